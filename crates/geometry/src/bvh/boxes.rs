//! Boxes against boxes, points and rays.

use crate::{Bounds3, Point3, Vector3};

pub(super) fn boxes_meet(a: &Bounds3, b: &Bounds3) -> bool {
    (0..3).all(|k| a.min[k] <= b.max[k] && b.min[k] <= a.max[k])
}

pub(super) fn distance_to_box(b: &Bounds3, p: &Point3) -> f64 {
    // Not `max`, which looks for NaN first.
    let larger = |a: f64, b: f64| if a > b { a } else { b };
    let outside = |k: usize| larger(larger(b.min[k] - p[k], p[k] - b.max[k]), 0.0);
    let [x, y, z] = [outside(0), outside(1), outside(2)];
    x * x + y * y + z * z
}

pub(super) fn ray_meets_box(b: &Bounds3, origin: &Point3, inverse: &Vector3, reach: f64) -> bool {
    let (mut near, mut far) = (0.0f64, reach);
    for k in 0..3 {
        let (t0, t1) = ((b.min[k] - origin[k]) * inverse[k], (b.max[k] - origin[k]) * inverse[k]);
        if t0.is_nan() || t1.is_nan() {
            continue; // the ray runs within this face: it limits nothing
        }
        let (first, last) = if t0 < t1 { (t0, t1) } else { (t1, t0) };
        near = if first > near { first } else { near };
        far = if last < far { last } else { far };
    }
    // A little slack, so that rounding never loses a triangle that lies in a face of its box.
    near <= far * (1.0 + 1e-12) + 1e-12
}
