//! One foot: what was measured, what is prescribed, what was built.

use super::{CheckRow, Fact, LegendEntry, Picture, View3d};
use serde::Serialize;
use windlass_measure::{Grade, Note, Side};

/// Everything about one foot.
#[derive(Debug, Clone, Serialize)]
pub struct FootSection {
    /// Which foot.
    pub side: Side,
    /// The scanned sole with its landmarks and the outline of the device.
    pub scan: Option<Picture>,
    /// The landmarks of the scan, each with its number in the picture and its confidence.
    pub landmarks: Vec<Fact>,
    /// Measures of the scan.
    pub measures: Vec<Fact>,
    /// Faults found in the examination and the walk.
    pub faults: Vec<Fault>,
    /// The prescription, in the order of the form.
    pub prescription: Vec<PrescriptionRow>,
    /// Pictures of the device, the best first.
    pub pictures: Vec<Picture>,
    /// The meaning of the colours in the pictures.
    pub legend: Vec<LegendEntry>,
    /// The device to turn; `None` leaves the pictures.
    pub view: Option<View3d>,
    /// Requested against built.
    pub doses: Vec<DoseRow>,
    /// Fit figures.
    pub fit: Vec<Fact>,
    /// Map of the gap on the sole.
    pub fit_map: Option<Picture>,
    /// Pressure before and after, and other maps.
    pub pressure: Vec<Picture>,
    /// The mesh and the process: triangles, edges, wall, mass, cost.
    pub checks: Vec<CheckRow>,
    /// Remarks.
    pub notes: Vec<Note>,
}

impl FootSection {
    /// An empty section of a side.
    pub fn new(side: Side) -> Self {
        FootSection {
            side,
            scan: None,
            landmarks: Vec::new(),
            measures: Vec::new(),
            faults: Vec::new(),
            prescription: Vec::new(),
            pictures: Vec::new(),
            legend: Vec::new(),
            view: None,
            doses: Vec::new(),
            fit: Vec::new(),
            fit_map: None,
            pressure: Vec::new(),
            checks: Vec::new(),
            notes: Vec::new(),
        }
    }
}

/// A condition of the foot or the gait.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fault {
    /// Its name: "Functional hallux limitus".
    pub name: String,
    /// How marked, in a word; may be empty.
    pub severity: String,
    /// One sentence a patient understands.
    pub plain: String,
    /// The findings it rests on: "first MTP loaded 9 deg".
    pub because: Vec<String>,
}

/// A line of the prescription.
#[derive(Debug, Clone, Serialize)]
pub struct PrescriptionRow {
    /// The feature's name in the trade: "Medial rearfoot post".
    pub feature: String,
    /// How much: "4 deg".
    pub dose: String,
    /// The feature by itself; `None` where there is nothing to be seen.
    pub picture: Option<Picture>,
    /// Who asked: "clinician", "rule", "style".
    pub asked_by: String,
    /// Why, in plain words.
    pub reason: String,
    /// How strong the evidence is.
    pub grade: Grade,
    /// Where it comes from.
    pub source: String,
    /// What would change the line; may be empty.
    pub would_change: String,
    /// Rules that the line breaks.
    pub flags: Vec<Note>,
}

/// A dimension as prescribed and as built.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DoseRow {
    /// The feature's name.
    pub feature: String,
    /// As asked, with unit.
    pub requested: String,
    /// As measured in the finished triangles, with unit.
    pub realised: String,
    /// The difference with unit and sign; may be empty.
    pub difference: String,
    /// What is allowed; may be empty.
    pub allowed: String,
    /// Whether it is within.
    pub within: bool,
}
