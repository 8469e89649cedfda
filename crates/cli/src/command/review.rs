//! `windlass review`: what a check-up says of the device, and the next prescription.

use crate::arguments::{Options, Review};
use crate::exit::{Outcome, Result};
use crate::progress::Progress;
use crate::terminal::Terminal;
use crate::{open, table};
use std::path::Path;
use windlass::{Complaint, Complaints, Output, check_up_page, review, revisions};
use windlass_lab::{Claim, publish, read_file};

/// Reviews, prints, and writes what is asked for. A patient who is referred ends with an objection.
pub fn run(words: &Review, options: &Options, terminal: &Terminal) -> Result {
    let opened = open::case(&words.case)?;
    let settings = open::settings(options, terminal)?;
    let found = review(&opened.case, &settings)?;
    if terminal.is_json() {
        terminal.record(&found);
    } else {
        terminal.print(&table::review(opened.case.id(), &found));
    }
    if let Some(file) = &words.write {
        write(file, &opened, &found)?;
        terminal.say(&format!(
            "revision {} is in {}; next:\n  windlass design {} --out DIR",
            opened.case.revision() + 1,
            file.display(),
            file.display()
        ));
    }
    if let Some(out) = &words.out {
        let progress = Progress::spinner(terminal, "making both devices");
        let made = found
            .next
            .as_ref()
            .map(|_| revisions(&opened.case, &found, &opened.world, &settings))
            .transpose()?;
        let mut files = vec![check_up_page(&opened.case, &found, made.as_ref())?];
        let record =
            serde_json::json!({ "review": found, "loads": made.as_ref().map(|made| &made.comparison) });
        let text = serde_json::to_string_pretty(&record)
            .map_err(|e| Complaint::internal("review.json", e.to_string()))?;
        files.push(Output {
            name: format!("{}.review.json", opened.case.id()),
            bytes: format!("{text}\n").into_bytes(),
        });
        publish(out, &files, &opened.claim())?;
        progress.done();
        terminal.say(&format!("written to {}: {}, {}", out.display(), files[0].name, files[1].name));
    }
    Ok(if found.next.is_some() { Outcome::Done } else { Outcome::Objection })
}

/// Writes the next revision next to the case, whole or not at all; never over a file.
fn write(
    file: &Path,
    opened: &open::Opened,
    found: &windlass::prescription::Review,
) -> std::result::Result<(), Complaints> {
    let place = file.display().to_string();
    let refused = |why: &str| {
        Complaint::input(&place, why).then("name a new file in the folder of the case, such as case-r2.toml")
    };
    let folder = |path: &Path| {
        path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned()
    };
    // Scans are named from the folder of the case.
    let (ours, theirs) = (folder(&opened.file).canonicalize(), folder(file).canonicalize());
    if ours.ok() != theirs.ok() {
        return Err(refused(
            "the next revision must be in the folder of the case, from which it names its scans",
        )
        .into());
    }
    let name = file.file_name().and_then(|n| n.to_str()).filter(|n| n.ends_with(".toml"));
    let name = name.ok_or_else(|| refused("this is not the name of a TOML file"))?.to_owned();
    let bytes = read_file(&opened.file).map_err(|why| Complaint::input(&place, why))?;
    let text = opened.case.next_revision(&bytes, found)?;
    publish(
        &folder(file),
        &[Output { name, bytes: text.into_bytes() }],
        &Claim { id: None, ..opened.claim() },
    )?;
    Ok(())
}
