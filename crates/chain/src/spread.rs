//! From draws to a median, an 80 % interval and a direction.

use crate::report::{Change, Direction, Spread};

/// Below this a change is none, relative to the size of the value.
const NONE: f64 = 1e-6;

/// Linear-interpolated quantile of sorted values (Hyndman and Fan 1996, type 7).
fn quantile(sorted: &[f64], q: f64) -> f64 {
    let s = q * (sorted.len() - 1) as f64;
    let i = (s.floor() as usize).min(sorted.len().saturating_sub(2));
    let j = (i + 1).min(sorted.len() - 1);
    sorted[i] + (sorted[j] - sorted[i]) * (s - i as f64)
}

/// Median and 80 % interval of at least one value.
pub fn spread(values: impl Iterator<Item = f64>) -> Spread {
    let mut sorted: Vec<f64> = values.collect();
    if sorted.is_empty() {
        return Spread { low: 0.0, median: 0.0, high: 0.0 };
    }
    sorted.sort_by(f64::total_cmp);
    Spread { low: quantile(&sorted, 0.1), median: quantile(&sorted, 0.5), high: quantile(&sorted, 0.9) }
}

/// How a value changes, draw by draw. `measurable`: the smallest change that can be told in one person, in its unit.
pub fn change(before: &[f64], after: &[f64], measurable: f64) -> Change {
    let pairs = || before.iter().zip(after);
    let absolute = spread(pairs().map(|(b, a)| a - b));
    let size = spread(before.iter().map(|b| b.abs())).median;
    let percent = (size > 1e-9 && before.iter().all(|b| b.abs() > 1e-9))
        .then(|| spread(pairs().map(|(b, a)| 100.0 * (a - b) / b.abs())));
    let tiny = NONE * size.max(1.0);
    let n = before.len() as f64;
    let up = pairs().filter(|(b, a)| *a - *b > tiny).count() as f64 / n;
    let down = pairs().filter(|(b, a)| *b - *a > tiny).count() as f64 / n;
    let direction = if up + down == 0.0 {
        Direction::Unchanged
    } else if up >= 0.8 {
        Direction::Up
    } else if down >= 0.8 {
        Direction::Down
    } else {
        Direction::NotDetermined
    };
    Change {
        absolute,
        percent,
        probability_up: up,
        direction,
        below_measurable: absolute.median.abs() < measurable,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_even_set_has_its_quantiles() {
        let s = spread((0..=10).map(f64::from));
        assert_eq!((s.low, s.median, s.high), (1.0, 5.0, 9.0));
    }

    #[test]
    fn a_direction_needs_four_fifths() {
        let before = [1.0; 10];
        let mut after = [2.0; 10];
        assert_eq!(change(&before, &after, 0.1).direction, Direction::Up);
        after[..3].fill(0.5);
        assert_eq!(change(&before, &after, 0.1).direction, Direction::NotDetermined);
        assert_eq!(change(&before, &before, 0.1).direction, Direction::Unchanged);
    }
}
