//! Cuboid pad: a dome under the cuboid, behind the base of the fifth metatarsal.

use super::placement::onto_shell;
use super::{Layer, dome};
use crate::anatomy::Anatomy;
use crate::doses::Doses;
use crate::plan::Plan;
use windlass_geometry::Point2;
use windlass_prescription::Feature;

/// The pad; the cuboid lies at 0.40 of foot length, two thirds of the way to the fifth metatarsal's line.
pub fn layer<'a>(foot: &Anatomy, doses: &Doses, plan: &Plan) -> Option<Layer<'a>> {
    let height = doses.cuboid_pad;
    let x = foot.along(0.40);
    let lateral = foot.met5.y * 0.62;
    let (along, across) = (foot.sized(20.0), foot.sized(14.0));
    let middle = onto_shell(foot, plan, Point2::new(x, lateral), 0.9 * across);
    (height > 0.0)
        .then(|| Layer::adding(Feature::CuboidPad, move |p| height * dome(p, middle, along, across)))
}
