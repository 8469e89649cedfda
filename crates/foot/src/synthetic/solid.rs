//! Signed distances of the solids that a foot is made of, and their smooth unions.

use windlass_geometry::{Point3, Vector3};

/// A solid with round ends, thicker at one than at the other.
pub struct Cone {
    pub from: Point3,
    pub to: Point3,
    pub radii: [f64; 2],
    /// Width of the blend into the rest, mm of the model.
    pub blend: f64,
}

impl Cone {
    /// Distance to a capsule whose radius changes linearly along its axis. In mm.
    pub fn distance(&self, p: Point3) -> f64 {
        let axis = self.to - self.from;
        let t = ((p - self.from).dot(&axis) / axis.norm_squared()).clamp(0.0, 1.0);
        (p - (self.from + axis * t)).norm() - (self.radii[0] + (self.radii[1] - self.radii[0]) * t)
    }
}

/// First-order distance to an ellipsoid. In mm.
pub fn ellipsoid(p: Point3, centre: Point3, radii: Vector3) -> f64 {
    let q = p - centre;
    let scaled = q.component_div(&radii).norm();
    let slope = q.component_div(&radii).component_div(&radii).norm();
    if slope > 0.0 { scaled * (scaled - 1.0) / slope } else { -radii.min() }
}

/// The smaller of two distances, rounded where they are within `width` of each other. In mm.
pub fn smooth_min(a: f64, b: f64, width: f64) -> f64 {
    if a - b >= width || b - a >= width {
        return a.min(b);
    }
    let h = width - (a - b).abs();
    a.min(b) - h * h / (4.0 * width)
}

/// The larger of two distances, rounded likewise. In mm.
pub fn smooth_max(a: f64, b: f64, width: f64) -> f64 {
    -smooth_min(-a, -b, width)
}
