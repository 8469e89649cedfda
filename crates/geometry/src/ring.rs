//! Closed polygons in the plan, and what outlines need of them.

use crate::{BandedCholesky, Point2, Vector2};

/// A simple closed polygon, counter-clockwise, its last point joined to its first.
#[derive(Debug, Clone, PartialEq)]
pub struct Ring {
    /// Corners in order, mm.
    pub points: Vec<Point2>,
}

impl Ring {
    /// A ring of the points, turned counter-clockwise when they run the other way.
    pub fn new(points: Vec<Point2>) -> Ring {
        let mut ring = Ring { points };
        if ring.signed_area() < 0.0 {
            ring.points.reverse();
        }
        ring
    }

    /// The edges in order. In mm.
    pub fn edges(&self) -> impl Iterator<Item = (Point2, Point2)> + '_ {
        let next = self.points.iter().cycle().skip(1);
        self.points.iter().zip(next).map(|(a, b)| (*a, *b))
    }

    /// Enclosed area, mm2; positive when counter-clockwise.
    pub fn signed_area(&self) -> f64 {
        self.edges().map(|(a, b)| a.x * b.y - b.x * a.y).sum::<f64>() / 2.0
    }

    /// Perimeter, mm.
    pub fn length(&self) -> f64 {
        self.edges().map(|(a, b)| (b - a).norm()).sum()
    }

    /// Lowest and highest corner of the box round the ring; both the origin for a ring without points.
    /// In mm.
    pub fn bounds(&self) -> (Point2, Point2) {
        let first = self.points.first().copied().unwrap_or_default();
        self.points.iter().fold((first, first), |(low, high), p| (low.inf(p), high.sup(p)))
    }

    /// Whether a point lies inside (even-odd). `p` in mm.
    pub fn contains(&self, p: Point2) -> bool {
        self.edges().filter(|&(a, b)| crosses_right_of(p, a, b)).count() % 2 == 1
    }

    /// Distance from a point to the nearest edge, mm.
    pub fn distance(&self, p: Point2) -> f64 {
        self.edges().map(|(a, b)| squared_distance(p, a, b)).fold(f64::INFINITY, f64::min).sqrt()
    }

    /// The same curve with points every `step` mm or a little less, starting at the same point.
    pub fn resampled(&self, step: f64) -> Ring {
        let total = self.length();
        let count = ((total / step).ceil() as usize).max(3);
        let spacing = total / count as f64;
        let mut points = Vec::with_capacity(count);
        let (mut walked, mut next) = (0.0, 0.0);
        for (a, b) in self.edges() {
            let length = (b - a).norm();
            while points.len() < count && next <= walked + length {
                points.push(if length > 0.0 { a + (b - a) * ((next - walked) / length) } else { a });
                next = points.len() as f64 * spacing;
            }
            walked += length;
        }
        Ring { points }
    }

    /// The same curve with further points on its long edges, none of them longer than `step` mm.
    pub fn refined(&self, step: f64) -> Ring {
        let between = |(a, b): (Point2, Point2)| {
            let count = ((b - a).norm() / step).ceil().max(1.0) as usize;
            (0..count).map(move |k| a + (b - a) * (k as f64 / count as f64))
        };
        Ring { points: self.edges().flat_map(between).collect() }
    }

    /// The curve smoothed as a whole, closed: least squares with squared second differences weighted by
    /// `stiffness` (Whittaker 1923; Eilers 2003, Analytical Chemistry 75:3631). Points should be evenly spaced; `stiffness` has no unit.
    pub fn smoothed(&self, stiffness: f64) -> Ring {
        // The closed curve is unrolled with an overlap long enough for the ends' influence to die out.
        let n = self.points.len();
        let overlap = (6.0 * stiffness.max(1.0).powf(0.25)).ceil() as usize + 8;
        let at = |k: usize| self.points[(k + n * (overlap / n + 1) - overlap) % n];
        let unrolled: Vec<Point2> = (0..n + 2 * overlap).map(at).collect();
        let smooth = smooth_open(&unrolled, stiffness);
        Ring { points: smooth[overlap..overlap + n].to_vec() }
    }

    /// The curve without the points that lie within `tolerance` mm of the chord between those kept round them.
    pub fn simplified(&self, tolerance: f64) -> Ring {
        let n = self.points.len();
        let mut kept: Vec<Point2> = Vec::with_capacity(n);
        let mut from = 0;
        while from < n {
            kept.push(self.points[from]);
            // As far as every point between stays near the chord; chords are short, so this stays linear.
            let mut to = from + 1;
            while to < n && to - from < 24 && self.chord_error(from, to + 1) <= tolerance {
                to += 1;
            }
            from = to;
        }
        if kept.len() < 3 { self.clone() } else { Ring { points: kept } }
    }

    /// Greatest distance of the points between two places from their chord, mm.
    fn chord_error(&self, from: usize, to: usize) -> f64 {
        let (a, b) = (self.points[from], self.points[to % self.points.len()]);
        self.points[from + 1..to].iter().map(|&p| segment_distance(p, a, b)).fold(0.0, f64::max)
    }

    /// Outward unit normals at the points, from the chord of both neighbours.
    pub fn normals(&self) -> Vec<Vector2> {
        let n = self.points.len();
        (0..n)
            .map(|i| {
                let chord = self.points[(i + 1) % n] - self.points[(i + n - 1) % n];
                Vector2::new(chord.y, -chord.x).try_normalize(0.0).unwrap_or_default()
            })
            .collect()
    }
}

/// An open run of evenly spaced points smoothed by least squares with a second-difference penalty, weighted by
/// `stiffness` (no unit).
pub fn smooth_open(points: &[Point2], stiffness: f64) -> Vec<Point2> {
    let n = points.len();
    if n < 3 {
        return points.to_vec();
    }
    let mut band = vec![0.0; n * 3];
    for i in 0..n {
        band[i * 3] = 1.0;
    }
    let difference = [1.0, -2.0, 1.0];
    for first in 0..n - 2 {
        for r in 0..3 {
            for c in 0..=r {
                band[(first + r) * 3 + (r - c)] += stiffness * difference[r] * difference[c];
            }
        }
    }
    // One plus a sum of squares: always positive definite, so the factor exists for finite input.
    let Some(factor) = BandedCholesky::factor(n, 2, band) else {
        return points.to_vec();
    };
    let mut x: Vec<f64> = points.iter().map(|p| p.x).collect();
    let mut y: Vec<f64> = points.iter().map(|p| p.y).collect();
    factor.solve(&mut x);
    factor.solve(&mut y);
    x.into_iter().zip(y).map(|(x, y)| Point2::new(x, y)).collect()
}

/// Whether the edge from a to b crosses the half-line that leaves p to the right.
pub(crate) fn crosses_right_of(p: Point2, a: Point2, b: Point2) -> bool {
    (a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x)
}

/// Distance from a point to a segment, mm.
pub fn segment_distance(p: Point2, a: Point2, b: Point2) -> f64 {
    squared_distance(p, a, b).sqrt()
}

/// The square of it, mm2.
pub(crate) fn squared_distance(p: Point2, a: Point2, b: Point2) -> f64 {
    let ab = b - a;
    let t =
        if ab.norm_squared() > 0.0 { ((p - a).dot(&ab) / ab.norm_squared()).clamp(0.0, 1.0) } else { 0.0 };
    (p - (a + ab * t)).norm_squared()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn circle(radius: f64, n: usize) -> Ring {
        let at = |k: usize| {
            let a = std::f64::consts::TAU * k as f64 / n as f64;
            Point2::new(radius * a.cos(), radius * a.sin())
        };
        Ring::new((0..n).map(at).collect())
    }

    #[test]
    fn circle_has_its_area_and_perimeter() {
        let c = circle(10.0, 720);
        assert!((c.signed_area() - std::f64::consts::PI * 100.0).abs() < 0.01);
        assert!((c.length() - std::f64::consts::TAU * 10.0).abs() < 0.01);
        assert!(c.contains(Point2::new(7.0, 7.0)) && !c.contains(Point2::new(7.2, 7.2)));
        assert!((c.distance(Point2::new(0.0, 4.0)) - 6.0).abs() < 1e-3);
    }

    #[test]
    fn clockwise_input_is_turned() {
        let mut points = circle(5.0, 16).points;
        points.reverse();
        assert!(Ring::new(points).signed_area() > 0.0);
    }

    #[test]
    fn resampling_keeps_the_curve() {
        let r = circle(10.0, 720).resampled(1.0);
        assert_eq!(r.points.len(), 63);
        assert!(r.points.iter().all(|p| (p.coords.norm() - 10.0).abs() < 1e-3));
    }

    #[test]
    fn simplifying_keeps_the_curve_with_fewer_points() {
        let fine = circle(10.0, 720);
        let coarse = fine.simplified(0.01);
        assert!(coarse.points.len() < 120);
        assert!(fine.points.iter().all(|&p| coarse.distance(p) <= 0.0101));
    }

    #[test]
    fn smoothing_removes_noise_and_keeps_a_circle() {
        let mut noisy = circle(30.0, 190);
        for (k, p) in noisy.points.iter_mut().enumerate() {
            p.x += if k % 2 == 0 { 0.3 } else { -0.3 };
        }
        let smooth = noisy.smoothed(30.0);
        let worst = smooth.points.iter().map(|p| (p.coords.norm() - 30.0).abs()).fold(0.0, f64::max);
        assert!(worst < 0.06, "{worst}");
    }
}
