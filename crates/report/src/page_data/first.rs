//! The first screen: what is made and why, how much, how sure that is, and what comes next.

use super::{Fact, Picture};
use serde::Serialize;
use windlass_measure::Side;

/// The answers to what a reader asks first.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FirstScreen {
    /// The device of each foot, left first.
    pub feet: Vec<Glance>,
    /// How the heels of the two devices stand to each other; may be empty.
    pub heels: String,
    /// What to settle before anything is made: referrals, warnings, a print refusal, the objections of the load check.
    pub review: Vec<Review>,
    /// What is uncertain, a sentence each.
    pub uncertain: Vec<String>,
    /// What to do next, in order, a sentence each.
    pub next: Vec<String>,
}

/// A device at a glance.
#[derive(Debug, Clone, Serialize)]
pub struct Glance {
    /// Which foot.
    pub side: Side,
    /// What was found, in a line.
    pub finding: String,
    /// The device from above.
    pub picture: Option<Picture>,
    /// The modifications that matter most, at most five.
    pub doses: Vec<GlanceDose>,
    /// How many further lines the prescription has.
    pub further: usize,
    /// Heights, mass, material.
    pub figures: Vec<Fact>,
}

/// A modification in a line.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GlanceDose {
    /// Its name.
    pub feature: String,
    /// How much.
    pub dose: String,
    /// Evidence grade letter.
    pub grade: String,
    /// What the letter means; empty says it in English.
    pub grade_says: String,
    /// Why, in plain words.
    pub reason: String,
    /// The colour of the feature in the picture; empty where it has none.
    pub colour: String,
}

/// Points to settle that share one advice, and where on the page they are explained.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Review {
    /// What it is: "Load check", "Refer", "Warning".
    pub kind: String,
    /// What was found, one or several.
    pub texts: Vec<String>,
    /// What to do; may be empty.
    pub step: String,
    /// The id of the section that explains it; may be empty.
    pub link: String,
}
