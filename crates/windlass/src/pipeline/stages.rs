//! The walk of [`design`](crate::design) stage by stage, for a program that keeps what a change leaves as it was: the feet
//! while a dose is moved, the device of the other foot, the devices while draws are added.

use super::load::Under;
use super::{Settings, design, device, load, prescribe};
use crate::case::Case;
use crate::made::MeasuredFoot;
use crate::{Complaint, Complaints, World, materials};
use windlass_chain::ChainReport;
use windlass_device::Device;
use windlass_export::{Finding, Printability};
use windlass_foot::Foot;
use windlass_measure::{Both, Note, Side};
use windlass_prescription::{FootPrescription, Prescription};

/// A device of one foot, as built.
#[derive(Debug, Clone)]
pub struct FittedDevice {
    /// The device.
    pub device: Device,
    /// The lines as built: the proposal, with what this foot does not allow lowered or left out.
    pub lines: FootPrescription,
    /// What was lowered or left out, and why.
    pub lowered: Vec<Note>,
    /// What process and printer say to it; none where the material is not printed, or nobody asked.
    pub printability: Option<Printability>,
    /// What speaks against making it.
    pub refusals: Vec<Finding>,
    /// Mass in the material of the case, g.
    pub mass_g: f64,
}

/// The feet of a case, read and measured. Depends on the scans and pressure maps, what the case says of them, the
/// landmarks, the patient's height and mass and the length of the shoe.
///
/// # Errors
/// A foot without a scan; a scan that cannot be read or leaves a question; feet that are not this patient's.
pub fn feet(case: &Case, world: &dyn World) -> Result<Both<Option<MeasuredFoot>>, Complaints> {
    design::feet(case, world)
}

/// The prescription of a case that may get a device.
///
/// # Errors
/// As for [`prescribe`](crate::prescribe); a gate of the record, or a style without a shape.
pub fn device_prescription(case: &Case, settings: &Settings) -> Result<Prescription, Complaints> {
    let prescription = prescribe(case, settings)?;
    design::refuse(case, &prescription)?;
    Ok(prescription)
}

/// Builds the device of one foot from its lines, as [`design`](crate::design) does. Depends on the foot, the lines, the
/// tables `device` and `policy` of the case and the settings.
///
/// # Errors
/// Every reason why it cannot be built as prescribed, or a foot without lines.
pub fn device(
    case: &Case,
    foot: &MeasuredFoot,
    prescription: &Prescription,
    settings: &Settings,
) -> Result<FittedDevice, Complaints> {
    build(case, foot, prescription, settings, |order, foot, lines| order.fitted(foot, lines))
}

/// The same without asking whether it prints, which takes longer than building it: for a device that still changes under a
/// hand. A line that gives way because its device does not print, does not give way here.
///
/// # Errors
/// As for [`device()`].
pub fn shape(
    case: &Case,
    foot: &MeasuredFoot,
    prescription: &Prescription,
    settings: &Settings,
) -> Result<FittedDevice, Complaints> {
    build(case, foot, prescription, settings, |order, foot, lines| order.shaped(foot, lines))
}

/// How an order becomes a device.
type Builder = fn(&device::Order<'_>, &Foot, &FootPrescription) -> Result<device::Fitted, Vec<Complaint>>;

fn build(
    case: &Case,
    foot: &MeasuredFoot,
    prescription: &Prescription,
    settings: &Settings,
    builder: Builder,
) -> Result<FittedDevice, Complaints> {
    let (material, stock) = device::material_and_stock(case, settings)?;
    let order = device::Order { case, material: &material, stock, settings };
    let lines = design::lines(prescription, foot.foot.side).map_err(Complaints)?;
    let fitted = builder(&order, &foot.foot, lines).map_err(Complaints)?;
    Ok(FittedDevice {
        mass_g: fitted.device.mass_g(material.density_g_cm3),
        device: fitted.device,
        lines: fitted.lines,
        lowered: fitted.notes,
        printability: fitted.judgement.printability,
        refusals: fitted.judgement.refusals,
    })
}

/// Estimates what the devices do to the loads above the foot, as [`design`](crate::design) does, over the settings'
/// draws.
///
/// # Errors
/// Where the loads cannot be computed.
pub fn loads(
    case: &Case,
    feet: &Both<Option<MeasuredFoot>>,
    devices: Both<Option<&FittedDevice>>,
    settings: &Settings,
) -> Result<ChainReport, Complaints> {
    let material = materials::find(case.file.device.material_or_usual(), &settings.profiles)?;
    let under = Both::from_fn(|side: Side| {
        devices.get(side).map(|fitted| Under { mesh: &fitted.device.mesh, lines: Some(&fitted.lines) })
    });
    load::ask(case, feet, &under, &material, settings)
}
