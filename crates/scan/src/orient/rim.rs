//! Heel and toe of a capture from below: a camera under the foot does not see round the heel to its most posterior
//! point. Where the skin ends below it, the profile is continued as a circle.

use super::marks::PlanMarks;
use windlass_geometry::{Point2, Point3};

/// Half the width of the profile, mm.
const HALF_WIDTH_MM: f64 = 7.0;
/// Height of the profile's upper part that the circle is fitted to, mm.
const ARC_MM: f64 = 14.0;
/// Most that the length may grow at an end, mm.
const MOST_MM: f64 = 7.0;

/// Moves the heel back and the toes forward where they were not seen.
pub(crate) fn complete(marks: &mut PlanMarks, skin: &[Point3]) {
    let behind = unseen(marks.heel, skin, -1.0);
    let ahead = unseen(marks.toe_tip, skin, 1.0);
    marks.heel.x -= behind;
    marks.toe_tip.x += ahead;
    marks.length += behind + ahead;
}

/// How far the foot goes on beyond its last seen point, in the direction of `sign` along x.
fn unseen(end: Point2, skin: &[Point3], sign: f64) -> f64 {
    let depth = |p: &Point3| (end.x - p.x) * sign;
    let near = || {
        skin.iter()
            .filter(|p| (p.y - end.y).abs() < HALF_WIDTH_MM && depth(p) < 25.0)
    };
    let last = near().fold(Point3::new(0.0, 0.0, 0.0), |b, p| {
        if depth(p) < depth(&b) || b.z == 0.0 { *p } else { b }
    });
    let top = near()
        .filter(|p| depth(p) < 12.0)
        .map(|p| p.z)
        .fold(f64::NEG_INFINITY, f64::max);
    if top > last.z + 4.0 {
        return 0.0; // the skin goes on above: the end itself was seen
    }
    let profile: Vec<[f64; 2]> = near()
        .filter(|p| p.z > top - ARC_MM)
        .map(|p| [-depth(p), p.z - top])
        .collect();
    let Some([x, z, radius]) = circle(&profile) else {
        return 0.0;
    };
    if z < 0.0 || radius > 80.0 {
        return 0.0;
    }
    (x + radius).clamp(0.0, MOST_MM)
}

/// Least-squares circle (Kasa 1976): centre and radius.
fn circle(points: &[[f64; 2]]) -> Option<[f64; 3]> {
    if points.len() < 8 {
        return None;
    }
    let mut normal = nalgebra::Matrix3::zeros();
    let mut right = nalgebra::Vector3::zeros();
    for [x, z] in points {
        let row = nalgebra::Vector3::new(*x, *z, 1.0);
        normal += row * row.transpose();
        right += row * (x * x + z * z);
    }
    let solved = normal.lu().solve(&right)?;
    let (cx, cz) = (solved.x / 2.0, solved.y / 2.0);
    let squared = solved.z + cx * cx + cz * cz;
    (squared > 0.0).then(|| [cx, cz, squared.sqrt()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sphere_seen_to_its_shoulder_is_completed() {
        let mut skin = Vec::new();
        for i in 0..200 {
            for j in -10..=10 {
                let (angle, y) = (1.15 * i as f64 / 199.0, j as f64 * 0.6);
                skin.push(Point3::new(
                    40.0 - 40.0 * angle.sin(),
                    y,
                    40.0 - 40.0 * angle.cos(),
                ));
            }
        }
        let end = Point2::new(40.0 - 40.0 * 1.15f64.sin(), 0.0);
        let hidden = unseen(end, &skin, -1.0);
        assert!((hidden - end.x).abs() < 0.1, "{hidden} {}", end.x);
    }
}
