//! The record of a case file, key by key.

use super::{Capture, LandmarkEntry, PressureEntry};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use windlass_measure::{Both, Side};
use windlass_prescription::record::{
    Complaints, DeviceChoice, Examination, Finish, Footwear, GaitRecord, History, LimbLength, Mark, Order,
    Patient,
};
use windlass_prescription::{Encounter, FootRecord, Overrides, Placements, Visit};
use windlass_report::words::Language;

/// The version of the case schema that this program reads.
pub const SCHEMA: &str = "windlass.case/1";

/// A case file, `case.toml`: one patient encounter, one foot or two. Lengths in millimetres, angles in degrees,
/// masses in kilograms; the unit is in the key.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseFile {
    /// The version of this schema: "windlass.case/1".
    pub schema: String,
    /// Which case it is.
    pub case: CaseHead,
    /// Who the device is for.
    pub patient: Patient,
    /// The shoe.
    #[serde(default)]
    pub footwear: Footwear,
    /// Medical history: what decides whether a device may be proposed at all.
    #[serde(default)]
    pub history: History,
    /// The patient's complaints, as context.
    #[serde(default)]
    pub complaints: Complaints,
    /// A clinician's reason for prescribing although referral is advised; it is recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub referral_override: Option<String>,
    /// The feet that get a device.
    #[serde(default)]
    pub foot: Feet,
    /// The difference in leg length, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limb_length: Option<LimbLength>,
    /// The device: style, material and options.
    #[serde(default)]
    pub device: DeviceChoice,
    /// Covers and layers, glued on at the bench.
    #[serde(default)]
    pub finish: Finish,
    /// The order around it: codes, dates, pairs, instructions.
    #[serde(default)]
    pub order: Order,
    /// The clinician's own lines; each replaces the proposal.
    #[serde(default)]
    pub prescription: Lines,
    /// Where the clinician wants parts of a device to lie, where not at their usual place.
    #[serde(default, skip_serializing_if = "Places::is_usual")]
    pub placement: Places,
    /// Policy thresholds changed for this case, by key.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub policy: BTreeMap<String, f64>,
    /// The visits, in order: the one before the device, then each check-up. `windlass review` reads them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub visit: Vec<Visit>,
}

/// The clinician's own lines for each foot.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Lines {
    /// For the patient's left.
    pub left: Overrides,
    /// For the patient's right.
    pub right: Overrides,
}

impl Lines {
    /// The lines of one foot.
    pub fn of(&self, side: Side) -> &Overrides {
        match side {
            Side::Left => &self.left,
            Side::Right => &self.right,
        }
    }

    /// Writes one line of a foot over what stands there, as the case file would say it; `value` is in the key's unit.
    ///
    /// # Errors
    /// The key is no line, or the value is none that it takes.
    pub fn set(&mut self, side: Side, key: &str, value: serde_json::Value) -> Result<(), serde_json::Error> {
        let own = match side {
            Side::Left => &mut self.left,
            Side::Right => &mut self.right,
        };
        let mut keys = serde_json::to_value(&*own)?;
        keys[key] = value;
        *own = serde_json::from_value(keys)?;
        Ok(())
    }
}

/// Where parts of each device lie.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Places {
    /// For the patient's left.
    pub left: Placements,
    /// For the patient's right.
    pub right: Placements,
}

impl Places {
    /// Whether every part lies at its usual place.
    pub fn is_usual(&self) -> bool {
        self.left.is_usual() && self.right.is_usual()
    }
}

/// Which case it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseHead {
    /// A pseudonym such as "HL-0001". It becomes part of file names; names and birth dates are refused.
    pub id: String,
    /// The lab's or clinic's order number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<String>,
    /// Revision of the order, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revision: Option<u32>,
    /// The language of the patient's leaflet, the order form and the first screen of the report: English (usual) or Polish.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
}

/// The feet that get a device: one or both.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Feet {
    /// The patient's left.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left: Option<FootEntry>,
    /// The patient's right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub right: Option<FootEntry>,
}

/// What a case says of one foot.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct FootEntry {
    /// The capture of its shape. A prescription can be made without; a device cannot.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scan: Option<Capture>,
    /// The pressure measured under it; compared with what the chain predicts, never with what it should be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pressure: Option<PressureEntry>,
    /// The examination.
    pub exam: Examination,
    /// The gait record.
    pub gait: GaitRecord,
    /// The marks on the diagram of the sole.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<Mark>,
    /// Landmarks that the clinician places where the program would find others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub landmarks: Option<LandmarkEntry>,
}

impl Feet {
    /// What the case says of a side, if it gets a device.
    pub fn get(&self, side: Side) -> Option<&FootEntry> {
        match side {
            Side::Left => self.left.as_ref(),
            Side::Right => self.right.as_ref(),
        }
    }
}

impl CaseFile {
    /// Takes lines and examination of an encounter in place of its own.
    pub(crate) fn take(&mut self, encounter: &Encounter) {
        let feet = [&mut self.foot.left, &mut self.foot.right];
        for (side, entry) in Side::BOTH.into_iter().zip(feet) {
            if let (Some(entry), Some(record)) = (entry, encounter.feet.get(side)) {
                entry.exam = record.exam.clone();
            }
        }
        self.prescription =
            Lines { left: encounter.overrides.left.clone(), right: encounter.overrides.right.clone() };
    }

    /// The encounter as the prescription sees it: everything but the scans.
    pub fn encounter(&self) -> Encounter {
        let record = |foot: &FootEntry| FootRecord {
            exam: foot.exam.clone(),
            gait: foot.gait.clone(),
            marks: foot.marks.clone(),
        };
        Encounter {
            patient: self.patient.clone(),
            footwear: self.footwear.clone(),
            history: self.history.clone(),
            complaints: self.complaints.clone(),
            referral_override: self.referral_override.clone(),
            feet: Both::from_fn(|side| self.foot.get(side).map(record)),
            limb_length: self.limb_length.clone(),
            device: self.device.clone(),
            finish: self.finish.clone(),
            order: self.order.clone(),
            overrides: Both { left: self.prescription.left.clone(), right: self.prescription.right.clone() },
            placements: Both { left: self.placement.left.clone(), right: self.placement.right.clone() },
            policy: self.policy.clone(),
            visit: self.visit.clone(),
        }
    }
}
