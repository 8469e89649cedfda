//! Rearfoot post: a block under the heel seat. The lateral half stands flat on the floor; the medial half is
//! ground away by the motion asked for, so that the heel can evert that far from its posted position.

use super::{Facet, Footprint};
use crate::anatomy::Anatomy;
use crate::doses::Doses;
use windlass_geometry::{Point2, Ring};
use windlass_prescription::Feature;

/// Front end of the post, share of foot length: under the calcaneocuboid joint.
const FRONT: f64 = 0.325;
/// Distance of the footprint from the rim of the underside, mm.
const INSET: f64 = 5.5;
/// Corner radius of the footprint, mm.
const CORNER: f64 = 7.0;

/// The footprint, `drawn_in` further from the rim than usual; `None` when neither a post nor a lift needs a block.
/// `drawn_in` in mm.
pub fn footprint(foot: &Anatomy, doses: &Doses, rim: &Ring, drawn_in: f64) -> Option<Footprint> {
    let posted = doses.rearfoot_post.is_some() && doses.rearfoot_block;
    if !posted && doses.heel_lift == 0.0 {
        return None;
    }
    // A higher block stands further in, so that it does not swallow the cup it carries.
    let tilt = doses.rearfoot_post.unwrap_or_default().degrees().abs();
    let inset = INSET + 0.3 * doses.heel_lift + 0.12 * tilt + drawn_in;
    let front = foot.along(FRONT);
    // A strip leaves the back of the heel to the shallow shoe it is made for.
    let rear = if doses.strip_post { foot.heel.x } else { -50.0 };
    let behind = Ring::new(
        [[rear, -100.0], [front, -100.0], [front, 100.0], [rear, 100.0]]
            .map(|[x, y]| Point2::new(x, y))
            .to_vec(),
    );
    let ring = rim.offset(-inset)?.intersection(&behind)?.rounded(CORNER, CORNER)?;
    let facet = Facet { line: foot.heel.y, rise: doses.post_motion.tan() };
    Some(Footprint { feature: Feature::RearfootPost, ring, facet })
}
