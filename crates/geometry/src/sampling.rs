//! Adaptive placing of points over a plan region: dense where a surface bends, sparse where it is flat.

use crate::{Point2, Point3};
use rayon::prelude::*;

/// How finely to sample.
#[derive(Debug, Clone, Copy)]
pub struct Sampling {
    /// Greatest distance of the surface from the facets, mm, along the surface's normal.
    pub tolerance: f64,
    /// Cells are never larger, mm.
    pub largest: f64,
    /// Cells are never smaller, mm; `largest` must be this times a power of two.
    pub smallest: f64,
}

/// The corners of a quadtree over the box from `min` to `max`, refined until the bilinear patch of each cell
/// keeps `tolerance` to the surface over the plan, each with the size of its smallest cell. Cells for which
/// `touches` (centre, half diagonal) is false are left out. Corners stand on whole multiples of `smallest`.
pub fn adaptive_points(
    min: Point2,
    max: Point2,
    sampling: Sampling,
    surface: impl Fn(Point2) -> Point3 + Sync,
    touches: impl Fn(Point2, f64) -> bool + Sync,
) -> Vec<(Point2, f64)> {
    let unit = sampling.smallest;
    let levels = (sampling.largest / unit).round() as i64;
    let number = |v: f64| (v / sampling.largest).floor() as i64;
    let mut blocks: Vec<Cell> = Vec::new();
    for by in number(min.y)..=number(max.y) {
        blocks.extend((number(min.x)..=number(max.x)).map(|bx| (bx * levels, by * levels, levels)));
    }
    let corners = |block: Cell| corners_of_block(block, sampling, &surface, &touches);
    let mut corners: Vec<Cell> = blocks.into_par_iter().flat_map_iter(corners).collect();
    corners.par_sort_unstable();
    corners.dedup_by_key(|c| (c.0, c.1));
    corners.into_iter().map(|(x, y, size)| (place(x, y, unit), size as f64 * unit)).collect()
}

/// A corner and a size, in multiples of the smallest cell.
type Cell = (i64, i64, i64);

fn place(x: i64, y: i64, unit: f64) -> Point2 {
    Point2::new(x as f64 * unit, y as f64 * unit)
}

/// The corners of a block's cells.
fn corners_of_block(
    block: Cell,
    sampling: Sampling,
    surface: &impl Fn(Point2) -> Point3,
    touches: &impl Fn(Point2, f64) -> bool,
) -> Vec<Cell> {
    let unit = sampling.smallest;
    let mut corners = Vec::new();
    let mut stack = vec![block];
    while let Some((x, y, size)) = stack.pop() {
        let (origin, side) = (place(x, y, unit), size as f64 * unit);
        let centre = origin + crate::Vector2::new(side, side) * 0.5;
        if !touches(centre, side * std::f64::consts::FRAC_1_SQRT_2) {
            continue;
        }
        if size > 1 && cell_error(origin, side, surface) > sampling.tolerance {
            let half = size / 2;
            stack.extend([
                (x, y, half),
                (x + half, y, half),
                (x, y + half, half),
                (x + half, y + half, half),
            ]);
        } else {
            corners.extend([
                (x, y, size),
                (x + size, y, size),
                (x, y + size, size),
                (x + size, y + size, size),
            ]);
        }
    }
    corners
}

/// Greatest deviation of the surface from the cell's bilinear patch at its centre and edge middles, along the
/// normal of the patch.
fn cell_error(origin: Point2, side: f64, surface: &impl Fn(Point2) -> Point3) -> f64 {
    let at = |u: f64, v: f64| surface(Point2::new(origin.x + u * side, origin.y + v * side)).coords;
    let (a, b, c, d) = (at(0.0, 0.0), at(1.0, 0.0), at(0.0, 1.0), at(1.0, 1.0));
    let middles = [
        at(0.5, 0.5) - (a + b + c + d) / 4.0,
        at(0.5, 0.0) - (a + b) / 2.0,
        at(0.5, 1.0) - (c + d) / 2.0,
        at(0.0, 0.5) - (a + c) / 2.0,
        at(1.0, 0.5) - (b + d) / 2.0,
    ];
    let normal = (b - a + d - c).cross(&(c - a + d - b)).try_normalize(0.0).unwrap_or_default();
    middles.into_iter().fold(0.0, |worst: f64, m| worst.max(m.dot(&normal).abs()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLING: Sampling = Sampling { tolerance: 0.02, largest: 8.0, smallest: 0.5 };

    #[test]
    fn flat_is_coarse_and_bent_is_fine() {
        let bend = |p: Point2| Point3::new(p.x, p.y, if p.x > 0.0 { p.x * p.x / 40.0 } else { 0.0 });
        let (min, max) = (Point2::new(-40.0, -16.0), Point2::new(40.0, 16.0));
        let points = adaptive_points(min, max, SAMPLING, bend, |_, _| true);
        let in_half = |right: bool| points.iter().filter(|(p, _)| (p.x > 0.0) == right).count();
        assert!(in_half(true) > 5 * in_half(false));
    }
}
