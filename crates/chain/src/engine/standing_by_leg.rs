//! Standing on both legs: where each leg finds itself, and the joint forces of the whole body there.

use super::contact::Contact;
use super::{ChainError, Engine, STANDING, State};
use crate::adapt::{Deviation, nearest};
use crate::standing::{Posture, StandForces};
use windlass_measure::{Both, FOOT_LENGTH_PER_STATURE, Side};

impl Engine<'_> {
    /// Where each leg finds itself.
    pub(super) fn standing_by_leg(
        &self,
        state: State,
        contacts: &Both<Contact>,
    ) -> Result<Both<Deviation>, ChainError> {
        let v = &self.profiles.mechanism.variability;
        let find = |side: Side| nearest(&self.constraints(side, state, STANDING, contacts), v, &self.draw);
        Ok(Both { left: find(Side::Left)?, right: find(Side::Right)? })
    }

    /// The joint forces there, in the posture of the record: the trunk leans where the person stands flexed.
    pub(super) fn stand_forces(
        &self,
        state: State,
        standing_by_leg: &Both<Deviation>,
    ) -> Result<StandForces, ChainError> {
        let m = &self.profiles.mechanism;
        let flexed = self.person.spine.stands_flexed && state != State::Unimpaired;
        self.profiles.muscles.standing(&Posture {
            drop_right: standing_by_leg.left.drop,
            bend_left: standing_by_leg.left.bend,
            tilt: 0.5 * (standing_by_leg.left.tilt + standing_by_leg.right.tilt),
            trunk_lean: if flexed { self.draw.flexed_trunk_lean_deg } else { 0.0 },
            knee: Both::from_fn(|side| m.limits.standing_knee_deg + standing_by_leg.get(side).knee),
            pressure_ahead: FOOT_LENGTH_PER_STATURE * (m.model.standing_cop - m.places.ankle),
            trunk_ahead_mm: self.draw.trunk_ahead_mm,
            side_stiffness: self.draw.lumbar_side_stiffness,
            coactivation: self.coactivation(state),
        })
    }
}
