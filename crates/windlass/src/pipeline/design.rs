//! The whole walk: a case in, a job out.

use super::both::each_side;
use super::capture;
use super::load::{self, Under};
use super::{Settings, as_built, device, gate, outputs, plausible, prescribe, search};
use crate::case::{Case, with_camera_beside};
use crate::complaint::REFER;
use crate::made::{Job, Made, MeasuredFoot};
use crate::{Complaint, Complaints, World};
use windlass_device::Device;
use windlass_measure::{Both, Note, Side, said_once};
use windlass_prescription::record::Style;
use windlass_prescription::{Feature, FootPrescription, Prescription};

/// Designs the devices of a case.
///
/// The result depends on the case, the files it names and the settings alone: neither on the clock, nor on the
/// number of threads.
///
/// # Errors
/// What is wrong with case, scans or settings; a gate of the record that sends the patient to a clinician; a device
/// that cannot be built as prescribed. The complaints of both feet are collected.
pub fn design(case: &Case, world: &dyn World, settings: &Settings) -> Result<Job, Complaints> {
    outputs::job(case, make(case, world, settings)?, settings)
}

/// Walks the rooms up to the chain.
pub(crate) fn make(case: &Case, world: &dyn World, settings: &Settings) -> Result<Made, Complaints> {
    make_on(case, || feet(case, world), settings)
}

/// The same on these feet, which are asked for once the prescription stands: another device for feet that were measured
/// needs no scan again.
pub(super) fn make_on(
    case: &Case,
    feet: impl FnOnce() -> Result<Both<Option<MeasuredFoot>>, Complaints>,
    settings: &Settings,
) -> Result<Made, Complaints> {
    let (material, stock) = device::material_and_stock(case, settings)?;
    let mut prescription = prescribe(case, settings)?;
    refuse(case, &prescription)?;
    let ruled = prescription.clone();
    let feet = feet()?;
    let fitted = each_side(|side| {
        let Some(foot) = feet.get(side) else {
            return Ok(None);
        };
        let order = device::Order { case, material: &material, stock, settings };
        order.fitted(&foot.foot, lines(&prescription, side)?).map(Some)
    })?;
    let mut lowered = Vec::new();
    let mut keep = |fitted: Option<device::Fitted>, lines: &mut Option<FootPrescription>| {
        let fitted = fitted?;
        *lines = Some(fitted.lines);
        lowered.extend(fitted.notes);
        Some((fitted.device, fitted.judgement))
    };
    let left = keep(fitted.left, &mut prescription.feet.left).unzip();
    let right = keep(fitted.right, &mut prescription.feet.right).unzip();
    let devices = Both { left: left.0, right: right.0 };
    let judged = Both { left: left.1.unwrap_or_default(), right: right.1.unwrap_or_default() };
    let refusals = Both::from_fn(|side| judged.get(side).refusals.clone());
    let printability = Both { left: judged.left.printability, right: judged.right.printability };
    gate::judge(&refusals, settings)?;
    let under = Both::from_fn(|side| {
        let device = devices.get(side).as_ref()?;
        Some(Under { mesh: &device.mesh, lines: prescription.feet.get(side).as_ref() })
    });
    let mut chain = load::ask(case, &feet, &under, &material, settings);
    let asked = search::Asked { case, ruled: &ruled, feet: &feet, material: &material, stock, settings };
    let (mut alternatives, mut found) = (Vec::new(), None);
    if let Ok(report) = &mut chain {
        alternatives = search::Objected { asked: &asked, under: &under }.remedies(report);
        if settings.search {
            found = Some(search::doses(&asked, &prescription, &under)?);
        }
    }
    let built = as_built::of(case, &prescription, &devices, &material);
    prescription.weigh_heels(&built, case.file.limb_length.as_ref());
    prescription.questions.extend(plausible::questions(case, &feet));
    let mut notes = prescription.questions.clone();
    notes.extend(self::notes(case, &feet, &prescription, &devices));
    notes.extend(lowered.iter().cloned());
    notes.extend(gate::remarks(&refusals));
    notes.extend(chain.as_ref().err().map(|why| {
        Note::warning("chain", format!("not computed: {}", why.reasons()))
            .then("the devices were made; `windlass check` reports this as an error")
    }));
    let notes = said_once(notes);
    prescription.notes.extend(lowered);
    prescription.notes = said_once(prescription.notes);
    Ok(Made {
        feet,
        prescription,
        material,
        devices,
        built,
        printability,
        refusals,
        chain,
        alternatives,
        choice: found,
        notes,
    })
}

/// Reads and measures the feet of a case; every foot needs a scan.
pub(super) fn feet(case: &Case, world: &dyn World) -> Result<Both<Option<MeasuredFoot>>, Complaints> {
    let found = each_side(|side| {
        let Some(entry) = case.file.foot.get(side) else {
            return Ok(None);
        };
        let place = format!("foot.{side}.scan");
        let Some(scan) = &entry.scan else {
            return Err(vec![
                Complaint::input(format!("{}: {place}", case.name), "a device needs a scan of this foot")
                    .then(format!("add [{place}] with file = \"...\", or take [foot.{side}] out")),
            ]);
        };
        let (scan, beside) = with_camera_beside(scan, world);
        let (marks, expected) = (entry.landmarks.as_ref(), plausible::expected_length_mm(case));
        let measured = world
            .read(&scan.file)
            .and_then(|bytes| capture::measure_expecting(&bytes, &scan, Some(side), marks, expected));
        let mut measured = measured.map_err(|c| vec![c.within(&format!("{}: {place}", case.name))])?;
        if let Some(name) = beside {
            measured.foot.notes.push(Note::info("scan.camera", format!("taken from {name}")));
        }
        if let Some(print) = &entry.pressure {
            let laid = measured.lay_pressure(print, Some(case.file.patient.mass_kg), world);
            laid.map_err(|c| vec![c.within(&format!("{}: foot.{side}.pressure", case.name))])?;
        }
        Ok(Some(measured))
    })?;
    plausible::check(case, &found)?;
    Ok(found)
}

/// The lines of a foot that gets a device.
pub(super) fn lines(prescription: &Prescription, side: Side) -> Result<&FootPrescription, Vec<Complaint>> {
    prescription.feet.get(side).as_ref().ok_or_else(|| {
        vec![Complaint::refused(format!("prescription.{side}"), "no prescription exists for this foot")]
    })
}

/// Refuses what must not be made, or cannot: a patient to be referred, a gait plate without a direction.
pub(super) fn refuse(case: &Case, prescription: &Prescription) -> Result<(), Complaints> {
    refuse_referral(case, prescription)?;
    refuse_style(case, prescription)
}

/// A gait plate whose direction nobody stated is not passed off as another device.
fn refuse_style(case: &Case, prescription: &Prescription) -> Result<(), Complaints> {
    let has_plate = |foot: &FootPrescription| foot.line(Feature::GaitPlate).is_some();
    if case.file.device.style != Some(Style::GaitPlate)
        || prescription.feet.iter().any(|(_, foot)| foot.as_ref().is_some_and(has_plate))
    {
        return Ok(());
    }
    Err(Complaint::refused(
        format!("{}: device.style", case.name),
        "no foot has the direction of its gait plate",
    )
    .then(
        "set prescription.left.gait_plate or prescription.right.gait_plate to \"induce-out-toe\" or \"induce-in-toe\", or \
         record foot_progression_deg of the foot",
    )
    .into())
}

fn refuse_referral(case: &Case, prescription: &Prescription) -> Result<(), Complaints> {
    let Some(referral) = prescription.referral.as_ref().filter(|r| r.stops()) else {
        return Ok(());
    };
    let complaint = |reason: &Note| {
        Complaint::refused(format!("{}: {}", case.name, reason.place), reason.text.clone()).then(REFER)
    };
    Err(Complaints(referral.reasons.iter().map(complaint).collect()))
}

fn notes(
    case: &Case,
    feet: &Both<Option<MeasuredFoot>>,
    prescription: &Prescription,
    devices: &Both<Option<Device>>,
) -> Vec<Note> {
    let mut notes = Vec::new();
    for (side, foot) in feet.iter() {
        let scanned = foot.iter().flat_map(|f| &f.foot.notes);
        notes.extend(scanned.map(|n| of_side(n, side)));
    }
    notes.extend(prescription.notes.iter().chain(&prescription.flags).cloned());
    for (side, device) in devices.iter() {
        notes.extend(device.iter().flat_map(|d| &d.notes).map(|n| of_side(n, side)));
    }
    notes.extend(load::assumptions(case));
    notes
}

/// The note with the side in its place.
fn of_side(note: &Note, side: Side) -> Note {
    Note { place: format!("{side}: {}", note.place), ..note.clone() }
}
