//! The springs of a sole on a support, and what they push with at a pose.

use super::{Pose, Stiffness, Task};
use crate::mechanism::{Draw, Mechanism};
use crate::sole::{PITCH, Region, Sole, Spot};
use crate::support::Support;

/// Springs of one foot on one support for one draw.
#[derive(Debug, Clone)]
pub struct Bed {
    pub(super) springs: Vec<Spring>,
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
        let springs = sole
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
        Bed { springs, per_lock: 1.0 / mechanism.tissue.strain_lock, hinge }
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
    pub(super) fn assemble(&self, pose: &Pose, task: &Task) -> (Pose, Stiffness) {
        let mut force = Pose::zeros();
        let mut slope = Stiffness::zeros();
        for s in &self.springs {
            let j = Bed::lever(s);
            let (p, dp) = self.pressure(s, s.gap + j.dot(pose) + self.posture(s, task));
            if p > 0.0 {
                force += j * (p * AREA);
                add_outer(&mut slope, &j, dp * AREA);
            }
        }
        slope.fill_lower_triangle_with_upper_triangle();
        (force, slope)
    }

    /// How much the posture of the instant brings a spring closer to the ground, mm: the heel is up behind the
    /// toes' hinge, the toes stay level, a stiff hallux is pressed down.
    pub(super) fn posture(&self, s: &Spring, task: &Task) -> f64 {
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

/// Adds `weight j j'`, upper half only.
fn add_outer(slope: &mut Stiffness, j: &Pose, weight: f64) {
    for c in 0..5 {
        let w = weight * j[c];
        for r in 0..=c {
            slope[(r, c)] += w * j[r];
        }
    }
}
