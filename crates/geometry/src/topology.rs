//! Is a mesh the surface of a solid? Edges, winding, degenerate triangles and connected bodies.

use crate::{Groups, Mesh, Point3};

/// A triangle whose smallest altitude is below this is degenerate, mm.
const DEGENERATE_ALTITUDE_MM: f64 = 1e-9;

/// What an audit of a mesh's connectivity found. Vertices are taken as they are indexed: weld first
/// ([`Mesh::welded`]) when the mesh comes from a format without shared vertices.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Topology {
    /// Edges with a triangle on one side only.
    pub open_edges: usize,
    /// Edges shared by more than two triangles.
    pub non_manifold_edges: usize,
    /// Edges whose two triangles disagree about which side is outside.
    pub inconsistent_edges: usize,
    /// Triangles without area: a corner repeated, or an altitude under 1e-9 mm.
    pub degenerate_triangles: usize,
    /// Sets of triangles connected through edges.
    pub bodies: usize,
    /// Middle of the first open edge.
    pub open_at: Option<Point3>,
    /// Middle of the first edge with more than two triangles.
    pub non_manifold_at: Option<Point3>,
    /// Middle of the first edge with disagreeing triangles.
    pub inconsistent_at: Option<Point3>,
    /// A corner of the first degenerate triangle.
    pub degenerate_at: Option<Point3>,
}

/// One edge and the triangles on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EdgeUse {
    /// The far vertex of the edge: the one with the larger index.
    pub high: u32,
    /// The triangle.
    pub triangle: u32,
    /// Whether the triangle runs from the smaller index to the larger.
    pub forward: bool,
}

/// All triangles' edges, grouped by edge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edges {
    /// Where each vertex's run in `uses` starts; one more entry than vertices.
    start: Vec<u32>,
    uses: Vec<EdgeUse>,
}

impl Edges {
    /// Groups the edges of a mesh by a counting sort: linear time, no hashing, one fixed order.
    pub fn of(mesh: &Mesh) -> Self {
        let mut start = vec![0u32; mesh.vertices.len() + 1];
        for (low, _, _) in half_edges(mesh) {
            start[low as usize + 1] += 1;
        }
        for i in 1..start.len() {
            start[i] += start[i - 1];
        }
        let mut next = start.clone();
        let mut uses = vec![EdgeUse { high: 0, triangle: 0, forward: false }; 3 * mesh.triangles.len()];
        for (low, high, (triangle, forward)) in half_edges(mesh) {
            let slot = &mut next[low as usize];
            uses[*slot as usize] = EdgeUse { high, triangle, forward };
            *slot += 1;
        }
        for pair in start.windows(2) {
            uses[pair[0] as usize..pair[1] as usize].sort_by_key(|u| u.high);
        }
        Edges { start, uses }
    }

    /// Every edge once: its lower vertex and the triangles on it, in a fixed order.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &[EdgeUse])> {
        self.start.windows(2).enumerate().flat_map(|(low, pair)| {
            self.uses[pair[0] as usize..pair[1] as usize]
                .chunk_by(|a, b| a.high == b.high)
                .map(move |uses| (low as u32, uses))
        })
    }
}

fn half_edges(mesh: &Mesh) -> impl Iterator<Item = (u32, u32, (u32, bool))> + '_ {
    mesh.triangles.iter().enumerate().flat_map(|(i, &[a, b, c])| {
        [(a, b), (b, c), (c, a)].map(|(from, to)| (from.min(to), from.max(to), (i as u32, from < to)))
    })
}

impl Topology {
    /// Audits a mesh. Linear time; indices must be in range.
    pub fn of(mesh: &Mesh) -> Topology {
        let mut found = Topology::default();
        let mut joined = Groups::new(mesh.triangles.len());
        for (low, uses) in Edges::of(mesh).iter() {
            let middle =
                || nalgebra::center(&mesh.vertices[low as usize], &mesh.vertices[uses[0].high as usize]);
            if low == uses[0].high {
                continue; // a repeated corner: counted as a degenerate triangle below
            }
            match uses {
                [_] => {
                    found.open_edges += 1;
                    found.open_at.get_or_insert_with(middle);
                }
                [a, b] if a.forward == b.forward => {
                    found.inconsistent_edges += 1;
                    found.inconsistent_at.get_or_insert_with(middle);
                }
                [_, _] => {}
                _ => {
                    found.non_manifold_edges += 1;
                    found.non_manifold_at.get_or_insert_with(middle);
                }
            }
            for pair in uses.windows(2) {
                joined.join([pair[0].triangle, pair[1].triangle]);
            }
        }
        for &triangle in &mesh.triangles {
            if is_degenerate(mesh.corners(triangle)) {
                found.degenerate_triangles += 1;
                found.degenerate_at.get_or_insert(mesh.vertices[triangle[0] as usize]);
            }
        }
        found.bodies = joined.count();
        found
    }

    /// One body, closed, consistently wound, without degenerate triangles. (Outward winding is
    /// [`Mesh::signed_volume`]'s sign.)
    pub fn is_closed_solid(&self) -> bool {
        self.bodies == 1 && self.is_closed() && self.degenerate_triangles == 0
    }

    /// Every edge has exactly two triangles that agree about the outside.
    pub fn is_closed(&self) -> bool {
        self.open_edges == 0 && self.non_manifold_edges == 0 && self.inconsistent_edges == 0
    }
}

fn is_degenerate([a, b, c]: [Point3; 3]) -> bool {
    let longest = (b - a).norm().max((c - b).norm()).max((a - c).norm());
    let doubled_area = (b - a).cross(&(c - a)).norm();
    doubled_area.is_nan() || doubled_area <= DEGENERATE_ALTITUDE_MM * longest
}

/// The body each triangle belongs to, numbered in order of first appearance.
pub fn body_of_triangles(mesh: &Mesh) -> Vec<u32> {
    let mut joined = Groups::new(mesh.triangles.len());
    for (_, uses) in Edges::of(mesh).iter() {
        for pair in uses.windows(2) {
            joined.join([pair[0].triangle, pair[1].triangle]);
        }
    }
    let mut number = vec![u32::MAX; mesh.triangles.len()];
    let mut next = 0;
    (0..mesh.triangles.len() as u32)
        .map(|t| {
            let slot = &mut number[joined.root(t) as usize];
            if *slot == u32::MAX {
                *slot = next;
                next += 1;
            }
            *slot
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tetrahedron() -> Mesh {
        let vertices = [[0., 0., 0.], [1., 0., 0.], [0., 1., 0.], [0., 0., 1.]].map(Point3::from).to_vec();
        Mesh { vertices, triangles: vec![[0, 2, 1], [0, 1, 3], [0, 3, 2], [1, 2, 3]] }
    }

    #[test]
    fn tetrahedron_is_a_closed_solid() {
        let topology = Topology::of(&tetrahedron());
        assert!(topology.is_closed_solid(), "{topology:?}");
    }

    #[test]
    fn each_fault_is_named_and_counted() {
        let mut open = tetrahedron();
        open.triangles.pop();
        assert_eq!(Topology::of(&open).open_edges, 3);

        let mut flipped = tetrahedron();
        flipped.triangles[3].swap(0, 1);
        let found = Topology::of(&flipped);
        assert_eq!((found.inconsistent_edges, found.open_edges), (3, 0));

        let mut fin = tetrahedron();
        fin.vertices.push(Point3::new(0., -1., 0.));
        fin.triangles.push([0, 1, 4]);
        let found = Topology::of(&fin);
        assert_eq!((found.non_manifold_edges, found.open_edges, found.bodies), (1, 2, 1));

        let mut sliver = tetrahedron();
        sliver.vertices.push(Point3::new(0.5, 0., 0.));
        sliver.triangles.push([0, 1, 4]);
        sliver.triangles.push([2, 2, 3]);
        assert_eq!(Topology::of(&sliver).degenerate_triangles, 2);
    }

    #[test]
    fn two_tetrahedra_touching_in_a_vertex_are_two_bodies() {
        let mut two = tetrahedron();
        two.vertices.extend([[-1., 0., 0.], [0., -1., 0.], [0., 0., -1.]].map(Point3::from));
        two.triangles.extend([[0, 5, 4], [0, 4, 6], [0, 6, 5], [4, 5, 6]]);
        let found = Topology::of(&two);
        assert_eq!((found.bodies, found.open_edges), (2, 0));
        assert_eq!(body_of_triangles(&two), [0, 0, 0, 0, 1, 1, 1, 1]);
    }

    #[test]
    fn nothing_is_no_body() {
        assert_eq!(Topology::of(&Mesh::default()), Topology::default());
    }
}
