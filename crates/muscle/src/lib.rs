//! Muscles of the legs and the trunk, and the joint forces that they make.
//!
//! Net moments hide what loads a joint: the muscles that make them press its surfaces together. Here is the path from
//! one to the other: posture ([`Pose`]) -> paths, lengths and moment arms ([`Placed`], [`Line`]) -> the least sum of squared
//! activations that makes the net moments ([`recruit`]) -> what the surfaces carry ([`Solved::leg`], [`Solved::back`]).
//!
//! Axes everywhere: x forward, y up, z to the right; SI units.

mod contraction;
mod error;
mod forces;
mod model;
mod path;
mod pose;
mod profile;
mod recruit;
mod scale;
mod solve;
mod spline;
mod wrench;

pub use contraction::{Contraction, Strength};
pub use error::MuscleError;
pub use forces::{BackForces, BackReader, LegForces, LegReader};
pub use model::{Body, Joint, Model, Muscle, Name, Place, Via};
pub use path::Line;
pub use pose::{Axis, Placed, Pose, angles_zxy, rotation_zxy, upright};
pub use recruit::{LEAST, Recruited, Task, recruit};
pub use scale::Scales;
pub use solve::{Instant, Ready, Solved};
pub use spline::Spline;
pub use wrench::{GRAVITY, Wrench};
