//! Which feature shaped each triangle: what the pictures colour.

use crate::anatomy::Anatomy;
use crate::doses::Doses;
use crate::layer::{Layer, shell_layers, top_layers};
use crate::solid::Solid;
use rayon::prelude::*;
use windlass_geometry::{Mesh, Point2, RingIndex};
use windlass_prescription::Feature;

/// A layer that changes the seat by less than this does not colour it, mm.
const VISIBLE: f64 = 0.3;

/// One mark for each triangle of the canonical mesh.
pub fn of(foot: &Anatomy, doses: &Doses, solid: &Solid, mesh: &Mesh) -> Vec<Option<Feature>> {
    let shell = shell_layers(foot, doses, &solid.plan);
    let on_top = top_layers(foot, doses, &solid.plan, 0.0);
    let soles: Vec<(Feature, RingIndex)> =
        solid.blocks.iter().map(|b| (b.feature, RingIndex::of(&b.wall_ring(&solid.shell)))).collect();
    mesh.triangles
        .par_iter()
        .map(|&t| {
            let [a, b, c] = mesh.corners(t);
            let middle = Point2::from((a.coords + b.coords + c.coords).xy() / 3.0);
            let faces_up = (b - a).cross(&(c - a)).z > 0.0;
            if faces_up {
                local_shape(&shell, &on_top, foot, middle)
            } else if solid.engraving.as_ref().is_some_and(|engraving| engraving.is_sunk(middle)) {
                Some(Feature::Engraving)
            } else {
                soles
                    .iter()
                    .find(|(_, ring)| ring.contains(middle))
                    .map(|(feature, _)| *feature)
                    .or_else(|| plate(&shell, foot, middle))
            }
        })
        .collect()
}

/// The last layer that changes the seat's shape visibly; the feather and the wall are the shell's own.
fn local_shape(shell: &[Layer], on_top: &[Layer], foot: &Anatomy, p: Point2) -> Option<Feature> {
    let mut z = foot.sole.height(p);
    let mut mark = None;
    for layer in shell.iter().chain(on_top) {
        let after = layer.apply(p, z);
        let strong = if layer.feature == Some(Feature::ArchFill) { 2.0 * VISIBLE } else { VISIBLE };
        if !layer.places_foot && layer.feature.is_some() && (after - z).abs() > strong {
            mark = layer.feature;
        }
        z = after;
    }
    mark
}

fn plate(shell: &[Layer], foot: &Anatomy, p: Point2) -> Option<Feature> {
    local_shape(shell, &[], foot, p)
        .filter(|f| matches!(f, Feature::MortonsExtension | Feature::GaitPlate | Feature::Length))
}
