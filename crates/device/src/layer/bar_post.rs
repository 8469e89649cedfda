//! Bar post: the shell's front raised level on a bar under its edge.

use super::{Layer, forefoot_post::front_share};
use crate::anatomy::Anatomy;
use crate::doses::Doses;
use windlass_prescription::Feature;

/// The raise.
pub fn layer<'a>(foot: &Anatomy, doses: &Doses) -> Option<Layer<'a>> {
    let (height, length) = (doses.bar_post, foot.length);
    (height > 0.0)
        .then(|| Layer::placing(Some(Feature::BarPost), move |p| height * front_share(p.x / length)))
}
