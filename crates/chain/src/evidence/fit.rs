//! The fit: what of the mechanism was fitted to published effects, from which neutral start, and how; it can be run
//! again on any set of rows.
//!
//! Fitted are the medians of the ten priors in [`FITTED`], nothing else. The medians in the profile are not its result:
//! they were set by hand with the same rows in view, and kept stiffer at the subtalar joint, where the fit to all rows
//! goes to the end of what it tries. `windlass evidence --cross-validate` prints both.
//! Each starts from a round value: the passive stiffness of the joint where one is known, no loss where a share is
//! fitted. One after the other, and all of them twice, each takes the factor on its start that hits most rows at the
//! medians of the priors; among equals the one whose predictions lie nearest to the middle of what is asked. A number that
//! the rows hardly feel stays at its start. A prior's range scales with its median.

use super::score::{RowResult, Verdict, row};
use super::table::Effect;
use crate::mechanism::Mechanism;
use crate::{ChainError, ChainProfiles, Prior};
use rayon::prelude::*;

/// Tries of each number, factors on its start.
const FACTORS: [f64; 5] = [0.25, 0.5, 0.75, 1.0, 1.5];
/// Rounds over all numbers.
const ROUNDS: usize = 2;
/// What a prediction in the middle of all ranges is worth, in rows.
const MIDDLE: f64 = 0.3;

/// What a value must be worth more than its start or the best so far, in rows: a number that the rows hardly feel stays.
const FELT: f64 = 0.01;

type Pick = fn(&mut Mechanism) -> &mut Prior;

/// What is fitted: name, neutral start, and where it stands.
const FITTED: [(&str, f64, Pick); 10] = [
    ("subtalar_stiffness", 0.5, |m| &mut m.priors.subtalar_stiffness),
    ("forefoot_twist_stiffness", 0.5, |m| &mut m.priors.forefoot_twist_stiffness),
    ("eversion_coupling", 0.5, |m| &mut m.priors.eversion_coupling),
    ("shell_compliance", 0.04, |m| &mut m.priors.shell_compliance),
    ("ankle_stiffness", 1.5, |m| &mut m.priors.ankle_stiffness),
    ("frontal_transfer", 1.0, |m| &mut m.priors.frontal_transfer),
    ("pelvis_per_femur", 0.5, |m| &mut m.priors.pelvis_per_femur),
    ("arch_stiffness", 4.0, |m| &mut m.priors.arch_stiffness),
    ("tibial_coupling", 0.68, |m| &mut m.priors.tibial_coupling),
    ("shell_thickness_exponent", 3.0, |m| &mut m.priors.shell_thickness_exponent),
];

/// Names of what is fitted.
pub fn names() -> Vec<&'static str> {
    FITTED.iter().map(|f| f.0).collect()
}

/// The medians as shipped, each in its prior's unit.
pub fn shipped(profiles: &ChainProfiles) -> Vec<f64> {
    let mut mechanism = profiles.mechanism.clone();
    FITTED.iter().map(|(_, _, pick)| pick(&mut mechanism).median).collect()
}

/// A fit.
pub struct Fitted {
    /// The profiles with the fitted medians.
    pub profiles: ChainProfiles,
    /// The medians, in the order of [`names`].
    pub chosen: Vec<f64>,
    /// Share of the rows hit at the medians.
    pub training: f64,
}

/// Fits to some rows.
pub fn fit(rows: &[&Effect], profiles: &ChainProfiles) -> Result<Fitted, ChainError> {
    let mut best = profiles.clone();
    let mut chosen: Vec<f64> = FITTED.iter().map(|f| f.1).collect();
    for (_, start, pick) in FITTED {
        set(pick(&mut best.mechanism), start);
    }
    let mut score = judged(rows, &best)?;
    for _ in 0..ROUNDS {
        for (k, (_, start, pick)) in FITTED.iter().enumerate() {
            for value in FACTORS.map(|f| f * start) {
                if value == chosen[k] {
                    continue;
                }
                let mut trial = best.clone();
                set(pick(&mut trial.mechanism), value);
                let now = judged(rows, &trial)?;
                if now.0 > score.0 + FELT {
                    (score, chosen[k], best) = (now, value, trial);
                }
            }
        }
    }
    Ok(Fitted { profiles: best, chosen, training: score.1 })
}

fn set(prior: &mut Prior, median: f64) {
    let factor = median / prior.median;
    prior.median = median;
    prior.low *= factor;
    prior.high *= factor;
}

/// Worth of a mechanism on rows, and the share of them it hits, at the medians of the priors.
fn judged(rows: &[&Effect], profiles: &ChainProfiles) -> Result<(f64, f64), ChainError> {
    let results: Vec<RowResult> =
        rows.par_iter().map(|e| row(e, profiles, 1)).collect::<Result<_, ChainError>>()?;
    let hits = results.iter().filter(|r| r.verdict == Verdict::Hit).count() as f64;
    let off: f64 = results.iter().map(off_middle).sum();
    let n = results.len().max(1) as f64;
    Ok((hits - MIDDLE * off / n, hits / n))
}

/// How far a prediction lies from the middle of its range, in half widths, at most 3.
fn off_middle(r: &RowResult) -> f64 {
    let Some([low, high]) = r.accept else { return 0.0 };
    let half = (0.5 * (high - low)).max(1e-9);
    ((r.predicted - 0.5 * (low + high)).abs() / half).min(3.0)
}
