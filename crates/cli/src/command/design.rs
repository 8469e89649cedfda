//! `windlass design`: the devices of one case, written whole or not at all.

use crate::arguments::{Design, Options};
use crate::exit::{Result, of_guard};
use crate::progress::Progress;
use crate::terminal::Terminal;
use crate::{open, table};
use windlass::{MeshOptions, design};
use windlass_lab::publish;

/// Designs, writes, and says what was made.
pub fn run(words: &Design, options: &Options, terminal: &Terminal) -> Result {
    let opened = open::case(&words.case)?;
    let mut settings = open::settings_for(options, words.files.as_deref(), terminal)?;
    settings.search = words.search;
    settings.even_if_it_does_not_print = words.even_if_it_does_not_print;
    settings.mesh = MeshOptions { chord_mm: words.chord_mm, most_triangles: words.triangles };
    let progress = Progress::spinner(terminal, "designing");
    let job = design(&opened.case, &opened.world, &settings)?;
    publish(&words.out, &job.outputs, &opened.claim())?;
    progress.done();
    for note in &job.record.notes {
        terminal.remark(note);
    }
    if terminal.is_json() {
        terminal.record(&job.record);
    }
    terminal.say(&table::job(&job.record));
    terminal.say(&format!("written to {}:", words.out.display()));
    for output in &job.outputs {
        terminal.say(&format!("  {:<28} {:>9} bytes", output.name, output.bytes.len()));
    }
    Ok(of_guard(job.record.objections(), options))
}
