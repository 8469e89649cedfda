//! One draw of one person in one state: contact, adaptation and loads of both sides, as curves over stance.

mod base;
mod constraints;
mod contact;
mod curves;
mod joints;
mod own;
mod shifts;
mod standing_by_leg;
mod toe;

use crate::ChainError;
use crate::adapt::{Deviation, nearest};
use crate::contact::{ContactState, ElasticFoundation, LoadCase, Pose};
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
    pub contact_states: [ContactState; COUNT],
    /// What it carried at each instant.
    pub load_cases: [LoadCase; COUNT],
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
    pub contact_state: ContactState,
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
    warm: Option<&'a WarmStart>,
    /// The springs of each foot on what is under it in each state, made when first asked for.
    foundations: Both<[OnceCell<ElasticFoundation>; 3]>,
    /// How far lateral and, late in stance, forward of the measured walker's the knee lies, body heights, found when first
    /// asked for.
    knee_off: OnceCell<[f64; 2]>,
    /// How fast the force of landing rises under each unimpaired foot on the flat shoe, found when first asked for.
    usual_impact: Both<OnceCell<f64>>,
    /// What each leg's measured walk adds to the modelled one, where something of it was measured.
    own: Both<Option<[Deviation; COUNT]>>,
}

/// Where one draw found the feet: on the flat reference, and how far from it the device moved them.
pub struct WarmStart {
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
        warm: Option<&'a WarmStart>,
    ) -> Result<Self, ChainError> {
        let references = Both { left: Vec::new(), right: Vec::new() };
        let mut engine = Engine {
            profiles,
            person,
            draw,
            references,
            impaired: Both { left: None, right: None },
            warm,
            foundations: Both::from_fn(|_| Default::default()),
            knee_off: OnceCell::new(),
            usual_impact: Both::from_fn(|_| OnceCell::new()),
            own: Both { left: None, right: None },
        };
        for side in Side::BOTH {
            let leg = person.legs.get(side);
            let near = |k: usize| warm.map(|f| f.references.get(side)[k]);
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
    pub fn warm_start(&self) -> Result<WarmStart, ChainError> {
        let poses = |bases: &[Base]| bases.iter().map(|b| b.contact_state.pose).collect::<Vec<Pose>>();
        let moved = |side: Side| -> Result<Vec<Pose>, ChainError> {
            let base = self.impaired.get(side).as_ref().unwrap_or(self.references.get(side));
            let contact = self.contact(side, State::With, &[0.0; COUNT + 1], None)?;
            Ok(contact.contact_states.iter().zip(base).map(|(f, b)| f.pose - b.contact_state.pose).collect())
        };
        Ok(WarmStart {
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
                let (own, modelled) = (contacts.get(side), walked.get(side));
                let asks: Through =
                    std::array::from_fn(|k| if k == STANDING { 0.0 } else { modelled[k].rise - own.rise[k] });
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
        let standing_by_leg = self.standing_by_leg(state, &contacts)?;
        let forces = self.stand_forces(state, &standing_by_leg)?;
        let left = self.side(Side::Left, state, &contacts, walked.left, (standing_by_leg.left, &forces))?;
        let right =
            self.side(Side::Right, state, &contacts, walked.right, (standing_by_leg.right, &forces))?;
        Ok(Both { left, right })
    }

    /// Pressure under every spring at an instant, kPa.
    pub fn pressures(&self, side: Side, state: State, outcome: &Outcome, instant: usize) -> Vec<f64> {
        self.foundation(side, state)
            .pressures(&outcome.contact_states[instant].pose, &outcome.load_cases[instant])
    }

    /// The springs of a foot on what is under it in a state; states with the same support share them.
    fn foundation(&self, side: Side, state: State) -> &ElasticFoundation {
        let leg = self.person.legs.get(side);
        let support = leg.support(state);
        let shared = if support == &leg.flat { State::Unimpaired } else { state };
        self.foundations.get(side)[shared as usize]
            .get_or_init(|| ElasticFoundation::new(&leg.sole, support, &self.profiles.mechanism, &self.draw))
    }

    fn walks(&self, state: State, contacts: &Both<Contact>) -> Result<Both<[Deviation; COUNT]>, ChainError> {
        Ok(Both {
            left: self.modelled(Side::Left, state, contacts)?,
            right: self.modelled(Side::Right, state, contacts)?,
        })
    }

    fn side(
        &self,
        side: Side,
        state: State,
        contacts: &Both<Contact>,
        mut deviation: [Deviation; COUNT],
        (standing_by_leg, forces): (Deviation, &StandForces),
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
            contact_states: std::array::from_fn(|k| own.contact_states[k]),
            load_cases: std::array::from_fn(|k| own.load_cases[k]),
            deviation,
            standing: self.standing(side, leg, state, own, (standing_by_leg, forces))?,
        };
        let walked;
        (outcome.curves, walked) = self.curves(side, state, own, &outcome)?;
        outcome.unbalanced = walked.max(forces.unbalanced);
        Ok(outcome)
    }

    /// The walk that the model takes at each instant.
    fn modelled(
        &self,
        side: Side,
        state: State,
        contacts: &Both<Contact>,
    ) -> Result<[Deviation; COUNT], ChainError> {
        let mut modelled = [Deviation::default(); COUNT];
        for (k, d) in modelled.iter_mut().enumerate() {
            let constraints = self.constraints(side, state, k, contacts);
            *d = nearest(&constraints, &self.profiles.mechanism.variability, &self.draw)?;
        }
        Ok(modelled)
    }

    fn standing(
        &self,
        side: Side,
        leg: &Leg,
        state: State,
        own: &Contact,
        (deviation, forces): (Deviation, &StandForces),
    ) -> Result<Standing, ChainError> {
        let contact_state = own.contact_states[STANDING];
        let eversion = own.eversion[STANDING];
        Ok(Standing {
            deviation,
            eversion,
            tibia: self.draw.tibial_coupling * eversion,
            toe_most: self.toe_most(side, leg, state, own)?,
            hallux_pull_n: self.hallux_pull(leg, &contact_state),
            fascia_n: contact_state.fascia.iter().sum(),
            contact_state,
            leg: *forces.legs.get(side),
            back: forces.back,
        })
    }

    pub(super) fn weight(&self) -> f64 {
        self.person.body.mass_kg * GRAVITY
    }
}
