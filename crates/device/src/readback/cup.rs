//! Depth of the heel cup: from the seat under the scanned heel up to the crest of the rim behind it.

use super::Realised;
use super::probe::Probe;
use super::seat::Seat;
use windlass_prescription::Feature;

/// The depth at the back of the heel.
pub fn realised(probe: &Probe, seat: &Seat, asked: f64) -> Option<Realised> {
    let centre = probe.foot.landmarks.heel_centre.at.xy();
    let grid = probe.top.grid;
    let behind = grid.nodes().filter_map(|(ix, iy)| {
        let p = grid.node(ix, iy);
        let on_axis = (p.y - centre.y).abs() < 4.0 && p.x < centre.x;
        on_axis.then(|| probe.top.at(ix, iy)).flatten()
    });
    let crest = behind.fold(f64::NEG_INFINITY, f64::max);
    let depth = crest - seat.level()?;
    depth.is_finite().then(|| {
        Realised::amount(
            Feature::HeelCup,
            asked,
            depth,
            1.0,
            "crest behind the heel minus the seat under the scanned heel",
        )
    })
}
