//! The chain from the toe to the lower back: one row for each joint and quantity, and the sentences.

use super::Fact;
use serde::Serialize;
use windlass_measure::{Note, Side};

/// What the device does to the loads up the leg.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ChainSection {
    /// Two or three plain sentences.
    pub summary: Vec<String>,
    /// The rows, toe to lumbar spine.
    pub rows: Vec<JointRow>,
    /// The three kinds of sentence, kept apart.
    pub sentences: Sentences,
    /// What the faults of each leg do, from the toe up.
    pub stories: Vec<Story>,
    /// A usual day of walking and standing.
    pub day: Option<DaySection>,
    /// Other doses of the prescribed features, where they were searched.
    pub choice: Option<Choice>,
    /// Loads moved from one joint to another beyond the set share.
    pub guard: Vec<GuardRow>,
    /// The walk, the draws, the steps.
    pub basis: Vec<Fact>,
    /// What is not modelled, in plain words.
    pub not_modelled: Vec<String>,
    /// Remarks.
    pub notes: Vec<Note>,
}

/// Loads of a usual day: load times time.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DaySection {
    /// Hours of walking and standing, in words.
    pub says: String,
    /// The loads, ankle to lower back.
    pub rows: Vec<DayRow>,
    /// How to read them.
    pub reading: String,
}

/// One load of a day, every number with its unit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DayRow {
    /// Which joint.
    pub load: String,
    /// In walking, without the device.
    pub walking: String,
    /// In standing, without the device.
    pub standing: String,
    /// The whole day with the device over without it, exponents 1, 2, 4 and 10; empty without a device.
    pub device: Vec<String>,
}

/// A place in the figure of the leg and spine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum JointPlace {
    /// Sole: pressure.
    Sole,
    /// Big toe joint (first metatarsophalangeal).
    FirstMtp,
    /// Arch and midfoot.
    Midfoot,
    /// Subtalar joint, rearfoot.
    Subtalar,
    /// Ankle.
    Ankle,
    /// Knee.
    Knee,
    /// Hip.
    Hip,
    /// Pelvis.
    Pelvis,
    /// Lower back.
    Lumbar,
}

/// From where a figure shows the legs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LegView {
    /// From the front: what acts sideways.
    Front,
    /// From the side: what acts forwards and backwards.
    Side,
}

/// The effect of the device on a load, where known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Less load.
    Relief,
    /// More load.
    Burden,
    /// A change that is neither good nor bad by itself (an angle, a timing).
    Shift,
    /// Smaller than can be measured, or none.
    Little,
    /// The draws disagree.
    NotDetermined,
    /// Not modelled.
    NotModelled,
}

/// One joint's change.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct JointRow {
    /// Which foot's stance; `None` for a row of both legs.
    pub side: Option<Side>,
    /// Where.
    pub joint: JointPlace,
    /// What: "peak knee adduction moment".
    pub quantity: String,
    /// Without the device, with unit.
    pub without: String,
    /// With the device, with unit; may be empty.
    pub with: String,
    /// What it is in plain words, where the figure shows it: "load on the inner knee"; may be empty.
    pub plain: String,
    /// 80 % interval of the change, in its unit: "-12 to +3 %"; may be empty.
    pub interval: String,
    /// The same as numbers, to be drawn; `None` where nothing changes or is known.
    pub spread: Option<Spread>,
    /// The change in words: "-6 %" or "-1.2 deg". Shown large in the figure.
    pub change: String,
    /// The certainty, in words: "92 of 100 draws agree", "direction uncertain".
    pub certainty: String,
    /// What it does.
    pub effect: Effect,
    /// Evidence grade letter; may be empty.
    pub grade: String,
    /// Too weak to act on: shown apart.
    pub exploratory: bool,
    /// Whether the device changes it in a known direction by more than can be measured in one person.
    pub changes: bool,
    /// Whether this row is the joint's one in the strip of the first screen.
    pub in_strip: bool,
    /// The figure that shows it.
    pub figure: Option<LegView>,
}

/// A change and its 80 % interval as numbers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Spread {
    /// Lower end.
    pub low: f64,
    /// Median.
    pub mid: f64,
    /// Upper end.
    pub high: f64,
    /// "%", "deg" or "mm": what shares a unit is drawn on one scale.
    pub unit: String,
}

/// Three kinds of sentence, never mixed.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Sentences {
    /// What the geometry and mechanics of this case say.
    pub geometry: Vec<String>,
    /// What published measurements say, each with its grade.
    pub evidence: Vec<String>,
    /// What is not known.
    pub not_known: Vec<String>,
}

/// A load moved beyond the set share.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GuardRow {
    /// What happens.
    pub finding: String,
    /// What to change.
    pub next_step: String,
}

/// What the faults of one leg do, joint by joint.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Story {
    /// Which leg.
    pub side: Side,
    /// One sentence for each joint, from the toe up.
    pub steps: Vec<String>,
}

/// Other dimensions of the prescribed modifications: an alternative to the prescription.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Choice {
    /// In a sentence.
    pub says: String,
    /// "left heel lift: 4 mm prescribed, 5 mm as a choice".
    pub doses: Vec<String>,
    /// What would change at which joint: quantity, as prescribed, with the alternative, change, interval and certainty.
    pub rows: Vec<ChoiceRow>,
    /// What was tried, and what became of it.
    pub tried: Vec<String>,
    /// What was not searched, and why.
    pub left_out: Vec<String>,
}

/// One quantity under the prescribed and the chosen doses.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChoiceRow {
    /// Which leg.
    pub side: Side,
    /// The quantity in words, marked if exploratory.
    pub quantity: String,
    /// As prescribed, with unit.
    pub prescribed: String,
    /// With the choice, with unit.
    pub choice: String,
    /// Change with its 80 % interval.
    pub change: String,
    /// The certainty, in words.
    pub certainty: String,
}
