//! The text of a rule file, as written in `profiles/rules`.

use super::condition::Condition;
use super::formula::Formula;
use serde::Deserialize;
use toml::Spanned;
use windlass_measure::{Grade, Source};

/// A rule file: one condition, how it is recognised, and what follows from it. Schema `windlass.rules/1`.
#[derive(Debug, Clone, PartialEq, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FaultFile {
    /// `windlass.rules/1`.
    pub schema: String,
    /// The fault's key; conditions of other files name it so.
    #[schemars(with = "String")]
    pub fault: Spanned<String>,
    /// The fault's name in words.
    pub title: String,
    /// What it is and why it matters, for a reader.
    pub about: String,
    /// Whether it is context only: reported, but never setting a feature.
    #[serde(default)]
    pub context: bool,
    /// Facts that every record should have to decide on this fault.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub screen: Vec<Spanned<String>>,
    /// The stages, the most particular first: the first whose conditions hold is the finding.
    #[serde(default)]
    #[schemars(with = "Vec<Stage>")]
    pub stage: Vec<Spanned<Stage>>,
    /// What follows.
    #[serde(default)]
    #[schemars(with = "Vec<Rule>")]
    pub rule: Vec<Spanned<Rule>>,
}

/// A stage or kind of a fault.
#[derive(Debug, Clone, PartialEq, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// Its name.
    pub name: String,
    /// The conditions, all of which must hold.
    #[schemars(with = "Vec<Condition>")]
    pub when: Vec<Spanned<Condition>>,
    /// The finding, in a sentence.
    pub says: String,
    /// How strong the definition is.
    pub grade: Grade,
    /// Where it comes from.
    pub source: Source,
}

/// A rule: when its fault (and stage, and conditions) hold, these features are proposed or forbidden.
#[derive(Debug, Clone, PartialEq, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Its name, unique over all files.
    pub id: String,
    /// The stages of the file's fault it holds for; all when empty.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub stages: Vec<Spanned<String>>,
    /// Further conditions, all of which must hold.
    #[serde(default)]
    #[schemars(with = "Vec<Condition>")]
    pub when: Vec<Spanned<Condition>>,
    /// Contraindications: any of them keeps the rule from proposing.
    #[serde(default)]
    #[schemars(with = "Vec<Contraindication>")]
    pub unless: Vec<Spanned<Contraindication>>,
    /// What is proposed.
    #[serde(default)]
    #[schemars(with = "Vec<Effect>")]
    pub then: Vec<Spanned<Effect>>,
    /// What is forbidden on this foot.
    #[serde(default)]
    #[schemars(with = "Vec<Forbidden>")]
    pub forbid: Vec<Spanned<Forbidden>>,
    /// Whether the proposal holds for both feet although only one has the fault.
    #[serde(default)]
    pub bilateral: bool,
    /// Which proposal wins where two rules set one feature: the higher.
    #[serde(default)]
    pub priority: i64,
    /// Why, in words a patient could follow.
    pub reason: String,
    /// How strong the evidence is.
    pub grade: Grade,
    /// Where it comes from.
    pub source: Source,
    /// What would change the lines.
    pub would_change: String,
    /// Whether the remark names a reason to refer or to ask another clinician: it then stands among the warnings.
    #[serde(default)]
    pub refers: bool,
    /// A remark for the prescriber that stands beside the result.
    #[serde(default)]
    pub note: Option<String>,
    /// The remark is a first step, said before everything else, and only where whatever else is found on either foot is
    /// among these.
    #[serde(default)]
    #[schemars(with = "Option<Vec<Condition>>")]
    pub first_step_with: Option<Vec<Spanned<Condition>>>,
}

/// A reason not to propose.
#[derive(Debug, Clone, PartialEq, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contraindication {
    /// The condition.
    pub when: Condition,
    /// Why it speaks against the rule.
    pub because: String,
}

/// How a proposal joins the others for the same feature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Combine {
    /// The highest priority is the dose.
    #[default]
    Set,
    /// Raises the dose to at least this.
    AtLeast,
    /// Lowers the dose to at most this.
    AtMost,
    /// Adds to the dose.
    Add,
}

/// One feature proposed, with its dose or the formula of it.
#[derive(Debug, Clone, PartialEq, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Effect {
    /// The feature's key.
    #[schemars(with = "crate::Feature")]
    pub feature: Spanned<String>,
    /// The dose, as it would stand in a case.
    #[serde(default)]
    #[schemars(with = "Option<crate::Dose>")]
    pub dose: Option<toml::Value>,
    /// A policy setting whose value is the dose.
    #[serde(default)]
    pub setting: Option<String>,
    /// How to compute the dose.
    #[serde(default)]
    pub formula: Option<Formula>,
    /// How it joins other proposals.
    #[serde(default)]
    pub combine: Combine,
}

/// A feature that must not be proposed: whatever its dose, or only above or below a dose.
#[derive(Debug, Clone, PartialEq, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Forbidden {
    /// The feature's key.
    #[schemars(with = "crate::Feature")]
    pub feature: Spanned<String>,
    /// Doses above this are forbidden.
    #[serde(default)]
    pub above: Option<f64>,
    /// Doses below this are forbidden.
    #[serde(default)]
    pub below: Option<f64>,
}
