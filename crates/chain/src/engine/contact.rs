//! Each foot on its support through stance: where it comes to rest, and what that gives the leg.

use super::base::{Base, Through};
use super::joints::Impairment;
use super::{COUNT, ChainError, Engine, INSTANTS, STANDING, State};
use crate::contact::{ContactState, Dof, ElasticFoundation, LoadCase, Pose};
use crate::person::Leg;
use windlass_measure::Side;

/// Contact of one side at all instants.
#[derive(Debug, Clone)]
pub(super) struct Contact {
    /// What the leg adds to the heel's rise, degrees.
    pub leg_rise: Through,
    pub contact_states: Vec<ContactState>,
    pub load_cases: Vec<LoadCase>,
    /// Height given to the ankle over the unimpaired walk's, mm.
    pub lift: Through,
    /// Pitch given to the foot by its seat, heel up +, degrees.
    pub pitch: Through,
    /// Heel rise given or taken where the heel is up, degrees.
    pub rise: Through,
    /// Eversion from the unimpaired walk's, degrees.
    pub eversion: Through,
}

impl Engine<'_> {
    /// Puts a leg on the flat shoe in the walk's own posture, everted as given (rad), the ankle about `about`.
    pub(super) fn bases(
        &self,
        side: Side,
        impairment: &Impairment,
        eversion: &Through,
        about: Option<&[Base]>,
        near: &dyn Fn(usize) -> Option<Pose>,
    ) -> Result<Vec<Base>, ChainError> {
        let leg = self.person.legs.get(side);
        let foundation = self.foundation(side, State::Unimpaired);
        let mut start = ElasticFoundation::start();
        let mut out = Vec::with_capacity(COUNT + 1);
        for (k, everted) in eversion.iter().enumerate() {
            let mut joints = self.joints(leg, impairment, k);
            let (row, stiffness) = self.ankle(k);
            let usual = about.map(|b| b[k].contact_state.pose);
            if let Some(usual) = usual {
                joints.add(row, row.dot(&usual), stiffness);
            }
            let mut load_case = self.load_case(leg, k, 0.0);
            // Once the heel is up the walk has the foot's pitch; before, the calf has its centre of pressure.
            let mut held = vec![(Dof::Eversion, *everted)];
            let mut calf = Pose::zeros();
            match about {
                Some(usual) => calf[Dof::Pitch.at()] = usual[k].load[Dof::Pitch.at()],
                None if self.heel_up(k) => held.push((Dof::Pitch, 0.0)),
                None => {}
            }
            load_case.load += calf;
            start = near(k).or(usual).unwrap_or(start);
            let (contact_state, muscles) = foundation.solve_held(&load_case, &joints, &held, start)?;
            start = contact_state.pose;
            let given = usual.map_or(0.0, |usual| row.dot(&(contact_state.pose - usual)));
            out.push(Base { contact_state, load: calf + muscles - row * (stiffness * given) });
        }
        Ok(out)
    }

    /// The foot in a state, with what the leg adds to the heel's rise at each instant, degrees. `last`: the same with
    /// another such rise; up to the instant at which the two first differ the foot rests as it did.
    pub(super) fn contact(
        &self,
        side: Side,
        state: State,
        leg_rise: &Through,
        last: Option<&Contact>,
    ) -> Result<Contact, ChainError> {
        let leg = self.person.legs.get(side);
        let unimpaired = self.references.get(side);
        let base = match self.impaired.get(side) {
            Some(impaired) if state != State::Unimpaired => impaired,
            _ => unimpaired,
        };
        let support = leg.support(state);
        let still = leg_rise.iter().all(|r| *r == 0.0);
        let as_held = support == &leg.flat && still && (state == State::Unimpaired || !self.frees(leg, side));
        let foundation = self.foundation(side, state);
        let impairment = self.impairment(leg, state);
        let mut c = Contact {
            leg_rise: *leg_rise,
            contact_states: Vec::with_capacity(COUNT + 1),
            load_cases: Vec::with_capacity(COUNT + 1),
            lift: [0.0; COUNT + 1],
            pitch: [0.0; COUNT + 1],
            rise: [0.0; COUNT + 1],
            eversion: [0.0; COUNT + 1],
        };
        // Where the foot was at the instant before, from its base; height of the ankle over the ball while flat.
        let (mut moved, mut flat) = (Pose::zeros(), Flat::default());
        let same = |k: usize| last.is_some_and(|l| l.leg_rise[k] == leg_rise[k]);
        let first_new = (0..COUNT).find(|k| !same(*k)).unwrap_or(COUNT);
        for (k, held) in base.iter().enumerate() {
            let seat = support.pitch * self.heel_left(k);
            // Standing does not follow from toe-off.
            let unchanged = if k == STANDING { same(k) } else { k < first_new };
            let (contact_state, load_case) = match last.filter(|_| unchanged && !as_held) {
                Some(last) => (last.contact_states[k], last.load_cases[k]),
                None => {
                    let raised = leg_rise[k].to_radians() + if self.heel_up(k) { seat } else { 0.0 };
                    let mut load_case = self.load_case(leg, k, raised);
                    self.load(leg, &mut load_case, k, held, seat);
                    load_case.load += self.calf_raises(side, k, raised)?;
                    let contact_state = if as_held {
                        held.contact_state
                    } else {
                        let before = moved[Dof::Eversion.at()];
                        let joints = self.joints_in(leg, &impairment, k, held, before, support, seat);
                        let near = match self.warm.filter(|_| state == State::With) {
                            Some(found) => found.moved.get(side)[k],
                            None if k == STANDING => Pose::zeros(),
                            None => moved,
                        };
                        foundation.solve(&load_case, &joints, held.contact_state.pose + near)?
                    };
                    (contact_state, load_case)
                }
            };
            moved = contact_state.pose - held.contact_state.pose;
            let off = contact_state.pose - unimpaired[k].contact_state.pose;
            self.give(&mut c, leg, k, &off, &mut flat, seat);
            c.contact_states.push(contact_state);
            c.load_cases.push(load_case);
        }
        Ok(c)
    }

    /// What the calf adds where the leg raises the heel further than the reference (rad): what holds the heel that high on
    /// the flat shoe, beyond what holds it in the reference.
    fn calf_raises(&self, side: Side, k: usize, raised: f64) -> Result<Pose, ChainError> {
        if raised == 0.0 || k == STANDING {
            return Ok(Pose::zeros());
        }
        let (leg, base) = (self.person.legs.get(side), &self.references.get(side)[k]);
        let joints = self.joints(leg, &self.impairment(leg, State::Unimpaired), k);
        let held = [Dof::Eversion, Dof::Pitch].map(|dof| (dof, base.contact_state.pose[dof.at()]));
        let foundation = self.foundation(side, State::Unimpaired);
        let (_, muscles) = foundation.solve_held(
            &self.load_case(leg, k, raised),
            &joints,
            &held,
            base.contact_state.pose,
        )?;
        let pitch = Dof::Pitch.at();
        Ok(Dof::Pitch.row() * (muscles[pitch] - base.load[pitch]))
    }

    /// What a posture on a seat of a slope (rad) gives the leg: height and pitch at the ankle, heel rise, eversion.
    fn give(&self, c: &mut Contact, leg: &Leg, k: usize, off: &Pose, flat: &mut Flat, seat: f64) {
        let places = &self.profiles.mechanism.places;
        let pitch = off[Dof::Pitch.at()];
        let at = |share: f64| -off[Dof::Descent.at()] + pitch * share * leg.sole.length;
        // The ankle stands medial of the middle of the heel and goes down as the heel everts.
        let everted = off[Dof::Eversion.at()];
        let ankle = at(places.ankle) - everted * places.ankle_medial_mm;
        c.eversion[k] = everted.to_degrees();
        if self.heel_up(k) {
            // The heel leaves from a seat that is higher over the ball, and that is gone at toe-off.
            let left = self.heel_left(k);
            c.lift[k] = at(places.ball_axis) + left * flat.over_ball;
            c.pitch[k] = left * flat.pitch;
            c.rise[k] = -pitch.to_degrees();
        } else {
            // What pitches a walking foot beyond its seat has lifted the heel off it.
            let off_seat = if k == STANDING { 0.0 } else { (-pitch - seat.max(0.0)).max(0.0) };
            c.lift[k] = ankle - off_seat * (places.ball_axis - places.ankle) * leg.sole.length;
            c.pitch[k] = (-pitch - off_seat).to_degrees();
            c.rise[k] = off_seat.to_degrees();
            *flat = Flat { over_ball: c.lift[k] - at(places.ball_axis), pitch: c.pitch[k] };
        }
    }

    /// Whether the heel has left the ground at an instant of the reference walk.
    pub(super) fn heel_up(&self, k: usize) -> bool {
        k != STANDING && INSTANTS[k] > HEEL_OFF
    }

    /// How much of a seat's height over the ball the heel still has under it: all while it is down, none at toe-off.
    fn heel_left(&self, k: usize) -> f64 {
        if !self.heel_up(k) {
            return 1.0;
        }
        let rise = |s: f64| libm::tan(self.profiles.walk.nearest(s).heel_rise.to_radians());
        1.0 - (rise(INSTANTS[k]) / rise(0.95)).clamp(0.0, 1.0)
    }
}

/// Share of stance after which the reference's heel is up: its rise passes 4 degrees.
const HEEL_OFF: f64 = 0.55;

/// The seat while the heel was down.
#[derive(Debug, Clone, Copy, Default)]
struct Flat {
    over_ball: f64,
    pitch: f64,
}
