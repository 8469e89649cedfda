//! What stands under the shell's front: the wedge of an extrinsic forefoot post, or the bar of a bar post.

use super::{Facet, Footprint};
use crate::anatomy::Anatomy;
use crate::doses::Doses;
use crate::plan::Plan;
use crate::shell::Shell;
use windlass_geometry::{Point2, Ring};
use windlass_prescription::Feature;

/// Rear end of the wedge, share of foot length.
const REAR: f64 = 0.57;
/// Distance from the trim line and from the rim, mm.
const INSET: f64 = 4.0;
/// The wedge ends where it would be thinner than this, mm.
const THINNEST: f64 = 0.7;
const CORNER: f64 = 4.0;

/// The footprint, `drawn_in` further from the rim than usual; `None` without a forefoot post, or where the shell already lies on the floor.
pub fn footprint(
    foot: &Anatomy,
    doses: &Doses,
    plan: &Plan,
    shell: &Shell,
    rim: &Ring,
    drawn_in: f64,
) -> Option<Footprint> {
    if doses.bar_post > 0.0 {
        return bar(foot, plan, rim, drawn_in);
    }
    if doses.forefoot_post.radians() == 0.0 || !doses.forefoot_wedge {
        return None;
    }
    let rear = foot.along(REAR);
    let ahead = Ring::new(
        [[rear, -100.0], [400.0, -100.0], [400.0, 100.0], [rear, 100.0]]
            .map(|[x, y]| Point2::new(x, y))
            .to_vec(),
    );
    let thick = thick_enough(foot, plan, shell, doses.forefoot_post.radians() > 0.0, rear)?;
    let ring = rim
        .offset(-INSET - drawn_in)?
        .intersection(&ahead)?
        .intersection(&plan.distal.behind(-INSET - 4.0))?
        .intersection(&thick)?
        .rounded(CORNER, CORNER)?;
    (ring.signed_area() > 80.0).then_some(Footprint {
        feature: Feature::ForefootPost,
        ring,
        facet: Facet { line: 0.0, rise: 0.0 },
    })
}

/// The bar: a strip along the front edge from rim to rim.
fn bar(foot: &Anatomy, plan: &Plan, rim: &Ring, drawn_in: f64) -> Option<Footprint> {
    const LENGTH: f64 = 16.0;
    let front = -INSET - 4.0;
    let rear = Ring::new(plan.distal.behind(front - LENGTH).points);
    let ring = rim
        .offset(-INSET - drawn_in)?
        .intersection(&plan.distal.behind(front))?
        .difference(&rear)?
        .rounded(CORNER, CORNER)?;
    let facet = Facet { line: foot.heel.y, rise: 0.0 };
    (ring.signed_area() > 80.0).then_some(Footprint { feature: Feature::BarPost, ring, facet })
}

/// The strip of the plan in which the underside stands high enough above the floor, on the raised side.
fn thick_enough(foot: &Anatomy, plan: &Plan, shell: &Shell, medial: bool, rear: f64) -> Option<Ring> {
    let side = if medial { 1.0 } else { -1.0 };
    let high = |p: Point2| shell.underside_height(p).is_some_and(|z| z >= THINNEST);
    let mut border = Vec::new();
    let mut x = rear - 2.0;
    while x < plan.distal.x(0.0) + 10.0 {
        // From the raised border inward, as far as it stays high.
        let outer = foot.midline(x) + side * 25.0;
        let inner =
            (0..50).map(|k| outer - side * f64::from(k)).take_while(|&y| high(Point2::new(x, y))).last();
        border.push(Point2::new(x, inner.unwrap_or(outer)));
        x += 3.0;
    }
    let ends = [border.last()?.x, border.first()?.x].map(|x| Point2::new(x, side * 100.0));
    Some(Ring::new(border.into_iter().chain(ends).collect()))
}
