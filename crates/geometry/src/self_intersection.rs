//! Does a surface pass through itself?

use crate::{Bvh, Mesh, Point3};

/// Steps through the tree that every mesh may cost: about a second.
const STEPS: u64 = 30_000_000;
/// Steps besides, for each triangle that is done: a sound surface needs some two hundred.
const STEPS_PER_TRIANGLE: u64 = 500;

/// What a search for triangles that pass through each other found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Crossings {
    /// Pairs that pass through each other, each once with the smaller index first, in order.
    pub pairs: Vec<[u32; 2]>,
    /// Steps through the tree for each triangle: some tens on a sound surface, thousands where triangles lie in heaps.
    pub steps_per_triangle: f64,
    /// The search was given up: too many triangles lie over each other.
    pub cut_short: bool,
}

/// Pairs of triangles that pass through each other; at most `limit` are looked for, from one end of the tree. Two
/// triangles that only touch, share an edge, or lie in one plane do not count. The work is bounded by the number of
/// triangles: in a heap of triangles that all lie over each other the search is cut short, and says so.
pub fn self_intersections(mesh: &Mesh, tree: &Bvh, limit: usize) -> Crossings {
    let mut pairs = Vec::new();
    let searched = tree.meeting(STEPS, STEPS_PER_TRIANGLE, |i, j| {
        if pairs.len() < limit && pass_through(mesh.triangles[i as usize], mesh.triangles[j as usize], mesh) {
            pairs.push([i, j]);
        }
        pairs.len() < limit
    });
    pairs.sort_unstable();
    let steps_per_triangle = searched.steps as f64 / mesh.triangles.len().max(1) as f64;
    Crossings { pairs, steps_per_triangle, cut_short: !searched.to_the_end }
}

/// Whether an edge of one triangle crosses the inside of the other. Edges at a shared vertex cannot.
fn pass_through(first: [u32; 3], second: [u32; 3], mesh: &Mesh) -> bool {
    if first.iter().filter(|i| second.contains(i)).count() >= 2 {
        return false;
    }
    // Most pairs are told apart by the plane of one: nothing of the other lies on both sides of it.
    let [a, b, c] = mesh.corners(first);
    let sides = second.map(|i| side(&a, &b, &c, &mesh.vertices[i as usize]));
    if !(sides.contains(&1) && sides.contains(&-1)) {
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
            let found = self_intersections(&mesh, &Bvh::of(&mesh), 100).pairs;
            assert_eq!(!found.is_empty(), meets, "{at}");
        }
    }

    #[test]
    fn a_solid_alone_and_its_exact_double_do_not_pass_through() {
        let mesh = tetrahedron(0.0);
        assert!(self_intersections(&mesh, &Bvh::of(&mesh), 10).pairs.is_empty());
        let double = pair(0.0);
        assert!(self_intersections(&double, &Bvh::of(&double), 10).pairs.is_empty());
    }

    #[test]
    fn a_heap_of_triangles_is_given_up_in_bounded_time() {
        // Forty thousand long triangles from one point: all boxes meet.
        let mut mesh = Mesh { vertices: vec![Point3::origin()], triangles: Vec::new() };
        for i in 0..40_000u32 {
            let z = f64::from(i) * 1e-3;
            mesh.vertices.extend([Point3::new(100.0, 100.0, z), Point3::new(100.0, 100.1, z)]);
            mesh.triangles.push([0, 2 * i + 1, 2 * i + 2]);
        }
        let found = self_intersections(&mesh, &Bvh::of(&mesh), 10);
        assert!(found.cut_short && found.steps_per_triangle > 200.0, "{}", found.steps_per_triangle);
        let sound = tetrahedron(0.0);
        assert!(!self_intersections(&sound, &Bvh::of(&sound), 10).cut_short);
    }

    #[test]
    fn the_limit_holds() {
        let mesh = pair(0.3);
        assert_eq!(self_intersections(&mesh, &Bvh::of(&mesh), 1).pairs.len(), 1);
    }
}
