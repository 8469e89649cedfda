//! `windlass pack`: the folder or ZIP that a print lab opens.

use crate::arguments::{Options, Pack};
use crate::exit::{Result, of_guard};
use crate::open;
use crate::progress::Progress;
use crate::terminal::Terminal;
use std::path::Path;
use windlass::{Complaint, Output, pack};
use windlass_lab::{publish, zip};
use windlass_measure::Note;

/// Designs, packs and writes; says what is in the package.
pub fn run(words: &Pack, options: &Options, terminal: &Terminal) -> Result {
    let ending = words.out.extension().and_then(|e| e.to_str()).unwrap_or_default();
    if ["tar", "gz", "tgz", "7z", "rar"].contains(&ending) {
        let place = words.out.display().to_string();
        let refused = Complaint::input(place, format!("packages are not written as .{ending}"));
        return Err(refused.then("name a folder, or a file that ends in .zip").into());
    }
    let (case, world) = open::case(&words.case)?;
    let settings = open::settings(options)?;
    let progress = Progress::spinner(terminal, "packing");
    let package = pack::pack(&case, &world, &settings)?;
    let place = words.out.display().to_string();
    if words.out.extension().is_some_and(|e| e == "zip") {
        let name = words.out.file_name().and_then(|n| n.to_str());
        let name = name.ok_or_else(|| Complaint::input(&place, "this is not a file name"))?.to_owned();
        let folder = words.out.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        publish(folder, &[Output { name, bytes: zip(&package.name, &package.files)? }])?;
    } else {
        publish(&words.out, &package.files)?;
    }
    progress.done();
    if terminal.is_json() {
        let files: Vec<_> = package
            .files
            .iter()
            .map(|f| serde_json::json!({ "file": f.name, "bytes": f.bytes.len() }))
            .collect();
        terminal.record(&serde_json::json!({ "package": package.name, "out": place, "files": files }));
    }
    terminal.say(&format!("{} packed into {place}:", package.name));
    for file in &package.files {
        terminal.say(&format!("  {:<52} {:>9} bytes", file.name, file.bytes.len()));
    }
    terminal.say("complete the bracketed fields of the statement before signing it");
    for objection in &package.guard {
        terminal.remark(
            &Note::warning("load shift", objection)
                .then("it is also in advice.txt; clarify it with the prescriber"),
        );
    }
    Ok(of_guard(package.guard.len(), options))
}
