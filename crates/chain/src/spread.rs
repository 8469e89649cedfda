//! From draws to a median, two 80 % intervals and a direction.
//!
//! The draws differ as persons do. The mean effect in people like this has the interval of the model's error alone; this person
//! that of the draws, each with the error with which persons lie round a prediction.

use crate::judgement::{ModelError, Scale};
use crate::prior::normal_quantile;
use crate::report::{Change, Direction, Spread};

/// Below this a change is none, relative to the size of the value.
const NONE: f64 = 1e-6;
/// 90th percentile of the standard normal.
const Z90: f64 = 1.281_551_565_544_6;
/// Points by which the model's error is spread over each draw: the outermost of five stand at the 10th and 90th percentile, so
/// that draws that agree have just the interval of the error.
const POINTS: usize = 5;

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

/// The interval of draws that each have the model's error, round their own median, in their unit.
pub fn blurred(values: &[f64], error: ModelError) -> Spread {
    let own = spread(values.iter().copied());
    let points = points(POINTS);
    let all = spread(values.iter().flat_map(|v| points.iter().map(move |z| error.at(*v, *z))));
    Spread { low: all.low.min(own.median), median: own.median, high: all.high.max(own.median) }
}

/// The interval of the model's error round a change, in its unit.
pub fn around(change: f64, error: ModelError) -> Spread {
    Spread { low: error.at(change, -Z90), median: change, high: error.at(change, Z90) }
}

/// Evenly likely points of the standard normal, in standard deviations (no unit).
pub fn points(count: usize) -> Vec<f64> {
    (0..count).map(|k| normal_quantile((k as f64 + 0.5) / count as f64)).collect()
}

/// Probability that a normal error of this standard deviation leaves a value above 0.
fn above(value: f64, error: f64) -> f64 {
    match error > 0.0 {
        true => 0.5 * libm::erfc(-value / (error * std::f64::consts::SQRT_2)),
        false => f64::from(u8::from(value > 0.0)),
    }
}

/// How a value changes, draw by draw, in its unit or in % as `scale` says.
pub fn change(before: &[f64], after: &[f64], scale: Scale) -> Change {
    let differences: Vec<f64> = before.iter().zip(after).map(|(b, a)| a - b).collect();
    let size = spread(before.iter().map(|b| b.abs())).median;
    let tiny = NONE * size.max(1.0);
    let moved = differences.iter().any(|d| d.abs() > tiny);
    let median = spread(differences.iter().copied()).median;
    // What does not move in any draw is not blurred: the model knows no way to it, and says so.
    let [error, of_person] =
        if moved { [scale.error(size), scale.person_error(size)] } else { [ModelError::NONE; 2] };
    let absolute = blurred(&differences, of_person);
    let mean = around(median, error);
    let has_share = size > 1e-9 && before.iter().all(|b| b.abs() > 1e-9);
    let shares = || differences.iter().zip(before).map(|(d, b)| 100.0 * d / b.abs()).collect::<Vec<f64>>();
    let percent = has_share.then(|| blurred(&shares(), of_person.times(100.0 / size)));
    let mean_percent = percent.map(|p| around(p.median, error.times(100.0 / size)));
    let n = differences.len().max(1) as f64;
    let up =
        differences.iter().map(|d| if moved { above(*d, scale.sign(size)) } else { 0.0 }).sum::<f64>() / n;
    let direction = match (moved, up) {
        (false, _) => Direction::Unchanged,
        (true, up) if up >= 0.8 => Direction::Up,
        (true, up) if up <= 0.2 => Direction::Down,
        _ => Direction::NotDetermined,
    };
    let below_measurable = median.abs() < scale.measurable(size);
    Change { absolute, percent, mean, mean_percent, probability_up: up, direction, below_measurable }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::Quantity;
    use crate::activity::Activity;
    use crate::judgement::Judgement;
    use windlass_profiles::JUDGEMENT;

    #[test]
    fn an_even_set_has_its_quantiles() {
        let s = spread((0..=10).map(f64::from));
        assert_eq!((s.low, s.median, s.high), (1.0, 5.0, 9.0));
    }

    #[test]
    fn a_direction_needs_four_fifths() {
        let judgement = Judgement::parse(JUDGEMENT).unwrap();
        let scale = judgement.scale(Quantity::KneeFlexion, Activity::Walk);
        let before = [1.0; 10];
        let mut after = [9.0; 10];
        assert_eq!(change(&before, &after, scale).direction, Direction::Up);
        after[..3].fill(-9.0);
        assert_eq!(change(&before, &after, scale).direction, Direction::NotDetermined);
        assert_eq!(change(&before, &before, scale).direction, Direction::Unchanged);
    }

    #[test]
    fn the_error_of_the_model_widens_what_the_draws_agree_on() {
        assert!((above(1.0, 1.0) - 0.841_344_746).abs() < 1e-6);
        let error = ModelError { relative: 0.5, floor: 0.3 };
        let (same, exact) = (blurred(&[2.0; 64], error), around(2.0, error));
        assert!((same.high - exact.high).abs() < 0.2 && (same.low - exact.low).abs() < 0.2, "{same:?}");
        assert!(
            exact.high - 2.0 > 2.0 - exact.low && exact.low > 0.0,
            "an effect is missed by a factor: {exact:?}"
        );
        assert_eq!(around(-2.0, error).low, -exact.high);
        assert_eq!(blurred(&[2.0; 64], ModelError::NONE), around(2.0, ModelError::NONE));
    }
}
