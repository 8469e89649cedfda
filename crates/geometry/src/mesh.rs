//! Indexed triangle meshes.

use crate::{Bounds3, Point3, Vector3};
use rayon::prelude::*;

/// An indexed triangle mesh. Triangles wind counter-clockwise seen from outside.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Mesh {
    /// Positions, mm.
    pub vertices: Vec<Point3>,
    /// Three indices into `vertices` each.
    pub triangles: Vec<[u32; 3]>,
}

impl Mesh {
    /// The corners of a triangle. In mm.
    pub fn corners(&self, triangle: [u32; 3]) -> [Point3; 3] {
        // Not `map`: the compiler does not always unroll it, and this is the innermost step of everything.
        let [a, b, c] = triangle;
        [self.vertices[a as usize], self.vertices[b as usize], self.vertices[c as usize]]
    }

    /// The corners of every triangle in order. In mm.
    pub fn facets(&self) -> impl ExactSizeIterator<Item = [Point3; 3]> + '_ {
        self.triangles.iter().map(|&t| self.corners(t))
    }

    /// The box of all vertices; `None` for an empty mesh.
    pub fn bounds(&self) -> Option<Bounds3> {
        Bounds3::of(&self.vertices)
    }

    /// Enclosed volume, mm3, by the divergence theorem; negative when the mesh is inside out.
    pub fn signed_volume(&self) -> f64 {
        let Some(bounds) = self.bounds() else { return 0.0 };
        // Relative to the box's corner, so that a far-away mesh does not lose digits.
        let o = bounds.min;
        self.facets().map(|[a, b, c]| (a - o).dot(&(b - o).cross(&(c - o)))).sum::<f64>() / 6.0
    }

    /// Surface area, mm2.
    pub fn area(&self) -> f64 {
        self.facets().map(|[a, b, c]| (b - a).cross(&(c - a)).norm()).sum::<f64>() / 2.0
    }

    /// Area-weighted unit normals, one for each vertex; zero where a vertex has no area around it.
    pub fn vertex_normals(&self) -> Vec<Vector3> {
        let mut normals = vec![Vector3::zeros(); self.vertices.len()];
        for &t in &self.triangles {
            let [a, b, c] = self.corners(t);
            let n = (b - a).cross(&(c - a));
            for i in t {
                normals[i as usize] += n;
            }
        }
        for n in &mut normals {
            *n = n.try_normalize(0.0).unwrap_or_default();
        }
        normals
    }

    /// Turns every triangle so that its lowest index comes first, which neither moves it nor flips it: two files
    /// that list the same triangles from different corners become the same mesh.
    pub fn turn_lowest_corner_first(&mut self) {
        self.triangles.par_iter_mut().for_each(|t| {
            let [a, b, c] = *t;
            *t = if a <= b && a <= c {
                [a, b, c]
            } else if b <= c {
                [b, c, a]
            } else {
                [c, a, b]
            };
        });
    }

    /// The mirror image in the plane y = 0, still wound outward. Its own inverse, to the last bit.
    pub fn mirrored_y(mut self) -> Mesh {
        for v in &mut self.vertices {
            v.y = -v.y;
        }
        for t in &mut self.triangles {
            t.swap(1, 2);
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The unit right tetrahedron: volume 1/6.
    fn tetrahedron() -> Mesh {
        let vertices = [[0., 0., 0.], [1., 0., 0.], [0., 1., 0.], [0., 0., 1.]].map(Point3::from).to_vec();
        Mesh { vertices, triangles: vec![[0, 2, 1], [0, 1, 3], [0, 3, 2], [1, 2, 3]] }
    }

    #[test]
    fn volume_and_area_match_closed_form() {
        let t = tetrahedron();
        assert!((t.signed_volume() - 1.0 / 6.0).abs() < 1e-15);
        assert!((t.area() - (1.5 + 3f64.sqrt() / 2.0)).abs() < 1e-15);
    }

    #[test]
    fn mirroring_keeps_volume_positive_and_undoes_itself() {
        let t = tetrahedron();
        let m = t.clone().mirrored_y();
        assert!((m.signed_volume() - 1.0 / 6.0).abs() < 1e-15);
        assert_eq!(m.mirrored_y(), t);
    }
}
