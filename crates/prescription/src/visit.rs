//! A visit: what the patient reports, and what was found and done on each foot.

use crate::Overrides;
use crate::record::{Examination, FitComplaints, VisitReport};
use serde::{Deserialize, Serialize};
use windlass_measure::Side;

/// A check-up, or the visit before the device.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Visit {
    /// The day, year-month-day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The revision of the device that is worn; 0 or nothing for the visit before any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revision: Option<u32>,
    /// What the patient reports.
    pub report: VisitReport,
    /// The patient's left.
    pub left: VisitFoot,
    /// The patient's right.
    pub right: VisitFoot,
}

/// One foot at a visit.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct VisitFoot {
    /// What is wrong with the fit.
    pub fit: FitComplaints,
    /// What was examined again; each value replaces the one of the first examination.
    pub exam: Examination,
    /// What was ground off or added by hand: the modifications as they are now, by the keys of the prescription.
    pub by_hand: Overrides,
}

impl Visit {
    /// One foot of the visit.
    pub fn foot(&self, side: Side) -> &VisitFoot {
        match side {
            Side::Left => &self.left,
            Side::Right => &self.right,
        }
    }
}
