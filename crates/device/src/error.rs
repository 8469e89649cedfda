//! Why a device was not built.

use crate::doses::Refusal;
use windlass_geometry::{SplineFitError, TriangulationError};

/// Why a device was not built.
#[derive(Debug, thiserror::Error)]
pub enum DeviceError {
    /// The sole was not seen.
    #[error(
        "the sole was not captured in this scan, so a total-contact device cannot be built; scan the foot again with the sole \
         visible, unloaded or in a foam box"
    )]
    SoleNotObserved,
    /// Lines of the prescription that cannot be built.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Refused(Vec<Refusal>),
    /// The wall is thinner than the process can make.
    #[error(
        "shell_thickness_mm: {asked} mm is under the least wall of the process, {least} mm; ask for a thicker shell or another process"
    )]
    WallTooThin {
        /// Asked for, mm.
        asked: f64,
        /// Least, mm.
        least: f64,
    },
    /// The trim line, cutout and extension leave nothing.
    #[error(
        "the trim line encloses no shell on this foot; check the landmarks, or override them in the case"
    )]
    NoOutline,
    /// A surface could not be fitted.
    #[error("the device's surface could not be fitted: {0}")]
    Surface(#[from] SplineFitError),
    /// Even the coarsest mesh has more triangles than are allowed.
    #[error("{most} triangles are too few for this device, which takes {least} at its coarsest; allow more")]
    Budget {
        /// Allowed.
        most: usize,
        /// Of the coarsest mesh.
        least: usize,
    },
    /// The plan could not be triangulated.
    #[error("the device's plan could not be triangulated: {0}; a post or cutout runs into the rim")]
    Triangulation(#[from] TriangulationError),
}
