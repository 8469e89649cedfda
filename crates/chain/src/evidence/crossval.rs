//! Cross-validation that can be run: the mechanism is fitted anew without a fifth of the studies and judged on their rows.
//!
//! The size of the model's error is found on the way: each row's interval is scaled by what the rows of the other fifths
//! missed by, so that no row has a part in the width of its own interval.

use super::fit::{fit, names, shipped};
use super::published::study;
use super::score::{DRAWS, RowResult, rows};
use super::summary::{EvidenceReport, report};
use super::table::Effect;
use crate::judgement::ErrorKind;
use crate::spread::around;
use crate::{ChainError, ChainProfiles};
use serde::Serialize;

/// Into how many parts the studies are put.
const FOLDS: usize = 5;
/// Share of published means that an interval is to hold.
const COVERAGE: f64 = 0.8;
/// Between these the coverage of left-out rows passes.
const PASSES: [f64; 2] = [0.7, 0.9];
/// A kind of error, or a joint, is judged alone from so many rows on.
const ENOUGH: usize = 8;

/// One fold.
#[derive(Debug, Clone, Serialize)]
pub struct Fold {
    /// The studies left out.
    pub studies: Vec<String>,
    /// The medians that the other studies chose, in the order of [`CrossValidation::fitted`].
    pub chosen: Vec<f64>,
    /// Share of training rows hit, at the medians.
    pub training: f64,
    /// Rows left out.
    pub rows: usize,
    /// Share of them hit.
    pub hit_rate: f64,
}

/// How much larger the error of the model is than the profile says, for one kind of quantity.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct ErrorSize {
    /// The kind.
    pub kind: ErrorKind,
    /// Rows with a published mean.
    pub rows: usize,
    /// The factor: 1 where the profile is right. With fewer than 8 rows it is that of all kinds together.
    pub factor: f64,
}

/// All folds.
#[derive(Debug, Clone, Serialize)]
pub struct CrossValidation {
    /// What is fitted.
    pub fitted: Vec<&'static str>,
    /// The medians as shipped.
    pub shipped: Vec<f64>,
    /// The medians that all rows choose.
    pub on_all_rows: Vec<f64>,
    /// The folds.
    pub folds: Vec<Fold>,
    /// Every row as it came out when its study was left out.
    pub left_out: EvidenceReport,
    /// Every row with the profile as shipped.
    pub in_view: EvidenceReport,
    /// The error of the model, by kind of quantity.
    pub errors: Vec<ErrorSize>,
    /// Whether the intervals hold 70 to 90 % of the published means of left-out studies, overall and in each joint with
    /// eight rows or more.
    pub passes: bool,
}

/// A row that was left out, and its fold.
struct LeftOut {
    fold: usize,
    row: RowResult,
}

/// Runs the folds.
pub fn folds(effects: &[Effect], profiles: &ChainProfiles) -> Result<CrossValidation, ChainError> {
    let of = fold_of(effects);
    let (mut folds, mut left_out) = (Vec::new(), Vec::new());
    for k in 0..FOLDS {
        let pick = |left: bool| -> Vec<&Effect> {
            effects.iter().zip(&of).filter(|(_, fold)| (**fold == k) == left).map(|(e, _)| e).collect()
        };
        let test = pick(true);
        if test.is_empty() {
            continue;
        }
        let fitted = fit(&pick(false), profiles)?;
        let judged = report(rows(&test, &fitted.profiles, DRAWS)?);
        folds.push(Fold {
            studies: judged.studies.keys().cloned().collect(),
            chosen: fitted.chosen,
            training: fitted.training,
            rows: judged.rows.len(),
            hit_rate: judged.hit_rate,
        });
        left_out.extend(judged.rows.into_iter().map(|row| LeftOut { fold: k, row }));
    }
    let every: Vec<&Effect> = effects.iter().collect();
    let errors = ErrorKind::ALL.map(|kind| size(kind, &left_out, usize::MAX)).to_vec();
    let left_out = report(scaled(&left_out));
    Ok(CrossValidation {
        fitted: names(),
        shipped: shipped(profiles),
        on_all_rows: fit(&every, profiles)?.chosen,
        in_view: report(rows(&every, profiles, DRAWS)?),
        passes: covers(&left_out),
        folds,
        left_out,
        errors,
    })
}

/// The fold of each row: rows of one study stay together.
fn fold_of(effects: &[Effect]) -> Vec<usize> {
    let mut studies: Vec<&str> = Vec::new();
    effects
        .iter()
        .map(|e| {
            let study = study(&e.source);
            let at = studies.iter().position(|s| *s == study).unwrap_or_else(|| {
                studies.push(study);
                studies.len() - 1
            });
            at % FOLDS
        })
        .collect()
}

/// The left-out rows, each with the interval that the other folds' misses give it.
fn scaled(left_out: &[LeftOut]) -> Vec<RowResult> {
    let one = |l: &LeftOut| {
        let factor = size(l.row.error_kind, left_out, l.fold).factor;
        let mean = around(l.row.predicted - l.row.nothing, l.row.error.scaled(factor));
        let interval = [mean.low + l.row.nothing, mean.high + l.row.nothing];
        RowResult { mean_interval: l.row.mean_interval.map(|_| interval), ..l.row.clone() }
    };
    left_out.iter().map(one).collect()
}

/// The factor of a kind from the rows outside a fold: that with which the intervals would hold [`COVERAGE`] of them.
fn size(kind: ErrorKind, left_out: &[LeftOut], but: usize) -> ErrorSize {
    let missed = |all: bool| -> Vec<f64> {
        let others = left_out.iter().filter(|l| l.fold != but && (all || l.row.error_kind == kind));
        let miss = |l: &LeftOut| {
            l.row.mean_interval?;
            Some(factor_to_hold(&l.row, l.row.published?.mean))
        };
        others.filter_map(miss).collect()
    };
    let own = missed(false);
    let rows = own.len();
    let mut misses = if rows >= ENOUGH { own } else { missed(true) };
    misses.sort_by(f64::total_cmp);
    let rank = (COVERAGE * (misses.len() + 1) as f64).ceil() as usize;
    let factor = misses.get(rank.saturating_sub(1)).or(misses.last()).copied().unwrap_or(1.0);
    ErrorSize { kind, rows, factor }
}

/// The factor on the model's error with which the interval of a row just holds a mean, at most 100.
fn factor_to_hold(row: &RowResult, mean: f64) -> f64 {
    let (mut holds, mut misses) = (100.0, 0.0);
    for _ in 0..40 {
        let factor = 0.5 * (holds + misses);
        let interval = around(row.predicted - row.nothing, row.error.scaled(factor));
        match (interval.low..=interval.high).contains(&(mean - row.nothing)) {
            true => holds = factor,
            false => misses = factor,
        }
    }
    holds
}

/// Whether the coverage is neither too small nor too large, overall and in every joint with enough rows.
fn covers(left_out: &EvidenceReport) -> bool {
    let within = |covered: u32, rows: u32| {
        let share = f64::from(covered) / f64::from(rows.max(1));
        (PASSES[0]..=PASSES[1]).contains(&share)
    };
    let all = &left_out.calibration;
    within(all.covered, all.rows)
        && left_out
            .joints
            .values()
            .filter(|j| j.numbers as usize >= ENOUGH)
            .all(|j| within(j.covered, j.numbers))
}
