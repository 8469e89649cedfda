//! One draw of one person in one state: contact, adaptation and loads of both sides, as curves over stance.

mod ask;
mod contact;
mod curves;
mod own;
mod shifts;
mod toe;

use crate::ChainError;
use crate::adapt::{Ask, Deviation, Pins, nearest};
use crate::contact::{Bed, Footing, Joints, Pose, Reference, Stiffness, Task};
use crate::inverse::GRAVITY;
use crate::loads::{Loads, Shift, loads};
use crate::mechanism::{ChainProfiles, Draw};
use crate::person::{Leg, Person, State};
use crate::quantity::Quantity;
use crate::segments::Segments;
use crate::sole::Region;
use crate::stance::{COUNT, Curve, INSTANTS, between, spread};
use crate::support::Support;
use crate::walk::{FRAMES, Frame};
use contact::{Contact, task};
use windlass_measure::{Both, Side};

/// What one side did in one state: a curve for each quantity, in the order of [`Quantity::ALL`].
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The curves.
    pub curves: Vec<Curve>,
    /// The foot at each instant.
    pub footing: [Footing; COUNT],
    /// Walking deviations at each instant.
    pub deviation: [Deviation; COUNT],
    /// Standing on both legs.
    pub standing: Standing,
}

/// Standing on both legs.
#[derive(Debug, Clone, Copy)]
pub struct Standing {
    /// Deviations.
    pub deviation: Deviation,
    /// Rearfoot eversion, degrees.
    pub eversion: f64,
    /// Tibial internal rotation, degrees.
    pub tibia: f64,
    /// Most first MTP dorsiflexion there is, degrees.
    pub toe_most: f64,
    /// Plantar fascia tension, N.
    pub fascia_n: f64,
    /// The foot on its support.
    pub footing: Footing,
}

/// A person in one draw: the beds and their reference poses, shared by all states.
pub struct Engine<'a> {
    profiles: &'a ChainProfiles,
    person: &'a Person,
    draw: Draw,
    references: Both<[Reference; COUNT + 1]>,
    flat: Both<[Footing; COUNT + 1]>,
    found: Option<&'a Found>,
    /// What each leg's measured walk adds to the modelled one, where something of it was measured.
    own: Both<Option<[Deviation; COUNT]>>,
}

/// Where one draw found the feet: on the flat reference, and how far from it the device moved them.
pub struct Found {
    references: Both<[Pose; COUNT + 1]>,
    moved: Both<[Pose; COUNT + 1]>,
}

/// The instant after those of stance: standing.
const STANDING: usize = COUNT;
/// Body mass that joint stiffnesses of the profile belong to, kg.
const STANDARD_MASS: f64 = 75.0;

impl<'a> Engine<'a> {
    /// Puts the person's feet on the flat reference in this draw.
    pub fn new(profiles: &'a ChainProfiles, person: &'a Person, draw: Draw) -> Result<Self, ChainError> {
        Engine::near(profiles, person, draw, None)
    }

    /// The same, looked for where another draw of the same person was found: sooner, and to the same residual.
    pub fn near(
        profiles: &'a ChainProfiles,
        person: &'a Person,
        draw: Draw,
        found: Option<&'a Found>,
    ) -> Result<Self, ChainError> {
        let on_flat = |side: Side| -> Result<([Reference; COUNT + 1], [Footing; COUNT + 1]), ChainError> {
            let leg = person.legs.get(side);
            let bed = Bed::new(&leg.sole, &leg.flat, &profiles.mechanism, &draw);
            let mut references = [Reference { pose: Bed::START, hold: Pose::zeros() }; COUNT + 1];
            let mut start = Bed::START;
            for (k, reference) in references.iter_mut().enumerate() {
                start = found.map_or(start, |found| found.references.get(side)[k]);
                *reference = bed.reference(&task(profiles, person, leg, &draw, k), start)?;
                start = reference.pose;
            }
            let footing = std::array::from_fn(|k| {
                bed.footing(&references[k].pose, &task(profiles, person, leg, &draw, k))
            });
            Ok((references, footing))
        };
        let (left, right) = (on_flat(Side::Left)?, on_flat(Side::Right)?);
        let references = Both { left: left.0, right: right.0 };
        let flat = Both { left: left.1, right: right.1 };
        let own = Both { left: None, right: None };
        let mut engine = Engine { profiles, person, draw, references, flat, found, own };
        engine.own = engine.own_walks()?;
        Ok(engine)
    }

    /// Where the feet are in this draw.
    pub fn found(&self) -> Result<Found, ChainError> {
        let references = Both::from_fn(|side| self.references.get(side).map(|reference| reference.pose));
        let moved = |side: Side| -> Result<[Pose; COUNT + 1], ChainError> {
            let contact = self.contact(side, State::With)?;
            let references = references.get(side);
            Ok(std::array::from_fn(|k| contact.footing[k].pose - references[k]))
        };
        let moved = Both { left: moved(Side::Left)?, right: moved(Side::Right)? };
        Ok(Found { references, moved })
    }

    /// Both sides in one state.
    pub fn run(&self, state: State) -> Result<Both<Outcome>, ChainError> {
        let contacts = self.contacts(state)?;
        let left = self.side(Side::Left, state, &contacts)?;
        let right = self.side(Side::Right, state, &contacts)?;
        Ok(Both { left, right })
    }

    /// Pressure under every spring at an instant, kPa.
    pub fn pressures(&self, side: Side, state: State, outcome: &Outcome, instant: usize) -> Vec<f64> {
        let leg = self.person.legs.get(side);
        let bed = Bed::new(&leg.sole, leg.support(state), &self.profiles.mechanism, &self.draw);
        let mut task = self.task(leg, instant);
        task.hallux_press =
            outcome.deviation[instant].roll.to_radians() * self.profiles.mechanism.model.hallux_share;
        bed.pressures(&outcome.footing[instant].pose, &task)
    }

    fn side(&self, side: Side, state: State, contacts: &Both<Contact>) -> Result<Outcome, ChainError> {
        let leg = self.person.legs.get(side);
        let m = &self.profiles.mechanism;
        let own = contacts.get(side);
        let mut deviation = self.taken(side, state, contacts)?;
        if let (Some(own), State::Without | State::With) = (self.own.get(side), state) {
            for (d, own) in deviation.iter_mut().zip(own) {
                *d = d.zip(own, |model, added| model + added);
            }
        }
        let stood = nearest(&self.ask(side, state, STANDING, contacts), &m.variability, &self.draw)?;
        let mut footing: [Footing; COUNT] = std::array::from_fn(|k| own.footing[k]);
        self.press_hallux(side, state, &deviation, &own.joints, &mut footing)?;
        let mut outcome = Outcome {
            curves: Vec::new(),
            footing,
            deviation,
            standing: self.standing(leg, state, own, stood),
        };
        outcome.curves = self.curves(side, state, leg, own, &outcome);
        Ok(outcome)
    }

    fn contacts(&self, state: State) -> Result<Both<Contact>, ChainError> {
        Ok(Both { left: self.contact(Side::Left, state)?, right: self.contact(Side::Right, state)? })
    }

    /// The walk that the model takes at each instant.
    fn taken(
        &self,
        side: Side,
        state: State,
        contacts: &Both<Contact>,
    ) -> Result<[Deviation; COUNT], ChainError> {
        let mut taken = [Deviation::default(); COUNT];
        for (k, d) in taken.iter_mut().enumerate() {
            let ask = self.ask(side, state, k, contacts);
            *d = self.capped(nearest(&ask, &self.profiles.mechanism.variability, &self.draw)?);
        }
        Ok(taken)
    }

    fn standing(&self, leg: &Leg, state: State, own: &Contact, deviation: Deviation) -> Standing {
        let footing = own.footing[STANDING];
        let cap = self.profiles.mechanism.caps.tibial_rotation_deg;
        let arm = self.profiles.mechanism.places.fascia_arm * leg.sole.length;
        Standing {
            deviation,
            eversion: own.eversion[STANDING],
            tibia: (self.draw.tibial_coupling * own.eversion[STANDING]).clamp(-cap, cap),
            toe_most: self.toe_limit(leg, state).min(85.0),
            fascia_n: self.draw.fascia_share * footing.midfoot[1] / arm,
            footing,
        }
    }

    /// Caps (`[caps]` of the mechanism) on what the foot does to pelvis and hip in walking.
    fn capped(&self, mut d: Deviation) -> Deviation {
        let c = &self.profiles.mechanism.caps;
        d.hip_rotation = d.hip_rotation.clamp(-c.hip_rotation_deg, c.hip_rotation_deg);
        d.drop = d.drop.clamp(-c.pelvic_drop_deg, c.pelvic_drop_deg);
        d.bend = d.bend.clamp(-c.lumbar_bend_deg, c.lumbar_bend_deg);
        d
    }

    /// A toe that is rolled over instead of bent is pressed into the ground.
    fn press_hallux(
        &self,
        side: Side,
        state: State,
        deviation: &[Deviation; COUNT],
        joints: &[Joints],
        footing: &mut [Footing; COUNT],
    ) -> Result<(), ChainError> {
        if deviation.iter().all(|d| d.roll < 0.05) {
            return Ok(());
        }
        let leg = self.person.legs.get(side);
        let bed = Bed::new(&leg.sole, leg.support(state), &self.profiles.mechanism, &self.draw);
        for k in 0..COUNT {
            let mut task = self.task(leg, k);
            if task.heel_up && deviation[k].roll > 0.05 {
                task.hallux_press =
                    deviation[k].roll.to_radians() * self.profiles.mechanism.model.hallux_share;
                let reference = self.used_to(&self.references.get(side)[k], leg.support(state), &task);
                footing[k] = bed.rest(&task, &reference, &joints[k], footing[k].pose)?;
            }
        }
        Ok(())
    }
}
