//! Bytes in (depth image, mesh, point cloud), one clean oriented surface out, with side, loading and quality.
//!
//! [`read`] is the whole room: it decodes ([`ScanRequest`]), drops debris, finds unit, support plane, heading and
//! side, and hands out a [`Scan`] in the canonical right foot frame of `windlass_measure`. A left scan is mirrored
//! *before* anything is measured, so that the mirror of a scan gives the same bits. [`read_pressure`] reads a pressure
//! map, which has no shape and is placed under the foot by the next room.

mod camera;
mod clean;
mod depth_mesh;
mod error;
mod format;
mod jacobi;
mod judge;
mod loading;
mod orient;
mod picture;
mod pressure;
mod read;
mod request;
mod rough;
mod scan;
mod sidecar;
mod source;

pub use camera::{Camera, DepthKind};
pub use error::{Question, ScanError};
pub use loading::Loading;
pub use orient::PlanMarks;
pub use pressure::{PressureError, PressureMap, PressureRequest, PressureUnit, read_pressure};
pub use read::{read, read_surface};
pub use request::{Capture, Kind, ScanRequest};
pub use scan::{Quality, Scan};

/// Height over the sole up to which a scan counts as foot; what is above is leg, mm.
pub const FOOT_HEIGHT_MM: f64 = 60.0;
