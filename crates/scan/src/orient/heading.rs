//! The long axis of the plan, its length, and which end has the toes.

use super::element::SurfaceElement;
use crate::jacobi::eigen;
use nalgebra::{Matrix3, Rotation3};
use windlass_geometry::{Point3, Vector3};

/// Height over the ground, as a share of the length, under which the scan is taken as foot before the unit is known
/// (60 mm of 260).
const FOOT_SHARE: f64 = 0.23;
/// Slices along the foot.
pub(crate) const SLICES: usize = 40;

/// A rough frame of the foot.
#[derive(Debug, Clone)]
pub(crate) struct Heading {
    /// Heel to toes, unit, across `up`.
    pub forward: Vector3,
    /// Up, unit.
    pub up: Vector3,
    /// Height of the ground along `up`.
    pub ground: f64,
    /// Place of the heel along `forward`.
    pub heel: f64,
    /// Extent along `forward`, file units.
    pub length: f64,
    /// Extent across, file units.
    pub width: f64,
    /// How clearly the toes differ from the heel, 0..1.
    pub certainty: f64,
    /// Outline: lowest and highest place across, for each slice from heel to toes; NaN where empty.
    pub slices: [[f64; 2]; SLICES],
}

impl Heading {
    /// To the patient's left, unit.
    pub fn left(&self) -> Vector3 {
        self.up.cross(&self.forward)
    }

    /// The same heading of the points times a factor (no unit).
    pub fn scale(&mut self, factor: f64) {
        for v in [&mut self.ground, &mut self.heel, &mut self.length, &mut self.width] {
            *v *= factor;
        }
        self.slices.iter_mut().flatten().for_each(|v| *v *= factor);
    }

    /// Turns forward to +x and up to +z. Without unit.
    pub fn rotation(&self) -> Rotation3<f64> {
        let rows = [self.forward.transpose(), self.left().transpose(), self.up.transpose()];
        Rotation3::from_matrix_unchecked(Matrix3::from_rows(&rows))
    }

    /// Place along the foot (0 heel, 1 toes), across it, and height over the ground, of a point.
    /// Place as a share of the length; across and height in mm.
    pub fn locate(&self, p: &Point3) -> (f64, f64, f64) {
        let along = (self.forward.dot(&p.coords) - self.heel) / self.length;
        (along, self.left().dot(&p.coords), self.up.dot(&p.coords) - self.ground)
    }
}

/// The heading of the points, given the up direction.
pub(crate) fn heading(samples: &[SurfaceElement], points: &[Point3], up: Vector3) -> Heading {
    let ground = points.iter().map(|p| up.dot(&p.coords)).fold(f64::INFINITY, f64::min);
    let mut cut = f64::INFINITY;
    let mut axis = Vector3::zeros();
    for _ in 0..3 {
        axis = principal(samples, up, ground + cut);
        let (low, high) = extent(points, axis, up, ground + cut);
        cut = FOOT_SHARE * (high - low);
    }
    let (low, high) = extent(points, axis, up, ground + cut);
    let mut found = Heading {
        forward: axis,
        up,
        ground,
        heel: low,
        length: high - low,
        width: 0.0,
        certainty: 0.0,
        slices: [[f64::NAN; 2]; SLICES],
    };
    let toes = toes_ahead(&found, points, cut);
    if toes < 0.0 {
        found.forward = -axis;
        found.heel = -high;
    }
    found.certainty = toes.abs().min(1.0);
    found.slices = slices(&found, points, cut);
    let (low, high) =
        found.slices.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), s| (l.min(s[0]), h.max(s[1])));
    found.width = high - low;
    found
}

/// Longest direction across `up` of the surface lower than `limit`.
fn principal(samples: &[SurfaceElement], up: Vector3, limit: f64) -> Vector3 {
    let flat = |s: &SurfaceElement| s.at.coords - up * up.dot(&s.at.coords);
    let low = || samples.iter().filter(|s| up.dot(&s.at.coords) < limit);
    let weight = |s: &SurfaceElement| up.dot(&s.normal).abs();
    let total: f64 = low().map(weight).sum::<f64>().max(f64::MIN_POSITIVE);
    let centre = low().map(|s| flat(s) * weight(s)).sum::<Vector3>() / total;
    let spread: Matrix3<f64> =
        low().map(|s| (flat(s) - centre) * (flat(s) - centre).transpose() * (weight(s) / total)).sum();
    let axis = eigen(spread)[0].1;
    (axis - up * up.dot(&axis)).normalize()
}

fn extent(points: &[Point3], axis: Vector3, up: Vector3, limit: f64) -> (f64, f64) {
    points
        .iter()
        .filter(|p| up.dot(&p.coords) < limit)
        .map(|p| axis.dot(&p.coords))
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(v), h.max(v)))
}

fn slices(h: &Heading, points: &[Point3], cut: f64) -> [[f64; 2]; SLICES] {
    let mut out = [[f64::NAN; 2]; SLICES];
    for p in points {
        let (along, across, height) = h.locate(p);
        if height < cut && (0.0..=1.0).contains(&along) {
            let s = &mut out[((along * SLICES as f64) as usize).min(SLICES - 1)];
            *s = [s[0].min(across), s[1].max(across)];
        }
    }
    out
}

/// Above zero when the toes are ahead: the ball is wider than the heel, and the heel taller than the toes.
fn toes_ahead(h: &Heading, points: &[Point3], cut: f64) -> f64 {
    let slices = slices(h, points, cut);
    let width = |from: usize, to: usize| {
        slices[from..to].iter().map(|s| s[1] - s[0]).filter(|w| w.is_finite()).fold(0.0, f64::max)
    };
    let wider = (width(25, 31) - width(9, 15)) / h.length;
    let (mut rear, mut front) = (0.0f64, 0.0f64);
    for p in points {
        let (along, _, height) = h.locate(p);
        match along {
            ..0.2 => rear = rear.max(height),
            0.8.. => front = front.max(height),
            _ => {}
        }
    }
    let taller = (rear.min(1.3 * cut) - front.min(1.3 * cut)) / h.length;
    10.0 * wider + 3.0 * taller
}
