//! Extrinsic forefoot post: the shell's front tilted about its low border, the wedge below it reaching the floor.

use super::Layer;
use crate::anatomy::Anatomy;
use crate::blend::step;
use crate::doses::Doses;
use windlass_prescription::Feature;

/// Where the tilt begins and where it is whole, shares of foot length.
const BEGINS: f64 = 0.42;
const WHOLE: f64 = 0.60;

/// Share of the front's position that a place along the foot takes: 0 on the heel, 1 behind the heads.
pub fn front_share(along: f64) -> f64 {
    step(BEGINS, WHOLE, along)
}

/// The tilt: varus raises the medial side about the fifth head, valgus the lateral side about the first.
pub fn layer<'a>(foot: &Anatomy, doses: &Doses) -> Option<Layer<'a>> {
    let slope = doses.forefoot_post.tan();
    let hinge = if slope > 0.0 { foot.met5.y } else { foot.met1.y };
    let length = foot.length;
    (slope != 0.0).then(|| {
        Layer::placing(Some(Feature::ForefootPost), move |p| {
            slope * (p.y - hinge) * front_share(p.x / length)
        })
    })
}
