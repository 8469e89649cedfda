//! `windlass sample`: a case to begin with, or many.

use crate::arguments::Sample;
use crate::exit::{Outcome, Result};
use crate::progress::Progress;
use crate::terminal::Terminal;
use windlass::{Complaint, drawn_sample, sample, varied_sample};
use windlass_lab::{Claim, publish, recover};

/// Writes the sample, or so many drawn patients, into an absent or empty folder.
pub fn run(words: &Sample, terminal: &Terminal) -> Result {
    let place = words.dir.display().to_string();
    recover(&words.dir);
    if std::fs::read_dir(&words.dir).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(Complaint::input(place, "the folder is not empty; refusing to overwrite it")
            .then("name a new folder")
            .into());
    }
    let drawn = if words.every_fault { varied_sample } else { drawn_sample };
    if let Some(count) = words.count {
        let first = words.seed.unwrap_or(0);
        let progress = Progress::bar(terminal, count);
        for seed in (0..count).map(|n| first.saturating_add(n)) {
            let name = format!("{seed:05}");
            publish(&words.dir.join(&name), &drawn(seed)?, &Claim::default())?;
            progress.step(&name);
        }
        progress.done();
        terminal.say(&format!("{count} cases are in {place}; next:\n  windlass batch {place} --out out"));
        return Ok(Outcome::Done);
    }
    publish(&words.dir, &words.seed.map_or_else(sample, drawn)?, &Claim::default())?;
    terminal.say(&format!("a case and two depth images are in {place}; next:"));
    terminal.say(&format!("  windlass design {place}/case.toml --out {place}/out"));
    Ok(Outcome::Done)
}
