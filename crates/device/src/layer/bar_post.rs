//! Bar post: the shell's front raised level on a bar under its edge.

use super::{Layer, forefoot_post::front_share};
use crate::anatomy::Anatomy;
use crate::doses::Doses;
use crate::plan::Plan;
use windlass_prescription::Feature;

/// The raise.
pub fn layer<'a>(foot: &Anatomy, doses: &Doses, plan: &Plan) -> Option<Layer<'a>> {
    let (height, share) = (doses.bar_post, front_share(foot, plan));
    (height > 0.0).then(|| Layer::placing(Some(Feature::BarPost), move |p| height * share(p)))
}
