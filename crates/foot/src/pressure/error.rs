//! Why a pressure map cannot be laid under a foot.

use windlass_measure::Side;

/// A pressure map that does not belong under this foot.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum PlacementError {
    /// Too few loaded sensors.
    #[error("only {loaded} sensors are loaded; export a whole step, or use a finer plate")]
    Small {
        /// Loaded sensors.
        loaded: usize,
    },
    /// Another foot's size, another pitch, or both feet.
    #[error(
        "the footprint is {:.0} x {:.0} mm under a foot of {foot_mm:.0} mm; give one step of this foot, and check the sensor spacing",
        footprint_mm[0], footprint_mm[1]
    )]
    Size {
        /// Length and width of the footprint.
        footprint_mm: [f64; 2],
        /// Length of the foot.
        foot_mm: f64,
    },
    /// No way of laying it fits.
    #[error(
        "the footprint does not match this foot (best fit {fit_mm:.0} mm); check that both are from the same person"
    )]
    Nowhere {
        /// Best cost.
        fit_mm: f64,
    },
    /// The footprint is one of the other foot.
    #[error(
        "stated as the {stated} foot, but the footprint fits the other foot better ({:.1} versus {:.1} mm); correct the \
         side, or export it as seen from above", costs_mm[1], costs_mm[0]
    )]
    WrongSide {
        /// What the case says.
        stated: Side,
        /// Fit as stated and as the other foot.
        costs_mm: [f64; 2],
    },
}
