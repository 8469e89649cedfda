//! Wells: hollows of the shell under a bony prominence, the navicular or the base of the fifth metatarsal.

use super::{DOME_BEND, Layer, dome, wide_enough};
use crate::anatomy::Anatomy;
use crate::doses::Doses;
use windlass_geometry::Point2;
use windlass_prescription::Feature;

/// Least half-lengths of a well along and across the foot, mm.
const HALF_ALONG: f64 = 18.0;
const HALF_ACROSS: f64 = 14.0;

/// Under the navicular tuberosity, 0.43 of foot length, on the medial side of the arch.
pub fn navicular<'a>(foot: &Anatomy, doses: &Doses) -> Option<Layer<'a>> {
    let middle = Point2::new(foot.along(0.43), foot.midline(foot.along(0.43)) + 0.55 * foot.heel_half_width);
    well(foot, Feature::NavicularWell, doses.navicular_well, doses.shell, middle)
}

/// Under the base of the fifth metatarsal, 0.42 of foot length, near the lateral border.
pub fn fifth_base<'a>(foot: &Anatomy, doses: &Doses) -> Option<Layer<'a>> {
    let middle = Point2::new(foot.along(0.42), foot.midline(foot.along(0.42)) - 0.75 * foot.heel_half_width);
    well(foot, Feature::FifthBaseWell, doses.fifth_base_well, doses.shell, middle)
}

fn well<'a>(foot: &Anatomy, feature: Feature, depth: f64, wall: f64, middle: Point2) -> Option<Layer<'a>> {
    let along = wide_enough(foot.sized(HALF_ALONG), DOME_BEND * depth, wall);
    let across = wide_enough(foot.sized(HALF_ACROSS), DOME_BEND * depth, wall);
    (depth > 0.0).then(|| Layer::adding(feature, move |p| -depth * dome(p, middle, along, across)))
}
