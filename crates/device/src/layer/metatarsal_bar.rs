//! Metatarsal bar: a ridge across the shell behind all heads, bevelled 30 degrees behind and rounded in front.

use super::Layer;
use super::part::Part;
use crate::anatomy::Anatomy;
use crate::blend::step;
use crate::doses::Doses;
use crate::plan::Plan;
use windlass_prescription::Feature;

/// The bar: its top 11 mm behind the trim line, its rear bevel 25 mm long (study geometry in the field notes).
pub const PART: Part = Part { feature: Feature::MetatarsalBar, layer, about: None, kept: None };

fn layer<'a>(foot: &Anatomy, _: &Doses, plan: &'a Plan, height: f64) -> Layer<'a> {
    let [rear, top, front] = [-36.0, -11.0, -0.5].map(|ahead| foot.sized(ahead));
    Layer::adding(Feature::MetatarsalBar, move |p| {
        let ahead = plan.distal.ahead(p);
        height * step(rear, top, ahead) * (1.0 - step(top, front, ahead))
    })
}
