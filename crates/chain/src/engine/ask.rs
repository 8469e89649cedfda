//! What each instant asks of the nearest walk: lifts, limits, references and leg lengths of one side.

use super::*;

impl Engine<'_> {
    pub(super) fn ask(&self, side: Side, state: State, k: usize, contacts: &Both<Contact>) -> Ask {
        let (leg, body) = (self.person.legs.get(side), &self.person.body);
        let (m, d) = (&self.profiles.mechanism, &self.draw);
        let standing = k == STANDING;
        let frame = self.profiles.walk.nearest(if standing { 0.36 } else { INSTANTS[k] });
        let (own, other) = (contacts.get(side), contacts.get(side.other()));
        // What both feet are given alike at the same instant of their stances is no difference of leg length.
        let other_lift = other.lift[k];
        let mm = body.height_m * 1e3;
        let shank = frame.knee - frame.ankle;
        let thigh = frame.hip - frame.knee;
        let limits = leg.limits(state);
        let ankle_peak = self.profiles.walk.frames.iter().map(|f| f.ankle_angle).fold(0.0, f64::max);
        let ankle_most = ankle_range(&limits, frame.knee_angle)
            .map_or(90.0, |a| ankle_peak + a - m.limits.ankle_need_deg + shoe_drop(leg));
        let eversion =
            own.eversion[k] + self.fault_eversion(leg, state, if standing { 0.36 } else { INSTANTS[k] });
        let toe = if standing { 0.0 } else { self.toe_reference(frame) };
        let leans = if standing {
            [0.0, 0.0]
        } else {
            [libm::atan2(shank.x, shank.z), libm::atan2(thigh.x, thigh.z)]
        };
        Ask {
            lift_pitch: own.pitch[k],
            lift: own.lift[k],
            other_lift,
            short: self.person.short(side, state),
            tibia: (d.tibial_coupling * eversion)
                .clamp(-m.caps.tibial_rotation_deg, m.caps.tibial_rotation_deg),
            drop: d.pelvic_drop_gain * eversion,
            toe: [toe, self.toe_given(leg, state, toe).bend],
            ankle: [if standing { 0.0 } else { frame.ankle_angle }, ankle_most],
            knee: [if standing { 3.0 } else { frame.knee_angle }, m.limits.knee_least_deg],
            rise: if standing { 0.0 } else { frame.heel_rise },
            leans,
            lengths: [
                shank.norm() * mm,
                thigh.norm() * mm,
                (frame.ankle.z - frame.mtp.z) * mm,
                (frame.mtp.x - frame.ankle.x) * mm,
                m.places.hip_width_m_per_height * mm,
            ],
            standing,
            pins: Pins::default(),
        }
    }

    /// Ankle dorsiflexion that the walk asks for and the joint does not have, degrees.
    pub(super) fn ankle_missing(&self, leg: &Leg, state: State, own: &Contact) -> f64 {
        let l = leg.limits(state);
        let need = self.profiles.mechanism.limits.ankle_need_deg;
        l.ankle_dorsiflexion_knee_extended_deg
            .map_or(0.0, |has| (need - has - own.heel_pitch().max(0.0) - shoe_drop(leg)).clamp(0.0, 20.0))
    }

    /// Eversion beyond what is usual, as measured in this patient, along the reference curve.
    pub(super) fn fault_eversion(&self, leg: &Leg, state: State, stance: f64) -> f64 {
        let model = &self.profiles.mechanism.model;
        let usual = model.usual_eversion_deg + model.usual_eversion_sd_deg;
        let excess = leg.limits(state).peak_rearfoot_eversion_deg.map_or(0.0, |p| (p - usual).max(0.0));
        let walk = &self.profiles.walk;
        let peak = walk.frames.iter().map(|f| f.eversion).fold(f64::MIN, f64::max);
        let least = walk.frames.iter().map(|f| f.eversion).fold(f64::MAX, f64::min);
        excess * ((walk.nearest(stance).eversion - least) / (peak - least)).clamp(0.0, 1.0)
    }
}

/// Dorsiflexion that the ankle has at a knee angle, degrees: the knee-flexed range holds from 30 degrees on.
fn ankle_range(limits: &crate::JointLimits, knee: f64) -> Option<f64> {
    let extended = limits.ankle_dorsiflexion_knee_extended_deg?;
    let flexed = limits.ankle_dorsiflexion_knee_flexed_deg.unwrap_or(extended).max(extended);
    Some(extended + (flexed - extended) * (knee / 30.0).clamp(0.0, 1.0))
}

/// Dorsiflexion that the shoe's heel spares the ankle, degrees.
fn shoe_drop(leg: &Leg) -> f64 {
    libm::atan(leg.heel_drop / (0.7 * leg.sole.length)).to_degrees()
}
