//! Whether pads, wells and grooves still lie on the shell where the prescriber wants them.

use super::{Layer, shell_layers, top_layers};
use crate::anatomy::Anatomy;
use crate::doses::{Doses, Refusal};
use crate::plan::Plan;
use windlass_geometry::{Grid, Point2};
use windlass_prescription::Feature;

/// Of a part's volume, the share that may lie beyond the outline: its faded border.
const BEYOND: f64 = 0.04;
/// How far round the outline a part is looked for, and the distance of the places looked at, mm.
const AROUND: f64 = 30.0;
const PITCH: f64 = 2.0;

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
