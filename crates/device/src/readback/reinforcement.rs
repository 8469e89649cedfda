//! Arch reinforcement: whether the shell is thicker under the arch than beside it.

use super::Realised;
use super::probe::Probe;
use super::wall::through;
use windlass_geometry::Point2;
use windlass_prescription::{Dose, Feature, FootPrescription};

/// How much thicker it must be to count, as a share of the wall asked for.
const THICKER: f64 = 1.3;

/// The thickest wall along a line across the foot under the arch's apex, against the wall asked for.
pub fn realised(probe: &Probe, rx: &FootPrescription) -> Option<Realised> {
    let asked = rx.flag(Feature::ArchReinforcement);
    let wall = rx.amount(Feature::ShellThickness)?;
    let apex = probe.foot.landmarks.arch_apex.at.xy();
    let across = (0..40).map(|k| Point2::new(apex.x, apex.y - f64::from(k)));
    let thickest = across.filter_map(|p| through(probe, p)).fold(0.0, f64::max);
    let found = thickest > THICKER * wall;
    Some(Realised {
        feature: Feature::ArchReinforcement,
        requested: Dose::Flag(asked),
        realised: Dose::Flag(found),
        tolerance: 0.0,
        within_tolerance: found || !asked,
        method: "wall under the arch compared with the prescribed wall",
    })
}
