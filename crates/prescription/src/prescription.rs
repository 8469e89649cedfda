//! The result: lines for each foot, the faults behind them, what was assumed, and what to measure next.

use crate::Feature;
use crate::FootPrescription;
use crate::record::{Confidence, Value};
use serde::{Deserialize, Serialize};
use windlass_measure::{Both, Grade, Note, Side, Source};

/// The place of a note that names a first step before any of the lines.
pub const FIRST_STEP: &str = "first step";

/// One value in the record that speaks for a fault.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema, Deserialize)]
pub struct Finding {
    /// The key in the record.
    pub key: String,
    /// The value found.
    pub value: Value,
    /// What about it counts ("below 14").
    pub says: String,
    /// What measured it, where said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instrument: Option<String>,
    /// How far it is trusted, where said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
}

/// A fault found in the record of one foot.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema, Deserialize)]
pub struct Fault {
    /// Its key: the name of its rule file.
    pub fault: String,
    /// Its name in words.
    pub title: String,
    /// Its stage or kind, as the rule file names it ("grade-2", "gastrocnemius").
    pub stage: String,
    /// What was found, in a sentence.
    pub says: String,
    /// Whether it is only context for the reader: it never doses a feature.
    pub context: bool,
    /// The values that speak for it.
    pub evidence: Vec<Finding>,
    /// How strong the definition is.
    pub grade: Grade,
    /// Where the definition comes from.
    pub source: Source,
}

/// Why the patient should be seen by a clinician before any device is designed.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema, Deserialize)]
pub struct Referral {
    /// Every gate that the record meets.
    pub reasons: Vec<Note>,
    /// The clinician's reason for going on regardless; then an automatic prescription is made and says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overridden_because: Option<String>,
}

impl Referral {
    /// Whether nothing may be proposed.
    pub fn stops(&self) -> bool {
        self.overridden_because.is_none()
    }
}

/// A measurement that is not in the record and would decide something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema, Deserialize)]
pub struct Missing {
    /// The foot, or `None` for the whole patient.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub side: Option<Side>,
    /// The key to fill in.
    pub key: String,
    /// What to measure, in words.
    pub ask: String,
    /// What it would decide.
    pub decides: String,
}

/// A feature that a rule considered and did not prescribe.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema, Deserialize)]
pub struct Declined {
    /// The foot.
    pub side: Side,
    /// The feature.
    pub feature: Feature,
    /// The rule that would have asked for it, or the check that took it away.
    pub rule: String,
    /// Why not, in plain words.
    pub because: String,
}

/// The prescription of an encounter.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Prescription {
    /// The lines of each foot; `None` where no device is asked for, or where a gate stops it and the clinician
    /// wrote nothing.
    pub feet: Both<Option<FootPrescription>>,
    /// The faults of each foot.
    pub faults: Both<Vec<Fault>>,
    /// Set when the record meets a gate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub referral: Option<Referral>,
    /// What to measure next, most decisive first.
    pub missing: Vec<Missing>,
    /// What was assumed in place of a missing value, and the policy settings in force.
    pub assumed: Vec<Note>,
    /// What was considered and not prescribed.
    pub declined: Vec<Declined>,
    /// Remarks for the prescriber.
    pub notes: Vec<Note>,
    /// Lines that break a rule or go against the other foot: kept, and said here and on the line.
    pub flags: Vec<Note>,
    /// Values of the record that do not go together, each with both values.
    pub questions: Vec<Note>,
}
