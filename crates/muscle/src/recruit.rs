//! How the moments are shared among the muscles: static optimisation.
//!
//! The activations `a` minimise `sum a_i^2 + sum (r_k / reserve)^2` where the muscles and reserve moments `r` make the net
//! moments, `sum_i arm_ki most_i a_i + r_k = moment_k`, and each activation is between its least and 1 (Crowninshield
//! and Brand 1981, J Biomech 14:793, with activation squared as in OpenSim). The reserves are there so that moments
//! beyond the muscles' strength have an answer that shows it.
//!
//! The dual has one unknown for each moment: `a_i = clamp(most_i arm_i . y)`, `r = reserve^2 y`. It is smooth, strongly
//! convex and piecewise quadratic, so that Newton's method with a step that descends ends after finitely many steps.

use crate::MuscleError;
use nalgebra::{DMatrix, DVector};

/// Least activation, as in the example that the method is compared with.
pub const LEAST: f64 = 0.01;
/// Steps of Newton's method.
const STEPS: usize = 200;
/// Moment left over, as a share of the greatest moment and at least of 1 N.m.
const LEFT_OVER: f64 = 1e-8;
/// Falls of the dual that are smaller than this share of it are lost in rounding.
const ROUNDED: f64 = 1e-14;

/// Moments to be shared.
#[derive(Debug, Clone, PartialEq)]
pub struct Task<'a> {
    /// Moment of each muscle at full activation about each coordinate, N.m: coordinates x muscles.
    pub most: &'a DMatrix<f64>,
    /// Net moment about each coordinate, N.m.
    pub moments: DVector<f64>,
    /// Moment of each reserve that costs as much as one fully active muscle, N.m.
    pub reserve: f64,
    /// Least activation of every muscle: what antagonists keep up together.
    pub least: f64,
}

/// The shares.
#[derive(Debug, Clone, PartialEq)]
pub struct Recruited {
    /// Activation of each muscle, from the least to 1.
    pub activations: Vec<f64>,
    /// What the muscles could not make, N.m about each coordinate.
    pub reserves: Vec<f64>,
    /// The price of each moment: where a neighbouring instant starts from.
    pub prices: DVector<f64>,
    /// Steps that it took.
    pub steps: usize,
}

/// The least sum of squared activations that makes the moments; `near` is the answer of a similar task.
///
/// # Errors
/// [`MuscleError::NotFound`] where a number is not finite or the steps do not end.
pub fn recruit(task: &Task, near: Option<&Recruited>) -> Result<Recruited, MuscleError> {
    let n = task.moments.len();
    let finite = task.most.iter().chain(task.moments.iter()).all(|v| v.is_finite());
    if !finite
        || task.most.nrows() != n
        || task.reserve.is_nan()
        || task.reserve <= 0.0
        || !(0.0..1.0).contains(&task.least)
    {
        return Err(MuscleError::NotFound { what: "a moment or moment arm is not a number".into() });
    }
    let mut y = match near {
        Some(near) if near.prices.len() == n => near.prices.clone(),
        _ => DVector::zeros(n),
    };
    let softness = task.reserve * task.reserve;
    let mut left_over = f64::INFINITY;
    for steps in 0..STEPS {
        let wanted = task.most.tr_mul(&y);
        let activations = wanted.map(|w| w.clamp(task.least, 1.0));
        let over = task.most * &activations + &y * softness - &task.moments;
        left_over = over.amax();
        if left_over < LEFT_OVER * task.moments.amax().max(1.0) {
            let reserves = (&y * softness).iter().copied().collect();
            return Ok(Recruited {
                activations: activations.iter().copied().collect(),
                reserves,
                prices: y,
                steps,
            });
        }
        let mut curvature = DMatrix::identity(n, n) * softness;
        for (i, _) in wanted.iter().enumerate().filter(|(_, w)| **w > task.least && **w < 1.0) {
            let column = task.most.column(i);
            curvature.ger(1.0, &column, &column, 1.0);
        }
        let Some(factor) = curvature.cholesky() else { break };
        let step = factor.solve(&over);
        y = descend(task, softness, &y, &step, over.dot(&step));
    }
    let what = format!(
        "Newton's method left {left_over:.2e} of {:.2e} N.m after {STEPS} steps",
        task.moments.amax()
    );
    Err(MuscleError::NotFound { what })
}

/// Goes along a step as far as the dual falls enough (Armijo).
fn descend(task: &Task, softness: f64, y: &DVector<f64>, step: &DVector<f64>, fall: f64) -> DVector<f64> {
    let here = dual(task, softness, y);
    let slack = ROUNDED * here.abs();
    let mut length = 1.0;
    for _ in 0..40 {
        let next = y - step * length;
        if dual(task, softness, &next) <= here - 1e-4 * length * fall + slack {
            return next;
        }
        length *= 0.5;
    }
    y - step
}

/// The dual function, whose gradient is the moment left over.
fn dual(task: &Task, softness: f64, y: &DVector<f64>) -> f64 {
    let muscles = task.most.tr_mul(y).map(|w| {
        let a = w.clamp(task.least, 1.0);
        a * w - 0.5 * a * a
    });
    muscles.sum() + 0.5 * softness * y.norm_squared() - task.moments.dot(y)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two joints; muscles of one joint, of both, and an antagonist.
    fn full() -> DMatrix<f64> {
        DMatrix::from_row_slice(2, 4, &[50.0, 0.0, 20.0, -30.0, 0.0, 40.0, 25.0, -10.0])
    }

    fn task(most: &DMatrix<f64>) -> Task<'_> {
        Task { most, moments: DVector::from_vec(vec![30.0, 20.0]), reserve: 1.0, least: LEAST }
    }

    #[test]
    fn the_moments_are_made_and_no_other_share_that_makes_them_is_cheaper() {
        let full = full();
        let task = task(&full);
        let found = recruit(&task, None).unwrap();
        let a = DVector::from_vec(found.activations.clone());
        let reserves = DVector::from_vec(found.reserves.clone());
        assert!((task.most * &a + reserves - &task.moments).amax() < 1e-6);
        let cost = |a: &DVector<f64>| {
            let left = &task.moments - task.most * a;
            a.norm_squared() + left.norm_squared()
        };
        let mut tried = 0;
        for i in 0..4 {
            for d in [-1e-3, 1e-3] {
                let mut other = a.clone();
                other[i] += d;
                if (LEAST..=1.0).contains(&other[i]) {
                    tried += 1;
                    assert!(cost(&other) > cost(&a), "muscle {i} by {d}");
                }
            }
        }
        assert!(tried >= 6);
        assert_eq!(a[3], LEAST, "the antagonist rests");
    }

    #[test]
    fn muscles_with_the_mean_of_their_moments_are_equally_active_and_make_the_same() {
        let mut full = full();
        let mean = 0.5 * (full.column(0) + full.column(2));
        for i in [0, 2] {
            full.set_column(i, &mean);
        }
        let found = recruit(&task(&full), None).unwrap();
        assert_eq!(found.activations[0], found.activations[2]);
        let made = DVector::from_vec(vec![70.0, 25.0]) * found.activations[0];
        let rest: f64 = 40.0 * found.activations[1] - 10.0 * found.activations[3] + found.reserves[1];
        assert!((made[1] + rest - 20.0).abs() < 1e-6);
    }

    #[test]
    fn a_moment_beyond_all_strength_is_left_to_the_reserve() {
        let full = full();
        let mut task = task(&full);
        task.moments[0] = 500.0;
        let found = recruit(&task, None).unwrap();
        assert_eq!(found.activations[0], 1.0);
        assert!(found.reserves[0] > 400.0, "{found:?}");
        task.moments[0] = f64::NAN;
        assert!(recruit(&task, None).is_err());
    }

    #[test]
    fn an_answer_nearby_is_a_start_that_changes_steps_and_nothing_else() {
        let full = full();
        let mut task = task(&full);
        let near = recruit(&task, None).unwrap();
        task.moments[0] += 0.5;
        let (cold, warm) = (recruit(&task, None).unwrap(), recruit(&task, Some(&near)).unwrap());
        assert!(warm.steps <= cold.steps);
        let apart = cold.activations.iter().zip(&warm.activations).map(|(a, b)| (a - b).abs());
        assert!(apart.fold(0.0, f64::max) < 1e-8);
    }
}
