//! Arch fill and arch height: plaster added to, or taken from, the medial arch of the positive, so that the device's
//! arch is lower, or higher, than the foot's.

use super::{Layer, dome};
use crate::anatomy::Anatomy;
use crate::doses::Doses;
use crate::plan::Plan;
use windlass_geometry::Point2;
use windlass_prescription::Feature;

/// The heel seat keeps its shape to this distance in front of the heel's centre, mm.
const HEEL_KEPT: f64 = 20.0;
/// Least distance of the middle from the rim, mm.
const INSIDE_RIM: f64 = 4.0;

/// The fill, deepest at the apex of the arch and faded out at heel seat, trim line and lateral column.
pub fn fill<'a>(foot: &Anatomy, doses: &Doses, plan: &Plan) -> Option<Layer<'a>> {
    let depth = doses.arch_fill;
    let arch = under_arch(foot, plan);
    (depth != 0.0).then(|| Layer::adding(Feature::ArchFill, move |p| -depth * arch(p)))
}

/// The change of the arch's height, over the same place.
pub fn height<'a>(foot: &Anatomy, doses: &Doses, plan: &Plan) -> Option<Layer<'a>> {
    let raise = doses.arch_height;
    let arch = under_arch(foot, plan);
    (raise != 0.0).then(|| Layer::adding(Feature::ArchHeight, move |p| raise * arch(p)))
}

/// 1 at the middle of the arch, 0 round it.
fn under_arch(foot: &Anatomy, plan: &Plan) -> impl Fn(Point2) -> f64 + Send + Sync + use<> {
    // Where the rim stands inside the apex, the whole depth is still found on the shell.
    let middle = Point2::new(foot.apex.x, (foot.apex.y * 0.9).min(plan.rim_at_apex - INSIDE_RIM));
    let ahead = foot.along(0.25);
    let behind = (foot.apex.x - foot.heel.x - foot.sized(HEEL_KEPT)).clamp(foot.sized(15.0), ahead);
    let across = (foot.apex.y - foot.midline(foot.apex.x) + foot.sized(14.0)).max(foot.sized(20.0));
    move |p| dome(p, middle, if p.x < middle.x { behind } else { ahead }, across)
}
