//! Tilts of the heel seat: the rearfoot post's angle, and the inversion of an inverted pour.
//!
//! The seat is tilted as a plane about the heel's bisection; in front of the heel the tilt runs out to nothing
//! at the trim line, as it does in a shell whose forefoot lies flat.

use super::{Layer, seat_share};
use crate::anatomy::Anatomy;
use crate::doses::Doses;
use windlass_measure::Angle;
use windlass_prescription::Feature;

/// The angle of the rearfoot post.
pub fn post<'a>(foot: &Anatomy, doses: &Doses) -> Option<Layer<'a>> {
    tilt(foot, doses.rearfoot_post?, Feature::RearfootPost)
}

/// Inversion of the positive.
pub fn inversion<'a>(foot: &Anatomy, doses: &Doses) -> Option<Layer<'a>> {
    tilt(foot, doses.inversion, Feature::Inversion)
}

fn tilt<'a>(foot: &Anatomy, angle: Angle, feature: Feature) -> Option<Layer<'a>> {
    let (slope, bisection, length) = (angle.tan(), foot.heel.y, foot.length);
    (slope != 0.0)
        .then(|| Layer::placing(Some(feature), move |p| slope * (p.y - bisection) * seat_share(p.x / length)))
}
