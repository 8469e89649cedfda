//! The feathered front edge: the top runs down to a thin edge, so that the foot does not feel where it ends.

use super::{Layer, Plate};
use crate::blend::{mix, step};
use crate::doses::Doses;
use crate::plan::Plan;

/// Length of the feather, mm.
pub const FEATHER_LENGTH: f64 = 17.0;

/// Least length of the feather for each mm that it runs down.
const STEEPEST: f64 = 3.5;

/// The feather, down to `edge` mm at the trim line; nothing where the shell goes on into a plate.
pub fn layer<'a>(doses: &'a Doses, plan: &'a Plan, edge: f64) -> Option<Layer<'a>> {
    let steepest = doses.shell - edge;
    (steepest > 0.0).then(|| {
        // A thick soft shell runs out over a longer way.
        let length = FEATHER_LENGTH.max(STEEPEST * steepest);
        Layer::shaping(None, move |p, z| {
            let near = step(-length, 0.0, plan.distal.ahead(p));
            if near == 0.0 {
                return z;
            }
            if !plan.has_plate() {
                return z - steepest * near;
            }
            let here = Plate::at(doses, plan, p);
            let wall = mix(doses.shell, here.thickness, here.share);
            z - (wall - edge).max(0.0) * near * (1.0 - plate_nearby(doses, plan, p))
        })
    })
}

/// How much of the front edge at this place across the foot goes on into a plate.
fn plate_nearby(doses: &Doses, plan: &Plan, p: windlass_geometry::Point2) -> f64 {
    let just_ahead = windlass_geometry::Point2::new(plan.distal.x(p.y) + 4.0, p.y);
    Plate::at(doses, plan, just_ahead).share
}
