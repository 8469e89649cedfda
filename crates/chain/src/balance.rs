//! Pelvis and trunk in equilibrium: what the legs change, hip, pelvis and trunk answer.
//!
//! Where the pressure, the leg or a leg's length moves a force, the moments of the whole body about the centre of pressure no
//! longer come out even. Two things bring them back, in the sagittal and in the frontal plane alike: pelvis and trunk shift
//! over the foot (`y`), and the trunk leans (`l`). At every frame `a y + b l = c`, exactly; among the answers that do it
//! the one is taken that minimises
//!
//! `sum (y / sigma_y)^2 + sum (l / sigma_l)^2 + sum ((l_next - l) / sigma_rate)^2`
//!
//! over all frames of stance together: a soft trunk, upright by habit, that cannot jump. With `y` put in, it is one tridiagonal
//! system. About the vertical the friction of the sole answers (`loads`). Accelerations stay those of the measured walk.

use crate::loads::{Moved, Shift};
use crate::mechanism::Variability;
use crate::segments::Segments;
use crate::walk::Frame;

/// How readily pelvis and trunk answer in one plane: shift in body heights, lean and its change from frame to frame in rad.
struct Softness {
    shift: f64,
    lean: f64,
    rate: f64,
}

/// Lets hip, pelvis and trunk answer the shifts of a stance; `height_mm` is the body's height.
pub fn balance(frames: &[Frame], shifts: &mut [Shift], segments: &Segments, v: &Variability, height_mm: f64) {
    let moved: Vec<Moved> =
        frames.iter().zip(shifts.iter()).map(|(f, s)| Moved::of(f, s, segments)).collect();
    let lever: Vec<[f64; 2]> = moved.iter().map(Moved::levers).collect();
    let rate = v.trunk_rate_deg.to_radians();
    let softness = |shift_mm: f64, lean_deg: f64| Softness {
        shift: shift_mm / height_mm,
        lean: lean_deg.to_radians(),
        rate,
    };
    // About the left axis a shift forward makes a negative moment, about the forward axis one to the left a positive.
    let (sagittal, frontal): (Vec<f64>, Vec<f64>) = moved
        .iter()
        .map(|m| {
            let moment = m.unbalanced();
            (moment.y, -moment.x)
        })
        .unzip();
    let forward = answer(&lever, &sagittal, &softness(v.pelvic_advance_mm, v.trunk_lean_deg));
    let medial = answer(&lever, &frontal, &softness(v.pelvic_sway_mm, v.trunk_side_lean_deg));
    for ((shift, x), y) in shifts.iter_mut().zip(forward).zip(medial) {
        for (plane, [over, lean]) in [x, y].into_iter().enumerate() {
            shift.over[plane] += over;
            shift.trunk[plane] += lean;
        }
    }
}

/// Shift and lean at every frame.
fn answer(levers: &[[f64; 2]], asked: &[f64], soft: &Softness) -> Vec<[f64; 2]> {
    let n = levers.len();
    let (tie, own) = (soft.rate.powi(-2), soft.lean.powi(-2));
    let mut diagonal = Vec::with_capacity(n);
    let mut right = Vec::with_capacity(n);
    for (i, ([a, b], c)) in levers.iter().zip(asked).enumerate() {
        let weight = (a * soft.shift).powi(-2);
        let ties = f64::from(u8::from(i > 0)) + f64::from(u8::from(i + 1 < n));
        diagonal.push(b * b * weight + own + ties * tie);
        right.push(b * c * weight);
    }
    // Thomas' algorithm; every row is dominated by its diagonal.
    for i in 1..n {
        let factor = tie / diagonal[i - 1];
        diagonal[i] -= factor * tie;
        right[i] += factor * right[i - 1];
    }
    let mut lean = vec![0.0; n];
    for i in (0..n).rev() {
        let next = if i + 1 < n { lean[i + 1] } else { 0.0 };
        lean[i] = (right[i] + tie * next) / diagonal[i];
    }
    levers.iter().zip(asked).zip(lean).map(|(([a, b], c), l)| [(c - b * l) / a, l]).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::ChainProfiles;
    use crate::loads::loads;

    fn stance(change: impl Fn(f64) -> Shift) -> (ChainProfiles, Vec<Shift>, Vec<f64>) {
        let profiles = ChainProfiles::builtin().unwrap();
        let frames = &profiles.walk.frames;
        let segments = Segments::of(None);
        let mut shifts: Vec<Shift> = (0..frames.len()).map(|i| change(i as f64 / 50.0)).collect();
        balance(frames, &mut shifts, &segments, &profiles.mechanism.variability, 1750.0);
        let left = frames.iter().zip(&shifts).map(|(f, s)| loads(f, s, &segments).unbalanced);
        let left = left.collect();
        (profiles, shifts, left)
    }

    #[test]
    fn nothing_asked_is_nothing_answered() {
        let (_, shifts, left) = stance(|_| Shift::default());
        assert!(shifts.iter().all(|s| s.over[0].abs() + s.trunk[1].abs() < 1e-12));
        assert!(left.iter().all(|m| *m < 1e-12));
    }

    #[test]
    fn pelvis_and_trunk_go_with_the_pressure_and_nothing_is_left() {
        let harder = |s: f64| 0.01 * libm::sin(2.0 * std::f64::consts::PI * s);
        let (_, shifts, left) =
            stance(|s| Shift { cop: [0.003, 0.004 * s], force: harder(s), ..Shift::default() });
        let late = &shifts[40];
        assert!(late.over[1] > 0.0 && late.over[1] < 0.008 && late.trunk[1] > 0.0, "{late:?}");
        assert!(shifts[25].over[0] > 0.0 && shifts[25].trunk[0] > 0.0);
        // One per cent of force times height is asked for.
        assert!(left.iter().all(|m| *m < 1e-3), "{left:?}");
    }
}
