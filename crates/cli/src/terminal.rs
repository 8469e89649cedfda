//! Output for the user: results on the standard output, remarks and errors on the standard error.

use crate::arguments::Options;
use crate::exit;
use serde::Serialize;
use std::io::{IsTerminal, Write, stderr, stdout};
use std::process::ExitCode;
use windlass::Complaints;
use windlass_measure::{Level, Note};

/// Where results, remarks and errors go, and in which form.
pub struct Terminal {
    json: bool,
    quiet: bool,
    colour: bool,
    colour_results: bool,
}

/// Words that are coloured in a result, and their colours.
const LIT: [(&str, &str); 6] = [
    ("NOT AS PRESCRIBED", "1;31"),
    ("WRONG SIGN", "1;31"),
    ("not printable", "1;31"),
    ("refused:", "1;31"),
    ("warning:", "33"),
    ("load shift:", "33"),
];

impl Terminal {
    /// As the options ask; colour only where a person looks and has not refused it (<https://no-color.org>).
    pub fn new(options: &Options) -> Self {
        let wanted = std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty());
        Terminal {
            json: options.json,
            quiet: options.quiet,
            colour: wanted && stderr().is_terminal(),
            colour_results: wanted && stdout().is_terminal(),
        }
    }

    /// Whether results are JSON.
    pub fn is_json(&self) -> bool {
        self.json
    }

    /// Whether a progress bar would be seen.
    pub fn shows_progress(&self) -> bool {
        !self.json && !self.quiet && stderr().is_terminal()
    }

    /// Prints a result that was asked for, whatever the options.
    pub fn print(&self, text: &str) {
        // A reader that has closed the pipe (`| head`) is not an error.
        let _ = stdout().write_all(text.as_bytes()).and_then(|()| stdout().flush());
    }

    /// Prints a summary for a person.
    pub fn say(&self, text: &str) {
        if !self.quiet && !self.json {
            let text = text.trim_end();
            self.print(&format!("{}\n", if self.colour_results { lit(text) } else { text.to_owned() }));
        }
    }

    /// Prints a record as one line of JSON.
    pub fn record(&self, record: &impl Serialize) {
        if let Ok(line) = serde_json::to_string(record) {
            self.print(&format!("{line}\n"));
        }
    }

    /// Tells a remark beside a result.
    pub fn remark(&self, note: &Note) {
        if self.quiet || self.json {
            return;
        }
        let (word, colour) = match note.level {
            Level::Info => ("note", "36"),
            Level::Warning => ("warning", "33"),
        };
        let next = note.next_step.as_ref().map(|s| format!("\n  next: {s}")).unwrap_or_default();
        self.tell(&format!("{}: {}: {}{next}\n", self.painted(word, colour), note.place, note.text));
    }

    /// Prints why there is no result; returns the exit code.
    pub fn fail(&self, failure: &Complaints) -> ExitCode {
        if self.json {
            let line = serde_json::json!({ "errors": failure }).to_string();
            self.tell(&format!("{line}\n"));
        } else {
            for complaint in &failure.0 {
                self.tell(&format!("{}: {complaint}\n", self.painted("error", "1;31")));
            }
        }
        exit::code_of(failure)
    }

    fn tell(&self, text: &str) {
        let _ = stderr().write_all(text.as_bytes());
    }

    fn painted(&self, word: &str, colour: &str) -> String {
        if self.colour { format!("\u{1b}[{colour}m{word}\u{1b}[0m") } else { word.to_owned() }
    }
}

/// A result with what matters in colour.
fn lit(text: &str) -> String {
    let paint = |text: String, (word, colour): &(&str, &str)| {
        text.replace(word, &format!("\u{1b}[{colour}m{word}\u{1b}[0m"))
    };
    LIT.iter().fold(text.to_owned(), paint)
}

#[test]
fn what_matters_is_lit_and_the_rest_is_not_touched() {
    assert_eq!(lit("heel lift 4 mm"), "heel lift 4 mm");
    assert_eq!(lit("load shift: knee"), "\u{1b}[33mload shift:\u{1b}[0m knee");
}
