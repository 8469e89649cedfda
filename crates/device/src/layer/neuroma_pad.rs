//! Neuroma pad: a narrow dome in the third interspace, between the third and fourth heads, that spreads them.

use super::behind_heads::PadBehindHeads;
use super::part::Part;
use crate::anatomy::Anatomy;
use crate::plan::Plan;
use windlass_geometry::Point2;
use windlass_prescription::Feature;

/// Distance of the apex behind the heads' line, mm.
const APEX_BEHIND_HEADS: f64 = 12.0;

/// The pad.
pub const PART: Part = Part {
    feature: Feature::NeuromaPad,
    layer: |foot, _, plan, height| pad(foot, plan).layer(Feature::NeuromaPad, height),
    about: Some(|foot, _, plan| pad(foot, plan).middle()),
    kept: None,
};

/// Where it lies: from the proximal third of the shafts to just behind the heads.
fn pad<'a>(foot: &Anatomy, plan: &'a Plan) -> PadBehindHeads<'a> {
    let between = nalgebra::center(&foot.met2, &foot.met5);
    let halves = [30.0, 14.0, 13.0].map(|half| foot.sized(half));
    let apex = Point2::new(between.x - foot.sized(APEX_BEHIND_HEADS), between.y);
    PadBehindHeads::new(foot, plan, apex, halves)
}
