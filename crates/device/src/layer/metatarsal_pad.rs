//! Metatarsal pad: a teardrop dome behind the second to fourth heads.

use super::{Layer, dome};
use crate::anatomy::Anatomy;
use crate::doses::Doses;
use windlass_geometry::Point2;
use windlass_prescription::Feature;

/// Distance of the apex behind the heads' line, mm: 6.1 to 10.6 lowered pressure, further forward raised it
/// (Hastings 2007, Foot Ankle Int 28:84). The shell ends there, so the dome's front half is cut by the trim.
const APEX_BEHIND_HEADS: f64 = 10.0;

/// The pad.
pub fn layer<'a>(foot: &Anatomy, doses: &Doses) -> Option<Layer<'a>> {
    let height = doses.metatarsal_pad;
    let third = foot.met2 + (foot.met5 - foot.met2) / 3.0;
    let setback = doses.metatarsal_pad_setback.unwrap_or(foot.sized(APEX_BEHIND_HEADS));
    let apex = Point2::new(third.x - setback, third.y);
    // A teardrop: long behind the apex, short in front of it.
    let [behind, ahead, across] = [34.0, 16.0, 18.0].map(|half| foot.sized(half));
    (height > 0.0).then(|| {
        Layer::adding(Feature::MetatarsalPad, move |p| {
            height * dome(p, apex, if p.x < apex.x { behind } else { ahead }, across)
        })
    })
}
