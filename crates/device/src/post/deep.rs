//! Where a pocket is worth digging: below a heel seat a block thins to nearly nothing in its middle.

use super::block::Facet;
use crate::shell::Shell;
use windlass_geometry::{Grid, HeightField, Point2, Ring, RingIndex};

/// What a pocket is cut back to before its walls are raised, which lean, mm.
const DEEP: f64 = 1.5;
/// Distance of the places looked at, mm.
const PITCH: f64 = 1.0;

/// The part of a cell of the floor plan over which the shell stands high enough, from the cell's deeper side (medial or
/// lateral) inward; `None` when there is none.
pub fn deep_part(cell: &Ring, facet: Facet, shell: &Shell) -> Option<Ring> {
    let index = RingIndex::of(cell);
    let (min, max) = cell.bounds();
    let over = |q: Point2| shell.underside_height(q).map_or(0.0, |z| z - facet.height(q));
    let depth = HeightField::from_fn(Grid::covering(min, max, PITCH), |q| {
        if index.contains(q) { over(q) } else { f64::NAN }
    });
    let is_deep = |depth: f64| depth.is_nan() || depth >= DEEP;
    if depth.z.iter().all(|z| is_deep(*z)) {
        return Some(cell.clone());
    }
    let middle = nalgebra::center(&min, &max).y;
    let grid = depth.grid;
    let lean = grid.nodes().zip(&depth.z).filter(|(_, z)| z.is_finite());
    let lean: f64 = lean.map(|((ix, iy), z)| (grid.node(ix, iy).y - middle) * z).sum();
    let rows: Vec<usize> = if lean > 0.0 { (0..grid.ny).rev().collect() } else { (0..grid.ny).collect() };
    let outside = if lean > 0.0 { max.y + PITCH } else { min.y - PITCH };
    // How far in from the deeper side each column stays deep; the ends of a cell may lie between two columns.
    let reach = |ix: usize| {
        let column = rows.iter().map(|&iy| (iy, depth.z[grid.index(ix, iy)]));
        let deep = column.take_while(|(_, z)| is_deep(*z)).filter(|(_, z)| z.is_finite()).last();
        let y = deep.map_or(outside, |(iy, _)| grid.node(ix, iy).y);
        Point2::new(grid.node(ix, 0).x, y)
    };
    let border: Vec<Point2> = (0..grid.nx).map(reach).collect();
    let ends = [[max.x + PITCH, outside + lean.signum()], [min.x - PITCH, outside + lean.signum()]];
    let deep = Ring::new(border.into_iter().chain(ends.map(Point2::from)).collect());
    cell.intersection(&deep)
}
