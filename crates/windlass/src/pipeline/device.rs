//! From foot and prescription to the device.

use super::Settings;
use super::give_way::{self, Objection};
use super::settings::MeshOptions;
use crate::case::Case;
use crate::materials::{self, MaterialProfile};
use crate::printable::{self, Judgement};
use crate::{Complaint, Complaints};
use windlass_device::{BuildRequest, Device, DeviceError, Realised, Stock, TradeTolerance};
use windlass_foot::Foot;
use windlass_measure::Note;
use windlass_prescription::{Feature, FootPrescription};

/// What a device is made of, and in which settings.
#[derive(Clone, Copy)]
pub(super) struct Order<'a> {
    pub case: &'a Case,
    pub material: &'a MaterialProfile,
    /// What the material and its process allow a device.
    pub stock: Stock,
    pub settings: &'a Settings,
}

impl Order<'_> {
    /// The device of one foot, judged by the process of its material.
    ///
    /// # Errors
    /// As for [`fitted`].
    pub fn fitted(&self, foot: &Foot, lines: &FootPrescription) -> Result<Fitted, Vec<Complaint>> {
        let Order { case, material, stock, settings } = *self;
        let judge = |device: &Device| {
            printable::of_device(&device.mesh, material, &case.file.device, &settings.profiles)
                .map_err(|complaints| complaints.0)
        };
        fitted(foot, lines, stock, settings.mesh, judge)
    }

    /// The device of one foot as it is shaped; nobody asks whether it prints, which takes longer than building it.
    ///
    /// # Errors
    /// As for [`fitted`].
    pub fn shaped(&self, foot: &Foot, lines: &FootPrescription) -> Result<Fitted, Vec<Complaint>> {
        fitted(foot, lines, self.stock, self.settings.mesh, |_| Ok(Judgement::default()))
    }
}

/// The material of a case, and what it allows a device.
///
/// # Errors
/// A profile that is not there, or every fault in it.
pub(super) fn material_and_stock(
    case: &Case,
    settings: &Settings,
) -> Result<(MaterialProfile, Stock), Complaints> {
    let material = materials::find(case.file.device.material_or_usual(), &settings.profiles)?;
    let stock = printable::stock(&material, &case.file.device, &settings.profiles)?;
    Ok((material, Stock { tolerance: tolerance(case, settings), ..stock }))
}

/// What the laboratory lets pass; as built in where a folder of rules leaves its settings out.
fn tolerance(case: &Case, settings: &Settings) -> TradeTolerance {
    let usual = TradeTolerance::default();
    let of = |key: &str, usual: f64| {
        let value = settings.rules.policy_value(&case.file.policy, key);
        if value.is_finite() { value } else { usual }
    };
    TradeTolerance {
        edge_mm: of("edge_tolerance_mm", usual.edge_mm),
        angle_deg: of("angle_tolerance_deg", usual.angle_deg),
        wall_mm: of("wall_tolerance_mm", usual.wall_mm),
    }
}

/// A device, and the lines that it was built from.
pub(super) struct Fitted {
    /// The device.
    pub device: Device,
    /// The prescription as built: the proposal, with what this foot does not allow lowered or left out.
    pub lines: FootPrescription,
    /// What was lowered or left out, and why.
    pub notes: Vec<Note>,
    /// What is said to the device.
    pub judgement: Judgement,
}

/// How often proposals give way before the refusal stands.
const ROUNDS: usize = 6;

/// Builds the device of one foot. What a rule or the style proposed gives way where it cannot be built, does not come
/// out as asked or does not print, and is said; the clinician's own line never does. `judge` says whether it prints.
///
/// # Errors
/// Every reason why it cannot be built as prescribed, each with the line of the case it is about; and every dose that the
/// finished triangles do not show within its tolerance: such a device must not be printed.
pub(super) fn fitted(
    foot: &Foot,
    asked: &FootPrescription,
    stock: Stock,
    mesh: MeshOptions,
    judge: impl Fn(&Device) -> Result<Judgement, Vec<Complaint>>,
) -> Result<Fitted, Vec<Complaint>> {
    let mut lines = asked.clone();
    let mut notes: Vec<Note> = Vec::new();
    for round in 0.. {
        let built = build(foot, &lines, stock, mesh);
        let (objections, end) = match built {
            Ok(device) => {
                let judgement = judge(&device)?;
                let objection = give_way::of_print(&device, &lines, &judgement.refusals);
                let fitted = Fitted { device, lines: lines.clone(), notes: notes.clone(), judgement };
                (objection.into_iter().collect(), Ok(fitted))
            }
            Err(failed) => (failed.objections(), Err(failed.complaints(foot))),
        };
        let next = (round < ROUNDS).then(|| give_way::give_way(foot, asked, &lines, &objections)).flatten();
        let Some((lower, said)) = next else { return end };
        notes.retain(|note| said.iter().all(|new| new.place != note.place));
        notes.extend(said);
        lines = lower;
    }
    Err(Vec::new())
}

/// Why there is no device.
enum Failed {
    Refused(DeviceError),
    Missed(Vec<Realised>),
}

impl Failed {
    /// The lines that are objected to.
    fn objections(&self) -> Vec<Objection> {
        match self {
            Failed::Refused(DeviceError::Refused(refusals)) => refusals
                .iter()
                .map(|r| Objection { feature: r.feature, why: r.why.clone(), offered: r.offered })
                .collect(),
            Failed::Refused(_) => Vec::new(),
            Failed::Missed(missed) => {
                let why = |dose: &Realised| format!("the finished mesh measures {}", dose.realised_text());
                missed.iter().map(|d| Objection { feature: d.feature, why: why(d), offered: None }).collect()
            }
        }
    }

    fn complaints(self, foot: &Foot) -> Vec<Complaint> {
        match self {
            Failed::Refused(error) => complaints(foot, error),
            Failed::Missed(missed) => missed.iter().map(|dose| self::missed(foot, dose)).collect(),
        }
    }
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
    let missed: Vec<Realised> = device.realised.iter().filter(|r| !r.within_tolerance).cloned().collect();
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
        DeviceError::WallTooThin { .. } => vec![refused(format!("prescription.{side}"), error)],
        other => vec![refused(format!("foot.{side}"), other)],
    }
}

fn refused(place: String, error: DeviceError) -> Complaint {
    Complaint { kind: crate::Kind::Refused, ..Complaint::of(&place, error) }
}

#[cfg(test)]
mod tests;
