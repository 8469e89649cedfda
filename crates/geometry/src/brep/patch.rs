//! Clamped tensor-product B-spline surfaces in space, and how a uniform surface over the plan becomes one.

use super::{SplineCurve, basis};
use crate::{Point2, Point3, SplineSurface, Vector2, Vector3};

/// A clamped, non-rational tensor-product B-spline surface.
#[derive(Debug, Clone, PartialEq)]
pub struct SplinePatch {
    /// Degrees along u and v, 1 to 3.
    pub degree: [usize; 2],
    /// Knots along u and v, clamped.
    pub knots: [Vec<f64>; 2],
    /// Control points, mm, u fastest.
    pub control: Vec<Point3>,
}

/// Coefficients of a uniform surface over part of its spans, clamped.
struct Clamped {
    knots: [Vec<f64>; 2],
    values: Vec<f64>,
}

impl SplinePatch {
    /// The graph z = f(x, y) over the spans that cover the box from `min` to `max`, exactly: u = x, v = y, mm.
    pub fn graph(surface: &SplineSurface, min: Point2, max: Point2) -> Self {
        let Clamped { knots, values } = Clamped::over(surface, min, max);
        // x(u) = u has the knots' averages for coefficients (Greville 1967).
        let averages = |knots: &[f64]| -> Vec<f64> {
            let inner = &knots[1..knots.len() - 1];
            inner.windows(3).map(|w| (w[0] + w[1] + w[2]) / 3.0).collect()
        };
        let (xs, ys) = (averages(&knots[0]), averages(&knots[1]));
        let plan = ys.iter().flat_map(|&y| xs.iter().map(move |&x| (x, y)));
        let control = plan.zip(&values).map(|((x, y), &z)| Point3::new(x, y, z)).collect();
        SplinePatch { degree: [3, 3], knots, control }
    }

    /// The surface whose x, y and z are three functions of the same plan, over the spans that cover the box:
    /// u and v are the plan's coordinates, mm. The three must have the same rectangle and knots.
    pub fn parametric([x, y, z]: [&SplineSurface; 3], min: Point2, max: Point2) -> Self {
        let clamped = [x, y, z].map(|s| Clamped::over(s, min, max));
        let [x, y, z] = &clamped;
        let control =
            (0..x.values.len()).map(|k| Point3::new(x.values[k], y.values[k], z.values[k])).collect();
        SplinePatch { degree: [3, 3], knots: x.knots.clone(), control }
    }

    /// The surface with the control points of curves of one degree and knots for its rows: u along the curves, v
    /// across them.
    pub fn across(rows: &[SplineCurve], degree: usize, knots: Vec<f64>) -> Self {
        let (along, u_knots) = rows.first().map_or((1, Vec::new()), |row| (row.degree, row.knots.clone()));
        SplinePatch {
            degree: [along, degree],
            knots: [u_knots, knots],
            control: rows.iter().flat_map(|row| row.control.iter().copied()).collect(),
        }
    }

    /// Number of control points along u and v.
    pub fn counts(&self) -> [usize; 2] {
        [0, 1].map(|d| self.knots[d].len() - self.degree[d] - 1)
    }

    /// The same surface with u and v exchanged: its normal points the other way.
    pub fn transposed(&self) -> Self {
        let [nu, nv] = self.counts();
        let [u, v] = self.knots.clone();
        SplinePatch {
            degree: [self.degree[1], self.degree[0]],
            knots: [v, u],
            control: (0..nu).flat_map(|i| (0..nv).map(move |j| self.control[j * nu + i])).collect(),
        }
    }

    /// Smallest and greatest parameters.
    pub fn range(&self) -> (Point2, Point2) {
        let [u, v] = &self.knots;
        (Point2::new(u[0], v[0]), Point2::new(u[u.len() - 1], v[v.len() - 1]))
    }

    /// The point at parameters (u, v).
    pub fn point(&self, uv: Point2) -> Point3 {
        self.point_and_tangents(uv).0
    }

    /// The point at parameters (u, v), with the derivatives by u and v.
    pub fn point_and_tangents(&self, uv: Point2) -> (Point3, Vector3, Vector3) {
        let span = [0, 1].map(|d| basis::span(&self.knots[d], self.degree[d], uv[d]));
        let n = [0, 1].map(|d| basis::values(&self.knots[d], span[d], self.degree[d], uv[d]));
        let dn = [0, 1].map(|d| basis::slopes(&self.knots[d], span[d], self.degree[d], uv[d]));
        let columns = self.counts()[0];
        let first = span[0] - self.degree[0];
        let (mut point, mut along_u, mut along_v) = (Vector3::zeros(), Vector3::zeros(), Vector3::zeros());
        for j in 0..=self.degree[1] {
            let row = &self.control[(span[1] - self.degree[1] + j) * columns + first..][..=self.degree[0]];
            let (mut at, mut slope) = (Vector3::zeros(), Vector3::zeros());
            for (i, c) in row.iter().enumerate() {
                at += c.coords * n[0][i];
                slope += c.coords * dn[0][i];
            }
            point += at * n[1][j];
            along_u += slope * n[1][j];
            along_v += at * dn[1][j];
        }
        (Point3::from(point), along_u, along_v)
    }

    /// Parameters of the point nearest to `p` inside the range, by Gauss-Newton steps from `start`, or from the
    /// best of a coarse lattice. `p` in mm; parameters as the patch has them.
    pub fn nearest(&self, p: Point3, start: Option<Point2>) -> Point2 {
        let (min, max) = self.range();
        let mut uv = start.unwrap_or_else(|| self.nearest_of_lattice(p));
        for _ in 0..30 {
            let (at, a, b) = self.point_and_tangents(uv);
            let gap = p - at;
            let (aa, ab, bb) = (a.norm_squared(), a.dot(&b), b.norm_squared());
            let det = aa * bb - ab * ab;
            if det <= 0.0 {
                break;
            }
            let (ga, gb) = (gap.dot(&a), gap.dot(&b));
            let step = Vector2::new(bb * ga - ab * gb, aa * gb - ab * ga) / det;
            let next = (uv + step).sup(&min).inf(&max);
            let moved = (next - uv).norm();
            uv = next;
            if moved < 1e-12 {
                break;
            }
        }
        uv
    }

    fn nearest_of_lattice(&self, p: Point3) -> Point2 {
        const LATTICE: usize = 48;
        let (min, max) = self.range();
        let at = |i: usize, low: f64, high: f64| low + (high - low) * i as f64 / LATTICE as f64;
        let lattice = (0..=LATTICE)
            .flat_map(|j| (0..=LATTICE).map(move |i| Point2::new(at(i, min.x, max.x), at(j, min.y, max.y))));
        let far = |uv: &Point2| (self.point(*uv) - p).norm_squared();
        lattice.min_by(|a, b| far(a).total_cmp(&far(b))).unwrap_or(min)
    }

    /// Greatest lengths of the derivatives by u and v at a coarse lattice.
    pub(super) fn speed(&self) -> Vector2 {
        const LATTICE: usize = 12;
        let (min, max) = self.range();
        let size = max - min;
        let mut fastest = Vector2::zeros();
        for k in 0..LATTICE * LATTICE {
            let share = Vector2::new((k % LATTICE) as f64 + 0.5, (k / LATTICE) as f64 + 0.5) / LATTICE as f64;
            let (_, a, b) = self.point_and_tangents(min + size.component_mul(&share));
            fastest = fastest.sup(&Vector2::new(a.norm(), b.norm()));
        }
        fastest
    }
}

impl Clamped {
    /// Takes the spans that cover the box (those at the border where the box reaches beyond) and clamps the
    /// coefficients at both ends, which leaves the function as it is.
    fn over(surface: &SplineSurface, min: Point2, max: Point2) -> Self {
        let (origin, spacing, spans) = (surface.min(), surface.spacing(), surface.spans());
        let ranges = [0, 1].map(|d| {
            let at = |v: f64| (v - origin[d]) / spacing[d];
            let first = (at(min[d]).floor().max(0.0) as usize).min(spans[d] - 1);
            let last = (at(max[d]).ceil().max(0.0) as usize).clamp(first + 1, spans[d]);
            first..last
        });
        let [nu, nv] = [0, 1].map(|d| ranges[d].len() + 3);
        let columns = spans[0] + 3;
        let mut values = Vec::with_capacity(nu * nv);
        for j in ranges[1].start..ranges[1].end + 3 {
            let row = &surface.control()[j * columns + ranges[0].start..][..nu];
            values.extend_from_slice(row);
        }
        for j in 0..nv {
            clamp_ends(&mut values, j * nu, 1, nu);
        }
        for i in 0..nu {
            clamp_ends(&mut values, i, nu, nv);
        }
        let knots = [0, 1].map(|d| {
            let at = |k: usize| origin[d] + spacing[d] * k as f64;
            let (first, last) = (ranges[d].start, ranges[d].end);
            let mut knots = vec![at(first); 3];
            knots.extend((first..=last).map(at));
            knots.extend([at(last); 3]);
            knots
        });
        Clamped { knots, values }
    }
}

/// Turns the `count` coefficients of a uniform cubic spline at `first + k * stride` into those of the same function
/// with its end knots repeated (knot insertion, Boehm 1980, in closed form).
fn clamp_ends(c: &mut [f64], first: usize, stride: usize, count: usize) {
    let old: Vec<f64> = (0..count).map(|k| c[first + k * stride]).collect();
    let last = count - 1;
    c[first] = (old[0] + 4.0 * old[1] + old[2]) / 6.0;
    c[first + last * stride] = (old[last] + 4.0 * old[last - 1] + old[last - 2]) / 6.0;
    c[first + stride] = (2.0 * old[1] + old[2]) / 3.0;
    c[first + (last - 1) * stride] = (2.0 * old[last - 1] + old[last - 2]) / 3.0;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Grid, HeightField};

    fn fitted(f: impl Fn(Point2) -> f64 + Sync) -> SplineSurface {
        let grid = Grid::covering(Point2::new(-8.0, -20.0), Point2::new(60.0, 20.0), 1.0);
        SplineSurface::fit(&HeightField::from_fn(grid, f), 2.0, 0.0).unwrap()
    }

    fn wave(p: Point2) -> f64 {
        4.0 * (p.x * 0.11).sin() * (p.y * 0.13).cos()
    }

    #[test]
    fn a_graph_is_the_same_surface() {
        let surface = fitted(wave);
        let (min, max) = (Point2::new(-3.0, -9.5), Point2::new(51.0, 17.0));
        let patch = SplinePatch::graph(&surface, min, max);
        let (low, high) = patch.range();
        assert!(low <= min && high >= max && (min - low).amax() < 2.1);
        for k in 0..500 {
            let p = Point2::new(-3.0 + f64::from(k % 25) * 2.2, -9.4 + f64::from(k / 25) * 1.37);
            let (at, a, b) = patch.point_and_tangents(p);
            let (z, g) = surface.height_and_gradient(p);
            assert!((at - Point3::new(p.x, p.y, z)).norm() < 1e-12);
            assert!((a - Vector3::new(1.0, 0.0, g.x)).norm() < 1e-11);
            assert!((b - Vector3::new(0.0, 1.0, g.y)).norm() < 1e-11);
        }
    }

    #[test]
    fn a_single_span_is_a_bezier_patch() {
        let surface = fitted(|p| 0.01 * p.x * p.x - 0.3 * p.y);
        let patch = SplinePatch::graph(&surface, Point2::new(4.1, 4.1), Point2::new(4.2, 4.2));
        assert_eq!(patch.counts(), [4, 4]);
        let p = Point2::new(4.15, 4.2);
        assert!((patch.point(p).z - surface.height(p)).abs() < 1e-12);
    }

    #[test]
    fn nearest_inverts_evaluation_and_transposing_flips_the_normal() {
        let (x, y, z) = (fitted(|p| p.x - 0.2 * wave(p)), fitted(|p| p.y + 0.3 * wave(p)), fitted(wave));
        let patch = SplinePatch::parametric([&x, &y, &z], Point2::new(0.0, -15.0), Point2::new(50.0, 15.0));
        let uv = Point2::new(23.4, -7.9);
        let (p, a, b) = patch.point_and_tangents(uv);
        assert!((patch.nearest(p, None) - uv).norm() < 1e-9);
        let (q, c, d) = patch.transposed().point_and_tangents(Point2::new(uv.y, uv.x));
        assert!((p - q).norm() < 1e-12 && (a.cross(&b) + c.cross(&d)).norm() < 1e-12);
    }
}
