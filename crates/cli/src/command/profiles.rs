//! `windlass profiles`: what is compiled in, listed or written out to be changed.

use crate::arguments::Profiles;
use crate::exit::{Outcome, Result};
use crate::terminal::Terminal;
use windlass::{Output, profiles};
use windlass_lab::{Claim, publish};

/// Lists or writes.
pub fn run(words: &Profiles, terminal: &Terminal) -> Result {
    if let Some(dir) = &words.write {
        let file = |(name, text): (String, &str)| Output { name, bytes: text.as_bytes().to_vec() };
        let files: Vec<Output> = profiles::built_in().into_iter().map(file).collect();
        publish(dir, &files, &Claim::default())?;
        terminal.say(&format!("{} profiles written to {}", files.len(), dir.display()));
        return Ok(Outcome::Done);
    }
    for (name, text) in profiles::built_in() {
        if terminal.is_json() {
            terminal.record(&serde_json::json!({ "profile": name, "bytes": text.len() }));
        } else {
            terminal.print(&format!("{name:<46} {}\n", title(text)));
        }
    }
    Ok(Outcome::Done)
}

/// The first comment of a profile.
fn title(text: &str) -> &str {
    text.lines().find_map(|line| line.strip_prefix("# ")).unwrap_or("")
}
