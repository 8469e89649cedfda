//! Arch pad: a dome on top of the shell under the medial arch, printed with it, faded out at the rim. Not the fill and not
//! the arch height: the underside does not follow.

use super::part::Part;
use super::placement::Placed;
use super::{Layer, dome};
use crate::anatomy::Anatomy;
use crate::doses::Doses;
use crate::plan::Plan;
use windlass_geometry::Point2;
use windlass_prescription::Feature;

/// Half lengths along the foot and across it, mm on an adult foot; towards the rim the pad is as much narrower as the shell
/// leaves room.
const HALF_ALONG: f64 = 34.0;
const HALF_ACROSS: f64 = 18.0;
/// How far inside the rim its apex lies at least.
const INSIDE_RIM: f64 = 13.0;

/// The pad, highest a little inside the apex of the arch.
pub const PART: Part =
    Part { feature: Feature::ArchPad, layer, about: None, kept: Some(|foot, _, plan| middle(foot, plan)) };

fn layer<'a>(foot: &Anatomy, _: &Doses, plan: &Plan, height: f64) -> Layer<'a> {
    let middle = middle(foot, plan).on_shell;
    let (along, across) = (foot.sized(HALF_ALONG), foot.sized(HALF_ACROSS));
    let to_rim = plan.area.distance_within(middle, across).unwrap_or(across);
    Layer::adding(Feature::ArchPad, move |p| {
        height * dome(p, middle, along, if p.y > middle.y { to_rim } else { across })
    })
}

/// Where its apex lies.
fn middle(foot: &Anatomy, plan: &Plan) -> Placed {
    let wanted = Point2::new(foot.apex.x, 0.75 * foot.apex.y + 0.25 * foot.midline(foot.apex.x));
    Placed::of(foot, plan, wanted, foot.sized(INSIDE_RIM))
}
