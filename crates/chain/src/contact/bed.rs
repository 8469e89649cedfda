//! The springs of a sole on a support, and what they push with at a pose.

use super::block::{self, Block, Closer};
use super::{Pose, Stiffness, Task};
use crate::mechanism::{Draw, Mechanism};
use crate::sole::{PITCH, Region, Sole, Spot};
use crate::support::Support;

/// Springs of one foot on one support for one draw.
#[derive(Debug, Clone)]
pub struct Bed {
    pub(super) springs: Vec<Spring>,
    blocks: Vec<Block>,
    /// One over the strain at which tissue locks.
    per_lock: f64,
    /// Where the toes hinge, mm from the heel.
    hinge: f64,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Spring {
    pub x: f64,
    pub y: f64,
    pub fore: f64,
    pub reach: f64,
    pub gap: f64,
    pub thickness: f64,
    pub modulus: f64,
    pub soft: f64,
    pub region: Region,
    pub medial: bool,
    /// Share of the arch's drop that this place takes part in.
    pub sag: f64,
}

/// mm2 times the kPa -> N/mm2 factor.
pub(super) const AREA: f64 = PITCH * PITCH * 1e-3;

impl Bed {
    /// A pose to start from when nothing better is known.
    pub const START: Pose = Pose::new(6.0, 0.0, 0.0, 0.0, 0.0);

    /// The springs of a sole on a support.
    pub fn new(sole: &Sole, support: &Support, mechanism: &Mechanism, draw: &Draw) -> Bed {
        let middle = mechanism.places.midtarsal * sole.length;
        let hinge = mechanism.places.ball_axis * sole.length + 6.0;
        let springs: Vec<Spring> = sole
            .spots
            .iter()
            .zip(&support.top)
            .zip(support.compliance(draw))
            .map(|((spot, top), soft)| {
                let fore = ((spot.at.x - middle) / (0.12 * sole.length) + 0.5).clamp(0.0, 1.0);
                Spring {
                    x: spot.at.x,
                    y: spot.at.y - sole.heel_y,
                    fore,
                    reach: fore * (spot.at.x - middle).max(0.0),
                    gap: top - spot.height,
                    thickness: spot.thickness,
                    modulus: spot.modulus * draw.tissue_stiffness,
                    soft: (soft + spot.give).max(2e-4),
                    region: spot.region,
                    medial: spot.medial,
                    sag: sag(spot, sole.length),
                }
            })
            .collect();
        let per_lock = 1.0 / mechanism.tissue.strain_lock;
        Bed { blocks: block::blocks(&springs, per_lock), springs, per_lock, hinge }
    }

    pub(super) fn lever(s: &Spring) -> Pose {
        Pose::new(1.0, -s.x, s.y, s.fore * s.y, -s.reach)
    }

    /// Pressure (kPa) and its slope (kPa/mm) at a compression: the positive root of
    /// `c g p^2 + (t + c k - u g) p - u k = 0`, `g = 1/lock`, which is tissue and support in series.
    pub(super) fn pressure(&self, s: &Spring, u: f64) -> (f64, f64) {
        if u <= 0.0 {
            return (0.0, 0.0);
        }
        let g = self.per_lock;
        let a = s.soft * g;
        let b = s.thickness + s.soft * s.modulus - u * g;
        let root = (b * b + 4.0 * a * u * s.modulus).sqrt();
        let p = if b > 0.0 { 2.0 * u * s.modulus / (b + root) } else { (root - b) / (2.0 * a) };
        // `2 a p + b` is the root itself.
        (p, (s.modulus + g * p) / root)
    }

    /// Generalised contact force and its derivative.
    pub(super) fn assemble(&self, pose: &Pose, closer: &[Closer]) -> (Pose, Stiffness) {
        block::assemble(&self.blocks, closer, self.per_lock, pose)
    }

    /// How deep each spring is in its support before the foot moves, mm, in the posture of the instant.
    pub(super) fn closer(&self, task: &Task) -> Vec<Closer> {
        block::closer(self.springs.iter().map(|s| s.gap + self.posture(s, task)))
    }

    /// How much the posture of the instant brings a spring closer to the ground, mm: the heel is up behind the
    /// toes' hinge, the toes stay level, a stiff hallux is pressed down.
    fn posture(&self, s: &Spring, task: &Task) -> f64 {
        let before = s.x - self.hinge;
        if before < 0.0 {
            let heel = if task.heel_up { before * task.heel_rise } else { 0.0 };
            return heel + s.sag * task.arch_drop;
        }
        if s.region == Region::Hallux { task.hallux_press * before } else { 0.0 }
    }
}

/// The arch sinks most where it is highest; heel and heads stay.
fn sag(spot: &Spot, length: f64) -> f64 {
    if spot.region == Region::Midfoot { (spot.height / (0.085 * length)).clamp(0.0, 1.0) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::sample::{foot, profiles};
    use windlass_measure::Side;

    /// The sums over blocks, against a spring after the other.
    #[test]
    fn blocks_push_as_their_springs_do() {
        let profiles = profiles();
        let sole = Sole::of(&foot(Side::Right), &profiles.mechanism);
        let support = Support::shoe(&sole, &profiles.mechanism);
        let bed = Bed::new(&sole, &support, &profiles.mechanism, &profiles.mechanism.priors.medians());
        let task = Task {
            force: 700.0,
            cop: 100.0,
            heel_up: true,
            heel_rise: 0.3,
            arch_drop: 2.0,
            hallux_press: 0.1,
        };
        for pose in
            [Bed::START, Pose::new(9.0, 0.05, -0.1, 0.04, 0.02), Pose::new(40.0, -0.1, 0.1, -0.1, 0.1)]
        {
            let (mut force, mut slope) = (Pose::zeros(), Stiffness::zeros());
            for s in &bed.springs {
                let j = Bed::lever(s);
                let (p, dp) = bed.pressure(s, s.gap + bed.posture(s, &task) + j.dot(&pose));
                force += j * (p * AREA);
                slope += j * j.transpose() * (dp * AREA);
            }
            let (blocks, rise) = bed.assemble(&pose, &bed.closer(&task));
            assert!(force[0] > 0.0 && (blocks - force).norm() < 1e-9 * force.norm(), "{blocks} {force}");
            assert!((rise - slope).norm() < 1e-9 * slope.norm(), "{rise} {slope}");
        }
    }
}
