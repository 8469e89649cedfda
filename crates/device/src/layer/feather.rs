//! The feathered front edge: the top runs down to a thin edge, so that the foot does not feel where it ends.

use super::{Layer, Plate};
use crate::blend::step;
use crate::doses::Doses;
use crate::plan::Plan;

/// Length of the feather, mm.
pub const FEATHER_LENGTH: f64 = 9.0;

/// The feather, down to `edge` mm at the trim line; nothing where the shell goes on into a plate.
pub fn layer<'a>(doses: &'a Doses, plan: &'a Plan, edge: f64) -> Option<Layer<'a>> {
    let drop = doses.shell - edge;
    (drop > 0.0).then(|| {
        Layer::shaping(None, move |p, z| {
            let near = step(-FEATHER_LENGTH, 0.0, plan.distal.ahead(p));
            if near == 0.0 {
                return z;
            }
            let plated = plan.has_plate();
            let open = if plated { 1.0 - plate_nearby(doses, plan, p) } else { 1.0 };
            z - drop * near * open
        })
    })
}

/// How much of the front edge at this place across the foot goes on into a plate.
fn plate_nearby(doses: &Doses, plan: &Plan, p: windlass_geometry::Point2) -> f64 {
    let just_ahead = windlass_geometry::Point2::new(plan.distal.x(p.y) + 4.0, p.y);
    Plate::at(doses, plan, just_ahead).share
}
