//! What an inspection says: which rule, how bad, where, what to do.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use windlass_geometry::Point3;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Weight {
    /// It prints, but look.
    Warning,
    /// It must not be sent to print.
    Refusal,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// The rule's name: `minimum-wall`.
    pub rule: Cow<'static, str>,
    /// How much it matters.
    pub weight: Weight,
    /// Where, in the file's own frame, mm; `None` when it concerns the whole.
    pub at_mm: Option<[f64; 3]>,
    /// What was found, with numbers.
    pub text: String,
    /// What to do.
    pub next_step: String,
}

impl Finding {
    pub(super) fn new(rule: &'static str, weight: Weight, text: String, next_step: &str) -> Self {
        Finding { rule: rule.into(), weight, at_mm: None, text, next_step: next_step.to_owned() }
    }

    pub(super) fn at(mut self, place: Option<Point3>) -> Self {
        self.at_mm = place.map(|p| [p.x, p.y, p.z]);
        self
    }
}
