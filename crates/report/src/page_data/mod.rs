//! What a page shows, as plain data. Whoever fills it chooses the words; the page only lays them out.

mod chain;
mod check_up;
mod compare;
mod first;
mod foot;
mod papers;

pub use chain::{
    ChainSection, Choice, ChoiceRow, DayRow, DaySection, Effect, GuardRow, JointPlace, JointRow, LegView,
    Sentences, Spread, Story,
};
pub use check_up::{AnswerRow, ChangeRow, CheckUpPage, FootChanges};
pub use compare::{CompareCell, CompareOption, ComparePage, CompareRow};
pub use first::{FirstScreen, Glance, GlanceDose, Review};
pub use foot::{DoseRow, Fault, FootSection, PrescriptionRow};
pub use papers::{LeafletPaper, OrderFoot, OrderPaper};

use crate::model3d::Model;
use serde::Serialize;
use windlass_measure::Note;

/// One case on one page.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Page {
    /// The case's pseudonym.
    pub case_id: String,
    /// The program and its version, "windlass 0.1.0".
    pub made_by: String,
    /// What the first screen answers.
    pub first: FirstScreen,
    /// Who: mass, height, age, steps, shoes.
    pub patient: Vec<Fact>,
    /// One section for each foot, left first.
    pub feet: Vec<FootSection>,
    /// What the device does up the leg; `None` when it was not computed.
    pub chain: Option<ChainSection>,
    /// Remarks that concern the whole case.
    pub notes: Vec<Note>,
    /// Inputs, outputs and profiles with their hashes.
    pub manifest: Vec<ManifestRow>,
}

/// A named value with its unit in the text.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Fact {
    /// What.
    pub label: String,
    /// How much, with its unit: "254.3 mm".
    pub value: String,
    /// How it was found, or its certainty, in a few words; may be empty.
    pub remark: String,
}

impl Fact {
    /// A value without remark.
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Fact { label: label.into(), value: value.into(), remark: String::new() }
    }

    /// The same with a remark.
    pub fn remark(mut self, remark: impl Into<String>) -> Self {
        self.remark = remark.into();
        self
    }
}

/// A picture with its words.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Picture {
    /// PNG bytes.
    #[serde(serialize_with = "as_base64")]
    pub png: Vec<u8>,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// The line under the picture.
    pub caption: String,
    /// Alt text.
    pub alt: String,
    /// SVG elements drawn over the picture in its pixel coordinates (see
    /// [`crate::picture::labels`]); may be empty. Trusted: not escaped.
    pub overlay: String,
    /// Colours and their meaning; empty for none.
    pub legend: Vec<LegendEntry>,
}

/// A colour and its meaning.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LegendEntry {
    /// CSS colour, "#c04f2e".
    pub colour: String,
    /// Its meaning.
    pub label: String,
}

/// A check of the finished file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CheckRow {
    /// What was checked.
    pub check: String,
    /// What was found, with its unit.
    pub found: String,
    /// The limit; may be empty.
    pub limit: String,
    /// Whether it holds.
    pub status: Status,
    /// Where and what to do; may be empty.
    pub remark: String,
}

/// How a check ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It holds.
    Good,
    /// It holds with a reservation.
    Warning,
    /// It does not hold.
    Refused,
    /// A figure, not a check.
    Info,
}

/// A file or profile that went in or came out.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ManifestRow {
    /// `input`, `output` or `profile`.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// Its size in bytes, where known.
    pub bytes: Option<u64>,
    /// Its hash, with the algorithm: "blake3:...".
    pub hash: String,
}

/// A mesh for the interactive view.
#[derive(Debug, Clone, Serialize)]
pub struct View3d {
    /// The quantised mesh.
    pub model: Model,
    /// Alt text.
    pub alt: String,
    /// Colours and their meaning.
    pub legend: Vec<LegendEntry>,
}

fn as_base64<S: serde::Serializer>(bytes: &[u8], to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&crate::base64::encode(bytes))
}
