//! What stands under the shell's front: the wedge of a forefoot post, under the side that it raises, or the bar of a bar
//! post. Both follow the break of the heads as the front edge does.

use super::{Facet, Footprint};
use crate::anatomy::Anatomy;
use crate::doses::Doses;
use crate::layer::turn;
use crate::plan::Plan;
use crate::shell::Shell;
use windlass_geometry::{Point2, Ring};
use windlass_prescription::Feature;

/// Length of the wedge along the foot, mm on an adult foot: under a whole post, under a strip, and the lip under the edge
/// of a shell that is posted in itself.
const WEDGE: f64 = 28.0;
const STRIP: f64 = 14.0;
const LIP: f64 = 9.0;
/// Length of a bar.
const BAR: f64 = 16.0;
/// Distance from the rim and from the trim line, mm.
const INSET: f64 = 4.0;
const BEHIND_EDGE: f64 = 5.0;
/// Where the shell goes on into a plate on the floor, the wedge ends in front before the turn into it, mm.
const BEFORE_TURN: f64 = 1.0;
/// The wedge ends where it would be thinner than this, mm.
const THINNEST: f64 = 0.7;
/// Corner radius, mm; less on a lip, which is narrower where it runs obliquely.
const CORNER: f64 = 4.0;
/// A smaller footprint carries nothing, mm2.
const SMALLEST: f64 = 60.0;

/// The footprint, `drawn_in` further from the rim than usual; `None` without a forefoot post, or where the shell already
/// lies on the floor. `drawn_in` in mm.
pub fn footprint(
    foot: &Anatomy,
    doses: &Doses,
    plan: &Plan,
    shell: &Shell,
    rim: &Ring,
    drawn_in: f64,
) -> Option<Footprint> {
    let tilt = doses.forefoot_post.radians();
    let (feature, length) = match () {
        () if doses.bar_post > 0.0 => (Feature::BarPost, foot.sized(BAR)),
        () if tilt == 0.0 => return None,
        () if doses.forefoot_strip => (Feature::ForefootPost, foot.sized(STRIP)),
        () if doses.forefoot_wedge => (Feature::ForefootPost, foot.sized(WEDGE)),
        () => (Feature::ForefootPost, foot.sized(LIP)),
    };
    let front = if plan.has_plate() { turn(doses) - BEFORE_TURN } else { -BEHIND_EDGE };
    let mut ring = rim
        .offset(-INSET - drawn_in)?
        .intersection(&plan.distal.behind(front))?
        .difference(&plan.distal.behind(front - length))?;
    if feature == Feature::ForefootPost {
        ring = ring.intersection(&raised_side(foot, plan, shell, tilt.signum(), (front - length, front))?)?;
    }
    let corner = CORNER.min(0.28 * length);
    let ring = ring.rounded(corner, CORNER)?;
    let facet = Facet { line: foot.heel.y, rise: 0.0 };
    (ring.signed_area() > SMALLEST).then_some(Footprint { feature, ring, facet })
}

/// The side of the plan that a tilt raises (+ medial), as far in as the underside stands high enough over the floor along
/// the whole band between two distances ahead of the trim line.
fn raised_side(foot: &Anatomy, plan: &Plan, shell: &Shell, side: f64, band: (f64, f64)) -> Option<Ring> {
    const STEP: f64 = 1.0;
    const ACROSS: usize = 5;
    let is_high = |y: f64| {
        let mut places = (0..=ACROSS).map(|k| {
            let ahead = band.0 + (band.1 - band.0) * k as f64 / ACROSS as f64;
            Point2::new(plan.distal.x(y) + ahead, y)
        });
        places.all(|p| shell.underside_height(p).is_some_and(|z| z >= THINNEST))
    };
    // From the raised head inward, as far as it stays high.
    let (outer, other) = if side > 0.0 { (foot.met1.y, foot.met5.y) } else { (foot.met5.y, foot.met1.y) };
    let steps = ((outer - other).abs() / STEP) as usize;
    let inner = (0..steps).map(|k| outer - side * STEP * k as f64).take_while(|y| is_high(*y)).last()?;
    let corners = [[-100.0, inner], [400.0, inner], [400.0, side * 120.0], [-100.0, side * 120.0]];
    Some(Ring::new(corners.map(|[x, y]| Point2::new(x, y)).to_vec()))
}
