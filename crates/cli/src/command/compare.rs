//! `windlass compare`: devices side by side for both feet together.

use crate::arguments::{Compare, Options};
use crate::exit::{Outcome, Result};
use crate::progress::Progress;
use crate::terminal::Terminal;
use crate::{open, table};
use std::path::Path;
use windlass::{Both, CompareRequest, Complaint, Complaints, Mesh, Output, compare, comparison_page};
use windlass_lab::{publish, read_file};

/// Compares, prints, and writes the page where a folder is named.
pub fn run(words: &Compare, options: &Options, terminal: &Terminal) -> Result {
    let opened = open::case(&words.case)?;
    let settings = open::settings(options, terminal)?;
    let old = Both { left: mesh(words.old_left.as_deref())?, right: mesh(words.old_right.as_deref())? };
    let request = CompareRequest { old, doses: words.dose.clone() };
    let progress = Progress::spinner(terminal, "comparing");
    let found = compare(&opened.case, &request, &opened.world, &settings)?;
    if let Some(out) = &words.out {
        let mut files = vec![comparison_page(&found)?];
        let data = serde_json::to_string_pretty(&found)
            .map_err(|e| Complaint::internal("compare.json", e.to_string()))?;
        files.push(Output {
            name: format!("{}.compare.json", found.id),
            bytes: format!("{data}\n").into_bytes(),
        });
        publish(out, &files, &opened.claim())?;
    }
    progress.done();
    for note in &found.notes {
        terminal.remark(note);
    }
    if terminal.is_json() {
        terminal.record(&found);
    } else {
        terminal.say(&table::compare(&found));
    }
    if let Some(out) = &words.out {
        terminal.say(&format!(
            "written to {}: {}.compare.html, {}.compare.json",
            out.display(),
            found.id,
            found.id
        ));
    }
    Ok(Outcome::Done)
}

fn mesh(file: Option<&Path>) -> std::result::Result<Option<Mesh>, Complaints> {
    let Some(file) = file else { return Ok(None) };
    let name = file.display().to_string();
    let bytes = read_file(file).map_err(|why| Complaint::input(&name, why))?;
    Ok(Some(windlass::device_mesh(&name, &bytes)?))
}
