//! Left or right, from the shape alone: the arch is on the medial side, the ball bulges farther forward there, the
//! toes end there, and the waist is hollow there.

use super::element::SurfaceElement;
use super::heading::{Heading, SLICES};
use windlass_measure::Side;

/// Size of a sign, in full signs, from which it contradicts the others.
const AGAINST: f64 = 0.6;
/// Toes aside, as a share of the length, farther than on any foot, and the slope that a seen arch has.
const MOST_TOES: f64 = 0.065;
const LEAST_ARCH: f64 = 0.05;

/// What the shape says about the side.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Evidence {
    /// Rise of the sole across the midfoot toward the patient's left, as a slope.
    pub arch: f64,
    /// How far the front of the foot stands to the left of its middle, as a share of the length.
    pub toes: f64,
    /// How far the waist is hollowed on the left more than on the right, as a share of the length.
    pub waist: f64,
}

impl Evidence {
    /// Above zero for medial = left, which is a right foot. One sign alone can reach 1. No unit.
    pub fn balance(&self) -> f64 {
        let bounded = |v: f64, full: f64| (v / full).clamp(-1.0, 1.0);
        bounded(self.arch, 0.2) + bounded(self.toes, 0.05) + bounded(self.waist, 0.03)
    }

    /// The side, where the signs are strong enough together and none of them speaks clearly against it. Toes that stand
    /// farther aside than on any foot, without an arch, are a surface with gaps.
    pub fn side(&self) -> Option<Side> {
        let balance = self.balance();
        let signs = [self.arch / 0.2, self.toes / 0.05, self.waist / 0.03];
        let is_against = |s: &f64| s * balance.signum() < -AGAINST;
        let is_torn = self.toes.abs() > MOST_TOES && self.arch.abs() < LEAST_ARCH;
        if balance.abs() <= 0.35 || signs.iter().any(is_against) || is_torn {
            return None;
        }
        Some(if balance > 0.0 { Side::Right } else { Side::Left })
    }

    /// Whether no sign speaks at all, as on a ball or a last.
    pub fn is_blank(&self) -> bool {
        [self.arch / 0.2, self.toes / 0.05, self.waist / 0.03].iter().all(|s| s.abs() < 0.15)
    }

    /// The signs in words.
    pub fn words(&self) -> String {
        format!(
            "arch slope {:+.2}, toes {:+.1} %, waist {:+.1} % of the length; + suggests right",
            self.arch,
            100.0 * self.toes,
            100.0 * self.waist
        )
    }
}

/// Collects the evidence.
pub(crate) fn evidence(samples: &[SurfaceElement], heading: &Heading) -> Evidence {
    let middle = |from: f64, to: f64| {
        let range = (from * SLICES as f64) as usize..((to * SLICES as f64) as usize).min(SLICES);
        let mids: Vec<f64> =
            heading.slices[range].iter().map(|s| (s[0] + s[1]) / 2.0).filter(|m| m.is_finite()).collect();
        mids.iter().sum::<f64>() / mids.len().max(1) as f64
    };
    let (heel, waist, ball) = (middle(0.1, 0.25), middle(0.38, 0.52), middle(0.58, 0.7));
    let front = middle(0.86, 0.97);
    // A waist hollowed on the left has its middle to the right of the line from heel to ball.
    Evidence {
        arch: arch_slope(samples, heading),
        toes: (front - ball) / heading.length,
        waist: (0.5 * (heel + ball) - waist) / heading.length,
    }
}

/// Regression of height on place across, over the sole of the midfoot.
fn arch_slope(samples: &[SurfaceElement], h: &Heading) -> f64 {
    let mut sums = [0.0; 5];
    for s in samples {
        let (along, across, height) = h.locate(&s.at);
        let facing = h.up.dot(&s.normal).abs();
        let flat = facing > 0.35 * s.normal.norm();
        if (0.33..0.58).contains(&along) && height < 0.13 * h.length && flat {
            for (sum, v) in sums.iter_mut().zip([1.0, across, height, across * across, across * height]) {
                *sum += facing * v;
            }
        }
    }
    let [w, y, z, yy, yz] = sums;
    let spread = w * yy - y * y;
    if spread > 0.0 { (w * yz - y * z) / spread } else { 0.0 }
}
