//! Cross-validation that can be run: the mechanism is fitted anew without a third of the rows, and judged on that third.
//!
//! Three ways of leaving thirds out, three folds each: every third row; every third study (rows of one study stay
//! together); and whole thirds of the table in its order (whole subjects are missing from the fit).

use super::fit::{fit, names, shipped};
use super::score::{DRAWS, EvidenceReport, JointScore, report, row};
use super::table::Effect;
use crate::{ChainError, ChainProfiles};
use rayon::prelude::*;
use serde::Serialize;
use std::collections::BTreeMap;

/// One fold.
#[derive(Debug, Clone, Serialize)]
pub struct Fold {
    /// How the third was chosen.
    pub thirds: &'static str,
    /// The medians that the training rows chose, in the order of [`CrossValidation::fitted`].
    pub chosen: Vec<f64>,
    /// Share of training rows hit, at the medians.
    pub training: f64,
    /// The rows left out.
    pub left_out: EvidenceReport,
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
    /// Hits of rows that were left out, by joint, over all folds.
    pub joints: BTreeMap<String, JointScore>,
    /// Share of rows hit when left out, over all folds.
    pub hit_rate: f64,
    /// Share hit in the worst fold.
    pub worst: f64,
    /// Rows of grade A or B with the wrong sign when left out.
    pub wrong_signs: Vec<String>,
    /// Whether every fold holds at 70 %.
    pub passes: bool,
}

/// The rate that every fold must hold.
const GATE: f64 = 0.7;

/// Runs the folds.
pub fn folds(effects: &[Effect], profiles: &ChainProfiles) -> Result<CrossValidation, ChainError> {
    let mut folds = Vec::new();
    for (thirds, of) in ways(effects) {
        for k in 0..3 {
            folds.push(fold(effects, profiles, thirds, |i| of[i] == k)?);
        }
    }
    let rows: Vec<_> = folds.iter().flat_map(|f| &f.left_out.rows).cloned().collect();
    let all = report(rows);
    let worst = folds.iter().map(|f| f.left_out.hit_rate).fold(1.0, f64::min);
    let every: Vec<&Effect> = effects.iter().collect();
    Ok(CrossValidation {
        fitted: names(),
        shipped: shipped(profiles),
        on_all_rows: fit(&every, profiles)?.chosen,
        joints: all.joints,
        hit_rate: all.hit_rate,
        worst,
        wrong_signs: all.wrong_signs,
        passes: worst >= GATE,
        folds,
    })
}

/// For each way, the third that each row belongs to.
fn ways(effects: &[Effect]) -> [(&'static str, Vec<usize>); 3] {
    let mut studies: Vec<&str> = Vec::new();
    let of_study: Vec<usize> = effects
        .iter()
        .map(|e| {
            let at = studies.iter().position(|s| *s == e.source);
            at.unwrap_or_else(|| {
                studies.push(&e.source);
                studies.len() - 1
            })
        })
        .collect();
    [
        ("every third row", (0..effects.len()).map(|i| i % 3).collect()),
        ("every third study", of_study.iter().map(|s| s % 3).collect()),
        ("thirds in order", (0..effects.len()).map(|i| 3 * i / effects.len().max(1)).collect()),
    ]
}

fn fold(
    effects: &[Effect],
    profiles: &ChainProfiles,
    thirds: &'static str,
    out: impl Fn(usize) -> bool + Copy,
) -> Result<Fold, ChainError> {
    let pick = |left: bool| effects.iter().enumerate().filter(move |(i, _)| out(*i) == left).map(|(_, e)| e);
    let training: Vec<&Effect> = pick(false).collect();
    let fitted = fit(&training, profiles)?;
    let test: Vec<&Effect> = pick(true).collect();
    let rows =
        test.par_iter().map(|e| row(e, &fitted.profiles, DRAWS)).collect::<Result<Vec<_>, ChainError>>()?;
    Ok(Fold { thirds, chosen: fitted.chosen, training: fitted.training, left_out: report(rows) })
}
