//! The patient's own walk: what was measured replaces what the reference would give, and what a device changes adds
//! to it.

use super::contact::Contact;
use super::{COUNT, ChainError, Engine, INSTANTS, State};
use crate::Quantity;
use crate::adapt::{Deviation, MeasuredAngles, StepConstraints, nearest};
use crate::case::OwnGait;
use crate::stance::{Curve, spread};
use crate::walk::Frame;
use windlass_measure::{Both, Side};

/// Until the foot is flat the leg takes less of what was measured later in stance: nothing at heel strike.
const WHOLE_FROM: f64 = 0.36;

/// One coordinate that may have been measured.
struct Own {
    quantity: Quantity,
    /// The quantity's sign in the walk.
    sign: f64,
    /// The reference, in the walk's sign.
    base: fn(&Frame) -> f64,
    /// The deviation.
    of: fn(&Deviation) -> f64,
    measured_angle: fn(&mut MeasuredAngles) -> &mut Option<f64>,
}

const fn own(
    quantity: Quantity,
    sign: f64,
    base: fn(&Frame) -> f64,
    of: fn(&Deviation) -> f64,
    measured_angle: fn(&mut MeasuredAngles) -> &mut Option<f64>,
) -> Own {
    Own { quantity, sign, base, of, measured_angle }
}

const OWN: [Own; 6] = [
    own(Quantity::AnkleDorsiflexion, 1.0, |f| f.ankle_angle, |d| d.ankle, |p| &mut p.ankle),
    own(Quantity::KneeFlexion, 1.0, |f| f.knee_angle, |d| d.knee, |p| &mut p.knee),
    own(Quantity::HipExtension, -1.0, |f| f.hip_angle, |d| d.hip, |p| &mut p.hip),
    own(Quantity::HipRotation, 1.0, |f| f.hip_rotation, |d| d.hip_rotation, |p| &mut p.hip_rotation),
    own(Quantity::PelvicDrop, 1.0, |f| f.pelvic_drop, |d| d.drop, |p| &mut p.drop),
    own(Quantity::LumbarBend, 1.0, |f| f.lumbar_bend, |d| d.bend, |p| &mut p.bend),
];

impl Engine<'_> {
    /// What each leg's measured walk adds, at each instant, to the one that the model takes without a device; `None`
    /// where nothing was measured.
    pub(super) fn own_walks(&self) -> Result<Both<Option<[Deviation; COUNT]>>, ChainError> {
        let mut walks = Both { left: None, right: None };
        let measured = |side: &Side| self.person.legs.get(*side).gait != OwnGait::default();
        if Side::BOTH.iter().any(measured) {
            let still = [0.0; COUNT + 1];
            let contacts = Both {
                left: self.contact(Side::Left, State::Without, &still, None)?,
                right: self.contact(Side::Right, State::Without, &still, None)?,
            };
            for side in Side::BOTH.into_iter().filter(measured) {
                *walks.get_mut(side) = Some(self.own_walk(side, &contacts)?);
            }
        }
        Ok(walks)
    }

    fn own_walk(&self, side: Side, contacts: &Both<Contact>) -> Result<[Deviation; COUNT], ChainError> {
        let without = State::Without;
        let v = &self.profiles.mechanism.variability;
        let modelled = self.modelled(side, without, contacts)?;
        let gait = &self.person.legs.get(side).gait;
        let offsets = OWN.each_ref().map(|own| self.offset(own, gait, &modelled));
        let mut added = [Deviation::default(); COUNT];
        for (k, d) in added.iter_mut().enumerate() {
            let mut measured = MeasuredAngles::default();
            for (own, offset) in OWN.iter().zip(offsets) {
                let share = (INSTANTS[k] / WHOLE_FROM).min(1.0);
                *(own.measured_angle)(&mut measured) = offset.map(|o| (own.of)(&modelled[k]) + share * o);
            }
            let constraints = StepConstraints { measured, ..self.constraints(side, without, k, contacts) };
            *d = nearest(&constraints, v, &self.draw)?.zip(&modelled[k], |own, model| own - model);
            // Toe and foot stay with their own limits: what was measured is above them.
            d.rise = 0.0;
        }
        Ok(added)
    }

    /// Measured less modelled, in the walk's sign.
    fn offset(&self, own: &Own, gait: &OwnGait, modelled: &[Deviation; COUNT]) -> Option<f64> {
        let change = spread(&modelled.each_ref().map(|d| own.sign * (own.of)(d)));
        let frames = &self.profiles.walk.frames;
        let curve: Curve = std::array::from_fn(|i| own.sign * (own.base)(&frames[i]) + change[i]);
        Some(own.sign * (gait.measured(own.quantity)? - own.quantity.meta().reading.of(&curve)))
    }
}
