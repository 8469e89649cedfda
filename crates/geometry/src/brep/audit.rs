//! What can be said of a B-rep without a kernel: whether its shell closes, and how well edges lie on faces.

use super::{Brep, BrepFace, EdgeSide};

/// Findings about a B-rep.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BrepAudit {
    /// Edges that are not used exactly twice, once each way.
    pub open_edges: usize,
    /// Wires whose edges do not follow each other from vertex to vertex.
    pub broken_wires: usize,
    /// Edges whose curve does not end on its vertices, or that begin and end at one vertex.
    pub loose_edges: usize,
    /// Greatest distance from an edge to a face that it bounds, mm; 8 points for each knot span.
    pub gap_mm: f64,
}

impl BrepAudit {
    /// Whether the faces close into one boundary, as far as topology tells.
    pub fn is_closed(&self) -> bool {
        self.open_edges == 0 && self.broken_wires == 0 && self.loose_edges == 0
    }
}

impl Brep {
    /// Checks the conventions of the module.
    pub fn audit(&self) -> BrepAudit {
        let mut uses = vec![[0u32; 2]; self.edges.len()];
        let wires = || self.faces.iter().flat_map(wires_of);
        for side in wires().flatten() {
            uses[side.edge][usize::from(side.forward)] += 1;
        }
        let loose = self.edges.iter().filter(|e| {
            let ends = [e.curve.control.first(), e.curve.control.last()];
            e.from == e.to || ends != [e.from, e.to].map(|v| self.vertices.get(v))
        });
        BrepAudit {
            open_edges: uses.iter().filter(|&&u| u != [1, 1]).count(),
            broken_wires: wires().filter(|wire| !self.follows(wire)).count(),
            loose_edges: loose.count(),
            gap_mm: self.faces.iter().map(|f| self.gap(f)).fold(0.0, f64::max),
        }
    }

    /// First and last vertex of an edge as a face runs along it.
    fn ends(&self, side: EdgeSide) -> (usize, usize) {
        let edge = &self.edges[side.edge];
        if side.forward { (edge.from, edge.to) } else { (edge.to, edge.from) }
    }

    fn follows(&self, wire: &[EdgeSide]) -> bool {
        let next = wire.iter().cycle().skip(1);
        !wire.is_empty() && wire.iter().zip(next).all(|(&a, &b)| self.ends(a).1 == self.ends(b).0)
    }

    fn gap(&self, face: &BrepFace) -> f64 {
        let mut worst: f64 = 0.0;
        for side in wires_of(face).flatten() {
            let mut start = None;
            for p in self.edges[side.edge].curve.points(8) {
                let uv = face.surface.nearest(p, start);
                worst = worst.max((face.surface.at(uv).0 - p).norm());
                start = Some(uv);
            }
        }
        worst
    }
}

fn wires_of(face: &BrepFace) -> impl Iterator<Item = &Vec<EdgeSide>> {
    std::iter::once(&face.outer).chain(&face.inner)
}

#[cfg(test)]
mod tests {
    use crate::brep::{BrepFace, BrepSurface, EdgeSide, SplineCurve};
    use crate::{Brep, Point3, Vector3};

    /// A box of 2 x 3 x 5 mm from planes and lines.
    fn cuboid() -> Brep {
        let mut brep = Brep::default();
        let corner = |i: usize| {
            let pick = |bit: usize, length: f64| if i >> bit & 1 == 1 { length } else { 0.0 };
            Point3::new(pick(0, 2.0), pick(1, 3.0) - 1.0, pick(2, 5.0) + 7.0)
        };
        for i in 0..8 {
            brep.add_vertex(corner(i));
        }
        let mut named = std::collections::BTreeMap::new();
        for (outside, around) in [
            ([0.0, 0.0, -1.0], [0, 2, 3, 1]),
            ([0.0, 0.0, 1.0], [4, 5, 7, 6]),
            ([0.0, -1.0, 0.0], [0, 1, 5, 4]),
            ([0.0, 1.0, 0.0], [2, 6, 7, 3]),
            ([-1.0, 0.0, 0.0], [0, 4, 6, 2]),
            ([1.0, 0.0, 0.0], [1, 3, 7, 5]),
        ] {
            let outer = (0..4).map(|k| {
                let (a, b) = (around[k], around[(k + 1) % 4]);
                let edge = *named.entry((a.min(b), a.max(b))).or_insert_with(|| {
                    brep.add_edge(a.min(b), a.max(b), SplineCurve::line(corner(a), corner(b)))
                });
                EdgeSide { edge, forward: a < b }
            });
            let outer = outer.collect();
            let u = (corner(around[1]) - corner(around[0])).normalize();
            let v = (corner(around[3]) - corner(around[0])).normalize();
            assert_eq!(u.cross(&v), Vector3::from(outside));
            let origin = corner(around[0]);
            let surface = BrepSurface::Plane { origin, u, v };
            brep.faces.push(BrepFace { name: "side".into(), surface, outer, inner: Vec::new() });
        }
        brep
    }

    #[test]
    fn a_box_is_closed_and_has_its_volume() {
        let audit = cuboid().audit();
        assert!(audit.is_closed() && audit.gap_mm < 1e-12, "{audit:?}");
        assert!((cuboid().volume(0.5) - 30.0).abs() < 1e-9);
    }

    #[test]
    fn a_missing_face_a_turned_wire_and_a_torn_corner_are_found() {
        let mut open = cuboid();
        open.faces.pop();
        assert_eq!(open.audit().open_edges, 4);
        let mut turned = cuboid();
        turned.faces[2].outer[1].forward ^= true;
        assert_eq!((turned.audit().open_edges, turned.audit().broken_wires), (1, 1));
        let mut torn = cuboid();
        torn.vertices[3].x += 0.1;
        assert_eq!(torn.audit().loose_edges, 3);
    }

    #[test]
    fn mirroring_and_moving_keep_the_volume() {
        let moved = cuboid().moved(Vector3::new(3.0, 4.0, -20.0)).mirrored_y();
        assert!(moved.audit().is_closed());
        assert!((moved.volume(0.5) - 30.0).abs() < 1e-9);
        assert_eq!(cuboid().mirrored_y().mirrored_y(), cuboid());
    }
}
