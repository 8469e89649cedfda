//! Where pads, wells and grooves lie: at their place on the foot, moved onto the shell where the shell does not reach that
//! far.

use crate::anatomy::Anatomy;
use crate::plan::Plan;
use windlass_geometry::{Point2, Vector2};

/// Distance of the places tried on the way to the middle of the foot, mm.
const STEP: f64 = 0.5;
/// How far a place is moved at most, mm.
const FARTHEST: f64 = 30.0;

/// A place on the foot, and where on the shell it came to lie.
pub struct Placed {
    /// On the foot.
    pub wanted: Point2,
    /// On the shell.
    pub on_shell: Point2,
}

impl Placed {
    /// A place that is to lie so far inside the outline, mm.
    pub fn of(foot: &Anatomy, plan: &Plan, wanted: Point2, inside: f64) -> Placed {
        Placed { wanted, on_shell: onto_shell(foot, plan, wanted, inside) }
    }
}

/// The place nearest to one, on the way straight across to the middle of the foot, that lies so far inside the outline, mm.
fn onto_shell(foot: &Anatomy, plan: &Plan, wanted: Point2, inside: f64) -> Point2 {
    let across = (foot.midline(wanted.x) - wanted.y).signum();
    let is_inside = |p: &Point2| plan.area.contains(*p) && plan.area.distance_within(*p, inside).is_none();
    let steps =
        (0..=(FARTHEST / STEP) as usize).map(|k| wanted + Vector2::new(0.0, across * STEP * k as f64));
    steps.into_iter().find(is_inside).unwrap_or(wanted)
}
