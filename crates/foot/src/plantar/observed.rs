//! Was the sole seen at all? A glass scanner caps it flat, a hole may take the arch away.

use windlass_geometry::{HeightField, SplineSurface};
use windlass_measure::Note;
use windlass_scan::PlanMarks;

/// Height of the layer within which a cap is flat, mm.
const FLAT_MM: f64 = 0.8;
/// Share of the sole behind the toes in one flat layer from which it is a cap: a standing foot's own contact
/// stays under two thirds even when flat (arch index 0.3), because the borders rise.
const CAP_SHARE: f64 = 0.72;
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
    let (mut flat, mut all) = (0usize, 0usize);
    for iy in (0..g.ny).step_by(4) {
        for ix in (0..g.nx).step_by(4) {
            let p = g.node(ix, iy);
            // The outer 15 % round the border rise in any capture and would hide a cap.
            if observed.at(ix, iy).is_some_and(|z| z < 25.0) && p.x < 0.7 * marks.length {
                all += 1;
                flat += usize::from(surface.height(p).abs() < FLAT_MM);
            }
        }
    }
    let cap = flat as f64 / all.max(1) as f64;
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
