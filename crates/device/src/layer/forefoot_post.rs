//! Forefoot post: the shell's front tilted about its low border; what stands under it is a block (`post/forefoot`).

use super::Layer;
use crate::anatomy::Anatomy;
use crate::blend::{mix, step};
use crate::doses::Doses;
use crate::plan::Plan;
use windlass_geometry::Point2;
use windlass_prescription::Feature;

/// Where the tilt begins and where it is whole, shares of foot length ahead of the trim line.
const BEGINS: f64 = -0.30;
const WHOLE: f64 = -0.135;
/// How far the passage follows the obliquity of the heads' break, 0 = straight across, so that the shell is tilted as a
/// whole in front of it on both sides and does not begin to tilt on the heel.
const OBLIQUE: f64 = 0.5;

/// Share of the front's position that a place takes: 0 on the heel, 1 behind the heads.
/// `along` is a share of the foot length.
pub fn front_share(foot: &Anatomy, plan: &Plan) -> impl Fn(Point2) -> f64 + Send + Sync + use<> {
    let (distal, length) = (plan.distal, foot.length);
    let (lateral, middle, medial) = (foot.met5.y, distal.x(foot.met2.y), foot.met1.y);
    move |p| {
        let break_x = mix(middle, distal.x(p.y.clamp(lateral, medial)), OBLIQUE);
        step(BEGINS, WHOLE, (p.x - break_x) / length)
    }
}

/// The tilt: varus raises the medial side about the fifth head, valgus the lateral side about the first.
pub fn layer<'a>(foot: &Anatomy, doses: &Doses, plan: &Plan) -> Option<Layer<'a>> {
    let slope = doses.forefoot_post.tan();
    let hinge = if slope > 0.0 { foot.met5.y } else { foot.met1.y };
    let share = front_share(foot, plan);
    (slope != 0.0)
        .then(|| Layer::placing(Some(Feature::ForefootPost), move |p| slope * (p.y - hinge) * share(p)))
}
