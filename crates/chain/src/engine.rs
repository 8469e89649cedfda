//! One draw of one person in one state: contact, adaptation and loads of both sides, as curves over stance.

mod ask;
mod base;
mod contact;
mod curves;
mod joints;
mod own;
mod shifts;
mod stood;
mod toe;

use crate::ChainError;
use crate::adapt::{Deviation, nearest};
use crate::contact::{Bed, Footing, Pose, Task};
use crate::inverse::GRAVITY;
use crate::mechanism::{ChainProfiles, Draw};
use crate::person::{Leg, Person, State};
use crate::stance::{COUNT, Curve, INSTANTS};
use crate::standing::StandForces;
use base::{Base, Through};
use contact::Contact;
use std::cell::OnceCell;
use windlass_measure::{Both, Side};
use windlass_muscle::{BackForces, LegForces};

/// What one side did in one state: a curve for each quantity, in the order of [`crate::Quantity::ALL`].
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The curves.
    pub curves: Vec<Curve>,
    /// The foot at each instant.
    pub footing: [Footing; COUNT],
    /// What it carried at each instant.
    pub tasks: [Task; COUNT],
    /// Walking deviations at each instant.
    pub deviation: [Deviation; COUNT],
    /// Largest moment of the whole body that nothing balances in walking or standing, weight x height.
    pub unbalanced: f64,
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
    /// Most first MTP dorsiflexion that an examiner finds, degrees.
    pub toe_most: f64,
    /// Force that lifts the hallux against its band of the fascia (Jack's test), N.
    pub hallux_pull_n: f64,
    /// Plantar fascia tension, N.
    pub fascia_n: f64,
    /// The foot on its support.
    pub footing: Footing,
    /// Forces of the joints of this leg, body weights.
    pub leg: LegForces,
    /// Forces of the lower back, body weights; its sides are the body's.
    pub back: BackForces,
}

/// A person in one draw: the feet on the flat shoe, shared by all states.
pub struct Engine<'a> {
    profiles: &'a ChainProfiles,
    person: &'a Person,
    draw: Draw,
    /// The unimpaired feet.
    references: Both<Vec<Base>>,
    /// The feet as measured, where they evert more or less than the unimpaired.
    impaired: Both<Option<Vec<Base>>>,
    found: Option<&'a Found>,
    /// The springs of each foot on what is under it in each state, made when first asked for.
    beds: Both<[OnceCell<Bed>; 3]>,
    /// How far lateral and, late in stance, forward of the measured walker's the knee lies, body heights, found when first
    /// asked for.
    knee_off: OnceCell<[f64; 2]>,
    /// How fast the force of landing rises under each unimpaired foot on the flat shoe, found when first asked for.
    usual_impact: Both<OnceCell<f64>>,
    /// What each leg's measured walk adds to the modelled one, where something of it was measured.
    own: Both<Option<[Deviation; COUNT]>>,
}

/// Where one draw found the feet: on the flat reference, and how far from it the device moved them.
pub struct Found {
    references: Both<Vec<Pose>>,
    moved: Both<Vec<Pose>>,
}

/// The instant after those of stance: standing.
const STANDING: usize = COUNT;
/// Passes between leg and foot until they agree.
const PASSES: usize = 3;
/// What is agreement, degrees of heel rise.
const AGREED_DEG: f64 = 0.25;

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
        let references = Both { left: Vec::new(), right: Vec::new() };
        let mut engine = Engine {
            profiles,
            person,
            draw,
            references,
            impaired: Both { left: None, right: None },
            found,
            beds: Both::from_fn(|_| Default::default()),
            knee_off: OnceCell::new(),
            usual_impact: Both::from_fn(|_| OnceCell::new()),
            own: Both { left: None, right: None },
        };
        for side in Side::BOTH {
            let leg = person.legs.get(side);
            let near = |k: usize| found.map(|f| f.references.get(side)[k]);
            let whole = engine.impairment(leg, State::Unimpaired);
            let usual = engine.usual();
            let reference = engine.bases(side, &whole, &usual, None, &near)?;
            let excess = engine.excess(leg, State::Without);
            if excess.iter().any(|e| *e != 0.0) {
                let everted = std::array::from_fn(|k| usual[k] + excess[k]);
                let impairment = engine.impairment(leg, State::Without);
                let bases = engine.bases(side, &impairment, &everted, Some(&reference), &|_| None)?;
                *engine.impaired.get_mut(side) = Some(bases);
            }
            *engine.references.get_mut(side) = reference;
        }
        engine.own = engine.own_walks()?;
        Ok(engine)
    }

    /// Where the feet are in this draw.
    pub fn found(&self) -> Result<Found, ChainError> {
        let poses = |bases: &[Base]| bases.iter().map(|b| b.footing.pose).collect::<Vec<Pose>>();
        let moved = |side: Side| -> Result<Vec<Pose>, ChainError> {
            let base = self.impaired.get(side).as_ref().unwrap_or(self.references.get(side));
            let contact = self.contact(side, State::With, &[0.0; COUNT + 1], None)?;
            Ok(contact.footing.iter().zip(base).map(|(f, b)| f.pose - b.footing.pose).collect())
        };
        Ok(Found {
            references: Both::from_fn(|side| poses(self.references.get(side))),
            moved: Both { left: moved(Side::Left)?, right: moved(Side::Right)? },
        })
    }

    /// Both sides in one state: the foot gives the leg height, pitch and heel rise, the leg gives the foot more or less
    /// heel rise, until they agree.
    pub fn run(&self, state: State) -> Result<Both<Outcome>, ChainError> {
        let mut rise = Both { left: [0.0; COUNT + 1], right: [0.0; COUNT + 1] };
        let mut contacts = Both {
            left: self.contact(Side::Left, state, &rise.left, None)?,
            right: self.contact(Side::Right, state, &rise.right, None)?,
        };
        let mut walked = self.walks(state, &contacts)?;
        for _ in 1..PASSES {
            let mut agreed = true;
            for side in Side::BOTH {
                let (own, taken) = (contacts.get(side), walked.get(side));
                let asks: Through =
                    std::array::from_fn(|k| if k == STANDING { 0.0 } else { taken[k].rise - own.rise[k] });
                let off = asks.iter().zip(rise.get(side)).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
                if off > AGREED_DEG {
                    agreed = false;
                    *rise.get_mut(side) = asks;
                    *contacts.get_mut(side) = self.contact(side, state, &asks, Some(own))?;
                }
            }
            if agreed {
                break;
            }
            walked = self.walks(state, &contacts)?;
        }
        let stood = self.stood(state, &contacts)?;
        let forces = self.stand_forces(state, &stood)?;
        let left = self.side(Side::Left, state, &contacts, walked.left, (stood.left, &forces))?;
        let right = self.side(Side::Right, state, &contacts, walked.right, (stood.right, &forces))?;
        Ok(Both { left, right })
    }

    /// Pressure under every spring at an instant, kPa.
    pub fn pressures(&self, side: Side, state: State, outcome: &Outcome, instant: usize) -> Vec<f64> {
        self.bed(side, state).pressures(&outcome.footing[instant].pose, &outcome.tasks[instant])
    }

    /// The springs of a foot on what is under it in a state; states with the same support share them.
    fn bed(&self, side: Side, state: State) -> &Bed {
        let leg = self.person.legs.get(side);
        let support = leg.support(state);
        let shared = if support == &leg.flat { State::Unimpaired } else { state };
        self.beds.get(side)[shared as usize]
            .get_or_init(|| Bed::new(&leg.sole, support, &self.profiles.mechanism, &self.draw))
    }

    fn walks(&self, state: State, contacts: &Both<Contact>) -> Result<Both<[Deviation; COUNT]>, ChainError> {
        Ok(Both {
            left: self.taken(Side::Left, state, contacts)?,
            right: self.taken(Side::Right, state, contacts)?,
        })
    }

    fn side(
        &self,
        side: Side,
        state: State,
        contacts: &Both<Contact>,
        mut deviation: [Deviation; COUNT],
        (stood, forces): (Deviation, &StandForces),
    ) -> Result<Outcome, ChainError> {
        let leg = self.person.legs.get(side);
        let own = contacts.get(side);
        if let (Some(own), State::Without | State::With) = (self.own.get(side), state) {
            for (d, own) in deviation.iter_mut().zip(own) {
                *d = d.zip(own, |model, added| model + added);
            }
        }
        let mut outcome = Outcome {
            unbalanced: 0.0,
            curves: Vec::new(),
            footing: std::array::from_fn(|k| own.footing[k]),
            tasks: std::array::from_fn(|k| own.tasks[k]),
            deviation,
            standing: self.standing(side, leg, state, own, (stood, forces))?,
        };
        let walked;
        (outcome.curves, walked) = self.curves(side, state, own, &outcome)?;
        outcome.unbalanced = walked.max(forces.unbalanced);
        Ok(outcome)
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
            *d = nearest(&ask, &self.profiles.mechanism.variability, &self.draw)?;
        }
        Ok(taken)
    }

    fn standing(
        &self,
        side: Side,
        leg: &Leg,
        state: State,
        own: &Contact,
        (deviation, forces): (Deviation, &StandForces),
    ) -> Result<Standing, ChainError> {
        let footing = own.footing[STANDING];
        let eversion = own.eversion[STANDING];
        Ok(Standing {
            deviation,
            eversion,
            tibia: self.draw.tibial_coupling * eversion,
            toe_most: self.toe_most(side, leg, state, own)?,
            hallux_pull_n: self.hallux_pull(leg, &footing),
            fascia_n: footing.fascia.iter().sum(),
            footing,
            leg: *forces.legs.get(side),
            back: forces.back,
        })
    }

    pub(super) fn weight(&self) -> f64 {
        self.person.body.mass_kg * GRAVITY
    }
}
