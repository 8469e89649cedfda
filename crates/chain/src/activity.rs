//! What people do while they are measured.

use serde::{Deserialize, Serialize};

/// What the people do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Activity {
    /// Level walking.
    #[default]
    Walk,
    /// Standing on both legs.
    Stand,
}
