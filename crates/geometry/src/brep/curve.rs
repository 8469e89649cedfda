//! Clamped B-spline curves in space.

use super::basis;
use crate::{Point3, Vector3};

/// A clamped, non-rational B-spline curve: it begins at its first control point and ends at its last.
#[derive(Debug, Clone, PartialEq)]
pub struct SplineCurve {
    /// Degree, 1 to 3.
    pub degree: usize,
    /// Knots, `control.len() + degree + 1` of them, the first and last `degree + 1` equal.
    pub knots: Vec<f64>,
    /// Control points, mm.
    pub control: Vec<Point3>,
}

impl SplineCurve {
    /// The straight line between two points. Points in mm.
    pub fn line(from: Point3, to: Point3) -> Self {
        SplineCurve { degree: 1, knots: vec![0.0, 0.0, 1.0, 1.0], control: vec![from, to] }
    }

    /// The interval of the parameter, which has no unit.
    pub fn range(&self) -> (f64, f64) {
        (self.knots[0], self.knots[self.knots.len() - 1])
    }

    /// The point at a parameter, mm.
    pub fn point(&self, t: f64) -> Point3 {
        let span = basis::span(&self.knots, self.degree, t);
        let n = basis::values(&self.knots, span, self.degree, t);
        let first = span - self.degree;
        let sum = |sum: Vector3, r: usize| sum + self.control[first + r].coords * n[r];
        Point3::from((0..=self.degree).fold(Vector3::zeros(), sum))
    }

    /// Points along the curve, ends included, `per_span` for each knot span.
    pub fn points(&self, per_span: usize) -> Vec<Point3> {
        let spans = self.knots.windows(2).filter(|w| w[1] > w[0]);
        let inner =
            spans.flat_map(|w| (0..per_span).map(move |k| w[0] + (w[1] - w[0]) * k as f64 / per_span as f64));
        inner.chain([self.range().1]).map(|t| self.point(t)).collect()
    }

    /// The same curve with its ends moved. Points in mm.
    pub fn with_ends(mut self, from: Point3, to: Point3) -> Self {
        if let [first, .., last] = self.control.as_mut_slice() {
            (*first, *last) = (from, to);
        }
        self
    }
}
