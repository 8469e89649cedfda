//! Heel and toe of a capture from below: a camera under the foot does not see round the heel to its most posterior
//! point. Where the skin ends below it, the profile is continued to the height where heels and toes are usually
//! longest, its slope falling evenly to nothing.

use super::marks::PlanMarks;
use windlass_geometry::{Point2, Point3};

/// Half the width of the profile, mm.
const HALF_WIDTH_MM: f64 = 5.0;
/// Height of the profile's upper part that tells the slope, mm.
const UPPER_MM: usize = 6;
/// Height of the most posterior point of the heel, as a share of the length: 0.12 to 0.14 on the reference feet.
const HEEL_HEIGHT: f64 = 0.135;
/// Height of the most anterior point of the toes, likewise.
const TOE_HEIGHT: f64 = 0.085;
/// Most that the length may grow at an end, mm.
const MOST_MM: f64 = 7.0;

/// Moves the heel back and the toes forward where they were not seen.
pub(crate) fn complete(marks: &mut PlanMarks, skin: &[Point3]) {
    let behind = unseen(marks.heel, skin, -1.0, HEEL_HEIGHT * marks.length);
    let ahead = unseen(marks.toe_tip, skin, 1.0, TOE_HEIGHT * marks.length);
    marks.heel.x -= behind;
    marks.toe_tip.x += ahead;
    marks.length += behind + ahead;
}

/// How far the foot goes on beyond its last seen point, in the direction of `sign` along x, until `height`.
fn unseen(end: Point2, skin: &[Point3], sign: f64, height: f64) -> f64 {
    let depth = |p: &Point3| (end.x - p.x) * sign;
    let near = || skin.iter().filter(|p| (p.y - end.y).abs() < HALF_WIDTH_MM && depth(p) < 12.0);
    let top = near().map(|p| p.z).fold(f64::NEG_INFINITY, f64::max);
    // A torn or trimmed rim that low tells nothing; one that high hides nothing.
    if !(8.0..height).contains(&top) {
        return 0.0;
    }
    // The outermost skin of each millimetre below the top.
    let mut profile = [f64::NEG_INFINITY; UPPER_MM];
    for p in near() {
        if let Some(out) = profile.get_mut((top - p.z) as usize) {
            *out = out.max(-depth(p));
        }
    }
    let filled: Vec<(f64, f64)> =
        profile.iter().enumerate().filter(|(_, x)| x.is_finite()).map(|(k, x)| (-(k as f64), *x)).collect();
    let n = filled.len() as f64;
    if filled.len() < 3 {
        return 0.0;
    }
    let (mz, mx) = filled.iter().fold((0.0, 0.0), |s, f| (s.0 + f.0 / n, s.1 + f.1 / n));
    let (zz, zx) =
        filled.iter().fold((0.0, 0.0), |s, f| (s.0 + (f.0 - mz).powi(2), s.1 + (f.0 - mz) * (f.1 - mx)));
    (0.5 * zx / zz * (height - top)).clamp(0.0, MOST_MM)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sphere_seen_to_its_shoulder_is_completed_and_a_whole_one_left() {
        let sphere = |most: f64| -> Vec<Point3> {
            let at = |i: i32, j: i32| {
                let (angle, y) = (most * f64::from(i) / 199.0, f64::from(j) * 0.6);
                Point3::new(35.0 - 35.0 * angle.sin(), y, 35.0 - 35.0 * angle.cos())
            };
            (0..200).flat_map(|i| (-10..=10).map(move |j| at(i, j))).collect()
        };
        let end = Point2::new(35.0 - 35.0 * 1.15f64.sin(), 0.0);
        let hidden = unseen(end, &sphere(1.15), -1.0, 35.0);
        // The slope of a sphere does not fall evenly, so it is completed within a millimetre only.
        assert!((hidden - end.x).abs() < 1.1, "{hidden} {}", end.x);
        assert_eq!(unseen(Point2::origin(), &sphere(2.2), -1.0, 35.0), 0.0);
    }
}
