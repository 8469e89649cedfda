//! One row through the engine: two conditions under the same draws.

use super::condition::Condition;
use super::kinds::Base;
use super::measured::{Measured, Special, read};
use super::subject::Subject;
use super::table::{Change, Direction, Effect};
use crate::engine::Engine;
use crate::judgement::{ErrorKind, ModelError};
use crate::mechanism::{ChainProfiles, Draw};
use crate::person::{Leg, Person, State};
use crate::sole::Sole;
use crate::spread::{around, blurred, spread};
use crate::support::Support;
use crate::{Body, ChainError};
use rayon::prelude::*;
use windlass_measure::{Both, FOOT_LENGTH_PER_STATURE};

/// The prediction of a row over some draws: the median (or the share) and its 80 % interval.
pub struct Prediction {
    /// Median, or share.
    pub value: f64,
    /// 80 % interval of one person: draws and error of the model.
    pub interval: [f64; 2],
    /// 80 % interval of the mean effect; a share of people has none.
    pub mean: Option<[f64; 2]>,
    /// The model's error, in the row's change.
    pub error: ModelError,
    /// Which error.
    pub error_kind: ErrorKind,
    /// Whether the medians go in the row's direction from each condition to the next.
    pub in_order: bool,
    /// Share of draws that go up.
    pub probability_up: f64,
}

/// Predicts a row over `draws` draws (1 = the medians).
pub fn predict(effect: &Effect, profiles: &ChainProfiles, draws: u32) -> Result<Prediction, ChainError> {
    let first = person(&effect.person_without, &effect.without, profiles);
    let rest = effect.steps.iter().chain([&effect.with]).map(|c| person(&effect.person, c, profiles));
    let people: Vec<Person> = std::iter::once(first).chain(rest).collect();
    let priors = &profiles.mechanism.priors;
    let all: Vec<Vec<f64>> = (0..draws.max(1))
        .into_par_iter()
        .map(|i| {
            let draw = if draws <= 1 { priors.medians() } else { priors.draw(i, SEED) };
            people.iter().map(|p| measured(effect, p, profiles, draw)).collect()
        })
        .collect::<Result<_, ChainError>>()?;
    let pairs: Vec<[f64; 2]> = all.iter().map(|v| [v[0], v[v.len() - 1]]).collect();
    let changed = |p: &[f64; 2]| match effect.change {
        Change::Absolute => p[1] - p[0],
        Change::Percent => 100.0 * (p[1] - p[0]) / p[0].abs(),
        Change::Ratio => p[1] / p[0],
        Change::ShareDown | Change::ProbabilityUp => f64::from(u8::from(p[1] > p[0])),
    };
    let up = pairs.iter().filter(|p| p[1] > p[0]).count() as f64 / pairs.len() as f64;
    let draws: Vec<f64> = pairs.iter().map(changed).collect();
    let level = spread(pairs.iter().map(|p| p[0].abs())).median;
    let is_share = matches!(effect.change, Change::ShareDown | Change::ProbabilityUp);
    let value = match effect.change {
        Change::ShareDown => 1.0 - up,
        Change::ProbabilityUp => up,
        _ => spread(draws.iter().copied()).median,
    };
    let (error_kind, error) = model_error(effect, level, profiles);
    let nothing = effect.change.nothing();
    let changes: Vec<f64> = draws.iter().map(|v| v - nothing).collect();
    let of_person = if is_share { ModelError::NONE } else { profiles.judgement.of_person(error) };
    let person = blurred(&changes, of_person);
    let mean = around(value - nothing, error);
    if !value.is_finite() {
        let message = format!(
            "effect `{}`: a {:?} change is undefined for a value that is {} in `without`; use change = \"absolute\"",
            effect.id, effect.change, pairs[0][0]
        );
        return Err(ChainError::Evidence { table: effect.place.0.clone(), line: effect.place.1, message });
    }
    Ok(Prediction {
        value,
        interval: [person.low + nothing, person.high + nothing],
        mean: (!is_share).then_some([mean.low + nothing, mean.high + nothing]),
        error,
        error_kind,
        in_order: in_order(effect, &all),
        probability_up: up,
    })
}

const SEED: u32 = 20;

/// Whether the medians of the draws go in the row's direction from each condition to the next; rows without steps always.
fn in_order(effect: &Effect, all: &[Vec<f64>]) -> bool {
    let sign = match effect.direction {
        Some(Direction::Down) => -1.0,
        _ => 1.0,
    };
    let rise = |k: usize| spread(all.iter().map(|v| sign * (v[k] - v[k - 1]))).median;
    effect.steps.is_empty() || (1..all[0].len()).all(|k| rise(k) > 0.0)
}

/// Kind and size of the model's error of a row, in the row's change.
fn model_error(effect: &Effect, level: f64, profiles: &ChainProfiles) -> (ErrorKind, ModelError) {
    let unit = effect.quantity.unit();
    let kind = ErrorKind::of_unit(unit);
    // A percentage has no other level than the whole.
    let level = if unit == "%" { 100.0 } else { level };
    // What one unit of the row's change is in the quantity's unit.
    let one = match effect.change {
        Change::Absolute => 1.0,
        Change::Percent => 0.01 * level,
        Change::Ratio | Change::ShareDown | Change::ProbabilityUp => level,
    };
    (kind, profiles.judgement.error(kind, level).times(1.0 / one.max(1e-12)))
}

fn person(subject: &Subject, condition: &Condition, profiles: &ChainProfiles) -> Person {
    let m = &profiles.mechanism;
    let mut sole =
        Sole::standard_with(1000.0 * FOOT_LENGTH_PER_STATURE * subject.height_m, subject.arch_share, m);
    sole.arch_rigidity = subject.arch_rigidity;
    for element in &mut sole.elements {
        element.modulus *= subject.tissue_stiffness;
    }
    let flat = Support::shoe(&sole, m);
    let plain = if condition.base == Base::Barefoot { Support::barefoot(&sole, m) } else { flat.clone() };
    let own = condition.support(&sole, m);
    let mut limits = subject.limits;
    if condition.first_mtp_limit_deg > 0.0 {
        limits.first_mtp_walking_deg = Some(condition.first_mtp_limit_deg);
        limits.first_mtp_loaded_deg = Some(condition.first_mtp_limit_deg);
    }
    if condition.ankle_restriction_deg > 0.0 {
        let usual = limits.ankle_dorsiflexion_knee_extended_deg.unwrap_or(m.limits.ankle_need_deg);
        limits.ankle_dorsiflexion_knee_extended_deg = Some(usual - condition.ankle_restriction_deg);
    }
    if condition.subtalar_range_deg > 0.0 {
        limits.subtalar_range_deg = Some(condition.subtalar_range_deg);
    }
    if condition.midfoot_stiffness > 0.0 {
        limits.midfoot_stiffness = Some(condition.midfoot_stiffness);
    }
    let leg = |support: Support, held: bool| Leg {
        sole: sole.clone(),
        flat: flat.clone(),
        without: support,
        with: None,
        limits: if held { limits } else { subject.limits },
        gait: Default::default(),
        induced_eversion: if held { condition.induced_eversion_deg } else { 0.0 },
        heel_drop: if held { condition.heel_drop_mm } else { 0.0 },
    };
    let left = if condition.one_side { leg(plain, false) } else { leg(own.clone(), true) };
    Person {
        body: Body {
            mass_kg: subject.mass_kg,
            height_m: subject.height_m,
            sex: None,
            steps_per_day: 5000.0,
            standing_hours: 0.0,
        },
        spine: Default::default(),
        legs: Both { left, right: leg(own, true) },
        left_short: condition.short_left_mm - condition.short_right_mm - subject.short_right_mm,
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
    Ok(read(effect.quantity, effect.activity, effect.window(), &both, effect.side))
}
