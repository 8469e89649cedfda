//! What stands under the first ray: nothing (cutout) or a plate to the tip of the hallux (extension).

use super::Realised;
use super::probe::Probe;
use windlass_geometry::Point2;
use windlass_prescription::{Dose, Feature, FootPrescription};

/// Radius round the first metatarsal head that a cutout must leave free, mm.
const FREE_RADIUS: f64 = 6.0;

/// Whether there is material anywhere under the first metatarsal head or just behind it.
pub fn cutout(probe: &Probe, rx: &FootPrescription) -> Option<Realised> {
    let asked = rx.flag(Feature::FirstRayCutout);
    let head = probe.foot.landmarks.first_met_head.at.xy();
    let behind = Point2::new(head.x - 0.09 * probe.foot.measures.length_mm, head.y + 4.0);
    let free = [head, behind].into_iter().all(|centre| is_free(probe, centre));
    Some(Realised {
        feature: Feature::FirstRayCutout,
        requested: Dose::Flag(asked),
        realised: Dose::Flag(free),
        tolerance: 0.0,
        within_tolerance: free == asked,
        method: "no triangle over the first metatarsal head and the shaft behind it",
    })
}

fn is_free(probe: &Probe, centre: Point2) -> bool {
    (-2..=2).flat_map(|i| (-2..=2).map(move |j| (i, j))).all(|(i, j)| {
        let p = Point2::new(
            centre.x + FREE_RADIUS * f64::from(i) / 2.0,
            centre.y + FREE_RADIUS * f64::from(j) / 2.0,
        );
        probe.material(p).is_none()
    })
}

/// Plumb thickness of the plate along the first ray; 0 when it stops short of the hallux tip.
pub fn plate(probe: &Probe, asked: f64) -> Option<Realised> {
    let l = &probe.foot.landmarks;
    let (head, tip) = (l.first_met_head.at.xy(), l.hallux_tip.at.xy());
    let along = (0..=10).map(|k| {
        let s = f64::from(k) / 10.0;
        head + (tip - head) * (0.05 + 0.90 * s)
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
        "plumb thickness from head to hallux tip",
    ))
}
