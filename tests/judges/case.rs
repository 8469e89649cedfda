//! Cases as the tests need them: text with one thing changed.

use std::path::Path;

/// A case of one foot with an unremarkable record.
#[derive(Clone)]
pub struct CaseText {
    /// `left` or `right`.
    pub side: &'static str,
    /// What stands in `[foot.SIDE.scan]`.
    pub scan: String,
    /// What stands in `[prescription.SIDE]`.
    pub prescription: String,
    /// What stands in `[foot.SIDE.exam]`.
    pub exam: String,
    /// Further tables.
    pub more: String,
}

impl CaseText {
    /// A case about a mesh file.
    pub fn of_mesh(side: &'static str, file: &Path, units: &str) -> Self {
        let scan = format!("file = {file:?}\nkind = \"mesh\"\nunits = \"{units}\"\nloading = \"none\"\n");
        CaseText { side, scan, prescription: String::new(), exam: String::new(), more: String::new() }
    }

    /// The same, with the foot's length as measured on the patient, mm.
    pub fn measured(&self, length_mm: f64) -> Self {
        CaseText { scan: format!("{}\nfoot_length_mm = {length_mm}", self.scan), ..self.clone() }
    }

    /// The same with these lines of the clinician.
    pub fn with(&self, prescription: &str) -> Self {
        CaseText { prescription: prescription.into(), ..self.clone() }
    }

    /// The text of the case file.
    pub fn text(&self) -> String {
        let CaseText { side, scan, prescription, exam, more } = self;
        format!(
            "schema = \"windlass.case/1\"\n[case]\nid = \"T-0001\"\n[patient]\nmass_kg = 72\nheight_m = 1.74\n\
             [foot.{side}.scan]\n{scan}\n[foot.{side}.exam]\n{exam}\n[prescription.{side}]\n{prescription}\n{more}"
        )
    }
}
