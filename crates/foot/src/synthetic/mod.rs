//! A foot made from measurements: the sample for newcomers and the ground truth for tests.
//!
//! The body is a smooth union of simple solids (heel, leg, rays, toes), cut off below by a smooth sole that is a height
//! over the plan; landmarks are known exactly because they are put in.

mod body;
mod capture;
mod disturb;
mod model;
mod nets;
mod random;
mod shape;
mod sole;
mod solid;

pub use capture::{CaptureOptions, DepthImage, Orthographic, Pinhole, Sight, depth_image};
pub use disturb::{Disturbance, disturbed, ply};
pub use shape::FootShape;

use crate::synthetic::body::Body;
use windlass_geometry::{Mesh, Point3};

/// A synthesised foot in the canonical right frame, mm.
#[derive(Debug, Clone)]
pub struct SyntheticFoot {
    /// The closed skin, cut through the leg.
    pub mesh: Mesh,
    /// Landmarks on the skin.
    pub truth: Truth,
}

/// Landmarks of a synthesised foot, exact by construction, on the skin; canonical frame, mm.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Truth {
    /// Most posterior point.
    pub heel: Point3,
    /// Tip of the hallux.
    pub hallux_tip: Point3,
    /// Plantar skin under the first metatarsal head.
    pub first_met_head: Point3,
    /// Plantar skin under the second metatarsal head.
    pub second_met_head: Point3,
    /// Plantar skin under the fifth metatarsal head.
    pub fifth_met_head: Point3,
    /// Highest place of the medial column, 12 % of the ball's width inside the medial border.
    pub arch_apex: Point3,
    /// Length from heel to the most anterior toe.
    pub length_mm: f64,
}

/// Makes the foot; `cell_mm` is the spacing of the surface's vertices (1.5 is fine enough for design; 3 for tests, where the
/// cleft between two toes may pinch to a few edges with four faces).
pub fn synthesise(shape: &FootShape, cell_mm: f64) -> SyntheticFoot {
    let body = Body::of(shape);
    let mesh = nets::surface(|p| body.distance(p), body.bounds(), cell_mm);
    let truth = body.truth();
    SyntheticFoot { mesh, truth }
}

#[cfg(test)]
mod tests {
    use super::*;
    use windlass_geometry::Topology;

    #[test]
    fn the_skin_is_one_closed_body_of_the_length_asked_for() {
        let shape = FootShape { length_mm: 250.0, ..FootShape::default() };
        let foot = synthesise(&shape, 3.0);
        // The cleft between two toes is narrower than 3 mm and may pinch; the sample's spacing resolves it.
        let topology = Topology::of(&synthesise(&shape, 1.5).mesh);
        assert!(topology.is_closed_solid(), "{topology:?}");
        let below: Vec<_> = foot.mesh.vertices.iter().filter(|v| v.z < 60.0).collect();
        let low = below.iter().map(|v| v.x).fold(f64::INFINITY, f64::min);
        let high = below.iter().map(|v| v.x).fold(f64::NEG_INFINITY, f64::max);
        assert!((high - low - 250.0).abs() < 1.0, "{low} {high}");
        assert!((foot.truth.length_mm - 250.0).abs() < 1.0);
    }

    #[test]
    fn a_higher_arch_is_higher() {
        let at = |arch_height_mm| {
            synthesise(&FootShape { arch_height_mm, ..FootShape::default() }, 3.0).truth.arch_apex.z
        };
        assert!(at(24.0) > at(14.0) + 5.0);
    }
}
