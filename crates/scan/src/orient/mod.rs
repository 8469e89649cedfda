//! Orientation: which way is down, where the toes are, which foot it is, and the frame that follows.
//!
//! Two passes. The first finds the side from a few thousand samples; a left scan is then mirrored and everything is
//! done again on the mirror image as if it were a right foot, so that a mirrored scan gives the same bits.

mod element;
mod ends;
mod frame;
mod heading;
mod marks;
mod plan;
mod plane;
mod rim;
mod side;
mod support;
mod trust;
mod unit;

pub(crate) use element::{SurfaceElement, elements};
pub(crate) use frame::{Canonical, canonical};
pub(crate) use heading::{Heading, heading};
pub use marks::PlanMarks;
pub(crate) use plane::wall;
pub(crate) use side::{Evidence, evidence};
pub(crate) use support::{across, directions, up};
pub(crate) use trust::{SoleLook, doubts};
pub(crate) use unit::infer as infer_unit;
