//! Heel aperture: a hollow of the shell under a tender heel. The underside follows, so the wall stays whole; the room
//! is filled with soft material or left free.

use super::{DOME_BEND, Layer, dome, wide_enough};
use crate::anatomy::Anatomy;
use crate::doses::Doses;
use windlass_prescription::Feature;

/// Least half-length of the hollow, mm: the contact area of a calcaneal tubercle and its surroundings.
const HALF: f64 = 17.0;

/// The hollow, deepest under the heel's centre.
pub fn layer<'a>(foot: &Anatomy, doses: &Doses) -> Option<Layer<'a>> {
    let (depth, middle) = (doses.heel_aperture, foot.heel);
    let half = wide_enough(foot.sized(HALF), DOME_BEND * depth, doses.shell);
    (depth > 0.0).then(|| Layer::adding(Feature::HeelAperture, move |p| -depth * dome(p, middle, half, half)))
}
