//! The lines of a prescription: modification, amount, origin, reason and evidence grade.

use crate::{ArchFill, Dose, Feature, Length, Placements};
use serde::{Deserialize, Serialize};
use windlass_measure::{Grade, Note, Source};

/// The origin of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum AskedBy {
    /// The clinician wrote it in the case.
    Clinician,
    /// A rule proposed it from the record.
    Rule,
    /// The device style's default.
    Style,
}

/// One line of a prescription.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Line {
    /// What.
    pub feature: Feature,
    /// How much.
    pub dose: Dose,
    /// Its origin.
    pub asked_by: AskedBy,
    /// Why, in words a patient could follow.
    pub reason: String,
    /// How strong the evidence is.
    pub grade: Grade,
    /// Where it comes from.
    pub source: Source,
    /// What would change this line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub would_change: Option<String>,
    /// Rules that this line breaks; it is kept because the clinician set it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub flags: Vec<Note>,
}

/// The prescription of one foot. At most one line for each feature.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, schemars::JsonSchema)]
pub struct FootPrescription {
    /// The lines, in the order of [`Feature`].
    pub lines: Vec<Line>,
    /// Where the prescriber wants parts to lie.
    #[serde(default, skip_serializing_if = "Placements::is_usual")]
    pub placements: Placements,
}

impl FootPrescription {
    /// The line for a feature.
    pub fn line(&self, feature: Feature) -> Option<&Line> {
        self.lines.iter().find(|l| l.feature == feature)
    }

    /// The amount of a feature in the unit of its key; `None` when it is absent or not an amount.
    pub fn amount(&self, feature: Feature) -> Option<f64> {
        match self.line(feature)?.dose {
            Dose::Amount(a) => Some(a),
            _ => None,
        }
    }

    /// Whether a flag feature is prescribed.
    pub fn flag(&self, feature: Feature) -> bool {
        matches!(self.line(feature), Some(Line { dose: Dose::Flag(true), .. }))
    }

    /// The plaster fill, where one is prescribed.
    pub fn fill(&self) -> Option<ArchFill> {
        match self.line(Feature::ArchFill)?.dose {
            Dose::Fill(fill) => Some(fill),
            _ => None,
        }
    }

    /// The length, where one is prescribed.
    pub fn length(&self) -> Option<Length> {
        match self.line(Feature::Length)?.dose {
            Dose::Length(length) => Some(length),
            _ => None,
        }
    }

    /// The text to engrave.
    pub fn engraving(&self) -> Option<&str> {
        match &self.line(Feature::Engraving)?.dose {
            Dose::Text(text) => Some(text),
            _ => None,
        }
    }
}
