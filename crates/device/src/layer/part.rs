//! A pad or a well with all that the builder knows of it: its layer, the point it is moved about, where it is kept on the
//! shell. A new one is a row of [`Feature`], a file with its `Part`, and its place in the order of the layers.

use super::Layer;
use super::placement::Placed;
use crate::anatomy::Anatomy;
use crate::doses::Doses;
use crate::plan::Plan;
use crate::shifted::Shifted;
use windlass_geometry::Point2;
use windlass_prescription::Feature;

/// The layer of a part of a dose, mm.
type LayerOf = for<'a> fn(&'a Anatomy<'a>, &'a Doses, &'a Plan, f64) -> Layer<'a>;

/// A pad or a well.
pub struct Part {
    /// The line that asks for it; its dose is an amount in mm.
    pub feature: Feature,
    /// Its layer at its usual place, for a dose above 0.
    pub layer: LayerOf,
    /// The point that it is moved, turned and sized about, where that is not the place where it is kept.
    pub about: Option<fn(&Anatomy, &Doses, &Plan) -> Point2>,
    /// Where it belongs and where it lies, if it moves to keep on the shell.
    pub kept: Option<fn(&Anatomy, &Doses, &Plan) -> Placed>,
}

impl Part {
    /// Its layer where the prescriber wants it; `None` where it is not asked for.
    pub fn placed<'a>(&self, foot: &'a Anatomy<'a>, doses: &'a Doses, plan: &'a Plan) -> Option<Layer<'a>> {
        let dose = doses.part(self.feature);
        let layer = (dose > 0.0).then(|| (self.layer)(foot, doses, plan, dose))?;
        let on_shell = || self.kept.map(|kept| kept(foot, doses, plan).on_shell);
        // What is neither kept on the shell nor has a point of its own cannot be placed.
        let about = self.about.map(|about| about(foot, doses, plan)).or_else(on_shell);
        match about.and_then(|about| Shifted::of(&doses.placements, self.feature, about)) {
            None => Some(layer),
            Some(shifted) => {
                Some(Layer::shaping(layer.feature, move |p, z| layer.apply(shifted.usual(p), z)))
            }
        }
    }

    /// How far it moved to keep on the shell, mm; `None` where it does not move or is not asked for.
    pub fn moved(&self, foot: &Anatomy, doses: &Doses, plan: &Plan) -> Option<f64> {
        let place = self.kept.filter(|_| doses.part(self.feature) > 0.0)?(foot, doses, plan);
        Some((place.on_shell - place.wanted).norm())
    }
}
