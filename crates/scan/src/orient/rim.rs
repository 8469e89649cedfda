//! Ends and borders of a capture from below: a camera under the foot does not see round the heel to its most posterior
//! point, nor round its sides to where it is widest. Where the skin ends below it, the profile is continued to the height
//! where feet are usually longest or widest, its slope falling evenly to nothing.

use super::marks::PlanMarks;
use windlass_geometry::{Point2, Point3, Vector2};

/// Half the width of the profile, mm.
const HALF_WIDTH_MM: f64 = 5.0;
/// How far the profile reaches back from its end, mm.
const DEPTH_MM: f64 = 12.0;
/// A rim that is lower shows nothing of what comes above it, mm.
const LOW_RIM_MM: f64 = 8.0;
/// Fewer points than this are no profile.
const LEAST_POINTS: usize = 6;
/// Height of the profile's upper part from which the slope is found, mm.
const UPPER_MM: usize = 6;
/// Height of the most posterior point of the heel, as a share of the length: 0.10 to 0.14 on the reference feet.
const HEEL_HEIGHT: f64 = 0.125;
/// Height of the most anterior point of the toes, likewise.
const TOE_HEIGHT: f64 = 0.085;
/// Heights of the borders of the heel and of the first and fifth heads, likewise.
const HEEL_SIDES: f64 = 0.10;
const FIRST_HEAD: f64 = 0.06;
const FIFTH_HEAD: f64 = 0.045;
/// Slices in which the widest part of the heel is looked for, and their width, mm.
const HEEL_SLICES: u32 = 9;
const SLICE_MM: f64 = 4.0;
/// Most that the foot may grow at an end, and at a border, mm.
const MOST_MM: f64 = 7.0;
const MOST_ASIDE_MM: f64 = 3.0;

/// Moves the heel back, the toes forward and the borders out where they were not seen; returns by how much that makes the
/// foot longer, mm.
pub(crate) fn complete(marks: &mut PlanMarks, skin: &[Point3]) -> f64 {
    let length = marks.length;
    let end = |at, out, height| unseen(at, skin, out, height * length).min(MOST_MM);
    let border = |at, out, height| aside(at, skin, out, height * length);
    let ((behind, ahead), ((medial, lateral), heel)) = rayon::join(
        || {
            rayon::join(
                || end(marks.heel, -Vector2::x(), HEEL_HEIGHT),
                || end(marks.toe_tip, Vector2::x(), TOE_HEIGHT),
            )
        },
        || {
            let medial = border(marks.ball_medial, Vector2::y(), FIRST_HEAD);
            let lateral = border(marks.ball_lateral, -Vector2::y(), FIFTH_HEAD);
            ((medial, lateral), heel_sides(marks, skin))
        },
    );
    marks.ball_medial.y += medial;
    marks.ball_lateral.y -= lateral;
    if let Some([medial, lateral]) = heel {
        (marks.heel_medial, marks.heel_lateral) = (medial, lateral);
    }
    marks.heel.x -= behind;
    marks.toe_tip.x += ahead;
    marks.length += behind + ahead;
    behind + ahead
}

/// The borders of the heel where it is widest, completed; `None` where they were mostly seen.
fn heel_sides(marks: &PlanMarks, skin: &[Point3]) -> Option<[Point2; 2]> {
    let height = HEEL_SIDES * marks.length;
    let at = |k: u32| marks.heel.x + (0.08 + 0.014 * f64::from(k)) * marks.length;
    let heel = at(0) - HALF_WIDTH_MM..at(HEEL_SLICES) + HALF_WIDTH_MM;
    let near: Vec<Point3> = skin.iter().filter(|p| heel.contains(&p.x)).copied().collect();
    let (mut widest, mut hidden) = ((0.0, None), 0);
    for x in (0..HEEL_SLICES).map(at) {
        let slice = || near.iter().filter(|p| (p.x - x).abs() < SLICE_MM / 2.0 && p.z < height);
        let low = slice().map(|p| p.y).fold(f64::INFINITY, f64::min);
        let high = slice().map(|p| p.y).fold(f64::NEG_INFINITY, f64::max);
        if low > high {
            continue;
        }
        let (medial, lateral) = (Point2::new(x, high), Point2::new(x, low));
        let more = [aside(medial, &near, Vector2::y(), height), aside(lateral, &near, -Vector2::y(), height)];
        hidden += more.iter().filter(|m| **m > 0.0).count();
        let sides = [medial + Vector2::y() * more[0], lateral - Vector2::y() * more[1]];
        let width = sides[0].y - sides[1].y;
        if width > widest.0 {
            widest = (width, Some(sides));
        }
    }
    widest.1.filter(|_| hidden > HEEL_SLICES as usize)
}

/// Whether the skin ends at the toes flat and high over the floor: the pads of toes that stand up, cut off before the
/// skin turns up round their tips.
pub(crate) fn is_cut_ahead(marks: &PlanMarks, skin: &[Point3]) -> bool {
    let near = near(marks.toe_tip, skin, Vector2::x());
    let low = near.iter().map(|p| p.z).fold(f64::INFINITY, f64::min);
    let top = near.iter().map(|p| p.z).fold(f64::NEG_INFINITY, f64::max);
    near.len() >= LEAST_POINTS && low > LOW_RIM_MM && top - low < UPPER_MM as f64 / 2.0
}

/// How far the foot goes on beyond a border.
fn aside(border: Point2, skin: &[Point3], out: Vector2, height: f64) -> f64 {
    unseen(border, skin, out, height).min(MOST_ASIDE_MM)
}

/// How far the foot goes on beyond its last seen point, outward along an axis of the plan, until `height`.
fn unseen(end: Point2, skin: &[Point3], out: Vector2, height: f64) -> f64 {
    let near = near(end, skin, out);
    let top = near.iter().map(|p| p.z).fold(f64::NEG_INFINITY, f64::max);
    // A torn or trimmed rim that low shows nothing; one that high hides nothing.
    if !(LOW_RIM_MM..height).contains(&top) {
        return 0.0;
    }
    // The outermost skin of each millimetre below the top.
    let mut profile = [f64::NEG_INFINITY; UPPER_MM];
    for p in &near {
        if let Some(most) = profile.get_mut((top - p.z) as usize) {
            *most = most.max((p.xy() - end).dot(&out));
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
    (0.5 * zx / zz * (height - top)).max(0.0)
}

/// The skin of the profile at an end: within 5 mm beside it and 12 mm behind it.
fn near(end: Point2, skin: &[Point3], out: Vector2) -> Vec<Point3> {
    let depth = |p: &Point3| (end - p.xy()).dot(&out);
    let beside = |p: &Point3| (end - p.xy()).perp(&out).abs();
    skin.iter().filter(|p| beside(p) < HALF_WIDTH_MM && depth(p) < DEPTH_MM).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn toes_cut_off_before_their_tips_end_flat() {
        let marks =
            |skin: &[Point3]| PlanMarks { toe_tip: skin[skin.len() - 1].xy(), ..PlanMarks::default() };
        let strip = |rise: f64| -> Vec<Point3> {
            (0..200).map(|i| f64::from(i) / 10.0).map(|x| Point3::new(x, 0.0, 12.0 + rise * x * x)).collect()
        };
        let [flat, round] = [strip(0.002), strip(0.04)];
        assert!(is_cut_ahead(&marks(&flat), &flat));
        assert!(!is_cut_ahead(&marks(&round), &round));
    }

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
        let hidden = unseen(end, &sphere(1.15), -Vector2::x(), 35.0);
        // The slope of a sphere does not fall evenly, so it is completed within a millimetre only.
        assert!((hidden - end.x).abs() < 1.1, "{hidden} {}", end.x);
        assert_eq!(unseen(Point2::origin(), &sphere(2.2), -Vector2::x(), 35.0), 0.0);
    }
}
