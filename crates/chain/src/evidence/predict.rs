//! One row through the engine: two conditions under the same draws.

use super::condition::Condition;
use super::table::{Change, Effect, Measured, Special};
use crate::engine::{Engine, Outcome};
use crate::mechanism::{ChainProfiles, Draw};
use crate::person::{Leg, Person, State};
use crate::quantity::{Quantity, Reading};
use crate::sole::Sole;
use crate::spread::spread;
use crate::support::Support;
use crate::{Body, ChainError};
use rayon::prelude::*;
use windlass_measure::{Both, Side};

/// The prediction of a row over some draws: the median (or the share) and its 80 % interval.
pub struct Prediction {
    /// Median, or share.
    pub value: f64,
    /// 80 % interval.
    pub interval: [f64; 2],
    /// Share of draws that go up.
    pub probability_up: f64,
}

/// Predicts a row over `draws` draws (1 = the medians).
pub fn predict(effect: &Effect, profiles: &ChainProfiles, draws: u32) -> Result<Prediction, ChainError> {
    let people = [person(effect, &effect.without, profiles), person(effect, &effect.with, profiles)];
    let priors = &profiles.mechanism.priors;
    let pairs: Vec<[f64; 2]> = (0..draws.max(1))
        .into_par_iter()
        .map(|i| {
            let draw = if draws <= 1 { priors.medians() } else { priors.draw(i, SEED) };
            Ok([measured(effect, &people[0], profiles, draw)?, measured(effect, &people[1], profiles, draw)?])
        })
        .collect::<Result<_, ChainError>>()?;
    let told = |p: &[f64; 2]| match effect.change {
        Change::Absolute => p[1] - p[0],
        Change::Percent => 100.0 * (p[1] - p[0]) / p[0].abs(),
        Change::Ratio => p[1] / p[0],
        Change::ShareDown | Change::ProbabilityUp => f64::from(u8::from(p[1] > p[0])),
    };
    let up = pairs.iter().filter(|p| p[1] > p[0]).count() as f64 / pairs.len() as f64;
    let s = spread(pairs.iter().map(told));
    let value = match effect.change {
        Change::ShareDown => 1.0 - up,
        Change::ProbabilityUp => up,
        _ => s.median,
    };
    Ok(Prediction { value, interval: [s.low, s.high], probability_up: up })
}

const SEED: u32 = 20;

fn person(effect: &Effect, condition: &Condition, profiles: &ChainProfiles) -> Person {
    let subject = effect.person;
    let m = &profiles.mechanism;
    let mut sole = Sole::standard(152.0 * subject.height_m, m);
    sole.arch_rigidity = subject.arch_rigidity;
    let flat = Support::shoe(&sole, m);
    let mut limits = subject.limits;
    if condition.first_mtp_limit_deg > 0.0 {
        limits.first_mtp_loaded_deg = Some(condition.first_mtp_limit_deg);
    }
    let own = condition.support(&sole, m);
    let leg = |support: Support| Leg {
        sole: sole.clone(),
        flat: flat.clone(),
        without: support,
        with: None,
        limits,
    };
    let left = if condition.one_side { flat.clone() } else { own.clone() };
    Person {
        body: Body { mass_kg: subject.mass_kg, height_m: subject.height_m, sex: None, steps_per_day: 5000.0 },
        legs: Both { left: leg(left), right: leg(own) },
        left_short: -condition.short_right_mm,
    }
}

fn measured(
    effect: &Effect,
    person: &Person,
    profiles: &ChainProfiles,
    draw: Draw,
) -> Result<f64, ChainError> {
    if effect.quantity == Measured::Special(Special::DeviceArchStiffness) {
        return Ok(person.legs.right.without.arch_stiffness(&draw).unwrap_or(f64::NAN));
    }
    let both = Engine::new(profiles, person, draw)?.run(State::Without)?;
    Ok(read(effect.quantity, &both))
}

fn read(quantity: Measured, both: &Both<Outcome>) -> f64 {
    let own = both.get(Side::Right);
    let reading = |o: &Outcome, q: Quantity| q.meta().reading.of(&o.curves[q as usize]);
    let range = |q: Quantity| {
        let curve = &own.curves[q as usize];
        Reading::Max(0.0, 1.0).of(curve) - Reading::Min(0.0, 1.0).of(curve)
    };
    match quantity {
        Measured::Quantity(q) => reading(own, q),
        Measured::Special(s) => match s {
            Special::DeviceArchStiffness => f64::NAN,
            // Told of the raised (right) side: the other side drops.
            Special::StandingPelvicDropDeg => own.standing.deviation.drop,
            Special::StandingLordosisDeg => own.standing.deviation.tilt,
            Special::LumbarRangeDeg => range(Quantity::LumbarBend),
            Special::AnkleExcursionDeg => {
                let curve = &own.curves[Quantity::AnkleDorsiflexion as usize];
                Reading::Max(0.3, 0.95).of(curve) - Reading::Min(0.06, 0.4).of(curve)
            }
            // The fascia about the head (radius 9 mm), lifted 30 mm before it: the toe leaves whatever is under it.
            Special::HalluxPullForceN => own.curves[Quantity::FasciaTension as usize][18] * 9.0 / 30.0,
            Special::ForceAsymmetryPercent => {
                let (r, l) =
                    (reading(own, Quantity::VerticalForce), reading(&both.left, Quantity::VerticalForce));
                200.0 * (r - l) / (r + l)
            }
        },
    }
}
