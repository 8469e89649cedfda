//! Heel aperture: a relief of the shell under a tender heel. The wall is thinner there, down to its least, so that the heel
//! round it is not raised; what is deeper hollows the underside too. The room is filled with soft material or left free.

use super::{DOME_BEND, Layer, dome, wide_enough};
use crate::anatomy::Anatomy;
use crate::doses::{Doses, POST_BASE};
use windlass_prescription::Feature;

/// Least half-length of the hollow, mm: the contact area of a calcaneal tubercle and its surroundings.
const HALF: f64 = 17.0;

/// Least material that is left under the relief, mm.
const LEFT: f64 = 1.0;

/// How much of the depth is taken from the wall; a post below, where there is one, is part of it. A text that is sunk into
/// the underside of an unposted heel needs the wall whole.
fn from_wall(doses: &Doses) -> f64 {
    let is_posted = doses.rearfoot_post.is_some() && doses.rearfoot_block;
    let base = if is_posted { POST_BASE } else { 0.0 };
    let is_marked = !is_posted && !doses.engraving.is_empty();
    if is_marked { 0.0 } else { doses.heel_aperture.min((doses.shell + base - LEFT).max(0.0)) }
}

/// The part of the relief that thins the wall.
pub fn relief<'a>(foot: &Anatomy, doses: &Doses) -> Option<Layer<'a>> {
    hollow(foot, doses, from_wall(doses))
}

/// The part of it that the underside follows.
pub fn layer<'a>(foot: &Anatomy, doses: &Doses) -> Option<Layer<'a>> {
    hollow(foot, doses, doses.heel_aperture - from_wall(doses))
}

/// A hollow, deepest under the heel's centre.
fn hollow<'a>(foot: &Anatomy, doses: &Doses, depth: f64) -> Option<Layer<'a>> {
    let middle = foot.heel;
    let half = wide_enough(foot.sized(HALF), DOME_BEND * doses.heel_aperture, doses.shell);
    (depth > 0.0).then(|| Layer::adding(Feature::HeelAperture, move |p| -depth * dome(p, middle, half, half)))
}
