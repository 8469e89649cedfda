//! Was the sole seen at all? A glass scanner caps it flat, a hole may take the arch away.

use windlass_geometry::{HeightField, SplineSurface};
use windlass_measure::Note;
use windlass_scan::PlanMarks;

/// Height of the layer within which a cap is flat, mm.
const FLAT_MM: f64 = 0.8;
/// Slope under which skin counts as sole and not as border: tan 20 degrees.
const LEVEL_SLOPE: f64 = 0.36;
/// Share of the sole behind the toes in one flat layer from which it is a cap; a sole that was seen has its pads and
/// its arch in other heights, even standing on glass.
const CAP_SHARE: f64 = 0.85;
/// Share of holes from which a total-contact device is refused.
const HOLES_SHARE: f64 = 0.15;

/// Judges the sole behind the toes, and says why not.
pub fn is_observed(
    observed: &HeightField,
    surface: &SplineSurface,
    marks: &PlanMarks,
    holes: f64,
    notes: &mut Vec<Note>,
) -> bool {
    let g = observed.grid;
    let mut heights = Vec::new();
    for iy in (0..g.ny).step_by(4) {
        for ix in (0..g.nx).step_by(4) {
            let p = g.node(ix, iy);
            let (z, slope) = surface.height_and_gradient(p);
            let level = slope.norm() < LEVEL_SLOPE && p.x < 0.72 * marks.length;
            if level && observed.at(ix, iy).is_some() {
                heights.push(z);
            }
        }
    }
    let middle = heights.len() / 2;
    let median =
        if heights.is_empty() { 0.0 } else { *heights.select_nth_unstable_by(middle, f64::total_cmp).1 };
    let flat = heights.iter().filter(|z| (*z - median).abs() < FLAT_MM).count();
    let cap = flat as f64 / heights.len().max(1) as f64;
    let refuse = |text: String| {
        Note::warning("scan.plantar", text).then(
            "scan the sole itself (from below, in foam, or hanging free) for a device in total contact; outline and \
             lengths can be used",
        )
    };
    if cap > CAP_SHARE {
        let share = 100.0 * cap;
        notes.push(refuse(format!(
            "the sole is a flat cap ({share:.0} % of it within {FLAT_MM} mm): it was not seen"
        )));
    }
    if holes > HOLES_SHARE {
        notes.push(refuse(format!("{:.0} % of the sole are holes", 100.0 * holes)));
    }
    cap <= CAP_SHARE && holes <= HOLES_SHARE
}
