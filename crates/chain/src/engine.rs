//! One draw of one person in one state: contact, adaptation and loads of both sides, as curves over stance.

mod ask;
mod curves;

use crate::ChainError;
use crate::adapt::{Ask, Deviation, nearest};
use crate::contact::{Bed, Footing, Joints, Pose, Reference, Task};
use crate::inverse::GRAVITY;
use crate::loads::{Loads, Shift, loads};
use crate::mechanism::{ChainProfiles, Draw};
use crate::person::{Leg, Person, State};
use crate::quantity::Quantity;
use crate::sole::Region;
use crate::stance::{COUNT, Curve, INSTANTS, between, spread};
use crate::walk::{FRAMES, Frame};
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
#[derive(Debug, Clone, Copy, Default)]
pub struct Standing {
    /// Deviations.
    pub deviation: Deviation,
    /// Rearfoot eversion, degrees.
    pub eversion: f64,
}

/// A person in one draw: the beds and their reference poses, shared by all states.
pub struct Engine<'a> {
    profiles: &'a ChainProfiles,
    person: &'a Person,
    draw: Draw,
    references: Both<[Reference; COUNT + 1]>,
    flat: Both<[Footing; COUNT + 1]>,
}

/// The instant after those of stance: standing.
const STANDING: usize = COUNT;
/// The foot's heel is up from this rise on, degrees.
const HEEL_UP: f64 = 4.0;
/// Body mass that joint stiffnesses of the profile belong to, kg.
const STANDARD_MASS: f64 = 75.0;

/// Contact of one side at all instants.
struct Contact {
    footing: Vec<Footing>,
    lift: [f64; COUNT + 1],
    pitch: [f64; COUNT + 1],
    eversion: [f64; COUNT + 1],
}

impl<'a> Engine<'a> {
    /// Puts the person's feet on the flat reference in this draw.
    pub fn new(profiles: &'a ChainProfiles, person: &'a Person, draw: Draw) -> Result<Self, ChainError> {
        let on_flat = |side: Side| -> Result<([Reference; COUNT + 1], [Footing; COUNT + 1]), ChainError> {
            let leg = person.legs.get(side);
            let bed = Bed::new(&leg.sole, &leg.flat, &profiles.mechanism, &draw);
            let mut references = [Reference { pose: Bed::START, hold: Pose::zeros() }; COUNT + 1];
            let mut start = Bed::START;
            for (k, reference) in references.iter_mut().enumerate() {
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
        Ok(Engine { profiles, person, draw, references, flat })
    }

    /// Both sides in one state.
    pub fn run(&self, state: State) -> Result<Both<Outcome>, ChainError> {
        let contacts =
            Both { left: self.contact(Side::Left, state)?, right: self.contact(Side::Right, state)? };
        let left = self.side(Side::Left, state, &contacts)?;
        let right = self.side(Side::Right, state, &contacts)?;
        Ok(Both { left, right })
    }

    /// Pressure under every spring at an instant, kPa.
    pub fn pressures(&self, side: Side, state: State, outcome: &Outcome, instant: usize) -> Vec<f64> {
        let leg = self.person.legs.get(side);
        let bed = Bed::new(&leg.sole, leg.support(state), &self.profiles.mechanism, &self.draw);
        let mut task = self.task(leg, instant);
        task.hallux_press = outcome.deviation[instant].roll.to_radians() * HALLUX_SHARE;
        bed.pressures(&outcome.footing[instant].pose, &task)
    }

    fn task(&self, leg: &Leg, k: usize) -> Task {
        task(self.profiles, self.person, leg, &self.draw, k)
    }

    fn weight(&self) -> f64 {
        self.person.body.mass_kg * GRAVITY
    }

    /// Stiffness of subtalar joint, midfoot and ankle for this body, N.mm/rad.
    fn joints(&self, leg: &Leg, state: State) -> Joints {
        let size = self.person.body.mass_kg / STANDARD_MASS * 1e3 / 1f64.to_radians();
        let limits = leg.limits(state);
        let usual = self.profiles.mechanism.limits.subtalar_range_deg;
        let stiff = limits.subtalar_range_deg.map_or(1.0, |r| (usual / r.max(2.0)).max(1.0));
        let d = &self.draw;
        let arch = d.arch_stiffness * leg.sole.arch_rigidity * limits.midfoot_stiffness.unwrap_or(1.0);
        let k =
            [0.0, d.ankle_spring.max(0.0), d.subtalar_stiffness * stiff, d.forefoot_twist_stiffness, arch];
        Joints { stiffness: Pose::from(k.map(|v| v * size)) }
    }

    fn contact(&self, side: Side, state: State) -> Result<Contact, ChainError> {
        let leg = self.person.legs.get(side);
        let m = &self.profiles.mechanism;
        let references = self.references.get(side);
        let mut c = Contact {
            footing: Vec::with_capacity(COUNT + 1),
            lift: [0.0; COUNT + 1],
            pitch: [0.0; COUNT + 1],
            eversion: [0.0; COUNT + 1],
        };
        if leg.support(state) == &leg.flat {
            c.footing.extend_from_slice(self.flat.get(side));
            return Ok(c);
        }
        let bed = Bed::new(&leg.sole, leg.support(state), m, &self.draw);
        let joints = self.joints(leg, state);
        for (k, reference) in references.iter().enumerate() {
            let task = self.task(leg, k);
            let footing = bed.rest(&task, reference, &joints)?;
            let moved = footing.pose - reference.pose;
            // With the heel up the support's pitch no longer turns the rearfoot: only the ball's height counts.
            let at = if task.heel_up { m.places.ball_axis } else { m.places.ankle } * leg.sole.length;
            c.lift[k] = -moved[0] + moved[1] * at;
            c.pitch[k] = if task.heel_up { 0.0 } else { -moved[1].to_degrees() };
            c.eversion[k] = moved[2].to_degrees().clamp(-m.caps.eversion_deg, m.caps.eversion_deg);
            c.footing.push(footing);
        }
        Ok(c)
    }

    fn side(&self, side: Side, state: State, contacts: &Both<Contact>) -> Result<Outcome, ChainError> {
        let leg = self.person.legs.get(side);
        let m = &self.profiles.mechanism;
        let own = contacts.get(side);
        let mut deviation = [Deviation::default(); COUNT];
        for (k, d) in deviation.iter_mut().enumerate() {
            *d = self.capped(nearest(&self.ask(side, state, k, contacts), &m.variability, &self.draw)?);
        }
        let stood = nearest(&self.ask(side, state, STANDING, contacts), &m.variability, &self.draw)?;
        let mut footing: [Footing; COUNT] = std::array::from_fn(|k| own.footing[k]);
        self.press_hallux(side, state, &deviation, &mut footing)?;
        let mut outcome = Outcome {
            curves: Vec::new(),
            footing,
            deviation,
            standing: Standing { deviation: stood, eversion: own.eversion[STANDING] },
        };
        outcome.curves = self.curves(side, state, leg, own, &outcome);
        Ok(outcome)
    }

    /// Caps of `evidence.md` 6.3 on what the foot does to pelvis and hip in walking.
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
        footing: &mut [Footing; COUNT],
    ) -> Result<(), ChainError> {
        if deviation.iter().all(|d| d.roll < 0.05) {
            return Ok(());
        }
        let leg = self.person.legs.get(side);
        let bed = Bed::new(&leg.sole, leg.support(state), &self.profiles.mechanism, &self.draw);
        let joints = self.joints(leg, state);
        for k in 0..COUNT {
            let mut task = self.task(leg, k);
            if task.heel_up && deviation[k].roll > 0.05 {
                task.hallux_press = deviation[k].roll.to_radians() * HALLUX_SHARE;
                footing[k] = bed.rest(&task, &self.references.get(side)[k], &joints)?;
            }
        }
        Ok(())
    }
}

/// The toes bend earlier than a rigid foot's heel rises: exponent of the share of heel rise [assume].
const TOE_SHAPE: f64 = 0.6;
/// Peak eversion of the usual walk against relaxed stance, and one SD above it, degrees (n=33, 4.0+-2.6).
const USUAL_EVERSION: [f64; 2] = [4.0, 6.6];
/// How much of a roll over the toe presses the hallux down; the rest lifts the ball.
const HALLUX_SHARE: f64 = 0.25;

/// The model's MTP axis lies before the real heads: the walk's path along the foot is shortened so that its second
/// half is that of measured feet (PhilD001/biomechZoo, Apache-2.0: 0.66 of the length at half of stance, 0.79 at 80 %).
const COP_SCALE: f64 = 0.94;

fn task(profiles: &ChainProfiles, person: &Person, leg: &Leg, draw: &Draw, k: usize) -> Task {
    let weight = person.body.mass_kg * GRAVITY;
    if k == STANDING {
        return Task {
            force: 0.5 * weight,
            cop: 0.42 * leg.sole.length,
            heel_up: false,
            heel_rise: 0.0,
            arch_drop: 0.5 * draw.arch_drop / leg.sole.arch_rigidity,
            hallux_press: 0.0,
        };
    }
    let frame = profiles.walk.nearest(INSTANTS[k]);
    Task {
        force: frame.ground.force.z * weight,
        cop: (COP_SCALE * frame.cop_along).clamp(0.10, 0.80) * leg.sole.length,
        heel_up: frame.heel_rise > HEEL_UP && INSTANTS[k] > 0.5,
        heel_rise: libm::tan(frame.heel_rise.to_radians()),
        // The arch is down while the foot is flat and comes up again with heel rise.
        arch_drop: draw.arch_drop / leg.sole.arch_rigidity
            * frame.ground.force.z.clamp(0.0, 1.1)
            * (1.0 - frame.heel_rise / 20.0).clamp(0.0, 1.0)
            * (INSTANTS[k] / 0.2).min(1.0),
        hallux_press: 0.0,
    }
}
