//! How a curve becomes one number, where a table says so itself.

use crate::quantity::Reading;
use crate::stance::Curve;
use serde::{Deserialize, Serialize};

/// How a curve becomes one number, where a table says so itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Told {
    /// Greatest value.
    Max,
    /// Least value.
    Min,
    /// Mean.
    Mean,
    /// Greatest less least.
    Range,
    /// Integral over the share of stance (stance = 1).
    Integral,
}

/// A reading that a row asks for, over a share of stance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Window {
    /// How.
    pub told: Told,
    /// From and to, share of stance.
    pub share: [f64; 2],
}

impl Window {
    /// The number of a curve.
    pub fn of(self, curve: &Curve) -> f64 {
        let [a, b] = self.share;
        match self.told {
            Told::Max => Reading::Max(a, b).of(curve),
            Told::Min => Reading::Min(a, b).of(curve),
            Told::Mean => Reading::Mean(a, b).of(curve),
            Told::Range => Reading::Max(a, b).of(curve) - Reading::Min(a, b).of(curve),
            Told::Integral => Reading::Mean(a, b).of(curve) * (b - a),
        }
    }
}
