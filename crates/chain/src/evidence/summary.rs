//! What a reviewer asks of a table: hits by joint and study, what predictors without a mechanism hit, how often the interval
//! holds what was published and how wide it is, and whether effects come out too small.

use super::score::{RowResult, Verdict};
use super::table::{Direction, Kind};
use serde::Serialize;
use std::collections::BTreeMap;
use windlass_measure::Grade;

/// Hits of one joint or study.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub struct Score {
    /// Rows.
    pub rows: u32,
    /// Hits.
    pub hits: u32,
    /// Wrong signs.
    pub wrong: u32,
    /// Rows with a published mean and an interval of the mean effect.
    pub numbers: u32,
    /// Those whose interval holds the published mean.
    pub covered: u32,
}

/// What predictors without a mechanism hit.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Baselines {
    /// "Nothing changes".
    pub nothing: u32,
    /// The right direction of every row, with one size for all effects of a kind: the median of what is asked.
    pub signs: u32,
}

/// How well the intervals and the sizes fit what was published.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub struct Calibration {
    /// Rows with a published mean and an interval of the mean effect.
    pub rows: u32,
    /// Those whose 80 % interval holds the mean.
    pub covered: u32,
    /// Median width of the interval over the size of the published effect.
    pub relative_width: f64,
    /// Median of predicted over published effect: 1 is no bias.
    pub bias: f64,
    /// Rows with an effect that is predicted smaller than published.
    pub too_small: u32,
    /// Rows with a published standard deviation of persons, or a mean's confidence interval and number of people.
    pub persons: u32,
    /// Median width of one person's interval over that of the published persons.
    pub person_width: Option<f64>,
    /// Share of the published persons, as normal round their mean, whom one person's interval holds: the mean over these rows.
    pub persons_covered: Option<f64>,
}

/// All rows.
#[derive(Debug, Clone, Serialize)]
pub struct EvidenceReport {
    /// `windlass.evidence-report/2`.
    pub schema: &'static str,
    /// The rows in order.
    pub rows: Vec<RowResult>,
    /// By joint.
    pub joints: BTreeMap<String, Score>,
    /// By study.
    pub studies: BTreeMap<String, Score>,
    /// Rows hit.
    pub hits: u32,
    /// Share of rows hit.
    pub hit_rate: f64,
    /// What predictors without a mechanism hit.
    pub baselines: Baselines,
    /// Intervals and sizes.
    pub calibration: Calibration,
    /// Rows of grade A or B with the wrong sign.
    pub wrong_signs: Vec<String>,
    /// Rows of kind null or equivalence that were not.
    pub broken_nulls: Vec<String>,
    /// Whether the gate holds: 70 % in range, no wrong sign in A or B, nulls null.
    pub passes: bool,
}

/// The 80 % interval of a normal distribution in standard deviations.
const WIDTH: f64 = 2.0 * 1.281_551_565_544_6;

/// The score of rows.
pub fn report(rows: Vec<RowResult>) -> EvidenceReport {
    let (mut joints, mut studies) = (BTreeMap::new(), BTreeMap::new());
    for r in &rows {
        count(joints.entry(r.joint.clone()).or_default(), r);
        count(studies.entry(r.study.clone()).or_default(), r);
    }
    let hits = rows.iter().filter(|r| r.verdict == Verdict::Hit).count() as u32;
    let hit_rate = f64::from(hits) / rows.len().max(1) as f64;
    let names =
        |keep: &dyn Fn(&RowResult) -> bool| rows.iter().filter(|r| keep(r)).map(|r| r.id.clone()).collect();
    let null = |r: &RowResult| matches!(r.kind, Kind::Null | Kind::Equivalence);
    let wrong_signs: Vec<String> = names(&|r| r.verdict == Verdict::WrongSign && r.grade <= Grade::B);
    let broken_nulls: Vec<String> = names(&|r| null(r) && r.verdict != Verdict::Hit);
    let passes = hit_rate >= 0.7 && wrong_signs.is_empty() && broken_nulls.is_empty();
    EvidenceReport {
        schema: "windlass.evidence-report/2",
        joints,
        studies,
        hits,
        hit_rate,
        baselines: baselines(&rows),
        calibration: calibration(&rows),
        wrong_signs,
        broken_nulls,
        passes,
        rows,
    }
}

fn count(score: &mut Score, row: &RowResult) {
    score.rows += 1;
    score.hits += u32::from(row.verdict == Verdict::Hit);
    score.wrong += u32::from(row.verdict == Verdict::WrongSign);
    score.numbers += u32::from(row.covered().is_some());
    score.covered += u32::from(row.covered() == Some(true));
}

fn baselines(rows: &[RowResult]) -> Baselines {
    let nothing = rows.iter().filter(|r| r.nothing_verdict == Verdict::Hit).count() as u32;
    let signs = rows.iter().filter(|r| sign_hits(r, rows)).count() as u32;
    Baselines { nothing, signs }
}

/// What is asked of a row, from no change; 0 where nothing or only a sign is.
fn asked(row: &RowResult) -> f64 {
    match (row.kind, row.accept) {
        (Kind::Null | Kind::Equivalence, _) | (_, None) => 0.0,
        (_, Some([low, high])) => 0.5 * (low + high) - row.nothing,
    }
}

/// Whether the right direction with the usual size of its kind hits a row.
fn sign_hits(row: &RowResult, rows: &[RowResult]) -> bool {
    let Some([low, high]) = row.accept else { return true };
    let sign = match row.direction {
        Some(Direction::Up) => 1.0,
        Some(Direction::Down) => -1.0,
        None if asked(row) == 0.0 => 0.0,
        None => asked(row).signum(),
    };
    let alike =
        |r: &&RowResult| r.error_kind == row.error_kind && r.nothing == row.nothing && asked(r) != 0.0;
    let usual = median(rows.iter().filter(alike).map(|r| asked(r).abs()).collect());
    let value = row.nothing + sign * usual;
    (low..=high).contains(&value)
}

fn calibration(rows: &[RowResult]) -> Calibration {
    let with: Vec<&RowResult> = rows.iter().filter(|r| r.covered().is_some()).collect();
    let effect = |r: &RowResult| r.published.map_or(0.0, |p| p.mean - r.nothing);
    let sized: Vec<&&RowResult> = with.iter().filter(|r| effect(r).abs() > 1e-9).collect();
    let ratio = |r: &RowResult| (r.predicted - r.nothing) / effect(r);
    let width = |[low, high]: [f64; 2]| high - low;
    let persons: Vec<(&RowResult, f64, f64)> =
        rows.iter().filter_map(|r| Some((r, r.published?.mean, r.published?.persons_sd()?))).collect();
    let spread: Vec<f64> = persons.iter().map(|(r, _, sd)| width(r.interval) / (WIDTH * sd)).collect();
    let held = persons.iter().map(|(r, mean, sd)| {
        let below = |v: f64| 0.5 * libm::erfc(-(v - mean) / (sd * std::f64::consts::SQRT_2));
        below(r.interval[1]) - below(r.interval[0])
    });
    let held = held.sum::<f64>() / persons.len().max(1) as f64;
    Calibration {
        rows: with.len() as u32,
        covered: with.iter().filter(|r| r.covered() == Some(true)).count() as u32,
        relative_width: median(
            sized.iter().filter_map(|r| Some(width(r.mean_interval?) / effect(r).abs())).collect(),
        ),
        bias: median(sized.iter().map(|r| ratio(r)).collect()),
        too_small: sized.iter().filter(|r| ratio(r) < 1.0).count() as u32,
        persons: spread.len() as u32,
        persons_covered: (!spread.is_empty()).then_some(held),
        person_width: (!spread.is_empty()).then(|| median(spread)),
    }
}

fn median(values: Vec<f64>) -> f64 {
    if values.is_empty() { 0.0 } else { crate::spread::spread(values.into_iter()).median }
}
