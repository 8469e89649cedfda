//! Pieces of a surface that stand for all of it.

use windlass_geometry::{Mesh, Point3, Vector3};

/// A piece of surface: where, and its area as the length of its normal (whose sign is not known).
#[derive(Debug, Clone, Copy)]
pub(crate) struct SurfaceElement {
    pub at: Point3,
    pub normal: Vector3,
}

/// About `target` elements of a mesh, every n-th triangle.
pub(crate) fn elements(mesh: &Mesh, target: usize) -> Vec<SurfaceElement> {
    let stride = mesh.triangles.len().div_ceil(target).max(1);
    mesh.triangles
        .iter()
        .step_by(stride)
        .map(|&t| {
            let [a, b, c] = mesh.corners(t);
            SurfaceElement {
                at: Point3::from((a.coords + b.coords + c.coords) / 3.0),
                normal: (b - a).cross(&(c - a)) / 2.0,
            }
        })
        .collect()
}
