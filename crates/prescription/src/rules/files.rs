//! The other files of a rule folder: what every device has, gates, limits between features, presets.

use super::condition::Condition;
use super::text::Rule;
use crate::{Feature, Overrides};
use serde::Deserialize;
use toml::Spanned;
use windlass_measure::{Grade, Source};

/// Lines that every device has before any fault speaks, by style and material. Schema `windlass.base/1`.
#[derive(Debug, Clone, PartialEq, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BaseFile {
    /// `windlass.base/1`.
    pub schema: String,
    /// The lines, as rules without a fault.
    #[schemars(with = "Vec<Rule>")]
    pub rule: Vec<Spanned<Rule>>,
}

/// Findings in front of which nothing is proposed. Schema `windlass.gates/1`.
#[derive(Debug, Clone, PartialEq, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GateFile {
    /// `windlass.gates/1`.
    pub schema: String,
    /// The gates.
    #[schemars(with = "Vec<Gate>")]
    pub gate: Vec<Spanned<Gate>>,
}

/// One gate.
#[derive(Debug, Clone, PartialEq, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Gate {
    /// Its name.
    pub id: String,
    /// The conditions, all of which must hold.
    #[schemars(with = "Vec<Condition>")]
    pub when: Vec<Spanned<Condition>>,
    /// What is said.
    pub says: String,
    /// What to do.
    pub next_step: String,
    /// Where it comes from.
    pub source: Source,
}

/// Limits between features. Schema `windlass.limits/1`.
#[derive(Debug, Clone, PartialEq, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LimitFile {
    /// `windlass.limits/1`.
    pub schema: String,
    /// The numbers that the checks use.
    pub number: Vec<LimitNumber>,
    /// Features that never stand together.
    #[schemars(with = "Vec<Exclusion>")]
    pub exclusion: Vec<Spanned<Exclusion>>,
}

/// A number that a check uses.
#[derive(Debug, Clone, PartialEq, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LimitNumber {
    /// Its key; the unit is in the name.
    pub key: String,
    /// Its value.
    pub value: f64,
    /// What it limits.
    pub says: String,
    /// Where it comes from.
    pub source: Source,
}

/// Two features that never stand together.
#[derive(Debug, Clone, PartialEq, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exclusion {
    /// The feature that stays when both are proposed.
    pub keep: Feature,
    /// The feature that goes.
    pub drop: Feature,
    /// Why.
    pub because: String,
    /// How strong the evidence is.
    pub grade: Grade,
    /// Where it comes from.
    pub source: Source,
}

/// A golden prescription: a named set of lines to start from. Schema `windlass.preset/1`.
#[derive(Debug, Clone, PartialEq, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Preset {
    /// `windlass.preset/1`.
    pub schema: String,
    /// Its key, as a case names it.
    pub preset: String,
    /// Its name in words.
    pub title: String,
    /// When it is used, and what to look out for.
    pub about: String,
    /// How strong the evidence is.
    pub grade: Grade,
    /// Where it comes from.
    pub source: Source,
    /// The lines.
    pub lines: Overrides,
}
