//! Left and right, and what mirroring means.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A side of the patient's body.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// The patient's left.
    Left,
    /// The patient's right: the canonical side in which every device is designed.
    Right,
}

impl Side {
    /// Both, left first: the order of every report.
    pub const BOTH: [Side; 2] = [Side::Left, Side::Right];

    /// The other side.
    pub const fn other(self) -> Side {
        match self {
            Side::Left => Side::Right,
            Side::Right => Side::Left,
        }
    }

    /// `left` or `right`, as in case files.
    pub const fn name(self) -> &'static str {
        match self {
            Side::Left => "left",
            Side::Right => "right",
        }
    }

    /// `L` or `R`, as in file names.
    pub const fn letter(self) -> char {
        match self {
            Side::Left => 'L',
            Side::Right => 'R',
        }
    }

    /// Factor on y that takes this side's foot frame to the canonical right foot and back: -1 for a left foot. No unit.
    pub const fn mirror(self) -> f64 {
        match self {
            Side::Left => -1.0,
            Side::Right => 1.0,
        }
    }
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
