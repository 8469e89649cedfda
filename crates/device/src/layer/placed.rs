//! Pads, wells and grooves where the prescriber wants them, and whether they still lie on the shell there.

use super::{Layer, arch_pad, cuboid_pad, fascial_groove, metatarsal_pad, neuroma_pad, wells};
use super::{shell_layers, top_layers};
use crate::anatomy::Anatomy;
use crate::doses::{Doses, Refusal};
use crate::plan::Plan;
use crate::shifted::Shifted;
use windlass_geometry::{Grid, Point2};
use windlass_prescription::Feature;

/// Of a part's volume, the share that may lie beyond the outline: its faded border.
const BEYOND: f64 = 0.04;
/// How far round the outline a part is looked for, and the distance of the places looked at, mm.
const AROUND: f64 = 30.0;
const PITCH: f64 = 2.0;

/// A layer where the prescriber wants its part.
pub fn placed<'a>(layer: Option<Layer<'a>>, foot: &Anatomy, doses: &Doses, plan: &Plan) -> Option<Layer<'a>> {
    let layer = layer?;
    let shifted = layer
        .feature
        .and_then(|feature| Shifted::of(&doses.placements, feature, middle(foot, doses, plan, feature)?));
    match shifted {
        None => Some(layer),
        Some(shifted) => Some(Layer::shaping(layer.feature, move |p, z| layer.apply(shifted.usual(p), z))),
    }
}

/// The point that a part is moved, turned and sized about.
fn middle(foot: &Anatomy, doses: &Doses, plan: &Plan, feature: Feature) -> Option<Point2> {
    Some(match feature {
        Feature::MetatarsalPad => metatarsal_pad::pad(foot, doses, plan).middle(),
        Feature::NeuromaPad => neuroma_pad::pad(foot, plan).middle(),
        Feature::CuboidPad => cuboid_pad::middle(foot, plan).on_shell,
        Feature::ArchPad => arch_pad::middle(foot, plan).on_shell,
        Feature::NavicularWell => wells::under_navicular(foot, plan).on_shell,
        Feature::FifthBaseWell => wells::under_fifth_base(foot, plan).on_shell,
        Feature::FascialGroove => {
            let [from, to] = fascial_groove::ends(foot, doses, plan);
            nalgebra::center(&from, &to)
        }
        Feature::HeelAperture | Feature::HeelHorseshoe => foot.heel,
        _ => return None,
    })
}

/// The parts that leave the shell where they were moved to, each refused with how far.
pub fn off_shell(foot: &Anatomy, doses: &Doses, plan: &Plan) -> Vec<Refusal> {
    let moved = doses.placements.moved();
    if moved.is_empty() {
        return Vec::new();
    }
    let layers = shell_layers(foot, doses, plan).into_iter().chain(top_layers(foot, doses, plan, 0.0));
    let layers = layers.filter_map(|layer| {
        let (feature, key, _) = moved.iter().find(|(feature, ..)| Some(*feature) == layer.feature)?;
        Some((layer, *feature, *key))
    });
    layers.filter_map(|(layer, feature, key)| refusal(plan, &layer, feature, key)).collect()
}

fn refusal(plan: &Plan, layer: &Layer, feature: Feature, key: &str) -> Option<Refusal> {
    let (min, max) = plan.outline.bounds();
    let around = nalgebra::Vector2::new(AROUND, AROUND);
    let grid = Grid::covering(min - around, max + around, PITCH);
    let raised = |p: Point2| layer.apply(p, 0.0).abs();
    let (mut whole, mut beyond) = (0.0, 0.0);
    let mut farthest: Option<(f64, Point2)> = None;
    for (ix, iy) in grid.nodes() {
        let p = grid.node(ix, iy);
        let raise = raised(p);
        whole += raise;
        if raise > 0.0 && !plan.area.contains(p) {
            beyond += raise;
            let off = plan.area.distance_within(p, 2.0 * AROUND).unwrap_or(2.0 * AROUND);
            if farthest.is_none_or(|(before, _)| off > before) {
                farthest = Some((off, p));
            }
        }
    }
    let (off, at) = farthest.filter(|_| beyond > BEYOND * whole)?;
    let why = format!(
        "where it was placed, {:.0} % of it lies beyond the edge of the shell, up to {off:.0} mm at x = {:.0}, y = {:.0} mm",
        100.0 * beyond / whole,
        at.x,
        at.y
    );
    Some(Refusal::new(
        feature,
        why,
        format!("change placement.{key}, or make the shell wider or longer there"),
    ))
}
