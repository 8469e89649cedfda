//! The walk that is taken: the one nearest to the reference that limits, ground, leg lengths and couplings allow.
//!
//! At one instant, deviations `x` from the reference (degrees; the other leg in mm) minimise
//! `sum (x_i / sigma_i)^2 + ...`, sigma the normal variability, subject to
//!
//! - the sagittal chain: `tilt = rise + lift_pitch + ankle - knee + hip` (each segment's lean is the one below's
//!   plus the joint between; the trunk stays upright, so the lumbar spine takes the tilt);
//! - the hips: `w drop = dz(this hip) - dz(other hip)`, dz from lifts, leg lengths, leans and the other leg's give;
//! - the tibia: `coupling = knee_rotation + hip_rotation + pelvis_rotation`;
//! - the toe `rise - roll <= limit - reference`, the ankle, the knee, the ground (`rise`) and `roll >= 0`.
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
    /// Rolling over a stiff toe instead of bending it.
    pub roll: f64,
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
    /// Multiplier of the toe limit: positive where the joint is at its end.
    pub toe_stop: f64,
}

impl Deviation {
    /// Each value from the same value of two deviations.
    pub fn zip(&self, other: &Deviation, join: impl Fn(f64, f64) -> f64) -> Deviation {
        Deviation {
            rise: join(self.rise, other.rise),
            ankle: join(self.ankle, other.ankle),
            knee: join(self.knee, other.knee),
            hip: join(self.hip, other.hip),
            tilt: join(self.tilt, other.tilt),
            roll: join(self.roll, other.roll),
            drop: join(self.drop, other.drop),
            hip_rotation: join(self.hip_rotation, other.hip_rotation),
            knee_rotation: join(self.knee_rotation, other.knee_rotation),
            pelvis_rotation: join(self.pelvis_rotation, other.pelvis_rotation),
            bend: join(self.bend, other.bend),
            other_leg: join(self.other_leg, other.other_leg),
            toe_stop: join(self.toe_stop, other.toe_stop),
        }
    }
}

/// Joints that a gait laboratory may have measured in this patient: where the walk must pass.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Pins {
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

/// What an instant asks.
#[derive(Debug, Clone, Copy)]
pub struct Ask {
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
    /// Drop that eversion asks of the pelvis, degrees.
    pub drop: f64,
    /// First MTP dorsiflexion of the reference, and what joint and plate leave of it, degrees.
    pub toe: [f64; 2],
    /// Ankle dorsiflexion of the reference, and the most there is.
    pub ankle: [f64; 2],
    /// Knee flexion of the reference, and the least.
    pub knee: [f64; 2],
    /// Heel rise of the reference.
    pub rise: f64,
    /// Lean of shank and thigh, forward +, rad.
    pub leans: [f64; 2],
    /// Length of shank and thigh, height and distance of the ankle over and behind the MTP axis, width of hips: mm.
    pub lengths: [f64; 5],
    /// Standing: the pelvis may find its own height, and no step forces an advance.
    pub standing: bool,
    /// What was measured in this patient.
    pub pins: Pins,
}

impl Ask {
    fn toe_gives(&self) -> bool {
        self.toe[1] > self.toe[0] + 5.0
    }
}

/// The nearest walk at one instant.
pub fn nearest(ask: &Ask, v: &Variability, draw: &Draw) -> Result<Deviation, ChainError> {
    let program = Program::of(ask, v, draw);
    let (x, toe_stop) = match program.by_exchange() {
        Some(found) => found,
        None => program.by_interior_point()?,
    };
    Ok(deviation(&x, toe_stop))
}

fn deviation(x: &Row, toe_stop: f64) -> Deviation {
    Deviation {
        rise: x[0],
        ankle: x[1],
        knee: x[2],
        hip: x[3],
        tilt: x[4],
        roll: x[5],
        drop: x[6],
        hip_rotation: x[7],
        knee_rotation: x[8],
        pelvis_rotation: x[9],
        bend: x[10],
        other_leg: x[11],
        toe_stop,
    }
}

#[cfg(test)]
mod tests;
