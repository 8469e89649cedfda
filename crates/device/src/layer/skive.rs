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
const ROUNDING: f64 = 0.6;

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
    let heel = foot.heel;
    let fade = (foot.along(0.21), foot.along(0.29));
    let lean = move |p: Point2| side * (p.y - heel.y) * TAN_INCLINATION;
    // The deepest point lies where the plane stands highest over the sole.
    let proudest = (0..=120)
        .flat_map(|i| (0..=60).map(move |j| (i, j)))
        .map(|(i, j)| {
            Point2::new(
                heel.x - 0.3 * heel.x + f64::from(i) / 120.0 * heel.x * 0.6,
                heel.y + side * f64::from(j) / 60.0 * foot.heel_half_width * 0.8,
            )
        })
        .map(|p| lean(p) - foot.sole.height(p))
        .fold(f64::NEG_INFINITY, f64::max);
    let level = depth - proudest;
    (depth > 0.0).then(|| {
        Layer::shaping(Some(feature), move |p, z| {
            let weight = 1.0 - step(fade.0, fade.1, p.x);
            let raised = smooth_max(z, level + lean(p), ROUNDING);
            z + (raised - z) * weight
        })
    })
}
