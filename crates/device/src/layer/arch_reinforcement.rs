//! Arch reinforcement: the shell thickened below the medial arch, where it bends under load.

use super::dome;
use crate::anatomy::Anatomy;
use crate::doses::Doses;
use windlass_geometry::Point2;

/// How much thicker the shell is at its stiffest, as a share of the wall: 1.5 times the wall is some 3.4 times the
/// bending stiffness of a plate (thickness cubed).
const SHARE: f64 = 0.5;

/// Thickness added below, mm.
pub fn thickening(foot: &Anatomy, doses: &Doses) -> impl Fn(Point2) -> f64 + use<> {
    let most = if doses.arch_reinforcement { SHARE * doses.shell } else { 0.0 };
    let middle = Point2::new(foot.apex.x, 0.6 * foot.apex.y + 0.4 * foot.midline(foot.apex.x));
    let (along, across) = (foot.along(0.20), foot.sized(24.0));
    move |p| if most > 0.0 { most * dome(p, middle, along, across) } else { 0.0 }
}
