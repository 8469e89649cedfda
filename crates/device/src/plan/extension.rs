//! Morton's extension: the shell carried on under the head of the first ray and the hallux. Its lateral border runs in the
//! first interspace from the shell's front edge on, so that nothing stands under the second head; what width it needs beyond
//! that it finds medially, as far as the foot is.

use super::gusset::{border, climbable, gusset};
use super::{DistalTrim, cutout};
use crate::anatomy::Anatomy;
use windlass_geometry::{Point2, Ring, Vector2};

/// Distance from the foot's border of the plate, and of the shell that is widened to it, which is not to climb the
/// foot's side, mm.
const PLATE_INSIDE: f64 = 1.0;
const INSIDE: f64 = 3.0;
/// How much further medially than laterally of the ray's middle the plate may reach under the head: as far as the foot
/// does, and not round its side.
const MEDIAL_SHARE: f64 = 1.4;
/// How far a plate under the head alone reaches in front of its middle, share of foot length.
const HEAD_ONLY: f64 = 0.07;
/// Least half-width of the plate under the hallux, mm on an adult foot.
const LEAST_HALF: f64 = 11.0;
/// How far in front of the first head's middle the plate begins to follow the hallux, mm on an adult foot.
const PAST_HEAD: f64 = 11.5;
/// Over how much of the shell behind the plate its rim runs out to the head, mm on an adult foot.
const RUN_OUT: f64 = 45.0;

/// The plate, reaching back into the shell so that the two are one. `shell` is the shell's outline.
pub fn under_first_ray(foot: &Anatomy, distal: &DistalTrim, shell: &Ring, head_only: bool) -> Option<Ring> {
    let inside = foot.outline.offset(-INSIDE)?;
    let lateral = cutout::lateral_border(foot);
    let half_at_head = foot.met1.y - lateral;
    let half_at_hallux = (half_at_head * 0.9).max(foot.sized(LEAST_HALF));
    let front = distal.x(foot.met1.y);
    let back = front - 12.0;
    let medial = foot.met1.y + half_at_head * MEDIAL_SHARE;
    let axis = (foot.hallux_tip - foot.met1).normalize();
    let across = Vector2::new(-axis.y, axis.x);
    let end = if head_only { foot.met1 + axis * foot.along(HEAD_ONLY) } else { foot.hallux_tip + axis };
    let tip = end - axis * half_at_hallux;
    let mut points =
        vec![Point2::new(back, lateral), Point2::new(foot.met1.x + foot.sized(PAST_HEAD), lateral)];
    points.extend((0..=24).map(|k| {
        let a = std::f64::consts::PI * (f64::from(k) / 24.0 - 0.5);
        tip + axis * (libm::cos(a) * half_at_hallux) + across * (libm::sin(a) * half_at_hallux)
    }));
    points.extend([Point2::new(foot.met1.x, medial), Point2::new(back, medial)]);
    let plate = Ring::new(points).intersection(&foot.outline.offset(-PLATE_INSIDE)?)?;
    let to = foot.met1.x;
    let wide = |x: f64| climbable(foot, &inside, x, to, 1.0, lateral).map(|y| y.min(medial));
    let ends = [front - foot.sized(RUN_OUT), to];
    match gusset(shell, wide, ends, 1.0, lateral) {
        Some(gusset) => {
            let rim = border(shell, back, 1.0)?;
            let beside = [[back - 1.0, rim], [ends[1], rim], [ends[1], rim + 80.0], [back - 1.0, rim + 80.0]];
            // Behind the head the gusset alone gives the border.
            plate.difference(&Ring::new(beside.map(Point2::from).to_vec()))?.union(&gusset)
        }
        None => Some(plate),
    }
}
