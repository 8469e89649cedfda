//! Depth of the heel cup: from the seat under the scanned heel up to the crest of the rim behind it.

use super::Realised;
use super::probe::Probe;
use super::seat::Seat;
use windlass_prescription::{Feature, FootPrescription};

/// The depth at the back of the heel, on its axis, mm.
pub fn realised(probe: &Probe, seat: &Seat, rx: &FootPrescription, tolerance: f64) -> Option<Realised> {
    let asked = rx.amount(Feature::HeelCup)?;
    let depth = crest_behind(probe)? - seat.level()?;
    let method = "crest behind the heel minus the seat under the scanned heel";
    Some(Realised::amount(Feature::HeelCup, asked, depth, tolerance, method))
}

/// Highest node behind the heel in the two rows of nodes next to its axis, interpolated between them.
fn crest_behind(probe: &Probe) -> Option<f64> {
    let centre = probe.foot.landmarks.heel_centre.at.xy();
    let grid = probe.top.grid;
    let row = (centre.y - grid.node(0, 0).y) / grid.pitch;
    let crest = |iy: usize| {
        let behind = (0..grid.nx).filter(|&ix| grid.node(ix, iy).x < centre.x);
        behind.filter_map(|ix| probe.top.at(ix, iy)).max_by(f64::total_cmp)
    };
    let below = row.floor() as usize;
    let share = row - row.floor();
    Some(crest(below)? * (1.0 - share) + crest(below + 1)? * share)
}
