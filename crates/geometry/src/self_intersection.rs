//! Does a surface pass through itself?

use crate::{Bvh, Mesh, Point3};

/// Pairs of triangles that pass through each other, each pair once with the smaller index first; at most
/// `limit` are looked for, from one end of the tree, and given in order. Two triangles that only touch, share an edge,
/// or lie in one plane do not count.
pub fn self_intersections(mesh: &Mesh, tree: &Bvh, limit: usize) -> Vec<[u32; 2]> {
    let mut found = Vec::new();
    tree.meeting(|i, j| {
        if found.len() < limit && pass_through(mesh.triangles[i as usize], mesh.triangles[j as usize], mesh) {
            found.push([i, j]);
        }
        found.len() < limit
    });
    found.sort_unstable();
    found
}

/// Whether an edge of one triangle crosses the inside of the other. Edges at a shared vertex cannot.
fn pass_through(first: [u32; 3], second: [u32; 3], mesh: &Mesh) -> bool {
    if first.iter().filter(|i| second.contains(i)).count() >= 2 {
        return false;
    }
    let crosses = |edges: [u32; 3], face: [u32; 3]| {
        let corners = mesh.corners(face);
        (0..3).map(|k| [edges[k], edges[(k + 1) % 3]]).filter(|e| !e.iter().any(|i| face.contains(i))).any(
            |e| {
                let [p, q] = e.map(|i| mesh.vertices[i as usize]);
                edge_crosses(&p, &q, &corners)
            },
        )
    };
    crosses(first, second) || crosses(second, first)
}

/// Whether the segment passes strictly through the inside of the triangle. The sides that decide are volumes
/// of tetrahedra; a volume too small for its sign to be sure counts as touching, that is, not crossing.
fn edge_crosses(p: &Point3, q: &Point3, [a, b, c]: &[Point3; 3]) -> bool {
    let (sp, sq) = (side(a, b, c, p), side(a, b, c, q));
    if sp * sq != -1 {
        return false;
    }
    let around = [side(p, q, a, b), side(p, q, b, c), side(p, q, c, a)];
    around == [1; 3] || around == [-1; 3]
}

/// Which side of the plane of a, b, c the point d is on: 1, -1, or 0 when rounding could decide.
fn side(a: &Point3, b: &Point3, c: &Point3, d: &Point3) -> i8 {
    let (u, v, w) = (b - a, c - a, d - a);
    let volume = u.cross(&v).dot(&w);
    // The forward error of the determinant is under 8 epsilon times the sum of its terms' sizes.
    let size = u.abs().cross_sizes(&v.abs()).dot(&w.abs());
    if volume > 1e-14 * size {
        1
    } else if volume < -1e-14 * size {
        -1
    } else {
        0
    }
}

/// The cross product with every term counted positive.
trait CrossSizes {
    fn cross_sizes(&self, other: &Self) -> Self;
}

impl CrossSizes for crate::Vector3 {
    fn cross_sizes(&self, o: &Self) -> Self {
        crate::Vector3::new(
            self.y * o.z + self.z * o.y,
            self.z * o.x + self.x * o.z,
            self.x * o.y + self.y * o.x,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tetrahedron(at: f64) -> Mesh {
        let vertices = [[0., 0., 0.], [1., 0., 0.], [0., 1., 0.], [0., 0., 1.]]
            .map(|[x, y, z]| Point3::new(x + at, y + 0.1 * at, z + 0.05 * at))
            .to_vec();
        Mesh { vertices, triangles: vec![[0, 2, 1], [0, 1, 3], [0, 3, 2], [1, 2, 3]] }
    }

    fn pair(at: f64) -> Mesh {
        let mut mesh = tetrahedron(0.0);
        let other = tetrahedron(at);
        mesh.vertices.extend(other.vertices);
        mesh.triangles.extend(other.triangles.iter().map(|t| t.map(|i| i + 4)));
        mesh
    }

    #[test]
    fn overlapping_bodies_are_found_and_apart_ones_are_not() {
        for (at, meets) in [(0.3, true), (0.05, true), (1.5, false)] {
            let mesh = pair(at);
            let found = self_intersections(&mesh, &Bvh::of(&mesh), 100);
            assert_eq!(!found.is_empty(), meets, "{at}");
        }
    }

    #[test]
    fn a_solid_alone_and_its_exact_double_do_not_pass_through() {
        let mesh = tetrahedron(0.0);
        assert!(self_intersections(&mesh, &Bvh::of(&mesh), 10).is_empty());
        let double = pair(0.0);
        assert!(self_intersections(&double, &Bvh::of(&double), 10).is_empty());
    }

    #[test]
    fn the_limit_holds() {
        let mesh = pair(0.3);
        assert_eq!(self_intersections(&mesh, &Bvh::of(&mesh), 1).len(), 1);
    }
}
