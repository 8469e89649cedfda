//! `windlass reproduce`: make a job again from its record and compare every byte.

use crate::arguments::{Options, Reproduce};
use crate::exit::{Outcome, Result};
use crate::open;
use crate::terminal::Terminal;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use windlass::job::{FileHash, Manifest};
use windlass::{Case, Complaint, Complaints, Job, MADE_BY, Settings, design};
use windlass_lab::{read_file, recover};
use windlass_measure::Note;

/// Differences of the record that are told by name.
const LISTED: usize = 20;

/// Makes the job again and says what agrees: the record, and every file on the disk.
pub fn run(words: &Reproduce, options: &Options, terminal: &Terminal) -> Result {
    recover(words.job.parent().unwrap_or(Path::new("")));
    let (record, manifest) = record(&words.job)?;
    let file = match &words.case {
        Some(case) => open::case_file(case),
        None => find_case(&words.job, &manifest)?,
    };
    let open::Opened { case, world, .. } = open::case(&file)?;
    let settings = open::settings(options, terminal)?;
    let settings = Settings { executable: manifest.executable.clone(), ..settings.asking(&manifest.asked)? };
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
    compare_records(&record, &job, &mut differences)?;
    compare_files(&words.job, &case, &job, &mut differences);
    if let Some(by) = other_program(&manifest, &settings) {
        if differences.is_empty() {
            terminal.remark(&Note::info("made_by", by));
        } else {
            differences.push(by);
        }
    }
    let end = if differences.is_empty() {
        format!("reproduced: {} outputs, byte for byte, and the record", job.record.manifest.outputs.len())
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

/// Which program made the record, where it was not this one.
fn other_program(manifest: &Manifest, settings: &Settings) -> Option<String> {
    if manifest.made_by != MADE_BY {
        return Some(format!("made by {}, this is {MADE_BY}", manifest.made_by));
    }
    let other = manifest.program != settings.program;
    other.then(|| format!("made by {MADE_BY} from other sources than this program"))
}

/// A record as it stands in its file, and its manifest.
fn record(file: &Path) -> std::result::Result<(Value, Manifest), Complaints> {
    let place = file.display().to_string();
    let bytes = read_file(file).map_err(|why| Complaint::input(&place, why))?;
    let record: Value = serde_json::from_slice(&bytes).map_err(|e| {
        Complaint::input(&place, format!("this is not a job record: {e}")).then("name a job.json")
    })?;
    let manifest: Manifest = serde_json::from_value(record["manifest"].clone())
        .map_err(|e| Complaint::input(&place, format!("its manifest cannot be read: {e}")))?;
    if manifest.asked.draws == 0 {
        let why = "the record does not contain the request: an older program made it";
        return Err(Complaint::input(&place, why).then("repeat the job with `windlass design`").into());
    }
    Ok((record, manifest))
}

/// The record on the disk against the one of the job made again; which program made it is told elsewhere.
fn compare_records(
    then: &Value,
    job: &Job,
    differences: &mut Vec<String>,
) -> std::result::Result<(), Complaints> {
    // Both are read from text: numbers then have gone the same way.
    let text = job.outputs.last().map(|record| record.bytes.as_slice()).unwrap_or_default();
    let mut now: Value =
        serde_json::from_slice(text).map_err(|e| Complaint::internal("job.json", e.to_string()))?;
    let mut then = then.clone();
    for record in [&mut then, &mut now] {
        for key in ["made_by", "program", "executable"] {
            record["manifest"].as_object_mut().map(|manifest| manifest.remove(key));
        }
    }
    let mut places = Vec::new();
    differing(&then, &now, "", &mut places);
    differences.extend(places.iter().take(LISTED).map(|place| format!("the record differs in {place}")));
    if places.len() > LISTED {
        differences.push(format!("the record differs in {} more places", places.len() - LISTED));
    }
    Ok(())
}

/// The places where two values differ, by their keys with dots.
fn differing(then: &Value, now: &Value, path: &str, places: &mut Vec<String>) {
    let join = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    match (then, now) {
        (Value::Object(a), Value::Object(b)) => {
            let keys: BTreeSet<&String> = a.keys().chain(b.keys()).collect();
            for key in keys {
                differing(
                    a.get(key).unwrap_or(&Value::Null),
                    b.get(key).unwrap_or(&Value::Null),
                    &join(key),
                    places,
                );
            }
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            for (i, (then, now)) in a.iter().zip(b).enumerate() {
                differing(then, now, &format!("{path}[{i}]"), places);
            }
        }
        _ if then != now => places.push(path.to_owned()),
        _ => {}
    }
}

/// Every file of the job on the disk, and files with its name that are not of the job.
fn compare_files(record: &Path, case: &Case, job: &Job, differences: &mut Vec<String>) {
    let folder = record.parent().unwrap_or(Path::new(""));
    let own_name = record.file_name();
    for output in &job.outputs {
        // The record itself is compared by what it says.
        let is_record = output.name == "job.json" || output.name.ends_with(".job.json");
        let path = folder.join(&output.name);
        if own_name.is_some_and(|name| name == output.name.as_str()) {
            continue;
        }
        match read_file(&path) {
            Ok(bytes) if bytes == output.bytes || (is_record && own_bytes(record) == Some(bytes.clone())) => {
            }
            Ok(_) => differences.push(format!("{} on disk differs", output.name)),
            Err(_) if !path.exists() && is_record => {}
            Err(_) if !path.exists() => differences.push(format!("{} is missing", output.name)),
            Err(why) => differences.push(format!("{} cannot be compared: {why}", output.name)),
        }
    }
    let here = std::fs::read_dir(if folder.as_os_str().is_empty() { Path::new(".") } else { folder });
    let mut names: Vec<String> =
        here.into_iter().flatten().flatten().filter_map(|e| e.file_name().into_string().ok()).collect();
    names.sort();
    let of_case = |name: &&String| {
        let rest = name.strip_prefix(case.id());
        rest.is_some_and(|rest| rest.starts_with(['_', '.'])) && !name.ends_with(".toml")
    };
    for name in names.iter().filter(of_case).filter(|name| job.outputs.iter().all(|o| o.name != **name)) {
        differences.push(format!("{name} is next to the record but does not belong to this job"));
    }
}

fn own_bytes(record: &Path) -> Option<Vec<u8>> {
    read_file(record).ok()
}

/// The case of the record, by its hash, next to the record or one folder up.
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
