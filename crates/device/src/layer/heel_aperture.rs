//! Heel aperture: a relief of the shell under a tender heel. The wall is thinner there, down to its least, so that the heel
//! round it is not raised; what is deeper hollows the underside too. The room is filled with soft material or left free.

use super::part::Part;
use super::{DOME_BEND, Layer, dome, wide_enough};
use crate::anatomy::Anatomy;
use crate::doses::{Doses, POST_BASE};
use windlass_prescription::Feature;

/// Least half-length of the hollow, mm: the contact area of a calcaneal tubercle and its surroundings.
const HALF: f64 = 17.0;

/// Least material that is left under the relief, mm.
const LEFT: f64 = 1.0;

/// The part of the relief that thins the wall.
pub const IN_THE_WALL: Part = Part {
    feature: Feature::HeelAperture,
    layer: |foot, doses, _, depth| hollow(foot, doses, depth, from_wall(doses, depth)),
    about: Some(|foot, _, _| foot.heel),
    kept: None,
};

/// The part of it that the underside follows.
pub const IN_THE_SEAT: Part = Part {
    feature: Feature::HeelAperture,
    layer: |foot, doses, _, depth| hollow(foot, doses, depth, depth - from_wall(doses, depth)),
    about: Some(|foot, _, _| foot.heel),
    kept: None,
};

/// How much of the depth is taken from the wall; a post below, where there is one, is part of it. A text that is sunk into
/// the underside of an unposted heel needs the wall whole.
fn from_wall(doses: &Doses, depth: f64) -> f64 {
    let is_posted = doses.rearfoot_post.is_some() && doses.rearfoot_block;
    let base = if is_posted { POST_BASE } else { 0.0 };
    let is_marked = !is_posted && !doses.engraving.is_empty();
    if is_marked { 0.0 } else { depth.min((doses.shell + base - LEFT).max(0.0)) }
}

/// A hollow, deepest under the heel's centre; as wide as the whole relief needs. Depths in mm.
fn hollow<'a>(foot: &Anatomy, doses: &Doses, whole: f64, depth: f64) -> Layer<'a> {
    let middle = foot.heel;
    let half = wide_enough(foot.sized(HALF), DOME_BEND * whole, doses.shell);
    Layer::adding(Feature::HeelAperture, move |p| -depth * dome(p, middle, half, half))
}
