//! The springs of a sole on a support, and what they push with at a pose.

use super::block::{self, Block, Lanes, Push};
use super::roll::lifted;
use super::spring::{NEWTON, Spring};
use super::{COORDINATES, LoadCase, Pose};
use crate::mechanism::{Draw, Mechanism, Places};
use crate::sole::{FoundationElement, Region, Sole};
use crate::support::Support;

/// Springs of one foot on one support for one draw.
#[derive(Debug, Clone)]
pub struct ElasticFoundation {
    pub(super) springs: Vec<Spring>,
    pub(super) blocks: Vec<Block>,
    /// Radius on which the heads roll, mm.
    pub(super) roll: f64,
    /// One over the strain at which tissue locks.
    pub(super) per_lock: f64,
    /// The springs next to each.
    pub(super) beside: Vec<[Option<usize>; 4]>,
}

/// Where a foot hinges, mm from the heel.
#[derive(Debug, Clone, Copy)]
pub struct Hinges {
    midtarsal: f64,
    blend: f64,
    ray: f64,
    /// The border between first and second ray, mm across, and how softly it passes.
    between_rays: [f64; 2],
    /// The line of the MTP joints: x at the first head, and its slope.
    mtp: [f64; 2],
    first_y: f64,
    /// About where the heel rises.
    pub pivot: f64,
}

impl Hinges {
    /// Of a sole.
    pub fn of(sole: &Sole, places: &Places) -> Hinges {
        let (first, fifth) = (sole.first_head, sole.fifth_head);
        let slope = (fifth.x - first.x) / (fifth.y - first.y);
        let before = places.mtp_before_head_mm;
        Hinges {
            midtarsal: places.midtarsal * sole.length,
            blend: places.midtarsal_blend * sole.length,
            ray: places.first_ray * sole.length,
            between_rays: [0.75 * first.y + 0.25 * fifth.y, places.ray_blend_mm],
            mtp: [first.x + before, slope],
            first_y: first.y,
            pivot: places.ball_axis * sole.length + before,
        }
    }

    /// Compression per coordinate at a place; `y` across from the middle of the heel.
    pub(super) fn lever(&self, element: &FoundationElement, y: f64) -> [f64; COORDINATES] {
        let x = element.at.x;
        let fore = ((x - self.midtarsal) / self.blend + 0.5).clamp(0.0, 1.0);
        let [border, soft] = self.between_rays;
        let [hallux, toes] = [Region::Hallux, Region::LesserToes].map(|r| element.in_any(&[r]));
        let first = hallux + (1.0 - hallux - toes) * ((element.at.y - border) / soft + 0.5).clamp(0.0, 1.0);
        let toe = (x - self.mtp[0] - self.mtp[1] * (element.at.y - self.first_y)).max(0.0);
        [
            1.0,
            -x,
            y,
            fore * y,
            -fore * (x - self.midtarsal).max(0.0),
            -first * (x - self.ray).max(0.0),
            -first * toe,
            -(1.0 - first) * toe,
        ]
    }
}

impl ElasticFoundation {
    /// A pose to start from when nothing better is known.
    pub fn start() -> Pose {
        let mut start = Pose::zeros();
        start[0] = 6.0;
        start
    }

    /// The springs of a sole on a support.
    pub fn new(sole: &Sole, support: &Support, mechanism: &Mechanism, draw: &Draw) -> ElasticFoundation {
        let hinges = Hinges::of(sole, &mechanism.places);
        let square = sole.grid.pitch * sole.grid.pitch;
        let springs: Vec<Spring> = sole
            .elements
            .iter()
            .zip(&support.top)
            .zip(support.compliance(draw))
            .map(|((element, top), soft)| Spring {
                x: element.at.x,
                y: element.at.y - sole.heel_y,
                lever: hinges.lever(element, element.at.y - sole.heel_y),
                gap: top - element.height,
                thickness: element.thickness,
                modulus: element.modulus * draw.tissue_stiffness,
                soft: (soft + element.give).max(mechanism.tissue.least_compliance_mm_kpa),
                area: square * element.covered,
                shares: element.shares,
                midfoot: element.midfoot,
                medial: element.medial,
                behind: hinges.pivot - element.at.x,
            })
            .collect();
        let per_lock = 1.0 / mechanism.tissue.strain_lock;
        let roll = mechanism.places.roll_radius_mm;
        ElasticFoundation {
            blocks: block::blocks(&springs, per_lock),
            springs,
            roll,
            per_lock,
            beside: sole.beside.clone(),
        }
    }

    /// How deep a spring is at a pose, mm.
    #[inline]
    pub(super) fn depth(&self, s: &Spring, heel_rise: f64, pose: &Pose) -> f64 {
        let mut moved = 0.0;
        for k in 0..COORDINATES {
            moved += s.lever[k] * pose[k];
        }
        s.gap - lifted(s.behind, heel_rise, self.roll) + moved
    }

    /// Pressure (kPa) and its slope (kPa/mm) at a compression: the positive root of
    /// `c g p^2 + (t + c k - u g) p - u k = 0`, `g = 1/lock`, which is tissue and support in series.
    #[inline]
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

    /// How deep the springs lie before the foot moves, the heel up by a slope about the ball.
    pub(super) fn lying(&self, heel_rise: f64) -> Vec<Lanes> {
        self.blocks.iter().map(|b| b.lying(heel_rise, self.roll)).collect()
    }

    /// What the springs push with at a pose, from where they lie.
    pub(super) fn push(&self, lying: &[Lanes], pose: &Pose) -> Push<'_> {
        block::push(&self.blocks, lying, self.per_lock, pose)
    }

    /// Compression per coordinate in the middle of a region.
    pub fn lever_of(&self, region: Region) -> Option<Pose> {
        let mut sum = Pose::zeros();
        let mut count = 0.0;
        for s in &self.springs {
            let share = s.shares[region as usize] * s.area;
            sum += Pose::from(s.lever) * share;
            count += share;
        }
        (count > 0.0).then(|| sum / count)
    }

    /// The force that the contact passes when the rearfoot sinks by a depth, N, and the work it takes, N.mm: the heel at
    /// impact.
    pub fn impact(&self, load_case: &LoadCase, work: f64) -> f64 {
        // The springs of the heel, each with its depth before it sinks.
        let heel: Vec<(&Spring, f64)> = self
            .springs
            .iter()
            .filter(|s| s.shares[HEEL] > 0.0)
            .map(|s| (s, s.gap - lifted(s.behind, load_case.heel_rise, self.roll)))
            .collect();
        let force = |sunk: f64| -> f64 {
            heel.iter()
                .map(|(s, lies)| self.pressure(s, lies + sunk).0 * s.shares[HEEL] * s.area * NEWTON)
                .sum()
        };
        let lowest = heel.iter().map(|(_, lies)| *lies).fold(f64::NEG_INFINITY, f64::max);
        let (mut sunk, mut done, mut last) = (-lowest, 0.0, 0.0);
        for _ in 0..STEPS {
            let now = force(sunk + STEP);
            let added = 0.5 * (last + now) * STEP;
            if done + added >= work {
                // The force rises straight within a step.
                let share = (work - done) / added.max(1e-12);
                return last + (now - last) * share;
            }
            (sunk, done, last) = (sunk + STEP, done + added, now);
        }
        last
    }
}

/// The heel among the regions.
const HEEL: usize = Region::Heel as usize;
/// Step of the heel's way at impact, mm.
const STEP: f64 = 1.0;
/// Most steps.
const STEPS: usize = 60;

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::contact::Stiffness;
    use crate::fixture::{foot, profiles};
    use windlass_measure::Side;

    /// The sums over blocks, against a spring after the other.
    #[test]
    fn blocks_push_as_their_springs_do() {
        let profiles = profiles();
        let sole = Sole::of(&foot(Side::Right), &profiles.mechanism);
        let support = Support::shoe(&sole, &profiles.mechanism);
        let foundation = ElasticFoundation::new(
            &sole,
            &support,
            &profiles.mechanism,
            &profiles.mechanism.priors.medians(),
        );
        let load_case = LoadCase::carried(700.0, 100.0, 0.3);
        let turned = Pose::from([9.0, 0.05, -0.1, 0.04, 0.02, 0.03, 0.3, 0.2]);
        for pose in [
            ElasticFoundation::start(),
            ElasticFoundation::start() * 1.5,
            turned * 0.5 + ElasticFoundation::start(),
        ] {
            let (mut force, mut slope) = (Pose::zeros(), Stiffness::zeros());
            for s in &foundation.springs {
                let j = Pose::from(s.lever);
                let (p, dp) = foundation.pressure(s, foundation.depth(s, load_case.heel_rise, &pose));
                force += j * (p * s.area * NEWTON);
                slope += j * j.transpose() * (dp * s.area * NEWTON);
            }
            let push = foundation.push(&foundation.lying(load_case.heel_rise), &pose);
            let (blocks, rise) = (push.force, push.slope());
            assert!(force[0] > 0.0 && (blocks - force).norm() < 1e-9 * force.norm(), "{blocks} {force}");
            assert!((rise - slope).norm() < 1e-9 * slope.norm(), "{rise} {slope}");
        }
    }
}
