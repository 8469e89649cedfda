//! Landmarks placed by the clinician.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Points in the scan's own axes, in millimetres (the file's coordinates times its unit). What is left out is found.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct LandmarkEntry {
    /// Most posterior point of the heel.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heel: Option<[f64; 3]>,
    /// Tip of the longest toe.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub toe_tip: Option<[f64; 3]>,
    /// Under the first metatarsal head.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_met_head: Option<[f64; 3]>,
    /// Under the fifth metatarsal head.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fifth_met_head: Option<[f64; 3]>,
    /// Highest point of the medial arch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arch_apex: Option<[f64; 3]>,
}
