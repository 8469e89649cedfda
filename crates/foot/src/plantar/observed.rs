//! Was the sole seen at all? A glass scanner caps it flat, a hole may take the arch away, a model drawn for the screen
//! has a few wide faces in its place.

use windlass_geometry::{HeightField, Mesh, SplineSurface};
use windlass_measure::Note;
use windlass_scan::PlanMarks;

/// Every how many nodes of a row, and rows, the sole is judged.
const JUDGED: usize = 4;
/// Height of the layer within which a cap is flat, mm.
const FLAT_MM: f64 = 0.8;
/// Slope under which skin counts as sole and not as border: tan 20 degrees.
const LEVEL_SLOPE: f64 = 0.36;
/// Share of the sole behind the toes in one flat layer from which it is a cap; a sole that was seen has its pads and
/// its arch in other heights, even standing on glass.
const CAP_SHARE: f64 = 0.85;
/// Share of holes from which a total-contact device is refused.
const HOLES_SHARE: f64 = 0.15;

/// Width of faces from which a device cannot follow the foot: their chord leaves 0.15 mm, what a device's fit may be off
/// on average, on a heel's curvature of 30 mm (width = sqrt(8 x 30 x 0.15)).
const FACE_MM: f64 = 6.0;

/// Edge of an equilateral face of the mean area among those of a mesh below a height, mm.
pub fn face_width(mesh: &Mesh, below: f64) -> f64 {
    let areas = mesh
        .facets()
        .filter(|t| t.iter().all(|p| p.z < below))
        .map(|[a, b, c]| (b - a).cross(&(c - a)).norm() / 2.0);
    let (area, count) = areas.fold((0.0, 0usize), |(sum, count), area| (sum + area, count + 1));
    (area / count.max(1) as f64 * 4.0 / 3f64.sqrt()).sqrt()
}

/// Judges the sole behind the toes, and says why not; `holes` and `face` are areas in mm2.
pub fn is_observed(
    observed: &HeightField,
    surface: &SplineSurface,
    marks: &PlanMarks,
    holes: f64,
    face: f64,
    notes: &mut Vec<Note>,
) -> bool {
    let g = observed.grid;
    let level_height = |ix: usize, iy: usize| {
        let p = g.node(ix, iy);
        let is_seen = p.x < 0.72 * marks.length && observed.at(ix, iy).is_some();
        let (z, slope) = is_seen.then(|| surface.height_and_gradient(p))?;
        (slope.norm() < LEVEL_SLOPE).then_some(z)
    };
    let row = |iy: usize| (0..g.nx).step_by(JUDGED).filter_map(move |ix| level_height(ix, iy));
    let mut heights: Vec<f64> = (0..g.ny).step_by(JUDGED).flat_map(row).collect();
    let middle = heights.len() / 2;
    let median =
        if heights.is_empty() { 0.0 } else { *heights.select_nth_unstable_by(middle, f64::total_cmp).1 };
    let flat = heights.iter().filter(|z| (*z - median).abs() < FLAT_MM).count();
    let cap = flat as f64 / heights.len().max(1) as f64;
    let refuse = |text: String| {
        Note::warning("scan.plantar", text).then(
            "scan the sole itself (from below, in foam, or hanging free) for a total-contact device; outline and lengths can \
         be used",
        )
    };
    if cap > CAP_SHARE {
        let share = 100.0 * cap;
        notes.push(refuse(format!(
            "the sole is a flat cap ({share:.0} % of it within {FLAT_MM} mm), so it was not captured"
        )));
    }
    if holes > HOLES_SHARE {
        notes.push(refuse(format!("{:.0} % of the sole are holes", 100.0 * holes)));
    }
    if face > FACE_MM {
        notes.push(refuse(format!(
            "the faces of the sole are {face:.1} mm wide: over {FACE_MM} mm a device cannot follow the foot to 0.15 mm"
        )));
    }
    cap <= CAP_SHARE && holes <= HOLES_SHARE && face <= FACE_MM
}
