//! One case of a batch: done already, done now, or failed with its reason.

use super::{BatchRequest, Found};
use crate::case::Case;
use crate::job::{FileHash, Manifest};
use crate::{Complaint, Complaints, Folder, Settings, World, design, publish, read_file};
use serde::Serialize;
use std::path::Path;
use windlass_measure::Side;

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
    /// Doses that the triangles do not show as asked.
    pub missed_doses: u64,
    /// Why there is no result.
    pub message: String,
}

/// Does one case. Whatever happens comes back as a row.
pub(super) fn run(found: &Found, request: &BatchRequest, settings: &Settings) -> Row {
    let mut row = Row {
        case: found.relative.clone(),
        id: String::new(),
        status: Status::Failed,
        triangles: 0,
        volume_mm3: 0.0,
        guard: 0,
        missed_doses: 0,
        message: String::new(),
    };
    if let Err(complaints) = attempt(found, request, settings, &mut row) {
        row.message = complaints.to_string();
    }
    row
}

fn attempt(
    found: &Found,
    request: &BatchRequest,
    settings: &Settings,
    row: &mut Row,
) -> Result<(), Complaints> {
    let bytes = read_file(&found.file).map_err(|why| Complaint::input(&found.relative, why))?;
    let case = Case::read(&found.relative, &bytes)?;
    row.id = case.id().to_owned();
    let folder = found.file.parent().unwrap_or(Path::new("")).to_owned();
    let world = if request.allow_outside { Folder::open(folder) } else { Folder::confined(folder) };
    let out = request.out.join(&found.place);

    if let Some(record) = finished(&case, &world, settings, &out) {
        fill(row, &record, Status::Skipped);
        return Ok(());
    }
    let job = design(&case, &world, settings)?;
    sweep(&out);
    publish(&out, &job.outputs)?;
    let record =
        serde_json::to_value(&job.record).map_err(|e| Complaint::internal(&found.relative, e.to_string()))?;
    fill(row, &record, Status::Done);
    Ok(())
}

/// The record of a finished job, if everything that goes into it is unchanged and everything that came out is there.
fn finished(case: &Case, world: &dyn World, settings: &Settings, out: &Path) -> Option<serde_json::Value> {
    let bytes = std::fs::read(out.join(format!("{}.job.json", case.id()))).ok()?;
    let record: serde_json::Value = serde_json::from_slice(&bytes).ok()?;
    let manifest: Manifest = serde_json::from_value(record.get("manifest")?.clone()).ok()?;
    let same = manifest.made_by == crate::MADE_BY
        && manifest.profiles == settings.profiles.hashes()
        && manifest.inputs == inputs(case, world)?;
    let there = manifest
        .outputs
        .iter()
        .all(|f| std::fs::metadata(out.join(&f.file)).is_ok_and(|m| m.is_file() && m.len() == f.bytes));
    (same && there).then_some(record)
}

/// The inputs of a case as a manifest lists them; `None` when one cannot be read.
fn inputs(case: &Case, world: &dyn World) -> Option<Vec<FileHash>> {
    let mut inputs = vec![case.hash.clone()];
    for side in Side::BOTH {
        if let Some(scan) = case.file.foot.get(side).and_then(|f| f.scan.as_ref()) {
            inputs.push(FileHash::of(format!("foot.{side}.scan"), &world.read(&scan.file).ok()?));
        }
    }
    Some(inputs)
}

/// Removes temporary files that a killed run left in the folder of this case.
fn sweep(out: &Path) {
    let Ok(entries) = std::fs::read_dir(out) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(".windlass-") && name.ends_with(".tmp") {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

fn fill(row: &mut Row, record: &serde_json::Value, status: Status) {
    row.status = status;
    for side in Side::BOTH {
        let foot = &record["feet"][side.name()];
        row.triangles += foot["mesh"]["triangles"].as_u64().unwrap_or(0);
        row.volume_mm3 += foot["mesh"]["volume_mm3"].as_f64().unwrap_or(0.0);
        let doses = foot["realised"].as_object();
        let missed = doses.into_iter().flatten().filter(|(_, d)| d["within_tolerance"] == false).count();
        row.missed_doses += missed as u64;
    }
    row.guard = record["chain"]["guard"].as_array().map_or(0, |g| g.len() as u64);
}
