//! Arch fill: plaster under the medial arch of the positive, so that the device's arch is lower than the foot's.

use super::{Layer, dome};
use crate::anatomy::Anatomy;
use crate::doses::Doses;
use windlass_geometry::Point2;
use windlass_prescription::Feature;

/// The heel seat keeps its shape to this distance in front of the heel's centre, mm.
const HEEL_KEPT: f64 = 20.0;

/// The fill, deepest at the apex of the arch and faded out at heel seat, trim line and lateral column.
pub fn layer<'a>(foot: &Anatomy, doses: &Doses) -> Option<Layer<'a>> {
    let depth = doses.arch_fill;
    let middle = Point2::new(foot.apex.x, foot.apex.y * 0.9);
    let ahead = foot.along(0.25);
    let behind = (foot.apex.x - foot.heel.x - HEEL_KEPT).clamp(15.0, ahead);
    let across = (foot.apex.y - foot.midline(foot.apex.x) + 14.0).max(20.0);
    (depth != 0.0).then(|| {
        Layer::adding(Feature::ArchFill, move |p| {
            let along = if p.x < middle.x { behind } else { ahead };
            -depth * dome(p, middle, along, across)
        })
    })
}
