//! Wells: hollows of the shell under a bony prominence, the navicular or the base of the fifth metatarsal.

use super::part::Part;
use super::placement::Placed;
use super::{DOME_BEND, Layer, dome, wide_enough};
use crate::anatomy::Anatomy;
use crate::plan::Plan;
use windlass_geometry::Point2;
use windlass_prescription::Feature;

/// Least half-lengths of a well along and across the foot, mm.
const HALF_ALONG: f64 = 18.0;
const HALF_ACROSS: f64 = 14.0;

/// How far inside the rim the middle of a well lies at least, mm on an adult foot.
const INSIDE_RIM: f64 = 6.0;

/// Under the navicular tuberosity.
pub const NAVICULAR: Part = Part {
    feature: Feature::NavicularWell,
    layer: |foot, doses, plan, depth| {
        well(foot, Feature::NavicularWell, depth, doses.shell, under_navicular(foot, plan).on_shell)
    },
    about: None,
    kept: Some(|foot, _, plan| under_navicular(foot, plan)),
};

/// Under the base of the fifth metatarsal.
pub const FIFTH_BASE: Part = Part {
    feature: Feature::FifthBaseWell,
    layer: |foot, doses, plan, depth| {
        well(foot, Feature::FifthBaseWell, depth, doses.shell, under_fifth_base(foot, plan).on_shell)
    },
    about: None,
    kept: Some(|foot, _, plan| under_fifth_base(foot, plan)),
};

/// Where the navicular's tuberosity lies: 0.43 of foot length, on the medial side of the arch.
fn under_navicular(foot: &Anatomy, plan: &Plan) -> Placed {
    let x = foot.along(0.43);
    let wanted = Point2::new(x, foot.midline(x) + 0.55 * foot.heel_half_width);
    Placed::of(foot, plan, wanted, foot.sized(INSIDE_RIM))
}

/// Where the fifth metatarsal's base lies: 0.42 of foot length, near the lateral border.
fn under_fifth_base(foot: &Anatomy, plan: &Plan) -> Placed {
    let x = foot.along(0.42);
    let wanted = Point2::new(x, foot.midline(x) - 0.75 * foot.heel_half_width);
    Placed::of(foot, plan, wanted, foot.sized(INSIDE_RIM))
}

fn well<'a>(foot: &Anatomy, feature: Feature, depth: f64, wall: f64, middle: Point2) -> Layer<'a> {
    let along = wide_enough(foot.sized(HALF_ALONG), DOME_BEND * depth, wall);
    let across = wide_enough(foot.sized(HALF_ACROSS), DOME_BEND * depth, wall);
    Layer::adding(feature, move |p| -depth * dome(p, middle, along, across))
}
