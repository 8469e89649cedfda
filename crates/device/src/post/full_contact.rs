//! The base of a full-contact device: the whole underside is filled down to a flat sole, as a block of foam is milled.
//! What is soft cannot span an arch by itself, so it stands on the shoe everywhere and needs no post under the heel.

use super::{Facet, Footprint};
use crate::anatomy::Anatomy;
use crate::doses::Doses;
use crate::layer::turn;
use crate::plan::Plan;
use windlass_geometry::Ring;
use windlass_prescription::Feature;

/// Distance of the sole from the rim of the underside, mm.
const INSET: f64 = 3.0;
/// How far behind the front edge the sole ends, mm, where the shell is feathered, and before the turn into a plate.
const BEHIND_EDGE: f64 = 5.0;
const BEFORE_TURN: f64 = 1.0;
/// Corner radius of the sole, mm.
const CORNER: f64 = 6.0;

/// The sole, `drawn_in` mm further from the rim than usual.
pub fn footprint(foot: &Anatomy, doses: &Doses, plan: &Plan, rim: &Ring, drawn_in: f64) -> Option<Footprint> {
    let front = if plan.has_plate() { turn(doses) - BEFORE_TURN } else { -BEHIND_EDGE };
    let ring = rim.offset(-INSET - drawn_in)?.intersection(&plan.distal.behind(front))?;
    let facet = Facet { line: foot.heel.y, rise: 0.0 };
    Some(Footprint { feature: Feature::RearfootPost, ring: ring.rounded(CORNER, CORNER)?, facet })
}
