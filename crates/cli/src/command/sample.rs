//! `windlass sample`: a case to begin with.

use crate::arguments::Sample;
use crate::exit::{Outcome, Result};
use crate::terminal::Terminal;
use windlass_lab::{Complaint, publish, sample};

/// Writes the sample into an absent or empty folder.
pub fn run(words: &Sample, terminal: &Terminal) -> Result {
    let place = words.dir.display().to_string();
    if std::fs::read_dir(&words.dir).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(Complaint::input(place, "this folder is not empty, and nothing in it is overwritten")
            .then("name a new folder")
            .into());
    }
    publish(&words.dir, &sample()?)?;
    terminal.say(&format!("a case and two depth images are in {place}; next:"));
    terminal.say(&format!("  windlass design {place}/case.toml --out {place}/out"));
    Ok(Outcome::Done)
}
