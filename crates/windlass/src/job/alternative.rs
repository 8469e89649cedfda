//! Another dimension of a prescribed modification with which an objection of the guard is gone.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use windlass_measure::Side;
use windlass_prescription::{Dose, Feature, dose_text};

/// Dimensions that were built and checked, and to which the guard no longer objects.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Alternative {
    /// The rules of the guard that it silences, with their sides.
    pub silences: Vec<(Side, String)>,
    /// What to write in the case, in place of what is prescribed.
    pub changes: Vec<LineChange>,
    /// In words: what instead of what, and what it does to the load.
    pub says: String,
    /// What else changes at the joints of this leg, in words.
    pub trade: String,
}

/// A line and another dose in its place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LineChange {
    /// The foot.
    pub side: Side,
    /// The modification.
    pub feature: Feature,
    /// As prescribed.
    pub prescribed: Dose,
    /// In its place.
    pub dose: Dose,
}

impl LineChange {
    /// "left rearfoot post 2 deg instead of 4 deg", "left medial heel skive left out".
    pub fn says(&self) -> String {
        let words = |dose: &Dose| dose_text(self.feature, dose);
        let title = self.feature.title();
        match self.dose.is_present() {
            true => {
                format!("{} {title} {} instead of {}", self.side, words(&self.dose), words(&self.prescribed))
            }
            false => format!("{} {title} of {} left out", self.side, words(&self.prescribed)),
        }
    }
}
