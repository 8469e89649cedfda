//! `windlass pack`: the folder or ZIP that a print lab opens.

use crate::arguments::{Options, Pack};
use crate::exit::{Result, of_guard};
use crate::open;
use crate::progress::Progress;
use crate::terminal::Terminal;
use std::path::Path;
use windlass::{Complaint, Output, pack};
use windlass_lab::{Claim, publish, publish_zip, zip};
use windlass_measure::Note;

/// Designs, packs and writes; says what is in the package.
pub fn run(words: &Pack, options: &Options, terminal: &Terminal) -> Result {
    let opened = open::case(&words.case)?;
    let place = words.out.display().to_string();
    let is_zip = archive(&words.out)?;
    let settings = open::settings(options, terminal)?;
    let progress = Progress::spinner(terminal, "packing");
    let package = pack::pack(&opened.case, &opened.world, &settings)?;
    // A package is no job: other orders may lie beside it.
    let claim = Claim { id: None, ..opened.claim() };
    if is_zip {
        let name = words.out.file_name().and_then(|n| n.to_str());
        let name = name.ok_or_else(|| Complaint::input(&place, "this is not a file name"))?.to_owned();
        let folder = words.out.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let output = Output { name, bytes: zip(&package.name, &package.files)? };
        publish_zip(folder, output, &claim)?;
    } else {
        publish(&words.out, &package.files, &claim)?;
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

/// Endings of archives and files that a package is not written as.
const OTHERS: [&str; 12] = ["tar", "gz", "tgz", "bz2", "xz", "zst", "7z", "rar", "stl", "3mf", "json", "pdf"];

/// Whether the package is one ZIP file.
///
/// # Errors
/// The name is that of another kind of file: it would become a folder of this name.
fn archive(out: &Path) -> std::result::Result<bool, Complaint> {
    let ending = out.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    if OTHERS.contains(&ending.as_str()) && !out.is_dir() {
        let refused =
            Complaint::input(out.display().to_string(), format!("packages are not written as .{ending}"));
        return Err(refused.then("name a folder, or a file that ends in .zip"));
    }
    Ok(ending == "zip")
}
