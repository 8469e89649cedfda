//! Arch pad: a dome on top of the shell under the medial arch, printed with it. Not the fill and not the arch
//! height: the underside does not follow.

use super::{Layer, dome};
use crate::anatomy::Anatomy;
use crate::doses::Doses;
use windlass_geometry::Point2;
use windlass_prescription::Feature;

/// The pad, highest a little inside the apex of the arch.
pub fn layer<'a>(foot: &Anatomy, doses: &Doses) -> Option<Layer<'a>> {
    let height = doses.arch_pad;
    let middle = Point2::new(foot.apex.x, 0.75 * foot.apex.y + 0.25 * foot.midline(foot.apex.x));
    let (along, across) = (foot.sized(34.0), foot.sized(18.0));
    (height > 0.0).then(|| Layer::adding(Feature::ArchPad, move |p| height * dome(p, middle, along, across)))
}
