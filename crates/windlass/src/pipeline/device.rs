//! From foot and prescription to the device.

use super::settings::MeshOptions;
use crate::Complaint;
use windlass_device::{BuildRequest, Device, DeviceError, Realised, Refusal, Stock};
use windlass_foot::Foot;
use windlass_measure::Note;
use windlass_prescription::{AskedBy, Dose, Feature, FootPrescription};

/// A device, and the lines that it was built from.
pub(super) struct Fitted {
    /// The device.
    pub device: Device,
    /// The prescription as built: the proposal, with proposed flanges no higher than this foot has wall for.
    pub lines: FootPrescription,
    /// What was lowered.
    pub notes: Vec<Note>,
}

/// How often proposed flanges are lowered before the refusal stands.
const ROUNDS: usize = 4;

/// Builds the device of one foot. A flange that a rule or the style proposed is lowered to what the foot offers, and
/// said; the clinician's own line never is.
///
/// # Errors
/// Every reason why it cannot be built as prescribed, each with the line of the case it is about; and every dose that the
/// finished triangles do not show within its tolerance: such a device must not be printed.
pub(super) fn fitted(
    foot: &Foot,
    lines: &FootPrescription,
    stock: Stock,
    mesh: MeshOptions,
) -> Result<Fitted, Vec<Complaint>> {
    let mut fitted_lines = lines.clone();
    let mut notes = Vec::new();
    let mut rounds = 0;
    loop {
        match build(foot, &fitted_lines, stock, mesh) {
            Ok(device) => return Ok(Fitted { device, lines: fitted_lines, notes }),
            Err(Failed::Refused(DeviceError::Refused(refusals)))
                if rounds < ROUNDS && refusals.iter().all(|r| may_lower(&fitted_lines, r)) =>
            {
                rounds += 1;
                for refusal in &refusals {
                    notes.retain(|note: &Note| note.place != place(foot, refusal.feature));
                    notes.extend(lower(foot, lines, &mut fitted_lines, refusal));
                }
            }
            Err(Failed::Refused(error)) => return Err(complaints(foot, error)),
            Err(Failed::Missed(missed)) => return Err(missed),
        }
    }
}

/// Why there is no device.
enum Failed {
    Refused(DeviceError),
    Missed(Vec<Complaint>),
}

/// Whether a refusal is of a proposed flange for which the foot offers less.
fn may_lower(lines: &FootPrescription, refusal: &Refusal) -> bool {
    let is_flange = matches!(refusal.feature, Feature::MedialFlange | Feature::LateralFlange);
    let line = lines.line(refusal.feature);
    is_flange && refusal.offered.is_some() && line.is_some_and(|line| line.asked_by != AskedBy::Clinician)
}

/// Lowers a line to what the foot offers; a flange under half a millimetre is none.
fn lower(
    foot: &Foot,
    asked: &FootPrescription,
    lines: &mut FootPrescription,
    refusal: &Refusal,
) -> Option<Note> {
    /// What the edge is drawn lower than the best that was found, mm: nearer to it only a part of the edge gets there.
    const SAFE: f64 = 0.4;
    let offered = ((refusal.offered? - SAFE) * 10.0).floor() / 10.0;
    let dose = if offered < 0.5 { 0.0 } else { offered };
    let proposed = asked.amount(refusal.feature)?;
    let line = lines.lines.iter_mut().find(|line| line.feature == refusal.feature)?;
    line.dose = Dose::Amount(dose);
    let text = format!("{proposed} mm was proposed, but this foot only allows {dose} mm; built at {dose} mm");
    Some(Note::warning(place(foot, refusal.feature), text).then("set this value in the case to override"))
}

/// A line of the case, as messages name it.
fn place(foot: &Foot, feature: Feature) -> String {
    format!("prescription.{}.{}", foot.side, feature.key())
}

fn build(foot: &Foot, lines: &FootPrescription, stock: Stock, mesh: MeshOptions) -> Result<Device, Failed> {
    let request = BuildRequest {
        foot,
        prescription: lines,
        stock,
        tolerance_mm: mesh.chord_mm,
        most_triangles: mesh.most_triangles,
    };
    let device = windlass_device::build(&request).map_err(Failed::Refused)?;
    let missed: Vec<Complaint> =
        device.realised.iter().filter(|r| !r.within_tolerance).map(|r| missed(foot, r)).collect();
    if missed.is_empty() { Ok(device) } else { Err(Failed::Missed(missed)) }
}

fn missed(foot: &Foot, dose: &Realised) -> Complaint {
    let text = format!(
        "prescribed {}, but the finished mesh measures {} ({}); no file is written",
        dose.requested_text(),
        dose.realised_text(),
        dose.method
    );
    Complaint::refused(place(foot, dose.feature), text)
        .then("change this value or one that conflicts with it; otherwise please report this case as a bug")
}

fn complaints(foot: &Foot, error: DeviceError) -> Vec<Complaint> {
    let side = foot.side;
    match error {
        DeviceError::SoleNotObserved => vec![
            Complaint::refused(
                format!("foot.{side}.scan"),
                "the sole was not captured in this scan, so a total-contact device cannot be built",
            )
            .then("scan the foot again with the sole visible, unloaded or in a foam box; `windlass measure` still gives outline and lengths"),
        ],
        DeviceError::Refused(refusals) => refusals
            .into_iter()
            .map(|r| Complaint::refused(place(foot, r.feature), r.why).then(r.next_step))
            .collect(),
        DeviceError::WallTooThin { .. } => vec![of_room(format!("prescription.{side}"), &error)],
        other => vec![of_room(format!("foot.{side}"), &other)],
    }
}

fn of_room(place: String, error: &DeviceError) -> Complaint {
    Complaint { kind: crate::Kind::Refused, ..Complaint::of_room(&place, &error.to_string()) }
}

#[cfg(test)]
mod tests;
