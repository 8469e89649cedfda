//! Cuboid pad: a dome under the cuboid, behind the base of the fifth metatarsal.

use super::part::Part;
use super::placement::Placed;
use super::{Layer, dome};
use crate::anatomy::Anatomy;
use crate::doses::Doses;
use crate::plan::Plan;
use windlass_geometry::Point2;
use windlass_prescription::Feature;

/// Half the pad's width, mm on an adult foot.
const HALF_ACROSS: f64 = 14.0;

/// The pad.
pub const PART: Part =
    Part { feature: Feature::CuboidPad, layer, about: None, kept: Some(|foot, _, plan| middle(foot, plan)) };

fn layer<'a>(foot: &Anatomy, _: &Doses, plan: &Plan, height: f64) -> Layer<'a> {
    let (along, across) = (foot.sized(20.0), foot.sized(HALF_ACROSS));
    let middle = middle(foot, plan).on_shell;
    Layer::adding(Feature::CuboidPad, move |p| height * dome(p, middle, along, across))
}

/// Where its apex lies: the cuboid is at 0.40 of foot length, two thirds of the way to the fifth metatarsal's line.
fn middle(foot: &Anatomy, plan: &Plan) -> Placed {
    let wanted = Point2::new(foot.along(0.40), foot.met5.y * 0.62);
    Placed::of(foot, plan, wanted, 0.9 * foot.sized(HALF_ACROSS))
}
