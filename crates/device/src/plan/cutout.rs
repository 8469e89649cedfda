//! First-ray cutout: the distal medial corner of the shell, so that the first metatarsal can plantarflex.

use super::DistalTrim;
use crate::anatomy::Anatomy;
use windlass_geometry::{Point2, Ring};

/// How far the cutout reaches behind the trim line, as a share of foot length (the distal half of the first
/// metatarsal, whose length is 0.24 to 0.26 of the foot).
const REACH: f64 = 0.12;

/// What is removed: from half-way to the second ray outward, from behind the first head to beyond the hallux.
pub fn first_ray(foot: &Anatomy, distal: &DistalTrim) -> Ring {
    let border = lateral_border(foot);
    let back = distal.x(foot.met1.y) - foot.along(REACH);
    let far = foot.hallux_tip.x + 50.0;
    let medial = foot.met1.y + 80.0;
    // The proximal edge runs forward as it runs medially, as the hand-ground one does: no hook at the arch.
    let corners = [[back, border], [far, border], [far, medial], [back + 12.0, medial]];
    Ring::new(corners.map(|[x, y]| Point2::new(x, y)).to_vec())
}

/// Half-way between the first and second heads, at the first head.
pub fn lateral_border(foot: &Anatomy) -> f64 {
    (foot.met1.y + foot.met2.y) / 2.0
}
