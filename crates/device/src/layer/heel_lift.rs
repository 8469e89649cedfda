//! Heel lift: the whole heel seat raised level, so that the heel does not slide forward, and run out to nothing
//! behind the metatarsal heads.

use super::Layer;
use crate::anatomy::Anatomy;
use crate::blend::{mix, ramp_down};
use crate::doses::{AT_HEADS, Doses};
use windlass_prescription::Feature;

/// End of the level heel seat and end of the run-out, shares of foot length.
const SEAT_END: f64 = 0.34;
const RUN_OUT_END: f64 = 0.70;

/// Share of the heel seat's position that a place along the foot takes: 1 on the seat, 0 at the heads.
/// `along` is a share of the foot length.
pub fn seat_share(along: f64) -> f64 {
    ramp_down(SEAT_END, RUN_OUT_END, along)
}

/// The lift.
pub fn layer<'a>(foot: &Anatomy, doses: &Doses) -> Option<Layer<'a>> {
    let (lift, length) = (doses.heel_lift, foot.length);
    let left = if doses.full_length_lift { AT_HEADS } else { 0.0 };
    (lift > 0.0).then(|| {
        Layer::placing(Some(Feature::HeelLift), move |p| lift * mix(left, 1.0, seat_share(p.x / length)))
    })
}
