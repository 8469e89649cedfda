//! Heel horseshoe: a pad behind and beside the heel's centre, open in front, that carries the heel round a tender
//! spot.

use super::Layer;
use super::part::Part;
use crate::anatomy::Anatomy;
use crate::blend::step;
use crate::doses::Doses;
use crate::plan::Plan;
use windlass_prescription::Feature;

/// Distances of the pad from the heel's centre, behind it, and from the line forward from there, in front of it, mm: where
/// it begins, where it is whole, where it falls, where it ends.
const RADII: [f64; 4] = [6.0, 14.0, 16.0, 24.0];
/// Where its arms begin to run out and where they end, mm in front of the heel's centre.
const ARMS: (f64, f64) = (12.0, 30.0);

/// The pad.
pub const PART: Part =
    Part { feature: Feature::HeelHorseshoe, layer, about: Some(|foot, _, _| foot.heel), kept: None };

fn layer<'a>(foot: &Anatomy, _: &Doses, _: &Plan, height: f64) -> Layer<'a> {
    let middle = foot.heel;
    let [begins, whole, falls, ends] = RADII.map(|radius| foot.sized(radius));
    let arms = (foot.sized(ARMS.0), foot.sized(ARMS.1));
    Layer::adding(Feature::HeelHorseshoe, move |p| {
        let from = p - middle;
        let r = libm::hypot(from.x.min(0.0), from.y);
        let horseshoe = step(begins, whole, r) * (1.0 - step(falls, ends, r));
        height * horseshoe * (1.0 - step(arms.0, arms.1, from.x))
    })
}
