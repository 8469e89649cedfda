//! From what was made to named files: STL, 3MF, the report page, the record.

use super::part::part;
use super::{FileKind, Files, Settings, plate, pressure};
use crate::case::Case;
use crate::job::{
    self, DOES_NOT_PRINT, FileHash, FootJob, FootJobs, JobRecord, Manifest, MeshFacts, RealisedDose,
    ScanFacts,
};
use crate::made::{Job, Made};
use crate::{Complaint, Complaints, MADE_BY, Output, page};
use windlass_device::Device;
use windlass_export::{step, stl, threemf};
use windlass_foot::Foot;
use windlass_measure::{Note, Side};
use windlass_prescription::HeelDifference;

/// Puts a job together.
pub(super) fn job(case: &Case, made: Made, settings: &Settings) -> Result<Job, Complaints> {
    let of_side = |side| device_files(case, &made, side, &settings.files);
    let (left, right) = rayon::join(|| of_side(Side::Left), || of_side(Side::Right));
    let ((mut files, mut left_out), (right, more)) = (left?, right?);
    files.extend(right);
    if settings.files.has(FileKind::Plate) {
        let (file, notes) = plate::of(case, &made)?;
        files.extend(file);
        left_out.extend(notes);
    }
    let mut record = record(case, &made, settings);
    record.notes.extend(left_out.into_iter().chain(more));
    // The page shows the hashes of the devices; its own comes after.
    record.manifest.outputs = files.iter().map(|f| FileHash::of(&f.name, &f.bytes)).collect();
    if settings.files.has(FileKind::Report) {
        let page = page::of(case, &made, &record)?;
        record.manifest.outputs.push(FileHash::of(&page.name, &page.bytes));
        files.push(page);
    }
    let text = serde_json::to_string_pretty(&record)
        .map_err(|e| Complaint::internal("job.json", format!("the record cannot be written: {e}")))?;
    // The same record under the name of the case and under a fixed name; last, because it promises the rest.
    let bytes = format!("{text}\n").into_bytes();
    files.push(Output { name: format!("{}.job.json", case.id()), bytes: bytes.clone() });
    files.push(Output { name: "job.json".into(), bytes });
    Ok(Job { record, prescription: made.prescription, outputs: files })
}

/// STL, 3MF and STEP of one side, as far as they are wanted; none where there is no device. A STEP that cannot be
/// written is left out with a remark: what prints does not depend on it.
fn device_files(
    case: &Case,
    made: &Made,
    side: Side,
    wanted: &Files,
) -> Result<(Vec<Output>, Vec<Note>), Complaints> {
    let Some(device) = made.devices.get(side) else {
        return Ok((Vec::new(), Vec::new()));
    };
    let (id, letter) = (case.id(), side.letter());
    let failed = |e: windlass_export::ExportError| {
        Complaint::internal(format!("{id}_{letter}"), e.to_string())
            .then("this is an internal error; please report it with the case")
    };
    let title = format!("{id} {side}");
    let prints = made.refusals.get(side).is_empty();
    let mark = if prints { "" } else { DOES_NOT_PRINT };
    let mut files = Vec::new();
    let mut notes = Vec::new();
    let mut add =
        |ending: &str, bytes| files.push(Output { name: format!("{id}_{letter}{mark}{ending}"), bytes });
    if wanted.has(FileKind::Step) {
        match step(device, &title) {
            Ok(bytes) => add(FileKind::Step.ending(), bytes),
            Err(why) => notes
                .push(Note::warning(format!("{id}_{letter}.step"), format!("left out: {why}")).then(
                    "print from STL or 3MF, which do not depend on it; please report it with the case",
                )),
        }
    }
    if wanted.has(FileKind::Stl) {
        let header = format!("windlass {title}, mm, foot frame");
        add(FileKind::Stl.ending(), stl::to_bytes(&device.mesh, &header).map_err(failed)?);
    }
    if wanted.has(FileKind::Positive) {
        let header = format!("windlass positive {title}, mm, sole up");
        let positive = device.positive().map_err(|e| {
            Complaint::internal(format!("{id}_{letter}{}", FileKind::Positive.ending()), e.to_string())
        })?;
        add(FileKind::Positive.ending(), stl::to_bytes(&positive, &header).map_err(failed)?);
    }
    if wanted.has(FileKind::ThreeMf) {
        let facts =
            [("Title", title.as_str()), ("Application", MADE_BY), ("side", side.name()), ("case", id)];
        add(FileKind::ThreeMf.ending(), threemf::to_bytes(&[part(device, &title)], &facts).map_err(failed)?);
    }
    Ok((files, notes))
}

/// The faces of a device as STEP, or why there is none.
fn step(device: &Device, title: &str) -> Result<Vec<u8>, String> {
    let faces = device.brep().map_err(|e| e.to_string())?;
    step::to_bytes(&faces, title).map_err(|e| e.to_string())
}

fn record(case: &Case, made: &Made, settings: &Settings) -> JobRecord {
    let mut feet = FootJobs::default();
    let mut inputs = vec![case.hash.clone()];
    for side in Side::BOTH {
        if let Some(measured) = made.feet.get(side) {
            inputs.push(FileHash { file: format!("foot.{side}.scan"), ..measured.file.clone() });
            if let Some(pressure) = &measured.pressure {
                inputs.push(FileHash { file: format!("foot.{side}.pressure"), ..pressure.file.clone() });
            }
        }
        if let Some(foot) = foot_job(made, side) {
            feet.set(side, foot);
        }
    }
    let manifest = Manifest {
        made_by: MADE_BY.into(),
        program: settings.program.clone(),
        executable: settings.executable.clone(),
        asked: settings.asked(),
        inputs,
        profiles: settings.profiles.hashes(),
        outputs: Vec::new(),
    };
    JobRecord {
        schema: job::SCHEMA.into(),
        id: case.id().to_owned(),
        feet,
        heels: HeelDifference::of(&made.prescription, &made.built),
        faults: made.prescription.faults.clone(),
        referral: made.prescription.referral.clone(),
        missing: made.prescription.missing.clone(),
        assumed: made.prescription.assumed.clone(),
        declined: made.prescription.declined.clone(),
        chain: made.chain.as_ref().ok().cloned(),
        alternatives: made.alternatives.clone(),
        choice: made.choice.clone(),
        chain_not_computed: made.chain.as_ref().err().map(Complaints::reasons),
        notes: made.notes.clone(),
        manifest,
    }
}

fn foot_job(made: &Made, side: Side) -> Option<FootJob> {
    let measured = made.feet.get(side).as_ref()?;
    let walking = made.chain.as_ref().ok().and_then(|c| c.walking.get(side).as_ref());
    let device = made.devices.get(side).as_ref()?;
    let built = made.built.get(side).as_ref()?;
    let mesh = MeshFacts::of(&device.mesh);
    let realised = device.realised.iter().map(|r| {
        let dose = RealisedDose {
            requested: r.requested.clone(),
            realised: r.realised.clone(),
            tolerance: r.tolerance,
            within_tolerance: r.within_tolerance,
            method: r.method.into(),
        };
        (r.key().into(), dose)
    });
    Some(FootJob {
        scan: scan_facts(&measured.foot),
        pressure: pressure::facts(measured, walking.map(|w| &w.pressure)),
        prescription: made.prescription.feet.get(side).as_ref()?.lines.clone(),
        realised: realised.collect(),
        fit: device.fit.clone(),
        printability: made.printability.get(side).clone(),
        heights: built.heights,
        mass_g: built.mass_g,
        mesh,
    })
}

fn scan_facts(foot: &Foot) -> ScanFacts {
    ScanFacts {
        loading: foot.loading,
        measures: foot.measures,
        landmarks: foot.landmarks,
        residual_mm: foot.plantar.residual,
    }
}
