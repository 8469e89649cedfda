//! Published effects against the model: the same engine, tables in the open.
//!
//! `vocabulary` tells every word of a table; it is made of what is read, so that the two cannot differ. A word that is
//! not in it is refused with its line and the nearest one that is.

mod ablate;
mod condition;
mod crossval;
mod fit;
mod kinds;
mod measured;
mod predict;
mod published;
mod score;
mod seat;
mod subject;
mod summary;
mod table;
mod under;
mod vocabulary;
mod window;
mod word;

pub use crate::activity::Activity;
pub use ablate::Ablated;
pub use condition::{Condition, KEYS, Key};
pub use crossval::{CrossValidation, ErrorSize, Fold};
pub use kinds::{ArchFill, Base, ExtensionKind, Length, LiftKind, PostKind, Width};
pub use measured::{Measured, Special};
pub use published::Published;
pub use score::{RowResult, Verdict};
pub use subject::Subject;
pub use summary::{Baselines, Calibration, EvidenceReport, Score};
pub use table::{Change, Direction, Effect, Kind, read};
pub use vocabulary::vocabulary;
pub use window::{Statistic, Window};

use crate::{ChainError, ChainProfiles};

/// Predicts every row of the tables (name, text). With no tables, the ones that are compiled in.
///
/// # Errors
/// [`ChainError::Evidence`] with table and line for a word that is not known.
pub fn run(tables: &[(&str, &str)], profiles: &ChainProfiles) -> Result<EvidenceReport, ChainError> {
    let effects = effects(tables)?;
    judge(&effects, profiles, score::DRAWS)
}

/// The same at the medians of the priors instead of over draws: quick, and enough to see whether a table can be read.
///
/// # Errors
/// As [`run`].
pub fn predict_at_medians(
    tables: &[(&str, &str)],
    profiles: &ChainProfiles,
) -> Result<EvidenceReport, ChainError> {
    let effects = effects(tables)?;
    judge(&effects, profiles, 1)
}

/// The rows of the tables; with no tables, of those that are compiled in.
fn effects(tables: &[(&str, &str)]) -> Result<Vec<Effect>, ChainError> {
    table::read(if tables.is_empty() { windlass_profiles::EVIDENCE } else { tables })
}

fn judge(effects: &[Effect], profiles: &ChainProfiles, draws: u32) -> Result<EvidenceReport, ChainError> {
    let all: Vec<&Effect> = effects.iter().collect();
    Ok(summary::report(score::rows(&all, profiles, draws)?))
}

/// Neutralises every prior in turn and says which rows hang on it, at the medians of the others.
///
/// # Errors
/// As [`run`].
pub fn ablate(tables: &[(&str, &str)], profiles: &ChainProfiles) -> Result<Vec<Ablated>, ChainError> {
    let effects = effects(tables)?;
    ablate::ablate(&effects, profiles)
}

/// Names of the presets of people that are compiled in.
///
/// # Errors
/// [`ChainError::Profile`] when the presets do not read.
pub fn subject_names() -> Result<Vec<String>, ChainError> {
    Ok(subject::subjects()?.into_keys().collect())
}

/// Fits the mechanism without a fifth of the studies and judges their rows: see [`CrossValidation`].
///
/// # Errors
/// As [`run`].
pub fn cross_validate(
    tables: &[(&str, &str)],
    profiles: &ChainProfiles,
) -> Result<CrossValidation, ChainError> {
    let effects = effects(tables)?;
    crossval::folds(&effects, profiles)
}
