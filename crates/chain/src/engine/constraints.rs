//! What each instant asks of the nearest walk: lifts, limits, references and leg lengths of one side.

use super::contact::Contact;
use super::{COUNT, Engine, INSTANTS, STANDING, State};
use crate::JointLimits;
use crate::adapt::{LegGeometry, Limit, MeasuredAngles, StepConstraints};
use crate::person::Leg;
use nalgebra::Vector3;
use windlass_measure::{Both, Side};

/// What the ankle has: most dorsiflexion at the reference's knee, and more of it per degree of knee flexion.
struct AnkleRange {
    most: f64,
    per_knee: f64,
}

impl Engine<'_> {
    pub(super) fn constraints(
        &self,
        side: Side,
        state: State,
        k: usize,
        contacts: &Both<Contact>,
    ) -> StepConstraints {
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
        let range = self.ankle_range(&limits, frame.knee_angle);
        let [lowered, held_back] = self.rollover_lost(own, k);
        let most = ankle_peak + range.most - m.limits.ankle_need_deg + shoe_drop(leg);
        let lean = |segment: Vector3<f64>| if standing { 0.0 } else { libm::atan2(segment.x, segment.z) };
        StepConstraints {
            lift_pitch: own.pitch[k],
            lift: own.lift[k],
            other_lift,
            short: self.person.short(side, state),
            tibia: d.tibial_coupling * own.eversion[k],
            lowered,
            held_back,
            given_rise: own.rise[k],
            ankle: Limit { reference_deg: if standing { 0.0 } else { frame.ankle_angle }, end_deg: most },
            ankle_per_knee: range.per_knee,
            knee: Limit {
                reference_deg: if standing { m.limits.standing_knee_deg } else { frame.knee_angle },
                end_deg: m.limits.knee_least_deg,
            },
            rise: if standing { 0.0 } else { frame.heel_rise },
            leg: LegGeometry {
                shank_mm: shank.norm() * mm,
                thigh_mm: thigh.norm() * mm,
                ankle_height_mm: (frame.ankle.z - frame.mtp.z) * mm,
                ankle_behind_mtp_mm: (frame.mtp.x - frame.ankle.x) * mm,
                hip_width_mm: m.places.hip_width_m_per_height * mm,
                shank_lean: lean(shank),
                thigh_lean: lean(thigh),
            },
            standing,
            measured: MeasuredAngles::default(),
        }
    }

    /// What heel rise that is lost takes from the body's path at an instant, mm: height, which the ankle lacks, and way over
    /// the foot, of which the step loses a share. The path is one smooth curve, so that it changes before and after too.
    fn rollover_lost(&self, own: &Contact, k: usize) -> [f64; 2] {
        if k == STANDING {
            return [0.0; 2];
        }
        let mm = self.person.body.height_m * 1e3;
        let model = &self.profiles.mechanism.model;
        let near = |lost: &dyn Fn(usize) -> f64| {
            (0..COUNT)
                .map(|j| lost(j) * libm::exp(-(INSTANTS[k] - INSTANTS[j]).abs() / model.path_over_stance))
                .fold(0.0, |most, now| if now.abs() > f64::abs(most) { now } else { most })
        };
        let rise = |j: usize| -own.rise[j].to_radians();
        let low = near(&|j| {
            let frame = self.profiles.walk.nearest(INSTANTS[j]);
            rise(j) * (frame.mtp.x - frame.ankle.x) * mm
        });
        let back = near(&|j| {
            let frame = self.profiles.walk.nearest(INSTANTS[j]);
            model.step_lost_share * rise(j).max(0.0) * (frame.hip.z - frame.mtp.z) * mm
        });
        [low, back]
    }

    /// The range with the knee flexed is measured from 30 degrees on; where it is not known, the gastrocnemius gives what it
    /// usually does.
    fn ankle_range(&self, limits: &JointLimits, knee: f64) -> AnkleRange {
        let usual = &self.profiles.mechanism.limits;
        let Some(extended) = limits.ankle_dorsiflexion_knee_extended_deg else {
            return AnkleRange { most: NO_END, per_knee: 0.0 };
        };
        let per_knee = limits
            .ankle_dorsiflexion_knee_flexed_deg
            .map_or(usual.ankle_per_knee, |flexed| ((flexed - extended) / KNEE_FLEXED).max(0.0));
        AnkleRange { most: extended + per_knee * knee.clamp(0.0, KNEE_FLEXED), per_knee }
    }
}

/// An ankle that is not limited, degrees.
const NO_END: f64 = 90.0;
/// Knee flexion from which the ankle has its range with the knee flexed, degrees.
const KNEE_FLEXED: f64 = 30.0;

/// Dorsiflexion that the shoe's heel spares the ankle, degrees.
fn shoe_drop(leg: &Leg) -> f64 {
    libm::atan(leg.heel_drop / (0.7 * leg.sole.length)).to_degrees()
}
