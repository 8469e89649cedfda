//! What stands under the first ray: nothing (cutout) or a plate to the tip of the hallux (extension).

use super::Realised;
use super::probe::Probe;
use crate::shifted::Shifted;
use windlass_geometry::{Point2, Ring, Vector2};
use windlass_prescription::{Dose, ExtensionKind, Feature, FootPrescription};

/// Radius round the head of the first, and of the narrower fifth ray that a cutout must leave free, mm, on an adult
/// foot.
const FREE_RADII: [f64; 2] = [6.0, 4.0];

/// How far behind the heads a shell ends, mm on an adult foot, and how far behind that a cutout begins, share of foot length:
/// the place that a cutout is moved about.
const BEHIND_HEADS: f64 = 6.5;
const CUT_BEHIND: f64 = 0.14;

/// Whether there is material anywhere under the metatarsal head of a ray or just behind it.
pub fn cutout(probe: &Probe, rx: &FootPrescription, feature: Feature) -> Option<Realised> {
    let asked = rx.flag(feature);
    let l = &probe.foot.landmarks;
    let (head, outward, radius) = match feature {
        Feature::FifthRayCutout => (l.fifth_met_head.at.xy(), probe.sized(-2.0), FREE_RADII[1]),
        _ => (l.first_met_head.at.xy(), probe.sized(4.0), FREE_RADII[0]),
    };
    let length = probe.foot.measures.length_mm;
    let begins = Point2::new(head.x - probe.sized(BEHIND_HEADS) - CUT_BEHIND * length, head.y);
    let shifted = Shifted::of(&rx.placements, feature, begins);
    let there = |p: Point2| shifted.map_or(p, |shifted| shifted.place(p));
    let behind = Point2::new(head.x - 0.09 * length, head.y + outward);
    let radius = probe.sized(radius);
    // From the head back along the shaft, and from there outward to where the shell's edge would be.
    let along = (0..=3).map(|k| head + (behind - head) * (f64::from(k) / 3.0));
    let side = outward.signum() * radius;
    let mut places = along.flat_map(|at| (0..=2).map(move |k| at + Vector2::new(0.0, side * f64::from(k))));
    let free = places.all(|centre| is_free(probe, there(centre), radius));
    Some(Realised {
        feature,
        requested: Dose::Flag(asked),
        realised: Dose::Flag(free),
        tolerance: 0.0,
        within_tolerance: free == asked,
        method: "no triangle under the metatarsal head, along the shaft behind it and outward of them",
    })
}

fn is_free(probe: &Probe, centre: Point2, radius: f64) -> bool {
    (-2..=2).flat_map(|i| (-2..=2).map(move |j| (i, j))).all(|(i, j)| {
        let p = Point2::new(centre.x + radius * f64::from(i) / 2.0, centre.y + radius * f64::from(j) / 2.0);
        probe.material(p).is_none()
    })
}

/// Plumb thickness of the plate along the first ray; 0 when it stops short of where it should reach: just beyond the
/// head, or the tip of the hallux as far as the foot's own outline and the perimeter allowance leave it.
pub fn plate(probe: &Probe, rx: &FootPrescription) -> Option<Realised> {
    let asked = rx.amount(Feature::MortonsExtension).filter(|dose| *dose != 0.0)?;
    let l = &probe.foot.landmarks;
    let head = l.first_met_head.at.xy();
    let tip = tip_over_foot(probe, head, l.hallux_tip.at.xy());
    let kind = rx.line(Feature::MortonsExtensionKind).map(|line| &line.dose);
    let allowance = rx.amount(Feature::Perimeter).filter(|kept| *kept > 0.0);
    // Inside the allowance the plate's end is rounded.
    let short = allowance.map_or(0.0, |kept| kept + 2.5 + asked / 2.0) / (tip - head).norm();
    let reach = match kind == Some(&Dose::Extension(ExtensionKind::HeadOnly)) {
        true => 0.10,
        false => (0.95 - short).min(0.90),
    };
    let along = (0..=10).map(|k| {
        let s = f64::from(k) / 10.0;
        head + (tip - head) * (0.05 + reach * s)
    });
    let mut thickness: Vec<f64> = along.map(|p| probe.material(p).unwrap_or(0.0)).collect();
    thickness.sort_by(f64::total_cmp);
    let thinnest = thickness.first().copied()?;
    let realised = if thinnest > 0.0 { thickness[thickness.len() / 2] } else { 0.0 };
    Some(Realised::amount(
        Feature::MortonsExtension,
        asked,
        realised,
        0.1,
        "vertical thickness along the ray, over the intended length",
    ))
}

/// The tip of the hallux, or where the ray to it leaves the foot's outline: no plate reaches beyond that.
fn tip_over_foot(probe: &Probe, head: Point2, tip: Point2) -> Point2 {
    const PIECES: u32 = 200;
    let outline = Ring { points: probe.foot.outline.clone() };
    let along = (0..=PIECES).map(|k| head + (tip - head) * (f64::from(k) / f64::from(PIECES)));
    along.take_while(|p| outline.contains(*p)).last().unwrap_or(tip)
}
