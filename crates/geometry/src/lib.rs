//! Curves, height fields, B-spline surfaces, meshes and their validity. Knows no anatomy.
//!
//! Lengths are millimetres unless a name says otherwise. Transcendental functions come from `libm`, so that
//! the same inputs give the same bytes on every platform.

mod banded;
mod bounds;
pub mod brep;
mod bvh;
mod envelope;
mod falling;
mod groups;
mod height_field;
mod mesh;
mod region;
mod ridges;
mod ring;
mod ring_index;
mod sampling;
mod self_intersection;
mod spline_surface;
mod strokes;
mod topology;
mod triangulation;
mod welding;

pub use banded::BandedCholesky;
pub use bounds::Bounds3;
pub use brep::{Brep, BrepSurface, SplinePatch};
pub use bvh::{Bvh, Closest, RayHit, Searched, closest_on_triangle};
pub use envelope::{envelopes, lower_envelope, lower_envelope_below, lower_skin_below, upper_envelope};
pub use falling::first_zero;
pub use groups::Groups;
pub use height_field::{Grid, HeightField};
pub use mesh::Mesh;
pub use ridges::blunt_ridges;
pub use ring::{Ring, segment_distance, smooth_open};
pub use ring_index::RingIndex;
pub use sampling::{Membership, Sampling, adaptive_points};
pub use self_intersection::{Crossings, self_intersections};
pub use spline_surface::{SplineFitError, SplineSurface};
pub use strokes::stroked;
pub use topology::{EdgeUse, Edges, Topology, body_of_triangles};
pub use triangulation::{Crease, Triangulation, TriangulationError, triangulate};

/// A point in the plan (x forward, y to the side).
pub type Point2 = nalgebra::Point2<f64>;
/// A point in space.
pub type Point3 = nalgebra::Point3<f64>;
/// A direction or offset in the plan.
pub type Vector2 = nalgebra::Vector2<f64>;
/// A direction or offset in space.
pub type Vector3 = nalgebra::Vector3<f64>;
