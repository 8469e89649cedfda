//! From foot and prescription to the device.

use crate::Complaint;
use crate::materials::MaterialProfile;
use windlass_device::{BuildRequest, Device, DeviceError, Stock};
use windlass_foot::Foot;
use windlass_prescription::FootPrescription;

/// Greatest distance of the triangles from the designed surfaces, mm: both faces together stay within the 0.05 mm
/// by which a wall may differ from the one asked for.
const CHORD_MM: f64 = 0.02;

/// Builds the device of one foot.
///
/// # Errors
/// Every reason why it cannot be built as asked, each with the line of the case it is about.
pub(super) fn build(
    foot: &Foot,
    lines: &FootPrescription,
    material: &MaterialProfile,
) -> Result<Device, Vec<Complaint>> {
    let stock = Stock { min_wall_mm: material.min_wall_mm, ..Stock::default() };
    let request = BuildRequest { foot, prescription: lines, stock, tolerance_mm: CHORD_MM };
    windlass_device::build(&request).map_err(|error| complaints(foot, error))
}

fn complaints(foot: &Foot, error: DeviceError) -> Vec<Complaint> {
    let side = foot.side;
    match error {
        DeviceError::SoleNotObserved => vec![
            Complaint::refused(
                format!("foot.{side}.scan"),
                "the sole was not observed in this scan, so no total-contact device can be built on it",
            )
            .then("scan the foot again with the sole in view, unloaded or in a foam box; `windlass measure` still gives outline and lengths"),
        ],
        DeviceError::Refused(refusals) => refusals
            .into_iter()
            .map(|r| Complaint::refused(format!("prescription.{side}.{}", r.feature.key()), r.why).then(r.next_step))
            .collect(),
        DeviceError::WallTooThin { .. } => vec![of_room(format!("prescription.{side}"), &error)],
        other => vec![of_room(format!("foot.{side}"), &other)],
    }
}

fn of_room(place: String, error: &DeviceError) -> Complaint {
    Complaint { kind: crate::Kind::Refused, ..Complaint::of_room(&place, &error.to_string()) }
}
