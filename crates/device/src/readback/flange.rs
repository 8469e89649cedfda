//! Flanges: how much higher the medial or lateral edge stands than it would without.

use super::Realised;
use super::probe::Probe;
use super::twins::Twins;
use windlass_geometry::Point3;
use windlass_prescription::Feature;

/// Stations along the arch, shares of foot length.
const STATIONS: (f64, f64) = (0.32, 0.48);

/// The mean height, mm, over the middle half of the stations: what a cutout took away at one end, or a steep run of the
/// edge, does not decide.
pub fn realised(
    (probe, twins): (&Probe, &dyn Twins),
    feature: Feature,
    asked: f64,
    tolerance: f64,
) -> Option<Realised> {
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
    let quarter = rises.len() / 4;
    let middle = rises.get(quarter..rises.len() - quarter).filter(|middle| !middle.is_empty())?;
    let found = middle.iter().sum::<f64>() / middle.len() as f64;
    Some(Realised::amount(
        feature,
        asked,
        found,
        tolerance,
        "height of the edge along the arch, compared with the edge without it",
    ))
}

/// Highest node near the edge of one side in the two columns of nodes next to a distance along the foot, interpolated
/// between them.
fn crest(probe: &Probe, x: f64, side: f64) -> Option<f64> {
    const FROM_EDGE: f64 = 5.0;
    let grid = probe.top.grid;
    let column = (x - grid.node(0, 0).x) / grid.pitch;
    let highest = |ix: usize| {
        let nodes = (0..grid.ny).filter_map(|iy| Some((side * grid.node(ix, iy).y, probe.top.at(ix, iy)?)));
        let edge = nodes.clone().map(|(y, _)| y).max_by(f64::total_cmp)?;
        nodes.filter(|(y, _)| edge - y < FROM_EDGE).map(|(_, z)| z).max_by(f64::total_cmp)
    };
    let (before, share) = (column.floor() as usize, column - column.floor());
    Some(highest(before)? * (1.0 - share) + highest(before + 1)? * share)
}

/// Height of a crest line at a distance along the foot, on one side.
fn edge(line: &[Point3], x: f64, side: f64) -> Option<f64> {
    let onward = line.iter().skip(1).chain(line.first());
    let crossings = line.iter().zip(onward).filter(|(a, b)| (a.x < x) != (b.x < x));
    let at = crossings.map(|(a, b)| a + (b - a) * ((x - a.x) / (b.x - a.x)));
    at.max_by(|a, b| (side * a.y).total_cmp(&(side * b.y))).map(|p| p.z)
}
