//! Cutouts: the distal medial corner of the shell, so that the first metatarsal can plantarflex, or the lateral one,
//! so that the fifth can.

use super::DistalTrim;
use crate::anatomy::Anatomy;
use crate::doses::Doses;
use windlass_geometry::{Point2, Ring};
use windlass_prescription::Length;

/// How far the cutout reaches behind the trim line, as a share of foot length (the distal half of the first
/// metatarsal, whose length is 0.24 to 0.26 of the foot).
const REACH: f64 = 0.12;

/// How far the rounded edge of a usual sheet or shell stands out into a cutout, mm; a thicker sheet is cut further back,
/// so that its edge stands where the usual one does.
const USUAL_EDGE: f64 = 1.5;

/// How much further than usual the edge beside a cutout stands out, mm.
fn proud_edge(doses: &Doses) -> f64 {
    let sheet = if doses.length == Length::Metatarsal { 0.0 } else { doses.thickest_sheet() };
    (sheet.max(doses.shell) / 2.0 - USUAL_EDGE).max(0.0)
}

/// What is removed: from half-way to the second ray outward, from behind the first head to beyond the hallux.
pub fn first_ray(foot: &Anatomy, doses: &Doses, distal: &DistalTrim) -> Ring {
    let border = lateral_border(foot) - proud_edge(doses);
    let back = distal.x(foot.met1.y) - foot.along(REACH);
    let far = foot.hallux_tip.x + 50.0;
    let medial = foot.met1.y + 80.0;
    // The proximal edge runs forward as it runs medially, as the hand-ground one does: no hook at the arch.
    let corners = [[back, border], [far, border], [far, medial], [back + 12.0, medial]];
    Ring::new(corners.map(|[x, y]| Point2::new(x, y)).to_vec())
}

/// The mirror of it on the other side: from half-way between the fourth and fifth rays outward.
pub fn fifth_ray(foot: &Anatomy, doses: &Doses, distal: &DistalTrim) -> Ring {
    let border = foot.met5.y + (foot.met2.y - foot.met5.y) / 6.0 + proud_edge(doses);
    let back = distal.x(foot.met5.y) - foot.along(REACH);
    let far = foot.hallux_tip.x + 50.0;
    let lateral = foot.met5.y - 80.0;
    let corners = [[back, border], [back + 12.0, lateral], [far, lateral], [far, border]];
    Ring::new(corners.map(|[x, y]| Point2::new(x, y)).to_vec())
}

/// Half-way between the first and second heads, at the first head.
pub fn lateral_border(foot: &Anatomy) -> f64 {
    (foot.met1.y + foot.met2.y) / 2.0
}
