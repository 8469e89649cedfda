//! Smooth curves through points: cubic splines with continuous curvature, cut into clamped pieces.

use super::SplineCurve;
use crate::{Point3, Vector3};

/// How many points before and after the seam a closed run is unrolled: the influence of an end falls by 0.27 for
/// each point, so that 32 points leave nothing of it.
const OVERLAP: usize = 32;

/// A cubic spline through points at given parameters, C2 everywhere.
///
/// Interpolation is linear in the points: runs through corresponding points of several rows, with the same
/// parameters, make the control rows of a surface.
#[derive(Debug, Clone)]
pub struct CubicRun {
    params: Vec<f64>,
    points: Vec<Point3>,
    slopes: Vec<Vector3>,
}

impl CubicRun {
    /// The spline through an open run of at least three points. Its end slopes are those of the parabola through
    /// the three points there. `params` ascend strictly, one for each point. Points in mm.
    pub fn open(params: Vec<f64>, points: Vec<Point3>) -> Self {
        let slopes = slopes(&params, &points);
        CubicRun { params, points, slopes }
    }

    /// The closed spline through points; `params` has one entry more than `points`: that of the first point when
    /// it is met again. Points in mm.
    pub fn closed(params: Vec<f64>, mut points: Vec<Point3>) -> Self {
        let n = points.len();
        let period = params[n] - params[0];
        let overlap = OVERLAP.min(n);
        let wrapped = |k: usize| {
            let k = k + n - overlap;
            (params[k % n] + period * (k / n) as f64, points[k % n])
        };
        let (unrolled, around): (Vec<f64>, Vec<Point3>) = (0..n + 2 * overlap).map(wrapped).unzip();
        let mut slopes = slopes(&unrolled, &around)[overlap..=overlap + n].to_vec();
        slopes[n] = slopes[0];
        points.push(points[0]);
        CubicRun { params, points, slopes }
    }

    /// The points run through; a closed run has its first again at the end. In mm.
    pub fn points(&self) -> &[Point3] {
        &self.points
    }

    /// The piece between two of the points as a clamped curve over the same parameters.
    pub fn piece(&self, first: usize, last: usize) -> SplineCurve {
        let t = &self.params;
        // Control points by blossoming: the ends, the end tangents, and between them where the lines of
        // neighbouring Bezier legs meet.
        let after = |k: usize| self.points[k] + self.slopes[k] * ((t[k + 1] - t[k]) / 3.0);
        let before = |k: usize| self.points[k] - self.slopes[k] * ((t[k] - t[k - 1]) / 3.0);
        let mut control = Vec::with_capacity(last - first + 3);
        control.extend([self.points[first], after(first)]);
        control.extend((first + 1..last).map(|k| {
            let leg = before(k) - after(k - 1);
            before(k) + leg * ((t[k + 1] - t[k]) / (t[k] - t[k - 1]))
        }));
        control.extend([before(last), self.points[last]]);
        let mut knots = vec![t[first]; 3];
        knots.extend_from_slice(&t[first..=last]);
        knots.extend([t[last]; 3]);
        SplineCurve { degree: 3, knots, control }
    }
}

/// Slopes of the cubic spline at its points: continuous second derivative, solved as a tridiagonal system.
fn slopes(params: &[f64], points: &[Point3]) -> Vec<Vector3> {
    let n = points.len();
    let h: Vec<f64> = params.windows(2).map(|w| w[1] - w[0]).collect();
    let chord: Vec<Vector3> = (0..n - 1).map(|k| (points[k + 1] - points[k]) / h[k]).collect();
    if n < 3 {
        return vec![chord[0]; n];
    }
    let parabola =
        |near: usize, far: usize| chord[near] + (chord[near] - chord[far]) * (h[near] / (h[near] + h[far]));
    let mut m = vec![Vector3::zeros(); n];
    m[0] = parabola(0, 1);
    m[n - 1] = parabola(n - 2, n - 3);
    // Forward elimination; `over` holds the reduced upper diagonal.
    let mut over = vec![0.0; n];
    for k in 1..n - 1 {
        let (a, c) = (1.0 / h[k - 1], 1.0 / h[k]);
        let pivot = 2.0 * (a + c) - a * over[k - 1];
        over[k] = c / pivot;
        m[k] = ((chord[k - 1] * a + chord[k] * c) * 3.0 - m[k - 1] * a) / pivot;
    }
    for k in (1..n - 1).rev() {
        let next = m[k + 1];
        m[k] -= next * over[k];
    }
    m
}

#[cfg(test)]
mod tests {
    use super::*;

    fn circle(n: usize, radius: f64) -> Vec<Point3> {
        let at = |k: usize| {
            let a = std::f64::consts::TAU * k as f64 / n as f64;
            Point3::new(radius * a.cos(), radius * a.sin(), 0.0)
        };
        (0..n).map(at).collect()
    }

    #[test]
    fn a_closed_run_follows_a_circle_across_its_pieces() {
        let run = CubicRun::closed((0..=63).map(f64::from).collect(), circle(63, 10.0));
        let pieces = [run.piece(0, 20), run.piece(20, 21), run.piece(21, 63)];
        for piece in &pieces {
            for p in piece.points(8) {
                assert!((p.coords.norm() - 10.0).abs() < 1e-5);
            }
        }
        assert_eq!(pieces[2].control.last(), pieces[0].control.first());
        assert_eq!(pieces[0].control.len(), 23);
    }

    #[test]
    fn an_open_run_reproduces_a_parabola_at_uneven_parameters() {
        let f = |t: f64| Point3::new(t, 3.0 - t * t, 0.5 * t);
        let params = vec![0.0, 0.7, 1.0, 2.5, 2.6, 4.0];
        let run = CubicRun::open(params.clone(), params.iter().map(|&t| f(t)).collect());
        let piece = run.piece(0, 5);
        for k in 0..=40 {
            let t = f64::from(k) * 0.1;
            assert!((piece.point(t) - f(t)).norm() < 1e-12);
        }
    }
}
