//! Cuboid pad: a dome under the cuboid, behind the base of the fifth metatarsal.

use super::{Layer, dome};
use crate::anatomy::Anatomy;
use crate::doses::Doses;
use windlass_geometry::Point2;
use windlass_prescription::Feature;

/// The pad; the cuboid lies at 0.40 of foot length, two thirds of the way to the fifth metatarsal's line.
pub fn layer<'a>(foot: &Anatomy, doses: &Doses) -> Option<Layer<'a>> {
    let height = doses.cuboid_pad;
    let x = foot.along(0.40);
    let lateral = foot.met5.y * 0.62;
    let middle = Point2::new(x, lateral);
    let (along, across) = (foot.sized(20.0), foot.sized(14.0));
    (height > 0.0)
        .then(|| Layer::adding(Feature::CuboidPad, move |p| height * dome(p, middle, along, across)))
}
