//! Tilts of the heel seat: the rearfoot post's angle, and the inversion of an inverted pour.
//!
//! The seat is tilted as a plane about the heel's bisection; in front of the heel the tilt runs out to nothing
//! at the trim line, as it does in a shell whose forefoot lies flat.

use super::{Layer, seat_share};
use crate::anatomy::Anatomy;
use crate::doses::Doses;
use windlass_prescription::Feature;

/// The angle of the rearfoot post, on top of the inversion: the angles add, not their slopes.
pub fn post<'a>(foot: &Anatomy, doses: &Doses) -> Option<Layer<'a>> {
    let both = doses.inversion + doses.rearfoot_post?;
    tilt(foot, both.tan() - doses.inversion.tan(), Feature::RearfootPost)
}

/// Inversion of the positive.
pub fn inversion<'a>(foot: &Anatomy, doses: &Doses) -> Option<Layer<'a>> {
    tilt(foot, doses.inversion.tan(), Feature::Inversion)
}

fn tilt<'a>(foot: &Anatomy, slope: f64, feature: Feature) -> Option<Layer<'a>> {
    let (bisection, length) = (foot.heel.y, foot.length);
    (slope != 0.0)
        .then(|| Layer::placing(Some(feature), move |p| slope * (p.y - bisection) * seat_share(p.x / length)))
}
