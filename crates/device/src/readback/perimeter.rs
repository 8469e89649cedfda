//! Perimeter allowance: how far the finished solid stays inside the foot's border, in front of the heel. Round the heel
//! the cup stands outside the foot by its own wall.

use super::Realised;
use windlass_foot::Foot;
use windlass_geometry::{Mesh, Ring, RingIndex};
use windlass_prescription::Feature;

/// Where the cup round the heel ends, share of foot length.
const HEEL_END: f64 = 0.34;

/// The smallest distance of any vertex in front of the heel from the foot outline, mm, negative outside. More than prescribed is not an error.
pub fn realised(foot: &Foot, mesh: &Mesh, asked: f64) -> Option<Realised> {
    const FARTHEST: f64 = 20.0;
    const TOLERANCE: f64 = 0.1;
    if asked == 0.0 {
        return None;
    }
    let border = RingIndex::of(&Ring::new(foot.outline.clone()));
    let inside = |p| border.distance_within(p, FARTHEST).map(|d| if border.contains(p) { d } else { -d });
    let front = HEEL_END * foot.measures.length_mm;
    let beside = mesh.vertices.iter().filter(|v| v.x > front);
    let least = beside.filter_map(|v| inside(v.xy())).min_by(f64::total_cmp)?;
    let method = "smallest distance of the solid from the foot outline, in front of the heel";
    let mut line = Realised::amount(Feature::Perimeter, asked, least, TOLERANCE, method);
    line.within_tolerance = least >= asked - TOLERANCE;
    Some(line)
}
