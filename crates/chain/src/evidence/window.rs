//! How a curve becomes one number, where a table says so itself.

use crate::quantity::Reading;
use crate::stance::Curve;
use serde::{Deserialize, Serialize};

/// How a curve becomes one number, where a table says so itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Statistic {
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
    pub statistic: Statistic,
    /// From and to, share of stance.
    pub share: [f64; 2],
}

impl Window {
    /// The number of a curve, in the curve's unit; an integral is a share of stance times that unit.
    pub fn of(self, curve: &Curve) -> f64 {
        let [a, b] = self.share;
        match self.statistic {
            Statistic::Max => Reading::Max(a, b).of(curve),
            Statistic::Min => Reading::Min(a, b).of(curve),
            Statistic::Mean => Reading::Mean(a, b).of(curve),
            Statistic::Range => Reading::Max(a, b).of(curve) - Reading::Min(a, b).of(curve),
            Statistic::Integral => Reading::Mean(a, b).of(curve) * (b - a),
        }
    }
}
