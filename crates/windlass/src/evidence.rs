//! Published effects, predicted by the engine that the cases use.

mod page;

use crate::{Complaint, Complaints, Settings};
pub use page::page as evidence_page;
use windlass_chain::ChainError;
pub use windlass_chain::evidence::{Ablated, CrossValidation, EvidenceReport, RowResult, Score, Verdict};

/// Predicts every row of a table (its name and text), or of the tables compiled in.
///
/// # Errors
/// A word, number or shape that is not in the vocabulary, with table and line.
pub fn evidence(table: Option<(&str, &str)>, settings: &Settings) -> Result<EvidenceReport, Complaints> {
    windlass_chain::evidence::run(table.as_slice(), &settings.chain).map_err(|e| placed(table, e))
}

/// Fits the tunable mechanisms without each fifth of the studies in turn, and predicts their rows.
///
/// # Errors
/// As [`evidence`].
pub fn cross_validate(
    table: Option<(&str, &str)>,
    settings: &Settings,
) -> Result<CrossValidation, Complaints> {
    windlass_chain::evidence::cross_validate(table.as_slice(), &settings.chain).map_err(|e| placed(table, e))
}

/// Neutralises every prior in turn and says which rows hang on it.
///
/// # Errors
/// As [`evidence`].
pub fn ablate(table: Option<(&str, &str)>, settings: &Settings) -> Result<Vec<Ablated>, Complaints> {
    windlass_chain::evidence::ablate(table.as_slice(), &settings.chain).map_err(|e| placed(table, e))
}

/// Every word that a table may use.
///
/// ```
/// assert!(!windlass::vocabulary()?.is_empty());
/// # Ok::<(), windlass::Complaints>(())
/// ```
///
/// # Errors
/// When the presets of people that are compiled in do not read.
pub fn vocabulary() -> Result<String, Complaints> {
    windlass_chain::evidence::vocabulary().map_err(|e| placed(None, e))
}

fn placed(table: Option<(&str, &str)>, error: ChainError) -> Complaints {
    Complaint::of(table.map_or("profiles/evidence", |(name, _)| name), error).into()
}
