//! Plantar fascial groove: a channel for a bow-stringing fascia, from the heel's medial tubercle to the first
//! metatarsal head.

use super::part::Part;
use super::placement::Placed;
use super::{Layer, wide_enough};
use crate::anatomy::Anatomy;
use crate::blend::step;
use crate::doses::Doses;
use crate::plan::Plan;
use windlass_geometry::{Point2, segment_distance};
use windlass_prescription::Feature;

/// Half the groove's least width, mm: both sides blended over the whole of it.
const HALF_WIDTH: f64 = 9.0;
/// Greatest second derivative of the blend, for a groove of unit depth and half width.
const BEND: f64 = 6.0;

/// The groove, faded out at both ends.
pub const PART: Part = Part {
    feature: Feature::FascialGroove,
    layer,
    about: Some(|foot, doses, plan| {
        let [from, to] = ends(foot, doses, plan);
        nalgebra::center(&from, &to)
    }),
    kept: Some(front),
};

fn layer<'a>(foot: &Anatomy, doses: &Doses, plan: &Plan, depth: f64) -> Layer<'a> {
    let half_width = half_width(foot, doses);
    let [from, to] = ends(foot, doses, plan);
    Layer::adding(Feature::FascialGroove, move |p| {
        -depth * (1.0 - step(0.0, half_width, segment_distance(p, from, to)))
    })
}

/// Where it begins and ends, mm.
fn ends(foot: &Anatomy, doses: &Doses, plan: &Plan) -> [Point2; 2] {
    let from = Point2::new(foot.along(0.27), foot.heel.y + foot.sized(6.0));
    [from, front(foot, doses, plan).on_shell]
}

fn half_width(foot: &Anatomy, doses: &Doses) -> f64 {
    wide_enough(foot.sized(HALF_WIDTH), BEND * doses.part(Feature::FascialGroove), doses.shell)
}

/// Where it ends in front. It keeps both its sides where the shell is narrow or cut away under the first ray.
fn front(foot: &Anatomy, doses: &Doses, plan: &Plan) -> Placed {
    // A front edge that was moved back takes the groove's end with it.
    let back = doses.placements.trim().front_back_mm();
    let wanted = Point2::new(foot.met1.x - foot.along(0.09) - back, foot.met1.y - foot.sized(6.0));
    Placed::of(foot, plan, wanted, half_width(foot, doses))
}
