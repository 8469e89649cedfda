//! A check-up: before and after, the next prescription, and both devices side by side.

use super::{ComparePage, Fact, Picture};
use serde::Serialize;
use windlass_measure::Side;

/// A check-up on one page.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CheckUpPage {
    /// The case's pseudonym.
    pub case_id: String,
    /// The program and its version.
    pub made_by: String,
    /// Visit, day, revision, weeks.
    pub head: Vec<Fact>,
    /// Why the patient is referred; may be empty.
    pub referral: Vec<String>,
    /// Each scale.
    pub answers: Vec<AnswerRow>,
    /// What is expected: a sentence, whether it is due, its source.
    pub expected: Vec<Fact>,
    /// What to ask.
    pub ask: Vec<String>,
    /// What to try: the foot, what, why.
    pub advice: Vec<Fact>,
    /// What changes on each device.
    pub feet: Vec<FootChanges>,
    /// Maps of the difference.
    pub pictures: Vec<Picture>,
    /// The loads of both revisions; none where they were not computed.
    #[serde(skip)]
    pub loads: Option<ComparePage>,
}

/// A scale before and after.
#[derive(Debug, Clone, Serialize)]
pub struct AnswerRow {
    /// Its name.
    pub title: String,
    /// At the first visit.
    pub before: String,
    /// Now.
    pub now: String,
    /// The smallest change that matters.
    pub matters: String,
    /// `better`, `same`, `worse`, or that it is unknown.
    pub answer: String,
    /// The colour of the answer: `good`, `info`, `warning`.
    pub status: &'static str,
    /// Evidence grade letter.
    pub grade: String,
    /// Where it comes from.
    pub source: String,
}

/// What changes on one device.
#[derive(Debug, Clone, Serialize)]
pub struct FootChanges {
    /// Which.
    pub side: Side,
    /// The complaints of its fit.
    pub complaints: Vec<String>,
    /// Its lines that change, and those that stay for a reason.
    pub changes: Vec<ChangeRow>,
}

/// A line that changes.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeRow {
    /// The modification.
    pub feature: String,
    /// As worn.
    pub worn: String,
    /// Next.
    pub next: String,
    /// Why.
    pub reason: String,
    /// Evidence grade letter.
    pub grade: String,
    /// Where it comes from.
    pub source: String,
    /// What would change it; may be empty.
    pub would_change: String,
}
