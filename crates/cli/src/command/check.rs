//! `windlass check`: what the device does to the loads above the foot; exit code 2 when the guard objects.

use crate::arguments::{OneCase, Options};
use crate::exit::{Outcome, Result};
use crate::terminal::Terminal;
use crate::{open, table};
use windlass_lab::check;

/// Checks and prints.
pub fn run(words: &OneCase, options: &Options, terminal: &Terminal) -> Result {
    let (case, world) = open::case(&words.case)?;
    let settings = open::settings(options)?;
    let checked = check(&case, None, &world, &settings)?;
    for note in checked.notes.iter().chain(&checked.report.notes) {
        terminal.remark(note);
    }
    if terminal.is_json() {
        terminal.record(&checked.report);
    } else {
        terminal.say(&table::chain(&checked.report));
    }
    Ok(if checked.report.passes_guard() {
        Outcome::Done
    } else {
        Outcome::Objection
    })
}
