//! Foot and prescription -> one parametric solid, and the doses read back from its triangles.
//!
//! The device is an outline, a top surface and an underside over one plan. Each surface is a stack of layers,
//! one per feature; the underside is the exact normal offset of the top, with posts standing below it. No
//! Booleans: a feature changes the outline, a layer, or a post. Everything is designed as a right foot
//! (+y medial), z = 0 on the floor of the shoe, and mirrored once at the end for a left foot.

mod anatomy;
mod blend;
mod bodies;
mod brep;
mod build;
mod cover;
mod doses;
mod engrave;
mod error;
mod fit;
mod layer;
mod marks;
mod plan;
mod post;
mod readback;
mod rounded_edge;
mod shell;
mod shifted;
mod solid;
mod stock;
mod tessellate;
mod tolerance;
mod trim;
mod twin;
mod vent;
mod wall;

pub use brep::BrepError;
pub use build::{BuildRequest, Device, build};
pub use doses::{Doses, Refusal};
pub use error::DeviceError;
pub use fit::Fit;
pub use readback::{Heights, Realised};
pub use stock::{PostFill, Stock};
pub use tolerance::{TradeTolerance, USUAL_CHORD_MM};
