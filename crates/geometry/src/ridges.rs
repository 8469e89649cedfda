//! Ridges made blunt, so that a surface offset below a height field does not fold.

use crate::HeightField;
use std::collections::VecDeque;

/// Nodes closer to their bound than this are left, mm.
const NEAR: f64 = 1e-4;
/// Visits of a node, on average over the field, after which the search ends.
const VISITS: usize = 60;

/// Lowers the field where it bends, convex upward, more sharply than the radius (mm) that another field wants at the same
/// node, and nowhere else: what a ball of that radius would touch that is rolled along the field's underside. Never
/// raises; the border stays.
pub fn blunt_ridges(field: &mut HeightField, radii: &HeightField) {
    let g = field.grid;
    if g.nx < 3 || g.ny < 3 {
        return;
    }
    let inner = |k: usize| (1..g.nx - 1).contains(&(k % g.nx)) && (1..g.ny - 1).contains(&(k / g.nx));
    let radii = &radii.z;
    let mut waits = vec![false; g.len()];
    let mut queue: VecDeque<usize> =
        (0..g.len()).filter(|&k| inner(k) && is_too_sharp(field, k, radii[k])).collect();
    queue.iter().for_each(|&k| waits[k] = true);
    for _ in 0..VISITS * g.len() {
        let Some(k) = queue.pop_front() else { return };
        waits[k] = false;
        let highest = highest(field, k, radii[k]);
        if field.z[k] <= highest + NEAR {
            continue;
        }
        field.z[k] = highest;
        for row in [k - g.nx, k, k + g.nx] {
            for beside in [row - 1, row, row + 1] {
                if beside != k && inner(beside) && !waits[beside] {
                    waits[beside] = true;
                    queue.push_back(beside);
                }
            }
        }
    }
}

fn is_too_sharp(field: &HeightField, k: usize, radius: f64) -> bool {
    field.z[k] > highest(field, k, radius) + NEAR
}

/// The height at which the field bends at a node, in the sharpest of four directions, by the radius: the normal
/// curvature z'' / (w (1 + z'^2)) is -1/radius there, w the length of the upward normal (do Carmo 1976, 3.3).
fn highest(field: &HeightField, k: usize, radius: f64) -> f64 {
    let (nx, pitch) = (field.grid.nx, field.grid.pitch);
    let ends = [1, nx, nx + 1, nx - 1].map(|step| (field.z[k - step], field.z[k + step]));
    let slope = |(a, b): (f64, f64), run: f64| (b - a) / (2.0 * run);
    let normal = (1.0 + slope(ends[0], pitch).powi(2) + slope(ends[1], pitch).powi(2)).sqrt();
    let diagonal = pitch * std::f64::consts::SQRT_2;
    let of = |pair: (f64, f64), run: f64| {
        let bend = normal * (1.0 + slope(pair, run).powi(2)) / radius;
        (pair.0 + pair.1) / 2.0 + bend * run * run / 2.0
    };
    let straight = of(ends[0], pitch).min(of(ends[1], pitch));
    straight.min(of(ends[2], diagonal)).min(of(ends[3], diagonal))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Grid, Point2};

    fn grid() -> Grid {
        Grid::covering(Point2::new(-20.0, -12.0), Point2::new(20.0, 12.0), 1.0)
    }

    fn roof(slope: f64) -> HeightField {
        HeightField::from_fn(grid(), |p| -slope * p.x.abs())
    }

    fn all(radius: f64) -> HeightField {
        HeightField::from_fn(grid(), |_| radius)
    }

    #[test]
    fn a_roof_becomes_the_circle_that_touches_both_sides() {
        let (slope, radius) = (1.0, 4.0);
        let mut field = roof(slope);
        blunt_ridges(&mut field, &all(radius));
        // The circle inside a roof of 45 degrees touches it with its crest R (sqrt 2 - 1) below the ridge.
        let crest = field.sample(Point2::new(0.0, 0.0)).unwrap();
        assert!((crest + radius * (2.0_f64.sqrt() - 1.0)).abs() < 0.15, "{crest}");
        let beside = field.sample(Point2::new(9.0, 0.0)).unwrap();
        assert!((beside + 9.0).abs() < 1e-9, "left alone where it is straight");
    }

    #[test]
    fn valleys_and_gentle_crests_stay() {
        let mut valley = roof(-1.0);
        let before = valley.clone();
        blunt_ridges(&mut valley, &all(4.0));
        assert_eq!(valley, before);
        let crest = HeightField::from_fn(grid(), |p| (20.0_f64.powi(2) - 0.5 * p.x * p.x).sqrt());
        let mut blunt = crest.clone();
        blunt_ridges(&mut blunt, &all(6.0));
        assert_eq!(blunt, crest);
    }
}
