//! `windlass check`: what the device does to the loads above the foot.

use crate::arguments::{Check, Options, SideWord};
use crate::exit::{Result, of_guard};
use crate::terminal::Terminal;
use crate::{open, table};
use std::path::Path;
use windlass::chain::ChainReport;
use windlass::job::{Alternative, DoseChoice};
use windlass::{Complaint, Complaints, Settings, check};
use windlass_lab::read_file;
use windlass_measure::Side;

/// Checks and prints.
pub fn run(words: &Check, options: &Options, terminal: &Terminal) -> Result {
    let open::Opened { case, world, .. } = open::case(&words.case)?;
    let settings = Settings { search: words.search, ..open::settings(options, terminal)? };
    let device = words.device.as_deref().map(|file| device(file, words.side)).transpose()?;
    let checked = check(&case, device, &world, &settings)?;
    for note in checked.notes.iter().chain(&checked.report.notes) {
        terminal.remark(note);
    }
    if terminal.is_json() {
        terminal.record(&Record {
            report: &checked.report,
            alternatives: &checked.alternatives,
            choice: checked.choice.as_ref(),
        });
    } else {
        let table = if words.all { table::chain } else { table::summary };
        terminal.say(&table(&checked.report));
        if let Some(choice) = &checked.choice {
            terminal.say(&table::choice(choice));
        }
    }
    Ok(of_guard(checked.report.guard.len(), options))
}

/// The answer as JSON: the chain's report, and the choice of a search where one was made.
#[derive(serde::Serialize)]
struct Record<'a> {
    #[serde(flatten)]
    report: &'a ChainReport,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    alternatives: &'a [Alternative],
    #[serde(skip_serializing_if = "Option::is_none")]
    choice: Option<&'a DoseChoice>,
}

/// Reads a third-party mesh; its side is in the file name or stated.
fn device(file: &Path, side: Option<SideWord>) -> std::result::Result<(Side, windlass::Mesh), Complaints> {
    let name = file.display().to_string();
    let stem = file.file_stem().and_then(|s| s.to_str()).unwrap_or_default();
    let side = match side {
        Some(word) => word.into(),
        None if stem.ends_with("_L") => Side::Left,
        None if stem.ends_with("_R") => Side::Right,
        None => {
            return Err(Complaint::input(&name, "the side of this device is unknown")
                .then("add --side left or --side right; or end the file name in _L or _R")
                .into());
        }
    };
    let bytes = read_file(file).map_err(|why| Complaint::input(&name, why))?;
    Ok((side, windlass::device_mesh(&name, &bytes)?))
}
