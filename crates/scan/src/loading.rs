//! How much weight was on the foot when it was captured.

use serde::{Deserialize, Serialize};

/// Weight on the foot at capture: changes arch height and heel width more than the choice of scanner does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Loading {
    /// Hanging free, or held in neutral.
    None,
    /// Sitting, part of the weight.
    Semi,
    /// Standing.
    Full,
    /// Not recorded: treated with the widest uncertainty.
    #[default]
    Unknown,
}
