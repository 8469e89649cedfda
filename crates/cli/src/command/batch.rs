//! `windlass batch`: every case of a folder tree.

use crate::arguments::{Batch, Options};
use crate::exit::{Outcome, Result, of_guard};
use crate::open;
use crate::progress::Progress;
use crate::terminal::Terminal;
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
    let settings = open::settings_for(options, words.files.as_deref())?;
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
        "{} made, {} unchanged, {} failed; a load limit exceeded in {}",
        summary.done, summary.skipped, summary.failed, summary.objected
    ));
    Ok(if summary.failed == 0 { of_guard(summary.objected as usize, options) } else { Outcome::Objection })
}

fn tell(row: &Row, terminal: &Terminal) {
    if terminal.is_json() {
        terminal.record(row);
    } else if row.status == Status::Failed {
        terminal.remark(&Note::warning(&row.case, &row.message));
    } else if !terminal.shows_progress() {
        let word = if row.status == Status::Done { "made" } else { "unchanged" };
        let guard = if row.guard > 0 { "  load limit exceeded" } else { "" };
        terminal.say(&format!("{word:<9}  {}  {}  {} triangles{guard}", row.case, row.id, row.triangles));
    }
}
