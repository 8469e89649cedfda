//! From foot and prescription to the device.

use super::settings::MeshWish;
use crate::Complaint;
use crate::materials::MaterialProfile;
use windlass_device::{BuildRequest, Device, DeviceError, Realised, Stock};
use windlass_foot::Foot;
use windlass_prescription::FootPrescription;

/// Builds the device of one foot.
///
/// # Errors
/// Every reason why it cannot be built as asked, each with the line of the case it is about; and every dose that the
/// finished triangles do not show within its tolerance: such a device must not be printed.
pub(super) fn build(
    foot: &Foot,
    lines: &FootPrescription,
    material: &MaterialProfile,
    mesh: MeshWish,
) -> Result<Device, Vec<Complaint>> {
    let stock = Stock { min_wall_mm: material.min_wall_mm, ..Stock::default() };
    let request = BuildRequest {
        foot,
        prescription: lines,
        stock,
        tolerance_mm: mesh.chord_mm,
        most_triangles: mesh.most_triangles,
    };
    let device = windlass_device::build(&request).map_err(|error| complaints(foot, error))?;
    let missed: Vec<Complaint> =
        device.realised.iter().filter(|r| !r.within_tolerance).map(|r| missed(foot, r)).collect();
    if missed.is_empty() { Ok(device) } else { Err(missed) }
}

fn missed(foot: &Foot, dose: &Realised) -> Complaint {
    let text = format!(
        "asked for {}, but the finished triangles show {} ({}); no file is written",
        dose.requested_text(),
        dose.realised_text(),
        dose.method
    );
    Complaint::refused(format!("prescription.{}.{}", foot.side, dose.key()), text)
        .then("change this dose or the one it meets there; if nothing explains it, keep the case: it is a fault of the program")
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
