//! The place where a falling function is zero.

/// What belongs to the place between two at which a falling function is zero to 1e-8, by false position with the stale
/// end's weight halved (Dowell and Jarratt 1971, BIT 11:168).
///
/// The function gives its value at a place and what belongs to it; `above` and `below` are places with their values, over
/// and not over zero. `None` where the function has no value, or no zero within 60 steps.
pub fn falling_through_zero<T>(
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
    fn a_crossing_is_found_in_a_few_steps_where_the_function_bends() {
        let mut asked = 0;
        let found = falling_through_zero(
            |x: f64| {
                asked += 1;
                Some((2.0 - x.powi(5), x))
            },
            (0.0, 2.0),
            (2.0, -30.0),
        );
        assert!((found.unwrap() - 2f64.powf(0.2)).abs() < 1e-9 && asked < 20, "{asked}");
    }
}
