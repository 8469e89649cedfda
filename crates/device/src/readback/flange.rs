//! Flanges: how much higher the medial or lateral edge stands than it would without.

use super::Realised;
use super::probe::Probe;
use super::twins::Twins;
use windlass_geometry::{Point2, Point3};
use windlass_prescription::Feature;

/// Stations along the arch, shares of foot length.
const STATIONS: (f64, f64) = (0.32, 0.48);

/// The height in the middle of the stations.
pub fn realised(probe: &Probe, twins: &dyn Twins, feature: Feature, asked: f64) -> Option<Realised> {
    if asked == 0.0 {
        return None;
    }
    let side = if feature == Feature::MedialFlange { 1.0 } else { -1.0 };
    let without = twins.edge_without(feature);
    let length = probe.foot.measures.length_mm;
    let mut rises: Vec<f64> = (0..=12)
        .filter_map(|k| {
            let x = length * (STATIONS.0 + (STATIONS.1 - STATIONS.0) * f64::from(k) / 12.0);
            Some(crest(probe, x, side)? - edge(&without, x, side)?)
        })
        .collect();
    rises.sort_by(f64::total_cmp);
    let found = *rises.get(rises.len() / 2)?;
    Some(Realised::amount(
        feature,
        asked,
        found,
        0.1,
        "height of the edge beside the arch, against the edge without it",
    ))
}

/// Highest point of the mesh near the edge of one side at a distance along the foot.
fn crest(probe: &Probe, x: f64, side: f64) -> Option<f64> {
    const FROM_EDGE: f64 = 5.0;
    let grid = probe.top.grid;
    let column = (0..=600).map(|k| Point2::new(x, side * (90.0 - 0.25 * f64::from(k))));
    let mut heights = column.filter_map(|p| Some((p, probe.top.sample(p)?)));
    let (first, z) = heights.next()?;
    let near = heights.take_while(|(p, _)| (p.y - first.y).abs() < FROM_EDGE.max(grid.pitch));
    Some(near.map(|(_, z)| z).fold(z, f64::max))
}

/// Height of a crest line at a distance along the foot, on one side.
fn edge(line: &[Point3], x: f64, side: f64) -> Option<f64> {
    let onward = line.iter().skip(1).chain(line.first());
    let crossings = line.iter().zip(onward).filter(|(a, b)| (a.x < x) != (b.x < x));
    let at = crossings.map(|(a, b)| a + (b - a) * ((x - a.x) / (b.x - a.x)));
    at.max_by(|a, b| (side * a.y).total_cmp(&(side * b.y))).map(|p| p.z)
}
