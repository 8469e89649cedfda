//! Boxes against boxes, points and rays.

use crate::{Bounds3, Point3, Vector3};

pub(super) fn boxes_meet(a: &Bounds3, b: &Bounds3) -> bool {
    (0..3).all(|k| a.min[k] <= b.max[k] && b.min[k] <= a.max[k])
}

pub(super) fn distance_to_box(b: &Bounds3, p: &Point3) -> f64 {
    (0..3).map(|k| (b.min[k] - p[k]).max(p[k] - b.max[k]).max(0.0)).map(|d| d * d).sum()
}

pub(super) fn ray_meets_box(b: &Bounds3, origin: &Point3, inverse: &Vector3, reach: f64) -> bool {
    let (mut near, mut far) = (0.0f64, reach);
    for k in 0..3 {
        let [t0, t1] = [b.min[k], b.max[k]].map(|v| (v - origin[k]) * inverse[k]);
        if t0.is_nan() || t1.is_nan() {
            continue; // the ray runs within this face: it limits nothing
        }
        near = near.max(t0.min(t1));
        far = far.min(t0.max(t1));
    }
    // A little slack, so that rounding never loses a triangle that lies in a face of its box.
    near <= far * (1.0 + 1e-12) + 1e-12
}
