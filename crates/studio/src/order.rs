//! Files written beside a case, byte for byte as the terminal writes them: the lab's package, the job with its report; and
//! reading them again.

use crate::answer::Stop;
use crate::desk::{Opened, Place};
use serde_json::{Value, json};
use std::path::Path;
use windlass::{Complaint, FileKind, Files, Output, Settings, design, pack};
use windlass_lab::{Claim, publish, read_file};

/// Folders beside a case that hold a finished set: the lab's package, the job.
pub const SETS: [&str; 2] = ["order", "out"];

/// Packs a case into the folder `order`, as `windlass pack` does.
///
/// # Errors
/// What stops the design, or the disk.
pub fn pack_into(opened: &Opened, settings: &Settings) -> Result<Value, Stop> {
    let package = pack::pack(&opened.case, &opened.world, settings)?;
    // A package is no job: other orders may lie beside it.
    let claim = Claim { id: None, ..opened.claim() };
    publish(&opened.sheet.place.folder().join("order"), &package.files, &claim)?;
    let mut answer = written(opened, "order", &package.files);
    answer["package"] = json!(package.name);
    answer["guard"] = json!(package.guard);
    Ok(answer)
}

/// Designs a case into the folder `out`, as `windlass design` does.
///
/// # Errors
/// What stops the design, or the disk.
pub fn design_into(opened: &Opened, settings: &Settings) -> Result<Value, Stop> {
    let job = design(&opened.case, &opened.world, settings)?;
    publish(&opened.sheet.place.folder().join("out"), &job.outputs, &opened.claim())?;
    let mut answer = written(opened, "out", &job.outputs);
    answer["notes"] = json!(job.record.notes);
    Ok(answer)
}

/// The report page of a case as it is, without writing anything.
///
/// # Errors
/// What stops the design.
pub fn report(opened: &Opened, settings: &Settings) -> Result<Vec<u8>, Stop> {
    let files = Files::parse(FileKind::Report.word())?;
    let job = design(&opened.case, &opened.world, &Settings { files, ..settings.clone() })?;
    let page = job.outputs.into_iter().find(|file| file.name.ends_with(FileKind::Report.ending()));
    Ok(page.ok_or_else(|| Complaint::internal("report", "the job has no report"))?.bytes)
}

fn written(opened: &Opened, folder: &str, files: &[Output]) -> Value {
    let key = &opened.sheet.place.key;
    let file = |file: &Output| {
        let address = format!("api/cases/{key}/files/{folder}/{}", file.name);
        json!({ "name": file.name, "bytes": file.bytes.len(), "address": address })
    };
    let files: Vec<Value> = files.iter().map(file).collect();
    json!({ "version": opened.sheet.version, "folder": folder, "files": files })
}

/// The files of the finished sets beside a case.
pub fn files(place: &Place) -> Value {
    let mut found = Vec::new();
    for set in SETS {
        let folder = place.folder().join(set);
        for name in names(&folder) {
            let bytes = folder.join(&name).metadata().map_or(0, |meta| meta.len());
            let address = format!("api/cases/{}/files/{set}/{name}", place.key);
            found.push(json!({ "folder": set, "name": name, "bytes": bytes, "address": address }));
        }
    }
    json!({ "files": found })
}

/// Plain files of a folder, sorted.
fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let plain = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
    let mut names: Vec<String> = plain.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.retain(|name| !name.starts_with('.'));
    names.sort();
    names
}

/// A file of a finished set, with how a browser is to take it. A name is one of those that are listed, so that no address
/// leads to another file.
///
/// # Errors
/// There is no such file.
pub fn file(place: &Place, set: &str, name: &str) -> Result<(&'static str, Vec<u8>), Stop> {
    let missing = || Stop::Missing("such file of this case".into());
    let set = SETS.into_iter().find(|known| *known == set).ok_or_else(missing)?;
    let folder = place.folder().join(set);
    let name = names(&folder).into_iter().find(|known| known == name).ok_or_else(missing)?;
    let bytes = read_file(&folder.join(&name)).map_err(|why| Complaint::input(&name, why))?;
    Ok((kind(&name), bytes))
}

/// How files are served, by the end of their names.
fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("txt") => "text/plain; charset=utf-8",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    }
}
