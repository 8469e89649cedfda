//! `windlass studio`: the engine behind a page in the browser of this machine.

use super::batch::executable;
use crate::arguments::{Options, Studio};
use crate::exit::{Outcome, Result};
use crate::open;
use crate::terminal::Terminal;
use std::process::{Command, Stdio};
use windlass_measure::Note;
use windlass_studio::{Opening, serve};

/// Serves the studio until the program is ended.
pub fn run(words: &Studio, options: &Options, terminal: &Terminal) -> Result {
    let settings = open::settings(options, terminal)?;
    let opening = Opening {
        folder: &words.folder,
        port: words.port,
        allow_outside: words.allow_outside,
        executable: Some(executable()?),
    };
    serve(&opening, settings, |link| {
        if terminal.is_json() {
            terminal.record(&serde_json::json!({ "link": link }));
        } else {
            terminal.print(&format!("{link}\n"));
            terminal.say(
                "the studio is open at this link; every change is saved when it is made; end with Ctrl-C",
            );
        }
        if !words.no_open && !is_opened(link) {
            let no_browser = Note::warning("studio", "no browser could be opened");
            terminal.remark(&no_browser.then("open the link above in a browser of this machine"));
        }
    })?;
    Ok(Outcome::Done)
}

/// Hands the link to the system's own opener.
fn is_opened(link: &str) -> bool {
    let (program, words): (&str, &[&str]) = if cfg!(target_os = "windows") {
        ("rundll32", &["url.dll,FileProtocolHandler"])
    } else if cfg!(target_os = "macos") {
        ("open", &[])
    } else {
        ("xdg-open", &[])
    };
    let silent = Stdio::null;
    let mut opener = Command::new(program);
    opener.args(words).arg(link).stdin(silent()).stdout(silent()).stderr(silent());
    opener.spawn().is_ok()
}
