//! What the rules of a check-up say: their files.

use super::condition::Condition;
use super::text::Effect;
use serde::Deserialize;
use toml::Spanned;
use windlass_measure::{Grade, Source};

/// Rules of the check-up on one subject. Schema `windlass.review/1`.
#[derive(Debug, Clone, PartialEq, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviewFile {
    /// `windlass.review/1`.
    pub schema: String,
    /// Its name in words.
    pub title: String,
    /// What it is about, for a reader.
    pub about: String,
    /// The scales of what a patient reports, with the smallest change that matters.
    #[serde(default)]
    pub scale: Vec<Scale>,
    /// What to expect by when.
    #[serde(default)]
    #[schemars(with = "Vec<Expectation>")]
    pub expect: Vec<Spanned<Expectation>>,
    /// What follows from a report.
    #[serde(default)]
    #[schemars(with = "Vec<ReviewRule>")]
    pub rule: Vec<Spanned<ReviewRule>>,
}

/// A scale of what a patient reports.
#[derive(Debug, Clone, PartialEq, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// The key of the visit's report; the unit is in the name.
    pub key: String,
    /// Its name in words.
    pub title: String,
    /// Whether more is better (minutes) or worse (pain).
    pub more_is_better: bool,
    /// Smallest change that matters, in the unit of the key.
    pub least: f64,
    /// ... or this share of the earlier value, where that is less, but never under `at_least`.
    pub share: f64,
    /// Smallest change that is looked at, in the unit of the key.
    pub at_least: f64,
    /// How strong the evidence is.
    pub grade: Grade,
    /// Where it comes from.
    pub source: Source,
}

/// What to expect of a device by when.
#[derive(Debug, Clone, PartialEq, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Expectation {
    /// When it is looked at; all must hold.
    #[serde(default)]
    #[schemars(with = "Vec<Condition>")]
    pub when: Vec<Spanned<Condition>>,
    /// First week in which an effect was measured, or is usual.
    pub from_weeks: f64,
    /// Week by which it should be there.
    pub by_weeks: f64,
    /// What, in a sentence.
    pub says: String,
    /// How strong the evidence is.
    pub grade: Grade,
    /// Where it comes from.
    pub source: Source,
}

/// A rule of the check-up.
#[derive(Debug, Clone, PartialEq, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviewRule {
    /// Its name, unique over all files.
    pub id: String,
    /// The conditions, all of which must hold.
    #[schemars(with = "Vec<Condition>")]
    pub when: Vec<Spanned<Condition>>,
    /// What changes on the device.
    #[serde(default)]
    #[schemars(with = "Vec<Effect>")]
    pub then: Vec<Spanned<Effect>>,
    /// What to try first, or besides: shoe, lacing, hours, another examination.
    #[serde(default)]
    pub first: Option<String>,
    /// What is said where the lines are at their end already, so that nothing changes.
    #[serde(default)]
    pub unchanged: Option<String>,
    /// Which rule wins where two change one line: the higher.
    #[serde(default)]
    pub priority: i64,
    /// Why, in words a patient could follow.
    pub reason: String,
    /// How strong the evidence is.
    pub grade: Grade,
    /// Where it comes from.
    pub source: Source,
    /// What would change it.
    pub would_change: String,
    /// Whether the patient is referred and no device is changed.
    #[serde(default)]
    pub refers: bool,
}
