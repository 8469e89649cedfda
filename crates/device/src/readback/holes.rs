//! Ventilation: the holes that go through the solid, counted by its topology.

use super::Realised;
use super::probe;
use windlass_geometry::Mesh;
use windlass_prescription::{Dose, Feature, FootPrescription};

/// Whether any hole goes through.
pub fn realised(mesh: &Mesh, rx: &FootPrescription) -> Option<Realised> {
    let asked = rx.flag(Feature::Ventilation);
    let found = probe::holes(mesh) > 0;
    Some(Realised {
        feature: Feature::Ventilation,
        requested: Dose::Flag(asked),
        realised: Dose::Flag(found),
        tolerance: 0.0,
        within_tolerance: found == asked,
        method: "holes through the body, by Euler's formula",
    })
}
