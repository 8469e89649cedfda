//! One person as the engine sees it: body, soles, supports, limits and leg lengths of both sides.

use crate::case::{Body, JointLimits, OwnGait, Spine};
use crate::sole::Sole;
use crate::support::Support;
use windlass_measure::{Both, Side};

/// Which of the three states of a person is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// No fault, no device.
    Unimpaired,
    /// The faults, no device.
    Without,
    /// The faults and the device.
    With,
}

/// One side of a person.
#[derive(Debug, Clone)]
pub struct Leg {
    /// The sole.
    pub sole: Sole,
    /// The flat ground or shoe that the reference walk is put on.
    pub flat: Support,
    /// What is under the foot without the device.
    pub without: Support,
    /// What is under the foot with the device; `None` = as without.
    pub with: Option<Support>,
    /// Limits of the joints.
    pub limits: JointLimits,
    /// What was measured of this leg's walk.
    pub gait: OwnGait,
    /// Eversion that a study gives the foot (induced pronation), degrees; 0 in patients.
    pub induced_eversion: f64,
    /// Drop of the shoe from heel to ball, mm.
    pub heel_drop: f64,
}

impl Leg {
    /// What is under the foot in a state.
    pub fn support(&self, state: State) -> &Support {
        match state {
            State::Unimpaired => &self.flat,
            State::Without => &self.without,
            State::With => self.with.as_ref().unwrap_or(&self.without),
        }
    }

    /// The limits that hold in a state.
    pub fn limits(&self, state: State) -> JointLimits {
        if state == State::Unimpaired { JointLimits::default() } else { self.limits }
    }
}

/// One person.
#[derive(Debug, Clone)]
pub struct Person {
    /// The body.
    pub body: Body,
    /// The back.
    pub spine: Spine,
    /// Both sides.
    pub legs: Both<Leg>,
    /// How much shorter the left leg is than the right, mm.
    pub left_short: f64,
}

impl Person {
    /// Whether a device lies under either foot.
    pub fn has_device(&self) -> bool {
        self.legs.iter().any(|(_, leg)| leg.with.is_some())
    }

    /// How much shorter this side's leg is than the other, mm, in a state.
    pub fn short(&self, side: Side, state: State) -> f64 {
        match (state, side) {
            (State::Unimpaired, _) => 0.0,
            (_, Side::Left) => self.left_short,
            (_, Side::Right) => -self.left_short,
        }
    }
}
