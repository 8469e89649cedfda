//! Raises of the sheet in front of the shell, solid down to the floor: under heads two to five (reverse Morton's),
//! everywhere but under the first head (first-ray void), under the hallux (hallux raise, as in a kinetic wedge).

use super::Layer;
use crate::anatomy::Anatomy;
use crate::blend::step;
use crate::doses::Doses;
use crate::plan::Plan;
use windlass_geometry::{Point2, segment_distance};
use windlass_prescription::Feature;

/// Where the raise under the heads begins and is whole, mm ahead of the trim line.
const REAR: (f64, f64) = (-12.0, 0.0);
/// Where it falls again and where it ends, share of foot length ahead of the trim line: the sulcus.
const FRONT: (f64, f64) = (0.075, 0.115);
/// Blend towards the first ray, mm.
const SIDE: f64 = 8.0;
/// Radii of the void: its flat floor and its rim, mm.
const VOID: (f64, f64) = (9.0, 17.0);
/// The same of the hallux raise, about the toe's axis.
const HALLUX: (f64, f64) = (6.0, 13.0);

/// Reverse Morton's (dancer's pad).
pub fn reverse_mortons<'a>(foot: &Anatomy, doses: &Doses, plan: &'a Plan) -> Option<Layer<'a>> {
    let height = doses.reverse_mortons;
    let border = (foot.met1.y + foot.met2.y) / 2.0;
    let side = foot.sized(SIDE);
    let under_heads = under_heads(foot, plan);
    (height > 0.0).then(|| {
        Layer::adding(Feature::ReverseMortons, move |p| {
            height * under_heads(p) * (1.0 - step(border - side, border, p.y))
        })
    })
}

/// The void under the first head.
pub fn first_ray_void<'a>(foot: &Anatomy, doses: &Doses, plan: &'a Plan) -> Option<Layer<'a>> {
    let (depth, head) = (doses.first_ray_void, foot.met1);
    let (floor, rim) = (foot.sized(VOID.0), foot.sized(VOID.1));
    let under_heads = under_heads(foot, plan);
    (depth > 0.0).then(|| {
        Layer::adding(Feature::FirstRayVoid, move |p| {
            depth * under_heads(p) * step(floor, rim, (p - head).norm())
        })
    })
}

/// The raise under the hallux alone.
pub fn hallux<'a>(foot: &Anatomy, doses: &Doses) -> Option<Layer<'a>> {
    let height = doses.hallux_raise;
    let ray = foot.hallux_tip - foot.met1;
    let (whole, ends) = (foot.sized(HALLUX.0), foot.sized(HALLUX.1));
    let (from, to) = (foot.met1 + ray * 0.62, foot.met1 + ray * 0.80);
    (height > 0.0).then(|| {
        Layer::adding(Feature::HalluxRaise, move |p| {
            height * (1.0 - step(whole, ends, segment_distance(p, from, to)))
        })
    })
}

/// 1 under the heads, from the shell's edge to the sulcus.
fn under_heads<'a>(foot: &Anatomy, plan: &'a Plan) -> impl Fn(Point2) -> f64 + Send + Sync + use<'a> {
    let front = (foot.along(FRONT.0), foot.along(FRONT.1));
    let rear = (foot.sized(REAR.0), foot.sized(REAR.1));
    move |p| {
        let ahead = plan.distal.ahead(p);
        step(rear.0, rear.1, ahead) * (1.0 - step(front.0, front.1, ahead))
    }
}
