//! What the foot *is*: landmarks, lengths, arches and the plantar surface; from a scan, or synthesised.
//!
//! Everything here is in the canonical right foot frame (see `windlass_measure`), millimetres.

mod arch;
mod error;
mod landmarks;
mod measure;
mod model;
mod outline;
mod overrides;
mod plantar;
pub mod pressure;
mod rearfoot;
mod region;
pub mod synthetic;

pub use error::FootError;
pub use measure::measure;
pub use model::{Foot, Landmark, Landmarks, Loading, Measures, Plantar, Residual};
pub use overrides::LandmarkOverrides;
pub use region::{Region, Regions};
