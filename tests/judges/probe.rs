//! A needle put vertically through a solid, and a caliper along a surface's normal.

use crate::stl::{Facet, Solid};
use std::collections::BTreeMap;

/// Side of a cell of the lookup grid, mm.
const CELL: f64 = 2.0;

/// A solid prepared for probing.
pub struct Probe<'a> {
    solid: &'a Solid,
    cells: BTreeMap<(i64, i64), Vec<usize>>,
}

impl<'a> Probe<'a> {
    /// Prepares a solid.
    pub fn new(solid: &'a Solid) -> Self {
        let mut cells: BTreeMap<(i64, i64), Vec<usize>> = BTreeMap::new();
        for (i, facet) in solid.facets.iter().enumerate() {
            let range = |k: usize| {
                let low = facet.iter().map(|p| p[k]).fold(f64::INFINITY, f64::min);
                let high = facet.iter().map(|p| p[k]).fold(f64::NEG_INFINITY, f64::max);
                (low / CELL).floor() as i64..=(high / CELL).floor() as i64
            };
            for cx in range(0) {
                for cy in range(1) {
                    cells.entry((cx, cy)).or_default().push(i);
                }
            }
        }
        Probe { solid, cells }
    }

    /// Where the vertical line through (x, y) crosses the solid's skin, from below, mm.
    pub fn crossings(&self, x: f64, y: f64) -> Vec<f64> {
        let cell = ((x / CELL).floor() as i64, (y / CELL).floor() as i64);
        let facets = self.cells.get(&cell).into_iter().flatten().map(|&i| &self.solid.facets[i]);
        let mut heights: Vec<f64> = facets.filter_map(|f| height(f, x, y)).collect();
        heights.sort_by(f64::total_cmp);
        heights.dedup_by(|a, b| (*a - *b).abs() < 1e-6);
        heights
    }

    /// The highest point of the solid over (x, y); `None` where there is no material.
    pub fn top(&self, x: f64, y: f64) -> Option<f64> {
        self.crossings(x, y).last().copied()
    }

    /// Whether there is any material over (x, y).
    pub fn material(&self, x: f64, y: f64) -> bool {
        !self.crossings(x, y).is_empty()
    }

    /// Slope of the top round (x, y) by least squares over a square of the given half width: (dz/dx, dz/dy).
    pub fn slope(&self, x: f64, y: f64, half: f64) -> Option<(f64, f64)> {
        let steps = 8;
        let (mut zx, mut zy, mut xx, mut n) = (0.0, 0.0, 0.0, 0);
        for i in -steps..=steps {
            for j in -steps..=steps {
                let (dx, dy) =
                    (half * f64::from(i) / f64::from(steps), half * f64::from(j) / f64::from(steps));
                let z = self.top(x + dx, y + dy)?;
                zx += z * dx;
                zy += z * dy;
                xx += dx * dx;
                n += 1;
            }
        }
        (n > 0).then(|| (zx / xx, zy / xx))
    }

    /// Distance from the top skin at (x, y) to the nearest point of the underside, mm: the wall as a caliper finds it.
    pub fn wall(&self, x: f64, y: f64) -> Option<f64> {
        let z = self.top(x, y)?;
        let point = [x, y, z];
        let reach = 6.0;
        let mut best = f64::INFINITY;
        let (cx, cy) = ((x / CELL).floor() as i64, (y / CELL).floor() as i64);
        let cells = (reach / CELL).ceil() as i64;
        for dx in -cells..=cells {
            for dy in -cells..=cells {
                for &i in self.cells.get(&(cx + dx, cy + dy)).into_iter().flatten() {
                    let facet = &self.solid.facets[i];
                    if normal(facet)[2] < -0.02 {
                        best = best.min(distance(facet, point));
                    }
                }
            }
        }
        best.is_finite().then_some(best)
    }
}

fn sub(a: [f64; 3], b: [f64; 3]) -> [f64; 3] {
    [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
}

fn dot(a: [f64; 3], b: [f64; 3]) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

/// Unit normal; zero for a needle.
fn normal(facet: &Facet) -> [f64; 3] {
    let (u, v) = (sub(facet[1], facet[0]), sub(facet[2], facet[0]));
    let n = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]];
    let length = dot(n, n).sqrt();
    if length > 0.0 { n.map(|x| x / length) } else { [0.0; 3] }
}

/// Height of a facet over (x, y), if it is there.
fn height([a, b, c]: &Facet, x: f64, y: f64) -> Option<f64> {
    let det = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]);
    if det.abs() < 1e-12 {
        return None;
    }
    let u = ((x - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (y - a[1])) / det;
    let v = ((b[0] - a[0]) * (y - a[1]) - (x - a[0]) * (b[1] - a[1])) / det;
    (u >= -1e-9 && v >= -1e-9 && u + v <= 1.0 + 1e-9).then(|| a[2] + u * (b[2] - a[2]) + v * (c[2] - a[2]))
}

/// Distance from a point to a triangle, by its plane where the foot falls inside, else by its edges.
fn distance(facet: &Facet, p: [f64; 3]) -> f64 {
    let n = normal(facet);
    let mut inside = true;
    let mut least = f64::INFINITY;
    for i in 0..3 {
        let (a, b) = (facet[i], facet[(i + 1) % 3]);
        let edge = sub(b, a);
        let to = sub(p, a);
        let across = [
            n[1] * edge[2] - n[2] * edge[1],
            n[2] * edge[0] - n[0] * edge[2],
            n[0] * edge[1] - n[1] * edge[0],
        ];
        inside &= dot(across, to) >= 0.0;
        let along = dot(edge, edge);
        let t = if along > 0.0 { (dot(to, edge) / along).clamp(0.0, 1.0) } else { 0.0 };
        let rest = [to[0] - t * edge[0], to[1] - t * edge[1], to[2] - t * edge[2]];
        least = least.min(dot(rest, rest).sqrt());
    }
    if inside { dot(n, sub(p, facet[0])).abs() } else { least }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A box 20 x 20 x 3 with its top tilted by one in ten along y.
    fn wedge() -> Solid {
        let z = |y: f64| 3.0 + y / 10.0;
        let p = |x: f64, y: f64, up: bool| [x, y, if up { z(y) } else { 0.0 }];
        let quad = |a: [f64; 3], b: [f64; 3], c: [f64; 3], d: [f64; 3]| [[a, b, c], [a, c, d]];
        let (s, e) = (-10.0, 10.0);
        let facets = [
            quad(p(s, s, true), p(e, s, true), p(e, e, true), p(s, e, true)),
            quad(p(s, s, false), p(s, e, false), p(e, e, false), p(e, s, false)),
            quad(p(s, s, false), p(e, s, false), p(e, s, true), p(s, s, true)),
            quad(p(e, s, false), p(e, e, false), p(e, e, true), p(e, s, true)),
            quad(p(e, e, false), p(s, e, false), p(s, e, true), p(e, e, true)),
            quad(p(s, e, false), p(s, s, false), p(s, s, true), p(s, e, true)),
        ];
        Solid { facets: facets.concat() }
    }

    #[test]
    fn a_wedge_is_measured_as_it_is() {
        let solid = wedge();
        assert_eq!((solid.bad_edges(), solid.bodies()), (0, 1));
        assert!((solid.volume() - 1200.0).abs() < 1e-9);
        let probe = Probe::new(&solid);
        let (dx, dy) = probe.slope(0.0, 0.0, 4.0).unwrap();
        assert!(dx.abs() < 1e-9 && (dy - 0.1).abs() < 1e-9);
        assert!((probe.wall(0.0, 0.0).unwrap() - 3.0).abs() < 1e-9);
        assert!(!probe.material(11.0, 0.0));
    }
}
