//! Published effects against the model: the same engine, tables in the open.
//!
//! # A table
//! `schema = "windlass.evidence/1"`, then `[[effect]]` rows:
//! `id`, `joint` (free word, hits are counted by it), `activity` ("walk" | "stand"), `subject` (a preset of
//! `subjects.toml`), `without` and `with` (conditions, see [`Condition`]), `quantity` (a key of
//! [`crate::Quantity`], or see [`Measured`]), `change` ("absolute" | "percent" | "ratio" | "share_down" |
//! "probability_up"), `kind` ("range" | "sign" | "null"), `accept = [low, high]` (range and null; optional for sign),
//! `direction` ("up" | "down"; sign only), `grade`, `source`, optionally `recalled = true` for numbers that must be
//! re-checked against the paper, and `weight`.
//!
//! A word that is not in the vocabulary is refused with its line.

mod condition;
mod crossval;
mod fit;
mod measured;
mod predict;
mod score;
mod seat;
mod table;
mod under;
mod vocabulary;
mod word;

pub use condition::{ArchFill, Base, Condition, ExtensionKind, KEYS, Key, Length, LiftKind};
pub use crossval::{CrossValidation, Fold};
pub use measured::{Activity, Measured, Special, Told};
pub use score::{EvidenceReport, JointScore, RowResult, Verdict};
pub use table::{Change, Direction, Effect, Kind, Subject};
pub use vocabulary::vocabulary;

use crate::{ChainError, ChainProfiles};

/// The subjects that are compiled in.
pub const SUBJECTS: &str = include_str!("../../../../profiles/evidence/subjects.toml");
/// The published effects that are compiled in, by name.
pub const TABLES: &[(&str, &str)] = &[
    ("rearfoot.toml", include_str!("../../../../profiles/evidence/rearfoot.toml")),
    ("knee-and-ankle.toml", include_str!("../../../../profiles/evidence/knee-and-ankle.toml")),
    ("pelvis-and-spine.toml", include_str!("../../../../profiles/evidence/pelvis-and-spine.toml")),
    ("forefoot-and-pressure.toml", include_str!("../../../../profiles/evidence/forefoot-and-pressure.toml")),
];

/// Predicts every row of the tables (name, text). With no tables, the ones that are compiled in.
///
/// # Errors
/// [`ChainError::Evidence`] with table and line for a word that is not known.
pub fn run(tables: &[(&str, &str)], profiles: &ChainProfiles) -> Result<EvidenceReport, ChainError> {
    let effects = table::read(if tables.is_empty() { TABLES } else { tables })?;
    score::judge(&effects, profiles)
}

/// Fits the tunable mechanisms on two thirds of the rows and judges the last third, three times.
///
/// # Errors
/// As [`run`].
pub fn cross_validate(
    tables: &[(&str, &str)],
    profiles: &ChainProfiles,
) -> Result<CrossValidation, ChainError> {
    let effects = table::read(if tables.is_empty() { TABLES } else { tables })?;
    crossval::folds(&effects, profiles)
}
