//! First-ray cutout: the distal medial corner of the shell, so that the first metatarsal can plantarflex.

use super::DistalTrim;
use crate::anatomy::Anatomy;
use windlass_geometry::{Point2, Ring};

/// How far the cutout reaches behind the trim line, as a share of foot length (the distal half of the first
/// metatarsal, whose length is 0.24 to 0.26 of the foot).
const REACH: f64 = 0.12;

/// What is removed: from half-way to the second ray outward, from behind the first head to beyond the hallux.
pub fn first_ray(foot: &Anatomy, distal: &DistalTrim) -> Ring {
    let between = lateral_border(foot);
    let back = distal.x(foot.met1.y) - foot.along(REACH);
    let far = foot.hallux_tip.x + 50.0;
    let medial = foot.met1.y + 80.0;
    let slope = ray_direction(foot);
    let border = |x: f64| Point2::new(x, between + slope * (x - foot.met1.x));
    // The proximal edge runs forward as it runs medially, as the hand-ground one does: no hook at the arch.
    Ring::new(vec![
        border(back),
        border(far),
        Point2::new(far, medial),
        Point2::new(back + 12.0, medial),
    ])
}

/// Half-way between the first and second heads, at the first head.
pub fn lateral_border(foot: &Anatomy) -> f64 {
    (foot.met1.y + foot.met2.y) / 2.0
}

/// Sideways drift of the first ray, mm per mm forward, from its head to the hallux tip; bounded, because a
/// hallux in valgus does not turn the metatarsal.
pub fn ray_direction(foot: &Anatomy) -> f64 {
    let ray = foot.hallux_tip - foot.met1;
    (ray.y / ray.x.max(1.0)).clamp(-0.12, 0.12)
}
