//! Other dimensions of the prescribed features: the alternative that a search proposes.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use windlass_chain::Comparison;
use windlass_measure::Side;
use windlass_prescription::Feature;

/// What a search of doses came to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DoseChoice {
    /// In a sentence: what is proposed, or that nothing is better.
    pub says: String,
    /// The dimensions proposed; empty when the model finds none better.
    pub proposed: Vec<DoseChange>,
    /// The proposed doses, or the best that were tried, against the prescribed ones, over all draws; none where
    /// nothing was tried.
    pub against_prescribed: Option<Comparison>,
    /// Every dose that was tried, in order, and what became of it.
    pub tried: Vec<DoseTried>,
    /// Features whose doses were not searched, and why.
    pub left_out: Vec<DoseLeftOut>,
    /// Draws of each try.
    pub search_draws: u32,
}

/// A dose and another in its place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DoseChange {
    /// The foot.
    pub side: Side,
    /// The feature; its key carries the unit.
    pub feature: Feature,
    /// As prescribed.
    pub prescribed: f64,
    /// In its place.
    pub dose: f64,
}

/// A dose that was tried.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DoseTried {
    /// What was changed.
    #[serde(flatten)]
    pub change: DoseChange,
    /// "better in 92 of 100 draws", or why it was not allowed.
    pub came_to: String,
}

/// A feature whose dose was not searched.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DoseLeftOut {
    /// The foot.
    pub side: Side,
    /// The feature.
    pub feature: Feature,
    /// Why not.
    pub because: Cow<'static, str>,
}

impl DoseChange {
    /// The dose in place of the prescribed one: "left rearfoot post 3 deg".
    pub fn says(&self) -> String {
        format!("{} {} {} {}", self.side, self.feature.title(), self.dose, self.feature.unit())
    }
}

impl DoseTried {
    /// What was tried and what it came to.
    pub fn says(&self) -> String {
        format!("{}: {}", self.change.says(), self.came_to)
    }
}

impl DoseLeftOut {
    /// What was not searched and why.
    pub fn says(&self) -> String {
        format!("{} {}: {}", self.side, self.feature.title(), self.because)
    }
}
