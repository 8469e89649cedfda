//! `windlass batch`: every case of a folder tree.

use crate::arguments::{Batch, Options};
use crate::exit::{Outcome, Result, of_guard};
use crate::open;
use crate::progress::Progress;
use crate::terminal::Terminal;
use windlass::{Complaint, Settings};
use windlass_lab::batch::{self, BatchRequest, Row, Shard, Status};
use windlass_measure::Note;

/// Runs the batch; one line for each case, and an objection at the end when any failed.
pub fn run(words: &Batch, options: &Options, terminal: &Terminal) -> Result {
    let shard = match &words.shard {
        Some(text) => Shard::parse(text)?,
        None => Shard::of_array_task(|name| std::env::var(name).ok())?.unwrap_or(Shard::WHOLE),
    };
    let request = BatchRequest {
        dir: words.dir.clone(),
        out: words.out.clone(),
        shard,
        allow_outside: words.allow_outside,
    };
    let executable = Some(executable()?);
    let settings = Settings { executable, ..open::settings_for(options, words.files.as_deref(), terminal)? };
    let progress =
        Progress::bar(terminal, if terminal.shows_progress() { batch::count(&request)? } else { 0 });
    let summary = batch::run(&request, &settings, |row| {
        progress.step(&row.case);
        tell(row, terminal);
    })?;
    progress.done();
    if terminal.is_json() {
        terminal.record(&summary);
    }
    terminal.say(&format!(
        "{} made, {} unchanged, {} failed; the load check objects in {}",
        summary.done, summary.skipped, summary.failed, summary.objected
    ));
    if summary.internal > 0 {
        let why = format!("{} cases could not be written or met an internal error", summary.internal);
        return Err(Complaint::internal(words.out.display().to_string(), why)
            .then("check that the disk has space; finished cases are kept, and the same command continues")
            .into());
    }
    Ok(if summary.failed == 0 { of_guard(summary.objected as usize, options) } else { Outcome::Objection })
}

/// The hash of the program's file: what another build made is made again.
pub(super) fn executable() -> std::result::Result<String, Complaint> {
    let failed = |e: std::io::Error| {
        Complaint::internal("windlass", format!("the program's own file cannot be read: {e}"))
    };
    let bytes = std::env::current_exe().and_then(std::fs::read).map_err(failed)?;
    Ok(blake3::hash(&bytes).to_hex().to_string())
}

fn tell(row: &Row, terminal: &Terminal) {
    if terminal.is_json() {
        terminal.record(row);
    } else if row.status == Status::Failed {
        terminal.remark(&Note::warning(&row.case, &row.message));
    } else if !terminal.shows_progress() {
        let word = if row.status == Status::Done { "made" } else { "unchanged" };
        let guard = if row.guard > 0 { "  the load check objects" } else { "" };
        terminal.say(&format!("{word:<9}  {}  {}  {} triangles{guard}", row.case, row.id, row.triangles));
    }
}
