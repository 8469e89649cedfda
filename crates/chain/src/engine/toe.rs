//! The first MTP joint: what the walk needs of it, what it has, and what joint and plate leave of it.

use super::*;

/// What an instant gets of the first MTP joint.
#[derive(Debug, Clone, Copy)]
pub(super) struct Toe {
    /// Dorsiflexion that joint and plate leave, degrees.
    pub bend: f64,
    /// Share of the resistance that is the joint's own end of range (the rest is the plate's).
    pub stop: f64,
}

impl Engine<'_> {
    /// First MTP dorsiflexion of the reference at a frame, degrees: it follows heel rise and reaches the need at
    /// 95 % of stance.
    pub(super) fn toe_reference(&self, frame: &Frame) -> f64 {
        let late = self.profiles.walk.nearest(0.95).heel_rise.max(1.0);
        libm::pow((frame.heel_rise / late).clamp(0.0, 1.0), self.profiles.mechanism.model.toe_shape)
            * self.draw.mtp_need
    }

    /// First MTP dorsiflexion over stance: the reference with what changes at the instants; after the last of them,
    /// where the reference still bends more, no more than joint and plate leave.
    pub(super) fn toe_curve(&self, leg: &Leg, state: State, change: &Curve) -> Curve {
        let last = INSTANTS[COUNT - 1];
        std::array::from_fn(|i| {
            let reference = self.toe_reference(&self.profiles.walk.frames[i]);
            let bent = reference + change[i];
            if i as f64 / (FRAMES - 1) as f64 <= last {
                return bent;
            }
            bent.min(self.toe_given(leg, state, reference).bend)
        })
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

    /// The balance at one instant: the walk drives the toe towards its need, the plate bends with it, and the joint
    /// stiffens towards its end: `drive (need - x) = plate x + share drive end (x / end)^exponent`, x at most the end.
    pub(super) fn toe_given(&self, leg: &Leg, state: State, need: f64) -> Toe {
        let model = &self.profiles.mechanism.model;
        let drive = self.draw.mtp_drive * self.person.body.mass_kg / STANDARD_MASS;
        let plate = leg.support(state).plate / drive;
        let end = self.toe_limit(leg, state);
        if need <= 0.0 || (plate == 0.0 && end >= NO_END) {
            return Toe { bend: end.max(need), stop: 0.0 };
        }
        if end <= 0.0 {
            return Toe { bend: 0.0, stop: 1.0 };
        }
        // The stop and its slope.
        let stop = |x: f64| {
            if end >= NO_END {
                return (0.0, 0.0);
            }
            let exponent = model.toe_stop_exponent;
            let slope = model.toe_stop_share * libm::pow(x / end, exponent - 1.0);
            (slope * x, slope * exponent)
        };
        // Newton from above: what resists is convex, so the steps come down to the balance and never pass it.
        let mut x = need.min(end);
        for _ in 0..40 {
            let (push, slope) = stop(x);
            let over = x + plate * x + push - need;
            if over <= 1e-12 * need {
                break;
            }
            x -= over / (1.0 + plate + slope);
        }
        // At the end itself the joint takes whatever the plate does not.
        let joint = (need - x - plate * x).max(0.0);
        Toe { bend: x, stop: joint / (joint + plate * x).max(1e-9) }
    }
}

/// A joint that has this much is not limited, degrees.
const NO_END: f64 = 89.0;
