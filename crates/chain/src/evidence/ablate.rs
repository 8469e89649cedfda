//! Which rows hang on which prior: each prior neutralised in turn, and the rows predicted again.

use super::score::{RowResult, Verdict, row};
use super::table::Effect;
use crate::mechanism::Mechanism;
use crate::{ChainError, ChainProfiles, Prior};
use rayon::prelude::*;
use serde::Serialize;

/// What becomes of the rows without one prior.
#[derive(Debug, Clone, Serialize)]
pub struct Ablated {
    /// The prior.
    pub prior: &'static str,
    /// What it was set to.
    pub neutral: f64,
    /// Rows that are hit with it and not without it.
    pub lost: Vec<String>,
    /// Rows whose sign is wrong without it and not with it.
    pub flipped: Vec<String>,
    /// Rows that move by more than a tenth of their prediction.
    pub moved: usize,
}

/// How a prior is neutralised.
enum Neutral {
    /// Set to a number: no gain, no share, a factor of one.
    To(f64),
    /// Multiplied: a stiffness made rigid, or a compliance taken away.
    Times(f64),
}

/// A stiffness this much greater moves no more.
const RIGID: f64 = 20.0;

fn neutral(name: &str) -> Neutral {
    match name {
        "subtalar_stiffness"
        | "forefoot_twist_stiffness"
        | "arch_stiffness"
        | "first_ray_stiffness"
        | "ankle_stiffness" => Neutral::Times(RIGID),
        "tissue_stiffness"
        | "shell_thickness_exponent"
        | "eversion_end"
        | "knee_response"
        | "frontal_transfer"
        | "pelvis_variability" => Neutral::To(1.0),
        // The scale of the toe's curve, and the walker's own knee moments: halved, since nothing is no number for them.
        "mtp_need" | "knee_adduction_peak" | "knee_extension_peak" => Neutral::Times(0.5),
        // No fascia and no give of a shell, and nothing else: what is left out is nothing.
        "fascia_stiffness" | "shell_compliance" => Neutral::Times(1e-3),
        _ => Neutral::To(0.0),
    }
}

/// Neutralises every prior in turn, at the medians of the others.
pub fn ablate(effects: &[Effect], profiles: &ChainProfiles) -> Result<Vec<Ablated>, ChainError> {
    let whole = predicted(effects, profiles)?;
    let names: Vec<&'static str> = profiles.mechanism.priors.named().iter().map(|n| n.0).collect();
    names.into_iter().map(|name| without(name, &whole, effects, profiles)).collect()
}

fn predicted(effects: &[Effect], profiles: &ChainProfiles) -> Result<Vec<RowResult>, ChainError> {
    effects.par_iter().map(|e| row(e, profiles, 1)).collect()
}

fn without(
    name: &'static str,
    whole: &[RowResult],
    effects: &[Effect],
    profiles: &ChainProfiles,
) -> Result<Ablated, ChainError> {
    let mut trial = profiles.clone();
    let value = set(name, &mut trial.mechanism);
    let rows = predicted(effects, &trial)?;
    let named = |keep: &dyn Fn(&RowResult, &RowResult) -> bool| {
        whole
            .iter()
            .zip(&rows)
            .filter(|(with, without)| keep(with, without))
            .map(|(r, _)| r.id.clone())
            .collect()
    };
    let moves =
        |a: &RowResult, b: &RowResult| (b.predicted - a.predicted).abs() > 0.1 * a.predicted.abs().max(0.01);
    Ok(Ablated {
        prior: name,
        neutral: value,
        lost: named(&|a, b| a.verdict == Verdict::Hit && b.verdict != Verdict::Hit),
        flipped: named(&|a, b| a.verdict != Verdict::WrongSign && b.verdict == Verdict::WrongSign),
        moved: whole.iter().zip(&rows).filter(|(a, b)| moves(a, b)).count(),
    })
}

/// Sets a prior to its neutral value, and says which.
fn set(name: &str, mechanism: &mut Mechanism) -> f64 {
    let Some(prior) = mechanism.priors.get_mut(name) else { return f64::NAN };
    let value = match neutral(name) {
        Neutral::To(value) => value,
        Neutral::Times(factor) => factor * prior.median,
    };
    *prior = Prior { median: value, low: value, high: value, ..prior.clone() };
    value
}
