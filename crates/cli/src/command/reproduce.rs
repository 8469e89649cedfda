//! `windlass reproduce`: make a job again from its record and compare every byte.

use crate::arguments::{Options, Reproduce};
use crate::exit::{Outcome, Result};
use crate::open;
use crate::terminal::Terminal;
use std::path::{Path, PathBuf};
use windlass::job::{FileHash, Manifest};
use windlass::{Complaint, Complaints, Files, MADE_BY, Settings, design};
use windlass_lab::read_file;
use windlass_measure::Note;

/// Makes the job again and says which outputs agree.
pub fn run(words: &Reproduce, options: &Options, terminal: &Terminal) -> Result {
    let (manifest, search) = record(&words.job)?;
    let file = match &words.case {
        Some(case) => open::case_file(case),
        None => find_case(&words.job, &manifest)?,
    };
    let (case, world) = open::case(&file)?;
    let settings = Settings {
        files: Files::of_outputs(&manifest.outputs),
        search,
        even_if_it_does_not_print: manifest.does_not_print(),
        ..open::settings(options)?
    };
    let mut differences = Vec::new();
    compare("input", &manifest.inputs, &case.inputs(&world)?, &mut differences);
    compare("profile", &manifest.profiles, &settings.profiles.hashes(), &mut differences);
    if !differences.is_empty() {
        // Other outputs would then say nothing, so they are not made.
        let next =
            "restore the original inputs (their hashes are in the manifest), or make a new job with `design`";
        return Ok(tell(&differences, &format!("not repeated: {next}"), terminal));
    }
    let job = design(&case, &world, &settings)?;
    let made = &job.record.manifest;
    compare("output", &manifest.outputs, &made.outputs, &mut differences);
    if manifest.made_by != MADE_BY {
        let by = format!("made by {}; this is {MADE_BY}", manifest.made_by);
        if differences.is_empty() {
            terminal.remark(&Note::info("made_by", by));
        } else {
            differences.push(by);
        }
    }
    let end = if differences.is_empty() {
        format!("reproduced: {} outputs, byte for byte", made.outputs.len())
    } else {
        "repeated; the outputs differ".to_owned()
    };
    Ok(tell(&differences, &end, terminal))
}

fn tell(differences: &[String], end: &str, terminal: &Terminal) -> Outcome {
    if terminal.is_json() {
        let record = serde_json::json!({ "reproduced": differences.is_empty(), "differences": differences });
        terminal.record(&record);
    }
    for difference in differences {
        terminal.say(difference);
    }
    terminal.say(end);
    if differences.is_empty() { Outcome::Done } else { Outcome::Objection }
}

/// The manifest of a record, and whether doses were searched for it.
fn record(file: &Path) -> std::result::Result<(Manifest, bool), Complaints> {
    let place = file.display().to_string();
    let bytes = read_file(file).map_err(|why| Complaint::input(&place, why))?;
    let record: serde_json::Value = serde_json::from_slice(&bytes).map_err(|e| {
        Complaint::input(&place, format!("this is not a job record: {e}")).then("name a job.json")
    })?;
    let manifest = serde_json::from_value(record["manifest"].clone())
        .map_err(|e| Complaint::input(&place, format!("its manifest cannot be read: {e}")))?;
    Ok((manifest, record["choice"].is_object()))
}

/// The case of the record, by its hash, beside the record or one folder up.
fn find_case(job: &Path, manifest: &Manifest) -> std::result::Result<PathBuf, Complaints> {
    let folder = job.parent().unwrap_or(Path::new("")).to_owned();
    let wanted = manifest.inputs.iter().find(|f| f.file == "case").map(|f| f.blake3.as_str());
    for folder in [folder.clone(), folder.join("..")] {
        let Ok(entries) = std::fs::read_dir(&folder) else {
            continue;
        };
        let mut files: Vec<PathBuf> = entries.flatten().map(|e| e.path()).collect();
        files.sort();
        for file in files.into_iter().filter(|f| f.extension().is_some_and(|e| e == "toml")) {
            let hash = read_file(&file).map(|bytes| windlass::job::hash(&bytes));
            if hash.ok().as_deref() == wanted {
                return Ok(file);
            }
        }
    }
    Err(Complaint::input(job.display().to_string(), "the case of this record was not found next to it")
        .then("name it with --case; its hash is in the manifest")
        .into())
}

fn compare(what: &str, then: &[FileHash], now: &[FileHash], differences: &mut Vec<String>) {
    for old in then {
        match now.iter().find(|new| new.file == old.file) {
            Some(new) if new.blake3 == old.blake3 => {}
            Some(_) => differences.push(format!("{what} {} differs", old.file)),
            None => differences.push(format!("{what} {} is missing", old.file)),
        }
    }
    for new in now.iter().filter(|new| then.iter().all(|old| old.file != new.file)) {
        differences.push(format!("{what} {} is new", new.file));
    }
}
