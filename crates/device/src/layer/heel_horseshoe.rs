//! Heel horseshoe: a pad behind and beside the heel's centre, open in front, that carries the heel round a tender
//! spot.

use super::Layer;
use crate::anatomy::Anatomy;
use crate::blend::step;
use crate::doses::Doses;
use windlass_prescription::Feature;

/// Distances of the pad from the heel's centre, behind it, and from the line forward from there, in front of it, mm: where
/// it begins, where it is whole, where it falls, where it ends.
const RADII: [f64; 4] = [6.0, 14.0, 16.0, 24.0];
/// Where its arms begin to run out and where they end, mm in front of the heel's centre.
const ARMS: (f64, f64) = (12.0, 30.0);

/// The pad.
pub fn layer<'a>(foot: &Anatomy, doses: &Doses) -> Option<Layer<'a>> {
    let (height, middle) = (doses.heel_horseshoe, foot.heel);
    let [begins, whole, falls, ends] = RADII.map(|radius| foot.sized(radius));
    let arms = (foot.sized(ARMS.0), foot.sized(ARMS.1));
    (height > 0.0).then(|| {
        Layer::adding(Feature::HeelHorseshoe, move |p| {
            let from = p - middle;
            let r = libm::hypot(from.x.min(0.0), from.y);
            let horseshoe = step(begins, whole, r) * (1.0 - step(falls, ends, r));
            height * horseshoe * (1.0 - step(arms.0, arms.1, from.x))
        })
    })
}
