//! Devices side by side: what stands under the feet, and each quantity under every option.

use super::{Effect, JointPlace, Spread};
use serde::Serialize;
use windlass_measure::Side;

/// A comparison on one page.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ComparePage {
    /// The case's pseudonym.
    pub case_id: String,
    /// The program and its version.
    pub made_by: String,
    /// What stands under the feet, in the order of the cells.
    pub options: Vec<CompareOption>,
    /// Each quantity of each leg.
    pub rows: Vec<CompareRow>,
    /// What the prescription says to try first; may be empty.
    pub first_step: String,
    /// Where trials found a prefabricated support to do as well, a sentence each.
    pub evidence: Vec<String>,
}

/// What stands under the feet.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct CompareOption {
    /// Its name.
    pub title: String,
    /// What it is.
    pub says: String,
    /// Where its shape comes from; may be empty.
    pub source: String,
    /// What the load check objects to.
    pub objections: Vec<String>,
    /// Why it could not be computed; may be empty.
    pub not_computed: String,
}

/// A quantity under every option.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CompareRow {
    /// The leg; `None` for standing on both.
    pub side: Option<Side>,
    /// Where.
    pub joint: JointPlace,
    /// What.
    pub quantity: String,
    /// Whether it is one of those that represent a joint.
    pub in_strip: bool,
    /// Too weak to act on.
    pub exploratory: bool,
    /// Its value under each option; none where that could not be computed.
    pub cells: Vec<Option<CompareCell>>,
}

/// A quantity under one option.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CompareCell {
    /// Median, with unit.
    pub value: String,
    /// Change against no device: "-6 %"; empty for no device.
    pub change: String,
    /// 80 % interval of the change.
    pub interval: String,
    /// The same as numbers.
    pub spread: Option<Spread>,
    /// What it does.
    pub effect: Effect,
}
