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
    let setback = doses.metatarsal_pad_setback.unwrap_or(APEX_BEHIND_HEADS);
    let apex = Point2::new(third.x - setback, third.y);
    (height > 0.0).then(|| {
        Layer::adding(Feature::MetatarsalPad, move |p| {
            // A teardrop: long behind the apex, short in front of it.
            let half_along = if p.x < apex.x { 34.0 } else { 16.0 };
            height * dome(p, apex, half_along, 18.0)
        })
    })
}
