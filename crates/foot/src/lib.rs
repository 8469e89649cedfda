//! What the foot *is*: landmarks, lengths, arches and the plantar surface; from a scan, or synthesised.
//!
//! Everything here is in the canonical right foot frame (see `windlass_measure`), millimetres.

mod model;

pub use model::{Foot, Landmark, Landmarks, Loading, Measures, Plantar, Residual};
