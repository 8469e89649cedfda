//! `windlass profiles`: what is compiled in, listed or written out to be changed.

use crate::arguments::Profiles;
use crate::exit::{Outcome, Result};
use crate::terminal::Terminal;
use std::path::Path;
use windlass::{Complaint, Output, profiles};
use windlass_lab::publish;

/// Lists or writes.
pub fn run(words: &Profiles, terminal: &Terminal) -> Result {
    if let Some(dir) = &words.write {
        for (name, text) in profiles::BUILT_IN {
            let path = Path::new(name);
            let folder = dir.join(path.parent().unwrap_or(Path::new("")));
            let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if folder.join(&file).exists() {
                let place = folder.join(&file).display().to_string();
                return Err(Complaint::input(place, "a profile already exists there and is not overwritten")
                    .then("name another folder")
                    .into());
            }
            publish(&folder, &[Output { name: file, bytes: text.as_bytes().to_vec() }])?;
        }
        terminal.say(&format!("{} profiles written to {}", profiles::BUILT_IN.len(), dir.display()));
        return Ok(Outcome::Done);
    }
    for (name, text) in profiles::BUILT_IN {
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
