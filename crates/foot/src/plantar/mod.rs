//! The plantar surface: lower envelope, bridging of holes, extension beyond the border, fit, and whether the sole was
//! observed at all.

mod extend;
mod holes;
mod nearest;
mod observed;
mod outside;
mod seen;
mod toes;

use crate::{FootError, Plantar, Residual};
use extend::Extended;
use holes::Filled;
use rayon::prelude::*;
use windlass_geometry::{Grid, HeightField, Mesh, Point2, SplineSurface, Vector2};
use windlass_measure::Note;
use windlass_scan::Scan;

/// Pitch of the envelope, mm.
const PITCH_MM: f64 = 0.5;
/// Margin of the surface round the foot, mm.
const MARGIN_MM: f64 = 12.0;
/// Height over which skin is no longer sole or its border, mm.
const TOP_MM: f64 = 45.0;
/// Knot distance of the fit, mm.
const KNOTS_MM: f64 = 2.0;
/// Every how many nodes of a row, and rows, the residual is judged: every millimetre of the sole.
const JUDGED: usize = 2;
/// Slope up to which the residual is judged: tan 60 degrees.
const JUDGED_SLOPE: f64 = 1.732_050_807_568_877_2;

/// The grid of a scan's plantar surface: its low skin and the margin.
pub fn grid(skin: &Mesh) -> Grid {
    let (min, max) = plan_box(skin);
    let margin = Vector2::new(MARGIN_MM, MARGIN_MM);
    Grid::covering(min - margin, max + margin, PITCH_MM)
}

/// The captured sole, and its continuation.
pub struct Sole {
    observed: HeightField,
    extended: Extended,
    /// Where something else was seen through a hole, mm2.
    through_mm2: f64,
}

impl Sole {
    /// The lower envelope of a scan, on its grid.
    pub fn of(scan: &Scan, grid: Grid) -> Result<Sole, FootError> {
        let is_toe = |p| toes::is_toe(p, &scan.marks);
        let (observed, through_mm2) = seen::seen(&scan.surface, TOP_MM, grid, is_toe);
        let extended = extend::extended(&observed, is_toe);
        let share = 1.0 - extended.holes;
        if share < 0.5 {
            return Err(FootError::TooLittle { share: 100.0 * share });
        }
        Ok(Sole { observed, extended, through_mm2 })
    }

    /// The plantar surface through it. `beside` is other work, done while one core has nothing to do here.
    pub fn surface<T: Send>(
        self,
        scan: &Scan,
        notes: &mut Vec<Note>,
        beside: impl FnOnce() -> T + Send,
    ) -> Result<(Plantar, T), FootError> {
        let Sole { observed, extended, through_mm2 } = self;
        let holes = extended.holes;
        notes.extend(holes_note(extended.filled, through_mm2));
        let (filled, beside) = rayon::join(|| extended.softened(), beside);
        let shell = toes::left_out(filled, &scan.marks);
        let (surface, face) = rayon::join(
            || SplineSurface::fit(&shell, KNOTS_MM, stiffness(scan.quality.noise_mm)),
            || observed::face_width(&scan.surface, TOP_MM),
        );
        let surface = surface?;
        let (residual, is_observed) = rayon::join(
            || residual(&observed, &surface, |p| !toes::is_toe(p, &scan.marks)),
            || observed::is_observed(&observed, &surface, &scan.marks, holes, face, notes),
        );
        Ok((Plantar { surface, observed, residual, is_observed, holes_filled_share: holes }, beside))
    }
}

/// What was filled, where it is worth a line.
fn holes_note(filled: Filled, through_mm2: f64) -> Option<Note> {
    const WORTH_MM2: f64 = 4.0;
    if filled.area_mm2 < WORTH_MM2 {
        return None;
    }
    let Filled { count, area_mm2, largest_mm2 } = filled;
    let within = match through_mm2 >= WORTH_MM2 {
        true => format!(
            "; through {through_mm2:.0} mm2 of them the inside of the foot's far skin was seen and left out"
        ),
        false => String::new(),
    };
    let text = format!(
        "{count} holes of the sole ({area_mm2:.0} mm2, the largest {largest_mm2:.0} mm2) were filled by continuing the skin around them{within}"
    );
    Some(Note::info("foot.holes", text))
}

/// Smoothing of the fit for a roughness of the scan: hardly any for a clean one; for 0.3 mm of noise the fit averages
/// over some 4 mm.
fn stiffness(noise_mm: f64) -> f64 {
    0.05 + 40.0 * (noise_mm - 0.08).max(0.0)
}

fn plan_box(mesh: &Mesh) -> (Point2, Point2) {
    let start =
        (Point2::new(f64::INFINITY, f64::INFINITY), Point2::new(f64::NEG_INFINITY, f64::NEG_INFINITY));
    let low = mesh.vertices.iter().filter(|p| p.z < TOP_MM);
    let (min, max) = low.fold(start, |(min, max), p| (min.inf(&p.xy()), max.sup(&p.xy())));
    // A foot is not larger, whatever hangs on it; the grid has to stay small.
    (min.sup(&Point2::new(-60.0, -200.0)), max.inf(&Point2::new(460.0, 200.0)))
}

/// Distance of the observed points from the surface, along its normal, where it is not steep.
fn residual(
    observed: &HeightField,
    surface: &SplineSurface,
    counts: impl Fn(Point2) -> bool + Sync,
) -> Residual {
    let g = observed.grid;
    let distance = |ix: usize, iy: usize| {
        let p = g.node(ix, iy);
        let z = observed.at(ix, iy).filter(|_| counts(p))?;
        let (height, slope) = surface.height_and_gradient(p);
        let level = slope.norm() < JUDGED_SLOPE;
        level.then(|| (z - height).abs() / (1.0 + slope.norm_squared()).sqrt())
    };
    let row = |iy: usize| (0..g.nx).step_by(JUDGED).filter_map(move |ix| distance(ix, iy));
    let mut distances: Vec<f64> = (0..g.ny).into_par_iter().step_by(JUDGED).flat_map_iter(row).collect();
    if distances.is_empty() {
        return Residual { mean: 0.0, p95: 0.0 };
    }
    let mean = distances.iter().sum::<f64>() / distances.len() as f64;
    let at = (distances.len() - 1) * 95 / 100;
    let (_, p95, _) = distances.select_nth_unstable_by(at, f64::total_cmp);
    Residual { mean, p95: *p95 }
}
