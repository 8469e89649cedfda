//! Metatarsal pad: a teardrop dome behind the second to fourth heads, faded out at the front edge.

use super::behind_heads::PadBehindHeads;
use super::part::Part;
use crate::anatomy::Anatomy;
use crate::doses::Doses;
use crate::plan::Plan;
use windlass_geometry::Point2;
use windlass_prescription::Feature;

/// Distance of the apex behind the heads' line, mm: 6.1 to 10.6 lowered pressure, further forward raised it
/// (Hastings 2007, Foot Ankle Int 28:84). A shell that ends there has no room for the pad's front half: the apex then
/// lies as much further back as the pad needs to fade out.
const APEX_BEHIND_HEADS: f64 = 10.0;

/// The pad.
pub const PART: Part = Part {
    feature: Feature::MetatarsalPad,
    layer: |foot, doses, plan, height| pad(foot, doses, plan).layer(Feature::MetatarsalPad, height),
    about: Some(|foot, doses, plan| pad(foot, doses, plan).middle()),
    kept: None,
};

/// Where it lies.
fn pad<'a>(foot: &Anatomy, doses: &Doses, plan: &'a Plan) -> PadBehindHeads<'a> {
    let third = foot.met2 + (foot.met5 - foot.met2) / 3.0;
    let setback = doses.metatarsal_pad_setback.unwrap_or(foot.sized(APEX_BEHIND_HEADS));
    // A teardrop: long behind the apex, short in front of it.
    let halves = [34.0, 16.0, 18.0].map(|half| foot.sized(half));
    PadBehindHeads::new(foot, plan, Point2::new(third.x - setback, third.y), halves)
}
