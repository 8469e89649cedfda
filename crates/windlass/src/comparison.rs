//! What a comparison of devices comes to: the options, and each quantity under every one of them.

use crate::prefabricated::EvidenceRow;
use serde::Serialize;
use windlass_chain::{Change, GuardFinding, Joint, Quantity, Spread};
use windlass_measure::{Note, Side};

/// Devices side by side.
#[derive(Debug, Clone, Serialize)]
pub struct Comparison {
    /// "windlass.compare/1".
    pub schema: &'static str,
    /// The pseudonym of the case.
    pub id: String,
    /// What stands under the feet, in the order of the values.
    pub options: Vec<Compared>,
    /// Each quantity with its value for each option: walking left, walking right, standing.
    pub rows: Vec<ComparedRow>,
    /// What the prescription says to try before any of the lines; none where it says nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_step: Option<String>,
    /// Where trials found a prefabricated support to do as well.
    pub evidence: Vec<EvidenceRow>,
    /// Remarks.
    pub notes: Vec<Note>,
}

/// What stands under the feet.
#[derive(Debug, Clone, Serialize)]
pub struct Compared {
    /// A short key: `barefoot`, `proposal`, `low-arch`.
    pub key: String,
    /// Its name.
    pub title: String,
    /// What it is, in a sentence.
    pub says: String,
    /// Where its shape comes from, for what is not built here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// What the load check objects to.
    pub guard: Vec<GuardFinding>,
    /// Why it could not be computed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_computed: Option<String>,
}

/// A quantity under every option.
#[derive(Debug, Clone, Serialize)]
pub struct ComparedRow {
    /// The leg; none for standing on both.
    pub side: Option<Side>,
    /// The joint.
    pub joint: Joint,
    /// The quantity.
    pub quantity: Quantity,
    /// In words.
    pub title: String,
    /// Its unit.
    pub unit: String,
    /// Whether it is a load, and not an angle, a timing or a place.
    pub is_load: bool,
    /// Too weak to act on.
    pub exploratory: bool,
    /// Its value for each option; none where it could not be computed.
    pub values: Vec<Option<ComparedValue>>,
}

/// A quantity under one option.
#[derive(Debug, Clone, Serialize)]
pub struct ComparedValue {
    /// Median and 80 % interval.
    pub value: Spread,
    /// Against barefoot in the shoe; none for that itself.
    pub change: Option<Change>,
}
