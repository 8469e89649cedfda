//! One triangle against a ray and against a point.

use crate::{Point3, Vector3};

/// Moeller and Trumbore 1997 (J Graphics Tools 2:21). Both sides count; edges count.
pub(super) fn ray_meets_triangle(
    [a, b, c]: &[Point3; 3],
    origin: &Point3,
    direction: &Vector3,
) -> Option<f64> {
    let (e1, e2) = (b - a, c - a);
    let p = direction.cross(&e2);
    let determinant = e1.dot(&p);
    if determinant == 0.0 {
        return None;
    }
    let s = origin - a;
    let u = s.dot(&p) / determinant;
    let q = s.cross(&e1);
    let v = direction.dot(&q) / determinant;
    // A hair outside still counts: a ray through a shared edge must not slip between its two triangles.
    let slack = 1e-9;
    (u >= -slack && v >= -slack && u + v <= 1.0 + slack).then(|| e2.dot(&q) / determinant)
}

/// Closest point of a triangle by regions of its plane (Ericson 2005, Real-Time Collision Detection, 5.1.5).
/// Points in mm.
pub fn closest_on_triangle([a, b, c]: &[Point3; 3], p: &Point3) -> Point3 {
    let (ab, ac, ap) = (b - a, c - a, p - a);
    let (d1, d2) = (ab.dot(&ap), ac.dot(&ap));
    if d1 <= 0.0 && d2 <= 0.0 {
        return *a;
    }
    let bp = p - b;
    let (d3, d4) = (ab.dot(&bp), ac.dot(&bp));
    if d3 >= 0.0 && d4 <= d3 {
        return *b;
    }
    let vc = d1 * d4 - d3 * d2;
    if vc <= 0.0 && d1 >= 0.0 && d3 <= 0.0 {
        return a + ab * (d1 / (d1 - d3));
    }
    let cp = p - c;
    let (d5, d6) = (ab.dot(&cp), ac.dot(&cp));
    if d6 >= 0.0 && d5 <= d6 {
        return *c;
    }
    let vb = d5 * d2 - d1 * d6;
    if vb <= 0.0 && d2 >= 0.0 && d6 <= 0.0 {
        return a + ac * (d2 / (d2 - d6));
    }
    let va = d3 * d6 - d5 * d4;
    if va <= 0.0 && d4 >= d3 && d5 >= d6 {
        return b + (c - b) * ((d4 - d3) / ((d4 - d3) + (d5 - d6)));
    }
    let sum = va + vb + vc;
    if sum == 0.0 { *a } else { a + ab * (vb / sum) + ac * (vc / sum) }
}
