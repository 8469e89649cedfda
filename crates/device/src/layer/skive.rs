//! Heel skives: a plane cut into one side of the positive's heel (Kirby 1992, JAPMA 82:177), so that the cup
//! is raised there.

use super::Layer;
use crate::anatomy::Anatomy;
use crate::blend::{smooth_max, step};
use crate::doses::Doses;
use windlass_geometry::Point2;
use windlass_prescription::Feature;

/// Inclination of the cut to the floor (Kirby 1992: 15 degrees of varus).
const TAN_INCLINATION: f64 = 0.267_949_192_431_122_7;
/// Rounding where the cut meets the cup, mm of height.
const ROUNDING: f64 = 1.0;

/// Medial heel skive.
pub fn medial<'a>(foot: &'a Anatomy<'a>, doses: &Doses) -> Option<Layer<'a>> {
    cut(foot, doses.medial_skive, 1.0, Feature::MedialSkive)
}

/// Lateral heel skive.
pub fn lateral<'a>(foot: &'a Anatomy<'a>, doses: &Doses) -> Option<Layer<'a>> {
    cut(foot, doses.lateral_skive, -1.0, Feature::LateralSkive)
}

/// The cut whose greatest depth in the positive, measured plumb, is the dose.
fn cut<'a>(foot: &'a Anatomy<'a>, depth: f64, side: f64, feature: Feature) -> Option<Layer<'a>> {
    if depth <= 0.0 {
        return None;
    }
    let heel = foot.heel;
    let fade = (foot.along(0.21), foot.along(0.29));
    let lean = move |p: Point2| side * (p.y - heel.y) * TAN_INCLINATION;
    let weight = move |p: Point2| 1.0 - step(fade.0, fade.1, p.x);
    let places = (0..=160).flat_map(|i| (0..=60).map(move |j| (i, j))).map(|(i, j)| {
        Point2::new(
            0.7 * heel.x + f64::from(i) / 160.0 * (fade.1 - 0.7 * heel.x),
            heel.y + side * f64::from(j) / 60.0 * foot.heel_half_width * 0.8,
        )
    });
    let cuts = places.map(|p| (weight(p), lean(p) - foot.sole.height(p)));
    let cuts: Vec<CutHeight> = cuts.filter(|(weight, _)| *weight > 0.0).collect();
    let level = level_of(&cuts, depth);
    Some(Layer::shaping(Some(feature), move |p, z| {
        let raised = smooth_max(z, level + lean(p), ROUNDING);
        z + (raised - z) * weight(p)
    }))
}

/// Of a place: how much of the cut is left there where it runs out (over 0), and by how much its plane through the
/// floor stands over the sole.
type CutHeight = (f64, f64);

/// Height of the plane at which the deepest place of the cut, which may lie where it already runs out, has the depth.
/// The greatest depth grows with the level and is convex in it, so that tangents run down to the answer.
fn level_of(places: &[CutHeight], depth: f64) -> f64 {
    let highest = places.iter().map(|(_, over)| *over).fold(f64::NEG_INFINITY, f64::max);
    let mut level = depth - highest;
    for _ in 0..12 {
        let deepest = places.iter().max_by(|a, b| (a.0 * (level + a.1)).total_cmp(&(b.0 * (level + b.1))));
        let Some((weight, over)) = deepest else { break };
        level += (depth - weight * (level + over)) / weight;
    }
    level
}

#[cfg(test)]
mod tests {
    use super::level_of;

    #[test]
    fn the_deepest_place_has_the_dose_even_where_the_cut_runs_out() {
        let places = [(1.0, -3.0), (0.8, -1.0), (0.1, 4.0), (0.02, 1.0)];
        for depth in [0.5, 2.0, 6.0] {
            let level = level_of(&places, depth);
            let deepest = places.iter().map(|(w, over)| w * (level + over)).fold(f64::NEG_INFINITY, f64::max);
            assert!((deepest - depth).abs() < 1e-9, "{deepest} for {depth}");
        }
    }
}
