//! The walls of ventilation holes: chamfer, cylinder, chamfer, each in two halves (a closed strip in one face makes
//! readers invent a seam).

use super::shell_faces::Surfaces;
use crate::vent::{self, Hole};
use windlass_geometry::brep::{BrepFace, CubicRun, EdgeSide, SplineCurve};
use windlass_geometry::{Brep, BrepSurface, Point3, SplinePatch};

/// Rows of points of a hole, from the top to the underside.
const ROWS: usize = 4;

/// The wires that a hole leaves in the top and in the underside.
pub struct Mouths {
    /// In the top, clockwise from above.
    pub top: Vec<EdgeSide>,
    /// In the underside, counter-clockwise from above.
    pub under: Vec<EdgeSide>,
}

/// Adds the walls of a hole.
pub fn pierce(hole: Hole, surfaces: &Surfaces, brep: &mut Brep) -> Mouths {
    let halves = halves(rows(hole, surfaces));
    let corners: [[usize; 2]; ROWS] =
        std::array::from_fn(|row| [0, 1].map(|half| brep.add_vertex(halves[row][half].control[0])));
    let edges: [[usize; 2]; ROWS] = std::array::from_fn(|row| {
        let [from, to] = corners[row];
        let [first, second] = &halves[row];
        [brep.add_edge(from, to, first.clone()), brep.add_edge(to, from, second.clone())]
    });
    for row in 1..ROWS {
        let risers = [0, 1].map(|half| {
            let (high, low) = (corners[row - 1][half], corners[row][half]);
            let line = SplineCurve::line(brep.vertices[high], brep.vertices[low]);
            brep.add_edge(high, low, line)
        });
        for half in 0..2 {
            let pair = [edges[row - 1][half], edges[row][half]].map(|e| brep.edges[e].curve.clone());
            brep.faces.push(BrepFace {
                name: "hole".into(),
                surface: BrepSurface::Patch(SplinePatch::across(&pair, 1, vec![0.0, 0.0, 1.0, 1.0])),
                outer: vec![
                    EdgeSide::forward(edges[row - 1][half]),
                    EdgeSide::forward(risers[1 - half]),
                    EdgeSide::backward(edges[row][half]),
                    EdgeSide::backward(risers[half]),
                ],
                inner: Vec::new(),
            });
        }
    }
    let [first, second] = edges[ROWS - 1].map(EdgeSide::forward);
    Mouths {
        top: vec![EdgeSide::backward(edges[0][1]), EdgeSide::backward(edges[0][0])],
        under: vec![first, second],
    }
}

fn rows(hole: Hole, surfaces: &Surfaces) -> [[Point3; vent::POINTS]; ROWS] {
    let top = |p| surfaces.top.point(p);
    let under = |p| surfaces.underside.point(p);
    let mouth = hole.ring(vent::RADIUS + vent::CHAMFER);
    let [upper, lower] = hole.walls(top, under);
    [mouth.map(top), upper, lower, mouth.map(under)]
}

/// Each row as two curves over the same parameters.
fn halves(rows: [[Point3; vent::POINTS]; ROWS]) -> [[SplineCurve; 2]; ROWS] {
    let params: Vec<f64> = (0..=vent::POINTS).map(|k| k as f64).collect();
    rows.map(|row| {
        let run = CubicRun::closed(params.clone(), row.to_vec());
        let half = vent::POINTS / 2;
        [run.piece(0, half), run.piece(half, vent::POINTS)]
    })
}
