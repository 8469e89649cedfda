//! Adaptive placing of points over a plan region: dense where a surface bends, sparse where it is flat.

use crate::{Point2, Point3, Vector3};
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

/// Where a cell lies to the region that is sampled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Membership {
    /// No part of it is in the region.
    Outside,
    /// The region's border may run through it.
    Across,
    /// All of it is in the region.
    Inside,
}

/// The corners of a quadtree over the box from `min` to `max`, refined until the bilinear patch of each cell
/// keeps `tolerance` to the surface over the plan, each with the size of its smallest cell. Cells that `membership` (centre, half
/// diagonal) puts outside are left out. Corners stand on whole multiples of `smallest`.
/// Lengths in mm.
pub fn adaptive_points(
    min: Point2,
    max: Point2,
    sampling: Sampling,
    surface: impl Fn(Point2) -> Point3 + Sync,
    membership: impl Fn(Point2, f64) -> Membership + Sync,
) -> Vec<(Point2, f64)> {
    let unit = sampling.smallest;
    let levels = (sampling.largest / unit).round() as i64;
    let number = |v: f64| (v / sampling.largest).floor() as i64;
    let mut blocks: Vec<Cell> = Vec::new();
    for by in number(min.y)..=number(max.y) {
        blocks.extend((number(min.x)..=number(max.x)).map(|bx| (bx * levels, by * levels, levels)));
    }
    // Sorted as single numbers: by column, by row, then by size.
    let first = (number(min.x) * levels, number(min.y) * levels);
    let packed = |(x, y, size): Cell| {
        (((x - first.0) as u64) << ROW_BITS | (y - first.1) as u64) << SIZE_BITS | size as u64
    };
    let corners =
        |block: Cell| corners_of_block(block, sampling, &surface, &membership).into_iter().map(packed);
    let mut corners: Vec<u64> = blocks.into_par_iter().flat_map_iter(corners).collect();
    corners.par_sort_unstable();
    corners.dedup_by_key(|corner| *corner >> SIZE_BITS);
    let unpacked = |corner: u64| {
        let (at, size) = (corner >> SIZE_BITS, corner & ((1 << SIZE_BITS) - 1));
        let (x, y) = ((at >> ROW_BITS) as i64, (at & ((1 << ROW_BITS) - 1)) as i64);
        (place(first.0 + x, first.1 + y, unit), size as f64 * unit)
    };
    corners.into_iter().map(unpacked).collect()
}

/// Bits that number a corner's row, and its cell's size: room for kilometres.
const ROW_BITS: u32 = 24;
const SIZE_BITS: u32 = 16;

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
    membership: &impl Fn(Point2, f64) -> Membership,
) -> Vec<Cell> {
    let unit = sampling.smallest;
    let mut corners = Vec::new();
    let mut stack = vec![(block, Membership::Across, None)];
    while let Some((cell, within, known)) = stack.pop() {
        let (x, y, size) = cell;
        let (origin, side) = (place(x, y, unit), size as f64 * unit);
        let centre = origin + crate::Vector2::new(side, side) * 0.5;
        // What lies inside is not asked again for its parts.
        let lying = match within {
            Membership::Inside => Membership::Inside,
            _ => membership(centre, side * std::f64::consts::FRAC_1_SQRT_2),
        };
        if lying == Membership::Outside {
            continue;
        }
        let patch = (size > 1).then(|| Patch::of(origin, side, known, surface));
        match patch.filter(|patch| patch.error() > sampling.tolerance) {
            Some(patch) => {
                let half = size / 2;
                let quarter = |i: usize, j: usize| {
                    let cell = (x + i as i64 * half, y + j as i64 * half, half);
                    (cell, lying, Some(patch.corners_of_quarter(i, j)))
                };
                stack.extend([quarter(0, 0), quarter(1, 0), quarter(0, 1), quarter(1, 1)]);
            }
            None => corners.extend([
                (x, y, size),
                (x + size, y, size),
                (x, y + size, size),
                (x + size, y + size, size),
            ]),
        }
    }
    corners
}

/// The surface over the corners, edge middles and centre of a cell: columns of rows.
struct Patch([[Vector3; 3]; 3]);

impl Patch {
    /// Asks the surface, but for the corners where they are known.
    fn of(
        origin: Point2,
        side: f64,
        known: Option<[[Vector3; 2]; 2]>,
        surface: &impl Fn(Point2) -> Point3,
    ) -> Patch {
        let at = |i: usize, j: usize| match known {
            Some(corners) if i != 1 && j != 1 => corners[i / 2][j / 2],
            _ => {
                let (u, v) = (i as f64 / 2.0, j as f64 / 2.0);
                surface(Point2::new(origin.x + u * side, origin.y + v * side)).coords
            }
        };
        Patch([0, 1, 2].map(|i| [0, 1, 2].map(|j| at(i, j))))
    }

    /// Greatest deviation of the surface from the bilinear patch of its corners at the centre and the edge middles, along
    /// the normal of the patch.
    fn error(&self) -> f64 {
        let [[a, left, c], [low, centre, high], [b, right, d]] = self.0;
        let middles = [
            centre - (a + b + c + d) / 4.0,
            low - (a + b) / 2.0,
            high - (c + d) / 2.0,
            left - (a + c) / 2.0,
            right - (b + d) / 2.0,
        ];
        let normal = (b - a + d - c).cross(&(c - a + d - b)).try_normalize(0.0).unwrap_or_default();
        middles.into_iter().fold(0.0, |worst: f64, m| worst.max(m.dot(&normal).abs()))
    }

    /// The corners of one of its quarters.
    fn corners_of_quarter(&self, i: usize, j: usize) -> [[Vector3; 2]; 2] {
        [0, 1].map(|u| [0, 1].map(|v| self.0[i + u][j + v]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLING: Sampling = Sampling { tolerance: 0.02, largest: 8.0, smallest: 0.5 };

    #[test]
    fn flat_is_coarse_and_bent_is_fine() {
        let bend = |p: Point2| Point3::new(p.x, p.y, if p.x > 0.0 { p.x * p.x / 40.0 } else { 0.0 });
        let (min, max) = (Point2::new(-40.0, -16.0), Point2::new(40.0, 16.0));
        let points = adaptive_points(min, max, SAMPLING, bend, |_, _| Membership::Inside);
        let in_half = |right: bool| points.iter().filter(|(p, _)| (p.x > 0.0) == right).count();
        assert!(in_half(true) > 5 * in_half(false));
    }
}
