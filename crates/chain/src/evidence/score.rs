//! One row judged: hit, miss or wrong sign, and whether its interval holds what was published.

use super::predict::{Prediction, predict};
use super::published::{Published, study};
use super::table::{Change, Direction, Effect, Kind};
use crate::judgement::{ErrorKind, ModelError};
use crate::{ChainError, ChainProfiles};
use rayon::prelude::*;
use serde::Serialize;
use windlass_measure::Grade;

/// A change of less than this share of the floor of the model's error is none: a miss where a sign is asked.
const NO_CHANGE: f64 = 0.1;
/// Draws of a row.
pub const DRAWS: u32 = 32;

/// How a row came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// In range, right sign, in order, or null as asked.
    Hit,
    /// Out of range, but the sign is right (or none is asked).
    Miss,
    /// The sign is wrong.
    WrongSign,
}

/// One row.
#[derive(Debug, Clone, Serialize)]
pub struct RowResult {
    /// Identifier.
    pub id: String,
    /// Joint.
    pub joint: String,
    /// First author and year.
    pub study: String,
    /// Prediction: the median over the draws, or a share.
    pub predicted: f64,
    /// 80 % interval of one person: draws and error of the model.
    pub interval: [f64; 2],
    /// 80 % interval of the mean effect: error of the model. A share of people has none.
    pub mean_interval: Option<[f64; 2]>,
    /// The model's error in the row's change: what cross-validation scales.
    #[serde(skip)]
    pub error: ModelError,
    /// Which error.
    pub error_kind: ErrorKind,
    /// Share of the draws that go up.
    pub probability_up: f64,
    /// As what the change is told.
    pub change: Change,
    /// What is asked.
    pub kind: Kind,
    /// Range asked.
    pub accept: Option<[f64; 2]>,
    /// Sign asked.
    pub direction: Option<Direction>,
    /// What was published.
    pub published: Option<Published>,
    /// What no change is, in the row's change: 0, 1 or one half.
    pub nothing: f64,
    /// How it came out.
    pub verdict: Verdict,
    /// How a prediction of no change comes out.
    pub nothing_verdict: Verdict,
    /// Grade of the evidence.
    pub grade: Grade,
    /// Whether the row's numbers are recalled and must be re-checked.
    pub recalled: bool,
    /// Where it was published.
    pub source: String,
}

impl RowResult {
    /// Whether the interval of the mean effect holds the published mean; `None` without either.
    pub fn covered(&self) -> Option<bool> {
        let ([low, high], published) = (self.mean_interval?, self.published?);
        Some((low..=high).contains(&published.mean))
    }
}

/// Predicts and judges every row, in order.
pub fn rows(effects: &[&Effect], profiles: &ChainProfiles, draws: u32) -> Result<Vec<RowResult>, ChainError> {
    effects.par_iter().map(|e| row(e, profiles, draws)).collect()
}

/// One row over some draws.
pub fn row(effect: &Effect, profiles: &ChainProfiles, draws: u32) -> Result<RowResult, ChainError> {
    let p = predict(effect, profiles, draws)?;
    Ok(RowResult {
        id: effect.id.clone(),
        joint: effect.joint.clone(),
        study: study(&effect.source).to_owned(),
        predicted: p.value,
        interval: p.interval,
        mean_interval: p.mean,
        error: p.error,
        error_kind: p.error_kind,
        probability_up: p.probability_up,
        change: effect.change,
        kind: effect.kind,
        accept: effect.accept,
        direction: effect.direction,
        published: effect.published,
        nothing: effect.change.nothing(),
        verdict: verdict(effect, &p),
        nothing_verdict: judged(effect, effect.change.nothing(), p.error.floor, true),
        grade: effect.grade,
        recalled: effect.recalled,
        source: effect.source.clone(),
    })
}

fn verdict(effect: &Effect, p: &Prediction) -> Verdict {
    let nothing = effect.change.nothing();
    let null = matches!(effect.kind, Kind::Null | Kind::Equivalence);
    // A null is a null where the interval of the mean effect holds no change.
    let holds = p.mean.is_none_or(|[low, high]| (low..=high).contains(&nothing));
    match judged(effect, p.value, p.error.floor, p.in_order) {
        Verdict::Hit if null && !holds => Verdict::Miss,
        verdict => verdict,
    }
}

/// How a value, in the row's unit, comes out; `floor` is the floor of the model's error in the row's change.
pub fn judged(effect: &Effect, value: f64, floor: f64, in_order: bool) -> Verdict {
    if !value.is_finite() {
        return Verdict::Miss;
    }
    let change = value - effect.change.nothing();
    let least = NO_CHANGE * floor;
    let inside = effect.accept.is_none_or(|[low, high]| value >= low && value <= high);
    let wrong = match (effect.kind, effect.direction, effect.accept) {
        (_, Some(Direction::Up), _) => change < -least,
        (_, Some(Direction::Down), _) => change > least,
        (Kind::Range, None, Some([low, high])) => {
            let nothing = effect.change.nothing();
            low > nothing && value < nothing || high < nothing && value > nothing
        }
        _ => false,
    };
    let none = effect.direction.is_some() && change.abs() <= least;
    match (wrong, inside && !none && in_order) {
        (true, _) => Verdict::WrongSign,
        (false, true) => Verdict::Hit,
        (false, false) => Verdict::Miss,
    }
}
