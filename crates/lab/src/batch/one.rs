//! One case of a batch: done already, done now, or failed with its reason.

use super::{BatchCase, BatchRequest};
use crate::folder::plain;
use crate::{Claim, Folder, publish, read_file, recover};
use serde::Serialize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use windlass::Case;
use windlass::job::{Asked, FileHash, JobRecord, hash};
use windlass::{Complaint, Complaints, Kind, Settings, World, design};

/// What came of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Made now.
    Done,
    /// Done before, unchanged.
    Skipped,
    /// No result.
    Failed,
}

/// A row of the results table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row {
    /// The case file, from the top of the tree.
    pub case: String,
    /// Its pseudonym; empty when the case could not be read.
    pub id: String,
    /// What came of it.
    pub status: Status,
    /// Triangles of all devices.
    pub triangles: u64,
    /// Volume of all devices, mm3.
    pub volume_mm3: f64,
    /// Objections of the guard.
    pub guard: u64,
    /// Dimensions that the finished mesh does not have as prescribed.
    pub missed_doses: u64,
    /// Why there is no result.
    pub message: String,
    /// The outputs could not be written, or the program is at fault: nothing in the case explains it.
    #[serde(skip)]
    pub internal: bool,
}

impl Row {
    /// A case without a result.
    pub(super) fn failed(case: &str, message: String) -> Row {
        Row {
            case: case.to_owned(),
            id: String::new(),
            status: Status::Failed,
            triangles: 0,
            volume_mm3: 0.0,
            guard: 0,
            missed_doses: 0,
            message,
            internal: false,
        }
    }
}

/// Does one case. Whatever happens is returned as a row, also an internal error: the other cases continue.
pub(super) fn run(found: &BatchCase, request: &BatchRequest, settings: &Settings) -> Row {
    let mut row = Row::failed(&found.relative, String::new());
    let attempted = catch_unwind(AssertUnwindSafe(|| attempt(found, request, settings, &mut row)));
    match attempted {
        Ok(Ok(())) => {}
        Ok(Err(complaints)) => {
            row.internal = complaints.kind() == Kind::Internal;
            row.message = complaints.to_string();
        }
        Err(_) => {
            row = Row::failed(&found.relative, "internal error; please report it with this case".into());
            row.internal = true;
        }
    }
    row
}

fn attempt(
    found: &BatchCase,
    request: &BatchRequest,
    settings: &Settings,
    row: &mut Row,
) -> Result<(), Complaints> {
    if !request.allow_outside {
        stays_below(&found.file, &request.dir, &found.relative)?;
    }
    let bytes = read_file(&found.file).map_err(|why| Complaint::input(&found.relative, why))?;
    let case = Case::read(&found.relative, &bytes)?;
    row.id = case.id().to_owned();
    let folder = found.file.parent().unwrap_or(Path::new("")).to_owned();
    let world = Folder::of(folder, request.allow_outside);
    let out = request.out.join(&found.place);

    if let Some(first) = &found.place_taken_by {
        let why = format!("its outputs would overwrite those of {first}: {}", out.display());
        return Err(Complaint::input(&found.relative, why).then("give one of the two another name").into());
    }
    recover(&out);
    if let Some(record) = finished(&case, &world, settings, &out) {
        fill(row, &record, Status::Skipped);
        return Ok(());
    }
    let job = design(&case, &world, settings)?;
    // A link in the output folder must not lead the outputs out of it.
    std::fs::create_dir_all(&request.out).map_err(|e| Complaint::internal(&found.relative, plain(&e)))?;
    let mut folder = out.as_path();
    while !folder.exists() {
        folder = folder.parent().unwrap_or(&request.out);
    }
    stays_below(folder, &request.out, &found.relative)?;
    publish(&out, &job.outputs, &Claim::of(&case, &found.file, &world))?;
    fill(row, &job.record, Status::Done);
    Ok(())
}

/// Refuses a path that a link leads out of a folder.
fn stays_below(path: &Path, folder: &Path, case: &str) -> Result<(), Complaint> {
    match (path.canonicalize(), folder.canonicalize()) {
        (Ok(real), Ok(folder)) if real.starts_with(&folder) => Ok(()),
        _ => {
            Err(Complaint::input(case, format!("{} is a link that leads out of the folder", path.display()))
                .then("remove the symlink, or pass --allow-outside if you trust it"))
        }
    }
}

/// The record of a finished job, if everything that goes into it is unchanged and everything that came out is there.
fn finished(case: &Case, world: &dyn World, settings: &Settings, out: &Path) -> Option<JobRecord> {
    // The last file of a job: where it is, all of them are.
    let bytes = read_file(&out.join("job.json")).ok()?;
    let record = JobRecord::read("job.json", &bytes).ok()?;
    let manifest = &record.manifest;
    let asked = &manifest.asked;
    let same = manifest.made_by == windlass::MADE_BY
        && manifest.program == settings.program
        && manifest.executable == settings.executable
        && Asked { files: asked.files.clone(), ..settings.asked() } == *asked
        && manifest.profiles == settings.profiles.hashes()
        && manifest.inputs == case.inputs(world).ok()?;
    (same && settings.files.are_among(&asked.files) && manifest.outputs.iter().all(|f| is_whole(f, out)))
        .then_some(record)
}

/// Whether an output is there, byte for byte.
fn is_whole(output: &FileHash, out: &Path) -> bool {
    let path = out.join(&output.file);
    let long = std::fs::metadata(&path).is_ok_and(|m| m.is_file() && m.len() == output.bytes);
    long && read_file(&path).is_ok_and(|bytes| hash(&bytes) == output.blake3)
}

fn fill(row: &mut Row, record: &JobRecord, status: Status) {
    row.status = status;
    for (_, foot) in record.feet.iter() {
        row.triangles += foot.mesh.triangles as u64;
        row.volume_mm3 += foot.mesh.volume_mm3;
        row.missed_doses += foot.realised.values().filter(|dose| !dose.within_tolerance).count() as u64;
    }
    row.guard = record.objections() as u64;
}
