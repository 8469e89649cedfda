//! The medial arch: its apex, and the arch index of the footprint.

use crate::Plantar;
use rayon::prelude::*;
use windlass_geometry::Point2;
use windlass_scan::PlanMarks;

/// Height over the ground that counts as footprint, mm: what an ink mat or a plate would show.
const PRINT_MM: f64 = 3.0;
/// Where in the plan the apex is looked for: shares of the way from the heel's centre to the first head.
const APEX: std::ops::Range<f64> = 0.30..0.70;

/// Distance of the medial column's line from the medial border, as a share of the ball's width.
const INSET: f64 = 0.12;

/// Usual place of the apex, as a share of the length: under the navicular. The crown of the arch is nearly level, so
/// of places equally high the usual one is taken (1 mm of height against 10 mm of distance).
const USUAL: f64 = 0.365;

/// What was found of the arch.
pub struct Arch {
    /// Plan position of the apex.
    pub apex: Point2,
    /// How much of the sole around the apex was observed, 0..1.
    pub confidence: f64,
    /// Share of the print's middle third, behind the toes (Cavanagh and Rodgers 1987, J Biomech 20:547).
    pub index: f64,
}

/// Finds the apex along the medial column: the highest place of the line that runs some
/// 10 mm inside the medial border, from the heel to the first head.
pub fn arch(plantar: &Plantar, marks: &PlanMarks) -> Arch {
    let width = marks.ball_medial.y - marks.ball_lateral.y;
    let from = Point2::new(marks.heel_centre.x, marks.heel_medial.y - INSET * width);
    let to = Point2::new(marks.ball_medial.x, marks.ball_medial.y - INSET * width);
    let mut best = (f64::NEG_INFINITY, nalgebra::center(&from, &to));
    let (mut seen, mut asked) = (0, 0);
    for k in 0..=100 {
        let t = APEX.start + (APEX.end - APEX.start) * f64::from(k) / 100.0;
        let p = from + (to - from) * t;
        asked += 1;
        seen += usize::from(plantar.observed.sample(p).is_some());
        let z = plantar.surface.height(p);
        let score = z - 0.5 * ((p.x - USUAL * marks.length) / 7.0).powi(2);
        if score > best.0 {
            best = (score, p);
        }
    }
    let confidence = if plantar.is_observed { 0.8 * seen as f64 / asked as f64 } else { 0.2 };
    Arch { apex: best.1, confidence, index: index(plantar, marks) }
}

/// Middle third of the toeless footprint over the whole of it.
fn index(plantar: &Plantar, marks: &PlanMarks) -> f64 {
    let field = &plantar.observed;
    let front = marks.ball_medial.x.max(marks.ball_lateral.x) + 0.06 * marks.length;
    let places: Vec<f64> = (0..field.grid.nx).map(|ix| field.grid.node(ix, 0).x / front).collect();
    let print = |row: &[f64]| {
        let low = || row.iter().zip(&places).filter(|(z, x)| **x < 1.0 && **z < PRINT_MM);
        (low().filter(|(_, x)| (1.0 / 3.0..2.0 / 3.0).contains(*x)).count(), low().count())
    };
    let rows = field.z.par_chunks(field.grid.nx.max(1));
    let (middle, whole) = rows.map(print).reduce(|| (0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
    middle as f64 / whole.max(1) as f64
}
