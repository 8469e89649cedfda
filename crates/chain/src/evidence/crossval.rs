//! Cross-validation that can be run: the tunable mechanisms are fitted anew on two thirds of the rows and judged
//! on the rest.
//!
//! What was tuned by hand on the shipped table is few: the numbers in [`TUNED`]. Each fold starts them from a
//! neutral value (not from the shipped one) and takes, one after the other, the factor that hits most rows of the
//! training set.

use super::score::{EvidenceReport, Verdict, report, row};
use super::table::Effect;
use crate::mechanism::Mechanism;
use crate::{ChainError, ChainProfiles};
use serde::Serialize;

/// One fold.
#[derive(Debug, Clone, Serialize)]
pub struct Fold {
    /// The medians that the training rows chose, in the order of the names in [`CrossValidation::tuned`].
    pub chosen: Vec<f64>,
    /// Share of training rows hit.
    pub training: f64,
    /// The rows left out.
    pub left_out: EvidenceReport,
}

/// All folds.
#[derive(Debug, Clone, Serialize)]
pub struct CrossValidation {
    /// What is tuned.
    pub tuned: Vec<&'static str>,
    /// The folds.
    pub folds: Vec<Fold>,
    /// Share of rows hit when left out, over all folds.
    pub hit_rate: f64,
    /// Whether every fold holds at 70 %.
    pub passes: bool,
}

const FOLDS: usize = 3;
/// Tries of each number, factors on its neutral start.
const FACTORS: [f64; 4] = [0.5, 0.75, 1.0, 1.5];

type Tune = (&'static str, f64, fn(&mut Mechanism, f64));

/// What was tuned on the table: name, a neutral start, and where it goes. Ranges scale along.
const TUNED: [Tune; 4] = [
    ("subtalar_stiffness", 1.0, |m, v| scale(&mut m.priors.subtalar_stiffness, v)),
    ("mtp_drive", 1.0, |m, v| scale(&mut m.priors.mtp_drive, v)),
    ("frontal_transfer", 1.0, |m, v| scale(&mut m.priors.frontal_transfer, v)),
    ("shell_compliance", 0.04, |m, v| scale(&mut m.priors.shell_compliance, v)),
];

fn scale(prior: &mut crate::Prior, median: f64) {
    let factor = median / prior.median;
    prior.median = median;
    prior.low *= factor;
    prior.high *= factor;
}

/// Runs the folds; row `i` is left out of fold `i mod 3`.
pub fn folds(effects: &[Effect], profiles: &ChainProfiles) -> Result<CrossValidation, ChainError> {
    let mut folds = Vec::new();
    for k in 0..FOLDS {
        let pick = |out: bool| {
            effects.iter().enumerate().filter(move |(i, _)| (i % FOLDS == k) == out).map(|(_, e)| e)
        };
        let training: Vec<&Effect> = pick(false).collect();
        let (tuned, chosen, score) = fit(&training, profiles)?;
        let rows = pick(true).map(|e| row(e, &tuned, 32)).collect::<Result<Vec<_>, _>>()?;
        folds.push(Fold { chosen, training: score, left_out: report(rows) });
    }
    let all: usize = folds.iter().map(|f| f.left_out.rows.len()).sum();
    let hits: f64 = folds.iter().map(|f| f.left_out.hit_rate * f.left_out.rows.len() as f64).sum();
    let passes = folds.iter().all(|f| f.left_out.hit_rate >= 0.7);
    let tuned = TUNED.iter().map(|t| t.0).collect();
    Ok(CrossValidation { tuned, folds, hit_rate: hits / all.max(1) as f64, passes })
}

fn fit(rows: &[&Effect], profiles: &ChainProfiles) -> Result<(ChainProfiles, Vec<f64>, f64), ChainError> {
    let mut best = profiles.clone();
    let mut chosen: Vec<f64> = TUNED.iter().map(|t| t.1).collect();
    for (_, start, set) in TUNED {
        set(&mut best.mechanism, start);
    }
    let mut score = hit_rate(rows, &best)?;
    for (k, (_, start, set)) in TUNED.iter().enumerate() {
        for factor in FACTORS {
            let mut trial = best.clone();
            set(&mut trial.mechanism, start * factor);
            let s = hit_rate(rows, &trial)?;
            if s > score {
                (score, chosen[k]) = (s, start * factor);
            }
        }
        set(&mut best.mechanism, chosen[k]);
    }
    Ok((best, chosen, score))
}

/// Share of rows hit at the medians of the priors.
fn hit_rate(rows: &[&Effect], profiles: &ChainProfiles) -> Result<f64, ChainError> {
    let mut hits = 0;
    for effect in rows {
        hits += usize::from(row(effect, profiles, 1)?.verdict == Verdict::Hit);
    }
    Ok(hits as f64 / rows.len().max(1) as f64)
}
