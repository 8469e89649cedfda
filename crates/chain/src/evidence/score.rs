//! Hits and misses.

use super::predict::predict;
use super::table::{Direction, Effect, Kind};
use crate::{ChainError, ChainProfiles};
use serde::Serialize;
use std::collections::BTreeMap;
use windlass_measure::Grade;

/// A change smaller than this is none: a miss where a sign is asked, not a wrong sign.
const NO_CHANGE: f64 = 1e-3;
/// Draws of a row.
pub const DRAWS: u32 = 32;

/// How a row came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// In range, right sign, or null as asked.
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
    /// Prediction: the median over the draws, or a share.
    pub predicted: f64,
    /// 80 % interval of the draws.
    pub interval: [f64; 2],
    /// Share of the draws that go up.
    pub probability_up: f64,
    /// What is asked.
    pub kind: Kind,
    /// Range asked.
    pub accept: Option<[f64; 2]>,
    /// Sign asked.
    pub direction: Option<Direction>,
    /// How it came out.
    pub verdict: Verdict,
    /// Grade of the evidence.
    pub grade: Grade,
    /// Whether the row's numbers are recalled and must be re-checked.
    pub recalled: bool,
    /// Where it was published.
    pub source: String,
}

/// Hits of one joint.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub struct JointScore {
    /// Rows.
    pub rows: u32,
    /// Hits.
    pub hits: u32,
}

/// All rows.
#[derive(Debug, Clone, Serialize)]
pub struct EvidenceReport {
    /// `windlass.evidence-report/1`.
    pub schema: &'static str,
    /// The rows in order.
    pub rows: Vec<RowResult>,
    /// By joint.
    pub joints: BTreeMap<String, JointScore>,
    /// Share of rows hit.
    pub hit_rate: f64,
    /// Rows of grade A or B with the wrong sign.
    pub wrong_signs: Vec<String>,
    /// Rows of kind null that were not null.
    pub broken_nulls: Vec<String>,
    /// Whether the gate holds: 70 % in range, no wrong sign in A or B, nulls null.
    pub passes: bool,
}

/// Predicts and judges every row.
pub fn judge(effects: &[Effect], profiles: &ChainProfiles, draws: u32) -> Result<EvidenceReport, ChainError> {
    let rows = effects.iter().map(|e| row(e, profiles, draws)).collect::<Result<Vec<_>, _>>()?;
    Ok(report(rows))
}

/// One row over some draws.
pub fn row(effect: &Effect, profiles: &ChainProfiles, draws: u32) -> Result<RowResult, ChainError> {
    let p = predict(effect, profiles, draws)?;
    Ok(RowResult {
        id: effect.id.clone(),
        joint: effect.joint.clone(),
        predicted: p.value,
        interval: p.interval,
        probability_up: p.probability_up,
        kind: effect.kind,
        accept: effect.accept,
        direction: effect.direction,
        verdict: verdict(effect, p.value),
        grade: effect.grade,
        recalled: effect.recalled,
        source: effect.source.clone(),
    })
}

fn verdict(effect: &Effect, value: f64) -> Verdict {
    if !value.is_finite() {
        return Verdict::Miss;
    }
    let inside = effect.accept.is_none_or(|[low, high]| value >= low && value <= high);
    let wrong = match (effect.kind, effect.direction, effect.accept) {
        (_, Some(Direction::Up), _) => value < -NO_CHANGE,
        (_, Some(Direction::Down), _) => value > NO_CHANGE,
        (Kind::Range, None, Some([low, high])) => low > 0.0 && value < 0.0 || high < 0.0 && value > 0.0,
        _ => false,
    };
    let none = effect.direction.is_some() && value.abs() <= NO_CHANGE;
    match (wrong, inside && !none) {
        (true, _) => Verdict::WrongSign,
        (false, true) => Verdict::Hit,
        (false, false) => Verdict::Miss,
    }
}

/// The score of rows.
pub fn report(rows: Vec<RowResult>) -> EvidenceReport {
    let mut joints: BTreeMap<String, JointScore> = BTreeMap::new();
    for r in &rows {
        let score = joints.entry(r.joint.clone()).or_default();
        score.rows += 1;
        score.hits += u32::from(r.verdict == Verdict::Hit);
    }
    let hits = rows.iter().filter(|r| r.verdict == Verdict::Hit).count();
    let hit_rate = hits as f64 / rows.len().max(1) as f64;
    let names =
        |keep: &dyn Fn(&RowResult) -> bool| rows.iter().filter(|r| keep(r)).map(|r| r.id.clone()).collect();
    let wrong_signs: Vec<String> = names(&|r| r.verdict == Verdict::WrongSign && r.grade <= Grade::B);
    let broken_nulls: Vec<String> = names(&|r| r.kind == Kind::Null && r.verdict != Verdict::Hit);
    let passes = hit_rate >= 0.7 && wrong_signs.is_empty() && broken_nulls.is_empty();
    EvidenceReport {
        schema: "windlass.evidence-report/1",
        rows,
        joints,
        hit_rate,
        wrong_signs,
        broken_nulls,
        passes,
    }
}
