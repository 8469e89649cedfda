//! What the finished devices come to: heights under heel and ball, and mass.

use crate::case::Case;
use crate::materials::MaterialProfile;
use windlass_device::Device;
use windlass_measure::Both;
use windlass_prescription::{AsBuilt, Feature, FootPrescription, Prescription, StandingHeights};

/// Of each device. The heights are read from its triangles; the cover and the cushions that are glued on are added.
pub(super) fn of(
    case: &Case,
    prescription: &Prescription,
    devices: &Both<Option<Device>>,
    material: &MaterialProfile,
) -> Both<Option<AsBuilt>> {
    let covered = case.file.encounter().covers_reach_ball(prescription);
    Both::from_fn(|side| {
        let (device, lines) = (devices.get(side).as_ref()?, prescription.feet.get(side).as_ref()?);
        Some(AsBuilt {
            heights: heights(lines, device, covered),
            mass_g: device.mass_g(material.density_g_cm3),
        })
    })
}

fn heights(lines: &FootPrescription, device: &Device, covered: bool) -> StandingHeights {
    let cushion = |feature| lines.amount(feature).unwrap_or(0.0);
    StandingHeights::of(
        device.heights.heel_mm() + cushion(Feature::HeelCushion),
        device.heights.ball_mm(covered) + cushion(Feature::ForefootCushion),
        if covered { device.heights.cover_mm } else { 0.0 },
    )
}
