//! The walk that is taken: the one nearest to the reference that limits, ground, leg lengths and couplings allow.
//!
//! At one instant, deviations `x` from the reference (degrees; the other leg in mm) minimise
//! `sum (x_i / sigma_i)^2 + ...`, sigma the normal variability, subject to
//!
//! - the sagittal chain: `tilt = rise + lift_pitch + ankle - knee + hip` (each segment's lean is the one below's
//!   plus the joint between; the trunk stays upright, so the lumbar spine takes the tilt);
//! - the hips: `w drop = dz(this hip) - dz(other hip)`, dz from lifts, leg lengths, leans and the other leg's give;
//! - the tibia: `coupling = knee_rotation + hip_rotation + pelvis_rotation`;
//! - the ends of ankle and knee, and the ground under the heel.
//!
//! The gastrocnemius crosses ankle and knee: what stretches it, `ankle - arms knee`, costs as a joint does, so that a knee
//! flexes where the ankle is bent further. The heel rises as far as the foot on its support lets it (`contact`).
//!
//! With the right limits held, the equalities are one linear system (`active`), and its solution is the answer when
//! it keeps the other limits and every held limit pushes: the conditions of optimality of a convex program. Where
//! no set is found in a few exchanges, the program goes to `clarabel` (`interior`; Goulart and Chen 2024).

mod active;
mod interior;
mod program;

use crate::ChainError;
use crate::mechanism::{Draw, Variability};
use program::{Program, Row};

/// Deviations of one instant.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Deviation {
    /// Heel rise (pitch of the foot, heel up +), degrees.
    pub rise: f64,
    /// Ankle dorsiflexion.
    pub ankle: f64,
    /// Knee flexion.
    pub knee: f64,
    /// Hip flexion.
    pub hip: f64,
    /// Anterior pelvic tilt, and with it lumbar extension.
    pub tilt: f64,
    /// Pelvic drop of the other side (and hip adduction).
    pub drop: f64,
    /// Hip internal rotation.
    pub hip_rotation: f64,
    /// Knee internal rotation.
    pub knee_rotation: f64,
    /// Pelvic rotation.
    pub pelvis_rotation: f64,
    /// Lumbar bend towards this side.
    pub bend: f64,
    /// Shortening of the other leg, mm.
    pub other_leg: f64,
}

impl Deviation {
    /// Each value from the same value of two deviations, in its unit (degrees; the other leg mm).
    pub fn zip(&self, other: &Deviation, join: impl Fn(f64, f64) -> f64) -> Deviation {
        Deviation {
            rise: join(self.rise, other.rise),
            ankle: join(self.ankle, other.ankle),
            knee: join(self.knee, other.knee),
            hip: join(self.hip, other.hip),
            tilt: join(self.tilt, other.tilt),
            drop: join(self.drop, other.drop),
            hip_rotation: join(self.hip_rotation, other.hip_rotation),
            knee_rotation: join(self.knee_rotation, other.knee_rotation),
            pelvis_rotation: join(self.pelvis_rotation, other.pelvis_rotation),
            bend: join(self.bend, other.bend),
            other_leg: join(self.other_leg, other.other_leg),
        }
    }
}

/// Joints that a gait laboratory may have measured in this patient: where the walk must pass.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct MeasuredAngles {
    /// Ankle dorsiflexion, degrees from the reference.
    pub ankle: Option<f64>,
    /// Knee flexion.
    pub knee: Option<f64>,
    /// Hip flexion.
    pub hip: Option<f64>,
    /// Pelvic drop of the other side.
    pub drop: Option<f64>,
    /// Hip internal rotation.
    pub hip_rotation: Option<f64>,
    /// Lumbar bend towards this side.
    pub bend: Option<f64>,
}

/// A joint's angle in the reference, and the end of its range, degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limit {
    /// Angle in the reference.
    pub reference_deg: f64,
    /// End of the range.
    pub end_deg: f64,
}

/// The stance leg in the reference: lengths, and the lean of its segments in the sagittal plane.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LegGeometry {
    /// Length of the shank, mm.
    pub shank_mm: f64,
    /// Length of the thigh, mm.
    pub thigh_mm: f64,
    /// Height of the ankle over the MTP axis, mm.
    pub ankle_height_mm: f64,
    /// Distance of the ankle behind the MTP axis, mm.
    pub ankle_behind_mtp_mm: f64,
    /// Distance between the hip joints, mm.
    pub hip_width_mm: f64,
    /// Lean of the shank, forward +, rad.
    pub shank_lean: f64,
    /// Lean of the thigh, forward +, rad.
    pub thigh_lean: f64,
}

/// What an instant of the step imposes on the leg.
#[derive(Debug, Clone, Copy)]
pub struct StepConstraints {
    /// Pitch that the support gives the foot, heel up +, degrees.
    pub lift_pitch: f64,
    /// Height that the support gives this ankle, mm, over the reference.
    pub lift: f64,
    /// The same under the other foot.
    pub other_lift: f64,
    /// How much shorter this leg is than the other, mm (negative: longer).
    pub short: f64,
    /// Internal rotation given to the tibia, degrees.
    pub tibia: f64,
    /// Heel rise that the foot on its support gives, from the reference, degrees.
    pub given_rise: f64,
    /// How much lower the body's path is than the reference's, mm: what heel rise it lacks, now or soon.
    pub lowered: f64,
    /// How far the body stays behind the reference's way over the foot, mm: the step is shorter where roll-over is lost.
    pub held_back: f64,
    /// Ankle dorsiflexion of the reference, and the most there is.
    pub ankle: Limit,
    /// How much more of it there is per degree of knee flexion: the gastrocnemius' share of the limit.
    pub ankle_per_knee: f64,
    /// Knee flexion of the reference, and the least.
    pub knee: Limit,
    /// Heel rise of the reference.
    pub rise: f64,
    /// The leg as it stands in the reference.
    pub leg: LegGeometry,
    /// Standing: the pelvis may find its own height, and no step forces an advance.
    pub standing: bool,
    /// What was measured in this patient.
    pub measured: MeasuredAngles,
}

/// The coordinates of the walk, in the order of the program's rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Coordinate {
    Rise,
    Ankle,
    Knee,
    Hip,
    Tilt,
    Drop,
    HipRotation,
    KneeRotation,
    PelvisRotation,
    Bend,
    OtherLeg,
}

/// The nearest walk at one instant.
pub fn nearest(constraints: &StepConstraints, v: &Variability, draw: &Draw) -> Result<Deviation, ChainError> {
    let program = Program::of(constraints, v, draw);
    let x = match program.by_exchange() {
        Some(found) => found,
        None => program.by_interior_point()?,
    };
    Ok(deviation(&x))
}

fn deviation(x: &Row) -> Deviation {
    let of = |coordinate: Coordinate| x[coordinate as usize];
    Deviation {
        rise: of(Coordinate::Rise),
        ankle: of(Coordinate::Ankle),
        knee: of(Coordinate::Knee),
        hip: of(Coordinate::Hip),
        tilt: of(Coordinate::Tilt),
        drop: of(Coordinate::Drop),
        hip_rotation: of(Coordinate::HipRotation),
        knee_rotation: of(Coordinate::KneeRotation),
        pelvis_rotation: of(Coordinate::PelvisRotation),
        bend: of(Coordinate::Bend),
        other_leg: of(Coordinate::OtherLeg),
    }
}

#[cfg(test)]
mod tests;
