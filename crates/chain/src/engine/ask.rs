//! What each instant asks of the nearest walk: lifts, limits, references and leg lengths of one side.

use super::*;

impl Engine<'_> {
    /// First MTP dorsiflexion of the reference at a frame, degrees: it follows heel rise and reaches the need at
    /// 95 % of stance.
    pub(super) fn toe_reference(&self, frame: &Frame) -> f64 {
        let late = self.profiles.walk.nearest(0.95).heel_rise.max(1.0);
        libm::pow((frame.heel_rise / late).clamp(0.0, 1.0), TOE_SHAPE) * self.draw.mtp_need
    }

    /// Most first MTP dorsiflexion there is in walking, degrees.
    pub(super) fn toe_limit(&self, leg: &Leg, state: State) -> f64 {
        let l = leg.limits(state);
        let most = match (l.first_mtp_loaded_deg, l.first_mtp_unloaded_deg) {
            (Some(loaded), _) => loaded,
            (None, Some(unloaded)) => unloaded,
            (None, None) => return 90.0,
        };
        // A cutout can only free a joint that moves when unloaded (a functional limit).
        let functional = l.first_mtp_unloaded_deg.is_some_and(|u| u > most + 15.0);
        let gain = if leg.support(state).first_ray_free && functional { self.draw.cutout_gain } else { 0.0 };
        (most + gain).max(0.0)
    }

    pub(super) fn ask(&self, side: Side, state: State, k: usize, contacts: &Both<Contact>) -> Ask {
        let (leg, body) = (self.person.legs.get(side), &self.person.body);
        let (m, d) = (&self.profiles.mechanism, &self.draw);
        let standing = k == STANDING;
        let frame = self.profiles.walk.nearest(if standing { 0.36 } else { INSTANTS[k] });
        let (own, other) = (contacts.get(side), contacts.get(side.other()));
        // The other foot is taken at the same instant: a lift under it stands there in double support.
        let other_lift = other.lift[if standing { k } else { INSTANTS.len() / 2 }];
        let mm = body.height_m * 1e3;
        let shank = frame.knee - frame.ankle;
        let thigh = frame.hip - frame.knee;
        let limits = leg.limits(state);
        let ankle_peak = self.profiles.walk.frames.iter().map(|f| f.ankle_angle).fold(0.0, f64::max);
        let ankle_most = limits
            .ankle_dorsiflexion_knee_extended_deg
            .map_or(90.0, |a| ankle_peak + a - m.limits.ankle_need_deg);
        let eversion =
            own.eversion[k] + self.fault_eversion(leg, state, if standing { 0.36 } else { INSTANTS[k] });
        let drive = d.mtp_drive * body.mass_kg / STANDARD_MASS;
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
            toe: [toe, self.toe_limit(leg, state)],
            ankle: [if standing { 0.0 } else { frame.ankle_angle }, ankle_most],
            knee: [if standing { 3.0 } else { frame.knee_angle }, m.limits.knee_least_deg],
            rise: if standing { 0.0 } else { frame.heel_rise },
            plate: leg.support(state).plate / drive,
            leans,
            lengths: [
                shank.norm() * mm,
                thigh.norm() * mm,
                (frame.ankle.z - frame.mtp.z) * mm,
                (frame.mtp.x - frame.ankle.x) * mm,
                m.places.hip_width_m_per_height * mm,
            ],
            standing,
        }
    }

    /// Eversion beyond what is usual, as measured in this patient, along the reference curve.
    pub(super) fn fault_eversion(&self, leg: &Leg, state: State, stance: f64) -> f64 {
        let excess =
            leg.limits(state).peak_rearfoot_eversion_deg.map_or(0.0, |p| (p - USUAL_EVERSION[1]).max(0.0));
        let walk = &self.profiles.walk;
        let peak = walk.frames.iter().map(|f| f.eversion).fold(f64::MIN, f64::max);
        let least = walk.frames.iter().map(|f| f.eversion).fold(f64::MAX, f64::min);
        excess * ((walk.nearest(stance).eversion - least) / (peak - least)).clamp(0.0, 1.0)
    }
}
