//! Corners that all but meet: joined as slicers join them, and said.
//!
//! A file whose numbers differ in the last digit, or write a zero as 3e-16, has a closed surface for its maker and for a
//! slicer, and none for a reader that compares bits. So corners on open edges that are nearer to each other than a
//! hundred-thousandth of the part are taken for one, where that leaves fewer edges open. A surface that is closed as it
//! is written stays as it is.

use super::Body;
use std::collections::HashMap;
use windlass_geometry::{Edges, Mesh, Point3, Topology};

/// Corners nearer than this part of the diagonal of the box are one corner.
const NEAR: f64 = 1e-5;

/// Joins what all but meets in each body, and bodies whose open surfaces close only together; what was done is said.
pub(super) fn joined(bodies: Vec<Body>) -> (Vec<Body>, Vec<String>) {
    let mut remarks = Vec::new();
    let mut bodies: Vec<(Body, Topology)> = bodies
        .into_iter()
        .map(|body| {
            let (mesh, topology) = close(body.mesh, &body.name, &mut remarks);
            (Body { name: body.name, mesh }, topology)
        })
        .collect();
    let open = bodies.iter().filter(|(_, t)| t.open_edges > 0).count();
    if open > 1 {
        let together = bodies.iter().filter(|(_, t)| t.open_edges > 0).map(|(b, _)| &b.mesh);
        let mut found = Vec::new();
        let (mesh, topology) = close(union(together), "", &mut found);
        if topology.open_edges == 0 {
            remarks.extend(found);
            remarks.push(format!(
                "{open} parts of the file are one surface between them, and are taken as one body"
            ));
            let name = bodies.iter().find(|(_, t)| t.open_edges > 0).map(|(b, _)| b.name.clone());
            bodies.retain(|(_, t)| t.open_edges == 0);
            bodies.insert(0, (Body { name: name.unwrap_or_default(), mesh }, topology));
        }
    }
    (bodies.into_iter().map(|(body, _)| body).collect(), remarks)
}

/// The mesh with corners shared; where that leaves edges open, with near corners joined if it helps.
fn close(mesh: Mesh, name: &str, remarks: &mut Vec<String>) -> (Mesh, Topology) {
    let mesh = mesh.welded();
    let before = Topology::of(&mesh);
    let Some(bounds) = mesh.bounds().filter(|_| before.open_edges > 0) else {
        return (mesh, before);
    };
    let near = NEAR * (bounds.max - bounds.min).norm();
    if !(near > 0.0 && near.is_finite()) {
        return (mesh, before);
    }
    let (moved, count) = near_corners_joined(&mesh, near);
    let after = Topology::of(&moved);
    if count == 0 || after.open_edges >= before.open_edges {
        return (mesh, before);
    }
    let of = if name.is_empty() { String::new() } else { format!("{name}: ") };
    remarks.push(format!(
        "{of}{count} corners were joined to another nearer than {near:.4} mm: {} open edges became {}",
        before.open_edges, after.open_edges
    ));
    (moved, after)
}

/// The mesh with every corner on an open edge moved to the first such corner within reach, and how many were moved.
fn near_corners_joined(mesh: &Mesh, reach: f64) -> (Mesh, usize) {
    let mut is_open = vec![false; mesh.vertices.len()];
    for (low, uses) in Edges::of(mesh).iter() {
        if let [only] = uses {
            is_open[low as usize] = true;
            is_open[only.high as usize] = true;
        }
    }
    let mut kept = Kept { reach, cells: HashMap::new() };
    let mut joined = mesh.clone();
    let mut count = 0;
    for (i, p) in
        mesh.vertices.iter().enumerate().filter(|(i, p)| is_open[*i] && p.iter().all(|c| c.is_finite()))
    {
        match kept.near(p) {
            Some(q) => {
                joined.vertices[i] = q;
                count += 1;
            }
            None => kept.keep(*p),
        }
    }
    (joined.welded(), count)
}

/// Corners kept, by cells as wide as the reach. Those in one cell are farther from each other than the reach, so that
/// a cell never holds more than a few. Cells are looked up, never walked: the order of the map reaches nothing.
struct Kept {
    reach: f64,
    cells: HashMap<[i64; 3], Vec<Point3>>,
}

impl Kept {
    fn cell(&self, p: &Point3) -> [i64; 3] {
        [p.x, p.y, p.z].map(|c| (c / self.reach).floor() as i64)
    }

    /// The first kept corner within reach, cell by cell.
    fn near(&self, p: &Point3) -> Option<Point3> {
        let [x, y, z] = self.cell(p);
        // Beside corners that are no numbers, one may lie farther out than cells can be counted.
        let around = (0..27).map(|n| {
            [x.saturating_add(n % 3 - 1), y.saturating_add(n / 3 % 3 - 1), z.saturating_add(n / 9 - 1)]
        });
        let kept = around.filter_map(|cell| self.cells.get(&cell)).flatten();
        kept.copied().find(|q| (q - p).norm() <= self.reach)
    }

    fn keep(&mut self, p: Point3) {
        self.cells.entry(self.cell(&p)).or_default().push(p);
    }
}

/// All triangles in one mesh.
fn union<'a>(meshes: impl Iterator<Item = &'a Mesh>) -> Mesh {
    let mut all = Mesh::default();
    for mesh in meshes {
        let n = all.vertices.len() as u32;
        all.vertices.extend_from_slice(&mesh.vertices);
        all.triangles.extend(mesh.triangles.iter().map(|t| t.map(|i| i + n)));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::plate;

    fn body(name: &str, mesh: Mesh) -> Body {
        Body { name: name.to_owned(), mesh }
    }

    /// Every triangle with corners of its own, each a little off.
    fn apart(mesh: &Mesh, by: f64) -> Mesh {
        let mut soup = Mesh::default();
        for (t, corners) in mesh.facets().enumerate() {
            let n = soup.vertices.len() as u32;
            let off = by * (t % 7) as f64 / 7.0;
            soup.vertices.extend(corners.map(|p| p + nalgebra::Vector3::new(off, -off, off)));
            soup.triangles.push([n, n + 1, n + 2]);
        }
        soup
    }

    #[test]
    fn corners_that_all_but_meet_are_joined_and_said() {
        let (bodies, remarks) = joined(vec![body("x", apart(&plate(5.0), 5e-4))]);
        assert!(Topology::of(&bodies[0].mesh).is_closed_solid());
        assert!(remarks[0].contains("became 0"), "{remarks:?}");
        // A gap of a tenth of a millimetre is a gap.
        let (bodies, remarks) = joined(vec![body("x", apart(&plate(5.0), 0.1))]);
        assert!(Topology::of(&bodies[0].mesh).open_edges > 0 && remarks.is_empty());
        let (_, remarks) = joined(vec![body("x", plate(5.0))]);
        assert!(remarks.is_empty());
    }

    /// Found by fuzzing: the box of corners that are no numbers may be small, and a corner beside them far away.
    #[test]
    fn a_corner_beside_those_that_are_no_numbers_may_be_anywhere() {
        for far in [1e30, -1e30, f64::MAX, f64::MIN] {
            let mut kept = Kept { reach: 1e-5, cells: HashMap::new() };
            let p = Point3::new(far, 0.0, far);
            assert_eq!(kept.near(&p), None);
            kept.keep(p);
            assert_eq!(kept.near(&p), Some(p));
        }
    }

    #[test]
    fn one_surface_in_several_parts_is_one_body() {
        let whole = plate(5.0);
        let half = |keep: fn(usize) -> bool| Mesh {
            triangles: (0..whole.triangles.len()).filter(|t| keep(*t)).map(|t| whole.triangles[t]).collect(),
            ..whole.clone()
        };
        let parts = vec![body("top", half(|t| t < 900)), body("rest", half(|t| t >= 900))];
        let (bodies, remarks) = joined(parts);
        assert_eq!((bodies.len(), bodies[0].name.as_str()), (1, "top"));
        assert!(Topology::of(&bodies[0].mesh).is_closed_solid());
        assert!(remarks.iter().any(|r| r.contains("one surface")), "{remarks:?}");
        let open = vec![body("a", half(|t| t < 900)), body("b", half(|t| t < 50))];
        assert_eq!(joined(open).0.len(), 2);
    }
}
