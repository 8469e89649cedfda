//! From contact and adaptation to what the Newton-Euler step moves: forces, their places, joint centres.

use super::contact::Contact;
use super::{COUNT, Engine, INSTANTS, Outcome, State};
use crate::adapt::Deviation;
use crate::balance::balance;
use crate::contact::LoadCase;
use crate::inverse::GRAVITY;
use crate::loads::{Loads, Shift, loads};
use crate::mechanism::{STANDARD_HEIGHT, STANDARD_MASS};
use crate::person::Leg;
use crate::segments::Segments;
use crate::stance::between;
use crate::walk::{FRAMES, Frame};
use windlass_measure::Side;

impl Engine<'_> {
    /// How far lateral of the measured walker's this draw's knee lies, in body heights, so that the first peak of the
    /// reference's knee adduction moment is the drawn one; and how far forward late in stance, for the peak of the moment
    /// that extends it.
    fn knee_off(&self) -> [f64; 2] {
        let unit = GRAVITY * self.person.body.height_m;
        let segments = Segments::of(self.person.body.sex);
        let (early, late) = self.profiles.walk.frames.split_at(FRAMES / 2);
        let off = |frames: &[Frame], read: &dyn Fn(&Loads) -> f64, peak: f64| {
            let (moment, force) = frames
                .iter()
                .map(|f| (read(&loads(f, &Shift::default(), &segments)) * unit, f.ground.force.z))
                .fold((f64::MIN, 1.0), |best, now| if now.0 > best.0 { now } else { best });
            (peak - moment) / (force * unit)
        };
        [
            off(early, &|l| l.knee_adduction, self.draw.knee_adduction_peak),
            -off(late, &|l| -l.knee_flexion, self.draw.knee_extension_peak),
        ]
    }

    pub(super) fn shifts(&self, side: Side, state: State, own: &Contact, o: &Outcome) -> Vec<Shift> {
        let leg = self.person.legs.get(side);
        let m = &self.profiles.mechanism;
        let mm = self.person.body.height_m * 1e3;
        let references = self.references.get(side);
        let moved: [[f64; 2]; COUNT] = std::array::from_fn(|k| {
            let (now, usual) = (o.contact_states[k].cop, references[k].contact_state.cop);
            [now[0] - usual[0], now[1] - usual[1]]
        });
        let lever = self.draw.frontal_transfer * self.draw.knee_response;
        let [knee_lateral, knee_forward] = *self.knee_off.get_or_init(|| self.knee_off());
        let harder = self.landing(o);
        let spring = self.draw.lumbar_side_stiffness / (GRAVITY * STANDARD_MASS * STANDARD_HEIGHT);
        let lean = self.own_trunk_lean(leg, state);
        let mut shifts: Vec<Shift> = (0..FRAMES)
            .map(|i| {
                let s = i as f64 / (FRAMES - 1) as f64;
                let read = |f: &dyn Fn(usize) -> f64| between(&std::array::from_fn(f), s);
                let medial = read(&|k| moved[k][1]);
                let eversion = read(&|k| own.eversion[k]).to_radians();
                let deviation = interpolated(&o.deviation, s);
                Shift {
                    knee_lateral,
                    knee_forward: knee_forward * ((s - EXTENDS_FROM) / EXTENDS_OVER).clamp(0.0, 1.0),
                    deviation,
                    lift_pitch: read(&|k| own.pitch[k]).to_radians(),
                    lift: read(&|k| own.lift[k]) / mm,
                    cop: [read(&|k| moved[k][0]) / mm, medial / mm],
                    sway: medial * (1.0 - lever) / mm,
                    ankle_medial: m.places.subtalar_height * leg.sole.length * eversion / mm,
                    knee_follows: m.places.knee_follows_ankle,
                    axis: self.draw.tibial_coupling * eversion,
                    // Lands harder, pushes off less: the body's weight over stance stays.
                    force: harder * libm::sin(2.0 * std::f64::consts::PI * s),
                    trunk: [lean, 0.0],
                    lumbar_spring: -spring * deviation.bend,
                    ..Shift::default()
                }
            })
            .collect();
        let segments = Segments::of(self.person.body.sex);
        balance(&self.profiles.walk.frames, &mut shifts, &segments, &m.variability, mm);
        shifts
    }

    /// How much further forward than the measured walker's this patient's trunk leans in walking, rad.
    fn own_trunk_lean(&self, leg: &Leg, state: State) -> f64 {
        let usual = self.profiles.mechanism.model.usual_trunk_lean_deg;
        let measured = leg.gait.trunk_forward_lean_deg.filter(|_| state != State::Unimpaired);
        measured.map_or(0.0, |lean| (lean - usual).to_radians())
    }

    /// How much more than the reference this leg is landed on at weight acceptance, body weights: the hip comes down as far
    /// as the pelvis drops on this side, and what is above body weight grows with the speed of landing.
    fn landing(&self, o: &Outcome) -> f64 {
        let m = &self.profiles.mechanism;
        let width = m.places.hip_width_m_per_height * self.person.body.height_m;
        let drop = o.deviation[..3].iter().map(|d| d.drop).sum::<f64>() / 3.0;
        // The middle of the body comes down half as far as the hip.
        let fall = -0.5 * width * drop.to_radians();
        let speed = m.model.landing_speed_m_s;
        let early = &self.profiles.walk.frames[..FRAMES / 2];
        let over = early.iter().map(|f| f.ground.force.z).fold(0.0, f64::max) - 1.0;
        over * ((1.0 + 2.0 * GRAVITY * fall / (speed * speed)).max(0.0).sqrt() - 1.0)
    }

    /// Shock at the shank against the unimpaired foot on the flat shoe: how fast the force of impact rises, with which the
    /// peak acceleration of the tibia goes (Hennig and Lafortune 1991).
    pub(super) fn shock(&self, side: Side, state: State, own: &Contact) -> f64 {
        let usual = self.usual_impact.get(side).get_or_init(|| {
            self.impact(side, State::Unimpaired, &self.load_case(self.person.legs.get(side), 0, 0.0))
        });
        self.impact(side, state, &own.load_cases[0]) / usual.max(1e-9)
    }

    /// How fast the force of impact rises. The heel's tissue, shoe, cover and device take up the work of landing, less what
    /// the subtalar joint takes by everting; a force F that takes up a work W at the speed of landing v rises by `F^2 v / W`.
    /// Over v.
    fn impact(&self, side: Side, state: State, load_case: &LoadCase) -> f64 {
        let m = &self.profiles.mechanism;
        let foundation = self.foundation(side, state);
        let work = m.model.impact_work_j_per_kg * self.person.body.mass_kg * 1e3;
        let stiffness = self.subtalar(self.person.legs.get(side), state);
        let lever = m.places.heel_strike_lateral_mm;
        let mut left = work;
        for _ in 0..SHARED {
            let turned = (foundation.impact(load_case, left) * lever).powi(2) / (2.0 * stiffness);
            // Half way, so that the two settle.
            left = 0.5 * (left + (work - turned).max(0.2 * work));
        }
        let force = foundation.impact(load_case, left);
        force * force / left
    }
}

/// Rounds until contact and subtalar joint share the work of landing.
const SHARED: usize = 3;
/// From here on, and a little later wholly, the walker's knee is straighter than this draw's: shares of stance, between the
/// middle and the peak of the moment that extends it.
const EXTENDS_FROM: f64 = 0.3;
const EXTENDS_OVER: f64 = 0.4;

/// The deviation at a share of stance: straight between the instants, level outside.
fn interpolated(d: &[Deviation; COUNT], s: f64) -> Deviation {
    let k = INSTANTS.partition_point(|&t| t <= s).clamp(1, COUNT - 1);
    let share = ((s - INSTANTS[k - 1]) / (INSTANTS[k] - INSTANTS[k - 1])).clamp(0.0, 1.0);
    d[k - 1].zip(&d[k], |a, b| a + (b - a) * share)
}
