//! The patient's own walk: what was measured replaces what the reference would give, and what a device changes adds
//! to it.

use super::*;
use crate::adapt::Pins;
use crate::case::OwnGait;

/// Until the foot is flat the leg takes less of what was measured later in stance: nothing at heel strike.
const WHOLE_FROM: f64 = 0.36;

/// One coordinate that may have been measured.
struct Own {
    measured: Option<f64>,
    quantity: Quantity,
    /// The reference, in the quantity's sign.
    base: fn(&Frame) -> f64,
    /// The deviation, in the walk's sign.
    of: fn(&Deviation) -> f64,
    /// The quantity's sign of a deviation.
    sign: f64,
    pin: fn(&mut Pins) -> &mut Option<f64>,
}

fn rows(own: &OwnGait) -> [Own; 6] {
    use Quantity as Q;
    [
        Own {
            measured: own.peak_ankle_dorsiflexion_deg,
            quantity: Q::AnkleDorsiflexion,
            base: |f| f.ankle_angle,
            of: |d| d.ankle,
            sign: 1.0,
            pin: |p| &mut p.ankle,
        },
        Own {
            measured: own.midstance_knee_flexion_deg,
            quantity: Q::KneeFlexion,
            base: |f| f.knee_angle,
            of: |d| d.knee,
            sign: 1.0,
            pin: |p| &mut p.knee,
        },
        Own {
            measured: own.peak_hip_extension_deg,
            quantity: Q::HipExtension,
            base: |f| -f.hip_angle,
            of: |d| d.hip,
            sign: -1.0,
            pin: |p| &mut p.hip,
        },
        Own {
            measured: own.peak_hip_internal_rotation_deg,
            quantity: Q::HipRotation,
            base: |f| f.hip_rotation,
            of: |d| d.hip_rotation,
            sign: 1.0,
            pin: |p| &mut p.hip_rotation,
        },
        Own {
            measured: own.peak_pelvic_drop_deg,
            quantity: Q::PelvicDrop,
            base: |f| f.pelvic_drop,
            of: |d| d.drop,
            sign: 1.0,
            pin: |p| &mut p.drop,
        },
        Own {
            measured: own.peak_lumbar_bend_deg,
            quantity: Q::LumbarBend,
            base: |f| f.lumbar_bend,
            of: |d| d.bend,
            sign: 1.0,
            pin: |p| &mut p.bend,
        },
    ]
}

impl Engine<'_> {
    /// What this leg's measured walk adds, at each instant, to the one that the model takes without a device.
    pub(super) fn own_walk(&self, side: Side) -> Result<[Deviation; COUNT], ChainError> {
        let without = State::Without;
        let contacts =
            Both { left: self.contact(Side::Left, without)?, right: self.contact(Side::Right, without)? };
        let v = &self.profiles.mechanism.variability;
        let mut taken = [Deviation::default(); COUNT];
        for (k, d) in taken.iter_mut().enumerate() {
            *d = self.capped(nearest(&self.ask(side, without, k, &contacts), v, &self.draw)?);
        }
        let rows = rows(&self.person.legs.get(side).gait);
        let offsets = rows.each_ref().map(|row| self.offset(row, &taken));
        let mut added = [Deviation::default(); COUNT];
        for (k, d) in added.iter_mut().enumerate() {
            let mut pins = Pins::default();
            for (row, offset) in rows.iter().zip(offsets) {
                let share = (INSTANTS[k] / WHOLE_FROM).min(1.0);
                *(row.pin)(&mut pins) = offset.map(|o| (row.of)(&taken[k]) + share * o);
            }
            let ask = Ask { pins, ..self.ask(side, without, k, &contacts) };
            *d = nearest(&ask, v, &self.draw)?.zip(&taken[k], |own, model| own - model);
            // Toe and foot stay with their own limits: what was measured is above them.
            (d.rise, d.roll, d.toe_stop) = (0.0, 0.0, 0.0);
        }
        Ok(added)
    }

    /// Measured less modelled, in the walk's sign.
    fn offset(&self, row: &Own, taken: &[Deviation; COUNT]) -> Option<f64> {
        let change = spread(&taken.each_ref().map(|d| row.sign * (row.of)(d)));
        let frames = &self.profiles.walk.frames;
        let curve: Curve = std::array::from_fn(|i| (row.base)(&frames[i]) + change[i]);
        Some(row.sign * (row.measured? - row.quantity.meta().reading.of(&curve)))
    }
}
