//! Sharing vertices that are the same point.

use crate::{Mesh, Point3};
use std::collections::HashMap;

impl Mesh {
    /// The same mesh with vertices shared whose positions are equal as 32-bit numbers, which is what a binary
    /// STL can tell apart. Triangles that lose a corner by it are dropped; unused vertices too. Order is kept.
    pub fn welded(&self) -> Mesh {
        // The map is only looked up, never walked: its order does not reach the result.
        let mut known: HashMap<[u32; 3], u32> = HashMap::with_capacity(self.vertices.len());
        let mut new_index = vec![u32::MAX; self.vertices.len()];
        let mut vertices: Vec<Point3> = Vec::with_capacity(self.vertices.len());
        let mut triangles = Vec::with_capacity(self.triangles.len());
        for &triangle in &self.triangles {
            let corners = triangle.map(|old| {
                let slot = &mut new_index[old as usize];
                if *slot == u32::MAX {
                    let p = self.vertices[old as usize];
                    *slot = *known.entry(position_bits(&p)).or_insert_with(|| {
                        vertices.push(p);
                        vertices.len() as u32 - 1
                    });
                }
                *slot
            });
            if corners[0] != corners[1] && corners[1] != corners[2] && corners[2] != corners[0] {
                triangles.push(corners);
            }
        }
        Mesh { vertices, triangles }
    }
}

/// The bits of the coordinates as 32-bit numbers, with one zero.
fn position_bits(p: &Point3) -> [u32; 3] {
    [p.x, p.y, p.z].map(|v| (v as f32 + 0.0).to_bits())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Topology;

    /// A tetrahedron as a triangle soup: no vertex shared.
    fn soup() -> Mesh {
        let p = [[0., 0., 0.], [1., 0., 0.], [0., 1., 0.], [0., 0., 1.]].map(Point3::from);
        let vertices = [0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3].map(|i| p[i]).to_vec();
        Mesh { vertices, triangles: (0..4).map(|i| [3 * i, 3 * i + 1, 3 * i + 2]).collect() }
    }

    #[test]
    fn welding_closes_a_soup() {
        assert_eq!(Topology::of(&soup()).open_edges, 12);
        let welded = soup().welded();
        assert_eq!(welded.vertices.len(), 4);
        assert!(Topology::of(&welded).is_closed_solid());
        assert_eq!(welded.welded(), welded);
    }

    #[test]
    fn minus_zero_is_zero() {
        let mut mesh = soup();
        mesh.vertices[0].x = -0.0;
        assert_eq!(mesh.welded().vertices.len(), 4);
    }

    #[test]
    fn points_closer_than_a_32_bit_number_become_one() {
        let mut mesh = soup();
        for v in &mut mesh.vertices {
            v.x += 200.0;
        }
        mesh.vertices[0].x += 1e-7;
        let welded = mesh.welded();
        assert_eq!((welded.vertices.len(), welded.triangles.len()), (4, 4));
    }
}
