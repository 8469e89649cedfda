//! The first place where a falling function is zero.

/// Payload at the first root x >= 0 of a function that is positive at 0, to |f| < 1e-8: bracketed by steps of
/// one length, then by false position with the stale end's weight halved (Dowell and Jarratt 1971, BIT 11:168).
///
/// The function gives its value at a place and what belongs to it. `None` where it is not over zero at 0, has no value on
/// the way, or is still over zero at the last step before `limit`.
pub fn first_zero<T>(mut function: impl FnMut(f64) -> Option<(f64, T)>, step: f64, limit: f64) -> Option<T> {
    let mut above = (0.0, function(0.0)?.0);
    if above.1 <= 0.0 {
        return None;
    }
    let mut below = (step, function(step)?.0);
    while below.1 > 0.0 {
        above = below;
        let next = below.0 + step;
        if next > limit {
            return None;
        }
        below = (next, function(next)?.0);
    }
    between(function, above, below)
}

/// The zero between a place over zero and one that is not, each with its value.
fn between<T>(
    mut function: impl FnMut(f64) -> Option<(f64, T)>,
    mut above: (f64, f64),
    mut below: (f64, f64),
) -> Option<T> {
    const ENOUGH: f64 = 1e-8;
    const MOST: usize = 60;
    let mut last_was_above = None;
    for _ in 0..MOST {
        let at = (above.0 * below.1 - below.0 * above.1) / (below.1 - above.1);
        let (value, found) = function(at)?;
        if value.abs() < ENOUGH {
            return Some(found);
        }
        let is_above = value > 0.0;
        let weight = if last_was_above == Some(is_above) { 0.5 } else { 1.0 };
        if is_above {
            above = (at, value);
            below.1 *= weight;
        } else {
            below = (at, value);
            above.1 *= weight;
        }
        last_was_above = Some(is_above);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_three_zeros_is_found_in_a_few_steps() {
        let asked = std::cell::Cell::new(0);
        let cubic = |x: f64| {
            asked.set(asked.get() + 1);
            Some(((1.3 - x) * (2.0 - x) * (3.1 - x), x))
        };
        let found = first_zero(cubic, 0.25, 5.0);
        assert!((found.unwrap() - 1.3).abs() < 1e-8 && asked.get() < 15, "{asked:?}");
        assert_eq!(first_zero(cubic, 0.25, 1.2), None);
    }

    #[test]
    fn what_begins_under_zero_has_none() {
        assert_eq!(first_zero(|x| Some((-x, x)), 0.25, 5.0), None);
    }
}
