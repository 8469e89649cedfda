//! The first MTP joint: what the walk needs of it, what the foot on its support leaves, what an examiner finds.

use super::contact::Contact;
use super::{COUNT, ChainError, Engine, INSTANTS, STANDING, State};
use crate::contact::{ContactState, Dof, Pose};
use crate::person::Leg;
use crate::sole::Region;
use crate::stance::{Curve, between};
use crate::walk::{FRAMES, Frame};
use windlass_measure::Side;

impl Engine<'_> {
    /// First MTP dorsiflexion of the unimpaired walk at a frame, degrees: it follows heel rise and reaches the need at
    /// 95 % of stance.
    pub(super) fn toe_reference(&self, frame: &Frame) -> f64 {
        let late = self.profiles.walk.nearest(0.95).heel_rise.max(1.0);
        libm::pow((frame.heel_rise / late).clamp(0.0, 1.0), self.profiles.mechanism.model.toe_shape)
            * self.draw.mtp_need
    }

    /// First MTP dorsiflexion over stance, degrees: at each instant the hallux of the foot on its support bends so much more or
    /// less than the unimpaired one, and between them and after the last the curve keeps that ratio.
    pub(super) fn toe_curve(&self, side: Side, leg: &Leg, state: State, own: &Contact) -> Curve {
        let unimpaired = self.references.get(side);
        let at = Dof::Hallux.at();
        let ratio: [f64; COUNT] = std::array::from_fn(|k| {
            let usual = self.toe_reference(self.profiles.walk.nearest(INSTANTS[k]));
            let more = (own.contact_states[k].pose[at] - unimpaired[k].contact_state.pose[at]).to_degrees();
            if self.heel_up(k) && usual > BENT { (usual + more) / usual } else { 1.0 }
        });
        let frames = &self.profiles.walk.frames;
        // After the last instant the joint goes no further beyond its end than it went there.
        let end = self.impairment(leg, state).toe_end[0].to_degrees();
        let usual = self.toe_reference(self.profiles.walk.nearest(INSTANTS[COUNT - 1]));
        let most = end.max(usual * ratio[COUNT - 1]);
        std::array::from_fn(|i| {
            let bent =
                self.toe_reference(&frames[i]) * between(&ratio, i as f64 / (FRAMES - 1) as f64).max(0.0);
            bent.min(most)
        })
    }

    /// Force that lifts the hallux of the standing foot to the angle of Jack's test, N: its band of the fascia on the radius
    /// of the head, over the toe's lever.
    pub(super) fn hallux_pull(&self, leg: &Leg, standing: &ContactState) -> f64 {
        let m = &self.profiles.mechanism;
        let mut lifted = standing.pose;
        lifted[Dof::Hallux.at()] += m.model.jack_deg.to_radians();
        let [medial, _] = self.bands(leg);
        medial.tension(&m.fascia, &lifted).0 * m.fascia.head_radius_mm
            / (m.places.toe_lever * leg.sole.length)
    }

    /// First MTP dorsiflexion of the standing foot when an examiner lifts the hallux, degrees: fascia, joint and whatever is
    /// under the first ray decide how far it goes.
    pub(super) fn toe_most(
        &self,
        side: Side,
        leg: &Leg,
        state: State,
        own: &Contact,
    ) -> Result<f64, ChainError> {
        let m = &self.profiles.mechanism;
        let support = leg.support(state);
        let foundation = self.foundation(side, state);
        let base = match self.impaired.get(side) {
            Some(impaired) if state != State::Unimpaired => &impaired[STANDING],
            _ => &self.references.get(side)[STANDING],
        };
        let impairment = self.impairment(leg, state);
        let joints = self.joints_in(leg, &impairment, STANDING, base, 0.0, support, support.pitch);
        let mut load_case = own.load_cases[STANDING];
        // The lift acts under the hallux: upward is against compression.
        load_case.load -=
            foundation.lever_of(Region::Hallux).unwrap_or_else(Pose::zeros) * m.model.examiner_lift_n;
        let contact_state = foundation.solve(&load_case, &joints, own.contact_states[STANDING].pose)?;
        Ok(contact_state.pose[Dof::Hallux.at()].to_degrees())
    }
}

/// A toe that is bent by less has no ratio, degrees.
const BENT: f64 = 2.0;
