//! Toes are no part of a shell's surface: distal of the heads it goes on level, with the ball's own cross-section.

use windlass_geometry::{HeightField, Point2};
use windlass_scan::PlanMarks;

/// Where the toes' share begins, in front of the line through the heads, as a share of the length.
const LEAD: f64 = 0.035;
/// Length of the passage from the ball to the level part, mm.
const PASSAGE_MM: f64 = 12.0;

/// Place along x of the line in front of the heads at a place across.
fn line(y: f64, marks: &PlanMarks) -> f64 {
    let (a, b) = (marks.ball_medial, marks.ball_lateral);
    let t = ((y - a.y) / (b.y - a.y)).clamp(-0.2, 1.2);
    a.x + (b.x - a.x) * t + LEAD * marks.length
}

/// Whether a plan position is in the toes' share.
pub fn is_toe(p: Point2, marks: &PlanMarks) -> bool {
    p.x > line(p.y, marks)
}

/// The field with the toes replaced.
pub fn left_out(mut field: HeightField, marks: &PlanMarks) -> HeightField {
    let g = field.grid;
    for iy in 0..g.ny {
        let y = g.node(0, iy).y;
        let from = line(y, marks);
        let Some(level) = field.sample(Point2::new(from, y)) else {
            continue;
        };
        for ix in (((from - g.origin.x) / g.pitch).max(0.0) as usize)..g.nx {
            let t = ((g.node(ix, iy).x - from) / PASSAGE_MM).clamp(0.0, 1.0);
            let weight = t * t * (3.0 - 2.0 * t);
            let z = &mut field.z[g.index(ix, iy)];
            *z += (level - *z) * weight;
        }
    }
    field
}
