//! What is recorded of one foot.

use crate::{Examination, GaitRecord, Mark};
use serde::{Deserialize, Serialize};

/// What is recorded of one foot.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct FootRecord {
    /// The examination.
    pub exam: Examination,
    /// The gait record.
    pub gait: GaitRecord,
    /// The marks on the diagram of the sole.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<Mark>,
}
