//! Neuroma pad: a narrow dome in the third interspace, between the third and fourth heads, that spreads them.

use super::{Layer, dome};
use crate::anatomy::Anatomy;
use crate::doses::Doses;
use windlass_geometry::Point2;
use windlass_prescription::Feature;

/// Distance of the apex behind the heads' line, mm.
const APEX_BEHIND_HEADS: f64 = 12.0;

/// The pad: from the proximal third of the shafts to just behind the heads.
pub fn layer<'a>(foot: &Anatomy, doses: &Doses) -> Option<Layer<'a>> {
    let height = doses.neuroma_pad;
    let between = nalgebra::center(&foot.met2, &foot.met5);
    let apex = Point2::new(between.x - foot.sized(APEX_BEHIND_HEADS), between.y);
    let [behind, ahead, across] = [30.0, 14.0, 13.0].map(|half| foot.sized(half));
    (height > 0.0).then(|| {
        Layer::adding(Feature::NeuromaPad, move |p| {
            height * dome(p, apex, if p.x < apex.x { behind } else { ahead }, across)
        })
    })
}
