//! Arch fill: plaster under the medial arch of the positive, so that the device's arch is lower than the foot's.

use super::{Layer, dome};
use crate::anatomy::Anatomy;
use crate::doses::Doses;
use windlass_geometry::Point2;
use windlass_prescription::Feature;

/// The fill, deepest at the apex of the arch and faded out at heel seat, trim line and lateral column.
pub fn layer<'a>(foot: &Anatomy, doses: &Doses) -> Option<Layer<'a>> {
    let depth = doses.arch_fill;
    let middle = Point2::new(foot.apex.x, foot.apex.y * 0.9);
    let half_along = foot.along(0.25);
    let half_across = (foot.apex.y - foot.midline(foot.apex.x) + 14.0).max(20.0);
    (depth != 0.0).then(|| {
        Layer::adding(Feature::ArchFill, move |p| {
            -depth * dome(p, middle, half_along, half_across)
        })
    })
}
