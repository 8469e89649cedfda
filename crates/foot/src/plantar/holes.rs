//! Holes of the sole, filled by continuation: a quadric through the skin round each, and what the skin at the border
//! differs from it, spread over the hole. A hole in a curved sole is not bridged by a flat membrane.

use nalgebra::{SMatrix, SVector};
use windlass_geometry::{Grid, HeightField, Point2};

/// How far round a hole the skin is looked at, nodes.
const ROUND: usize = 8;
/// How far from a hole's border the difference of the skin from the quadric is taken, nodes.
const BORDER: usize = 2;
/// Coefficients of a quadric.
const TERMS: usize = 6;
/// Terms are kept small where the skin round a hole does not tell them, mm2 for unit coefficients.
const RIDGE: f64 = 1e-3;

/// How much was filled.
#[derive(Debug, Clone, Copy, Default)]
pub struct Filled {
    /// Holes.
    pub count: usize,
    /// Of the largest, mm2.
    pub largest_mm2: f64,
    /// Of all together, mm2.
    pub area_mm2: f64,
}

/// Fills every hole that the skin closes in, and counts those of the sole; `outside` tells the nodes round the foot.
pub fn fill(known: &mut HeightField, outside: &[bool], is_toe: impl Fn(Point2) -> bool) -> Filled {
    let g = known.grid;
    let mut filled = Filled::default();
    let mut is_visited = vec![false; g.len()];
    for start in 0..g.len() {
        if is_visited[start] || outside[start] || !known.z[start].is_nan() {
            continue;
        }
        let Some(hole) = hole(known, start, outside, &mut is_visited) else { continue };
        let area = hole.len() as f64 * g.pitch * g.pitch;
        if !is_toe(g.node(start % g.nx, start / g.nx)) {
            filled.count += 1;
            filled.area_mm2 += area;
            filled.largest_mm2 = filled.largest_mm2.max(area);
        }
        let heights = continued(known, &hole);
        hole.into_iter().zip(heights).for_each(|(k, z)| known.z[k] = z);
    }
    filled
}

/// The nodes of the hole that a node is in; `None` where it is open to the outside.
fn hole(known: &HeightField, start: usize, outside: &[bool], is_visited: &mut [bool]) -> Option<Vec<usize>> {
    let mut nodes = vec![start];
    is_visited[start] = true;
    let (mut next, mut is_open) = (0, false);
    while let Some(&k) = nodes.get(next) {
        next += 1;
        for beside in around(known.grid, k, 1) {
            is_open |= outside[beside];
            if known.z[beside].is_nan() && !outside[beside] && !is_visited[beside] {
                is_visited[beside] = true;
                nodes.push(beside);
            }
        }
    }
    (!is_open).then_some(nodes)
}

/// The nodes of the square round one, itself among them.
fn around(g: Grid, k: usize, reach: usize) -> impl Iterator<Item = usize> {
    let (ix, iy) = (k % g.nx, k / g.nx);
    let columns = ix.saturating_sub(reach)..(ix + reach + 1).min(g.nx);
    let rows = iy.saturating_sub(reach)..(iy + reach + 1).min(g.ny);
    rows.flat_map(move |y| columns.clone().map(move |x| g.index(x, y)))
}

/// Heights of a hole's nodes.
fn continued(known: &HeightField, hole: &[usize]) -> Vec<f64> {
    let g = known.grid;
    let at = |k: usize| g.node(k % g.nx, k / g.nx);
    let middle = hole.iter().fold(Point2::origin(), |sum, k| sum + at(*k).coords / hole.len() as f64);
    let round = skin_round(known, hole, ROUND);
    let border = skin_round(known, hole, BORDER);
    let quadric = Quadric::through(middle, round.iter().map(|&k| (at(k), known.z[k])));
    let off: Vec<(Point2, f64)> =
        border.iter().map(|&k| (at(k), known.z[k] - quadric.height(at(k)))).collect();
    let spread = |p: Point2| {
        let weigh = |(q, d): &(Point2, f64)| {
            let weight = 1.0 / (q - p).norm_squared().powi(2);
            (weight * d, weight)
        };
        let (sum, weights) =
            off.iter().map(weigh).fold((0.0, 0.0), |(a, b), (d, weight)| (a + d, b + weight));
        if weights > 0.0 { sum / weights } else { 0.0 }
    };
    hole.iter().map(|&k| quadric.height(at(k)) + spread(at(k))).collect()
}

/// The known nodes within some nodes of a hole, each once, in the order of storage.
fn skin_round(known: &HeightField, hole: &[usize], reach: usize) -> Vec<usize> {
    let mut round: Vec<usize> =
        hole.iter().flat_map(|k| around(known.grid, *k, reach)).filter(|k| known.z[*k].is_finite()).collect();
    round.sort_unstable();
    round.dedup();
    round
}

/// A height that is quadratic in the place.
struct Quadric {
    middle: Point2,
    terms: SVector<f64, TERMS>,
}

impl Quadric {
    fn terms(middle: Point2, p: Point2) -> SVector<f64, TERMS> {
        let d = p - middle;
        SVector::from([1.0, d.x, d.y, d.x * d.x, d.x * d.y, d.y * d.y])
    }

    /// The best one through heights about a middle; flat where they do not tell one.
    fn through(middle: Point2, heights: impl Iterator<Item = (Point2, f64)>) -> Quadric {
        let mut normal = SMatrix::<f64, TERMS, TERMS>::identity() * RIDGE;
        let mut right = SVector::<f64, TERMS>::zeros();
        for (p, z) in heights {
            let row = Quadric::terms(middle, p);
            normal += row * row.transpose();
            right += row * z;
        }
        Quadric { middle, terms: normal.cholesky().map_or(right, |factor| factor.solve(&right)) }
    }

    fn height(&self, p: Point2) -> f64 {
        self.terms.dot(&Quadric::terms(self.middle, p))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Holes of 2, 8 and 16 mm in a bowl with the curvature of a heel come back within hundredths.
    #[test]
    fn a_hole_in_a_bowl_is_filled_with_the_bowl() {
        let grid = Grid::covering(Point2::new(-30.0, -30.0), Point2::new(30.0, 30.0), 0.5);
        let bowl =
            HeightField::from_fn(grid, |p| 40.0 - (1600.0 - p.coords.norm_squared().min(1500.0)).sqrt());
        for radius in [1.0, 4.0, 8.0] {
            let centre = Point2::new(6.0, -4.0);
            let mut known =
                bowl.clone().changed(|p, z| if (p - centre).norm() < radius { f64::NAN } else { z });
            let filled = fill(&mut known, &vec![false; grid.len()], |_| false);
            let off = known.z.iter().zip(&bowl.z).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
            assert!(
                filled.count == 1
                    && (filled.area_mm2 / (std::f64::consts::PI * radius * radius) - 1.0).abs() < 0.3
            );
            assert!(off < 0.05, "{radius}: {off}");
        }
    }
}
