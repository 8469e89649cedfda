//! Output for the user: results on the standard output, remarks and errors on the standard error.

use crate::arguments::Options;
use crate::exit;
use serde::Serialize;
use std::cell::RefCell;
use std::io::{ErrorKind, IsTerminal, Write, stderr, stdout};
use std::process::ExitCode;
use windlass::{Complaint, Complaints, shown};
use windlass_measure::{Level, Note};

/// Where results, remarks and errors go, and in which form.
pub struct Terminal {
    json: bool,
    quiet: bool,
    colour: bool,
    colour_results: bool,
    /// Why a result could not be written, once it could not.
    unwritten: RefCell<Option<std::io::Error>>,
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
            unwritten: RefCell::new(None),
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

    /// Prints a requested result, whatever the options.
    pub fn print(&self, text: &str) {
        self.write(&shown(text));
    }

    fn write(&self, text: &str) {
        if let Err(e) = stdout().write_all(text.as_bytes()).and_then(|()| stdout().flush())
            // A reader that has gone away (`| head`) is no fault.
            && e.kind() != ErrorKind::BrokenPipe
        {
            self.unwritten.borrow_mut().get_or_insert(e);
        }
    }

    /// Prints a summary for a person.
    pub fn say(&self, text: &str) {
        if !self.quiet && !self.json {
            let text = shown(text.trim_end());
            self.write(&format!("{}\n", if self.colour_results { lit(&text) } else { text.into_owned() }));
        }
    }

    /// Prints a record as one line of JSON.
    pub fn record(&self, record: &impl Serialize) {
        if let Ok(line) = serde_json::to_string(record) {
            self.write(&format!("{}\n", ascii_controls(&line)));
        }
    }

    /// Whether everything that was printed reached the standard output.
    ///
    /// # Errors
    /// It did not: a truncated answer must not pass for a whole one.
    pub fn finish(&self) -> Result<(), Complaints> {
        match self.unwritten.borrow_mut().take() {
            None => Ok(()),
            Some(e) => Err(Complaint::internal("standard output", format!("cannot be written: {e}"))
                .then("check that its disk has space; the output is incomplete")
                .into()),
        }
    }

    /// Prints a remark on a result.
    pub fn remark(&self, note: &Note) {
        if self.quiet || self.json {
            return;
        }
        let (word, colour) = match note.level {
            Level::Info => ("note", "36"),
            Level::Warning => ("warning", "33"),
        };
        let next = note.next_step.as_ref().map(|s| format!("\n  next: {s}")).unwrap_or_default();
        let text = format!("{}: {}{next}", note.place, note.text);
        self.tell(&format!("{}: {}\n", self.painted(word, colour), shown(&text)));
    }

    /// Prints why there is no result; returns the exit code.
    pub fn fail(&self, failure: &Complaints) -> ExitCode {
        if self.json {
            let line = serde_json::json!({ "errors": failure }).to_string();
            self.tell(&format!("{}\n", ascii_controls(&line)));
        } else {
            for complaint in &failure.0 {
                let text = complaint.to_string();
                self.tell(&format!("{}: {}\n", self.painted("error", "1;31"), shown(&text)));
                if let Some(picture) = &complaint.picture {
                    self.tell(&format!("{}\n", shown(picture)));
                }
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

/// A line of JSON without the control characters that JSON lets pass: they become `\\u009b`, which means the same.
fn ascii_controls(line: &str) -> String {
    let mut safe = String::with_capacity(line.len());
    for c in line.chars() {
        if shown(c.encode_utf8(&mut [0; 4])).starts_with('\\') && c != '\\' {
            safe.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            safe.push(c);
        }
    }
    safe
}

#[test]
fn json_shows_what_a_terminal_obeys() {
    assert_eq!(ascii_controls("{\"a\\n\":\"\u{9b}x\u{202e}é\"}"), "{\"a\\n\":\"\\u009bx\\u202eé\"}");
}

#[test]
fn what_matters_is_lit_and_the_rest_is_not_touched() {
    assert_eq!(lit("heel lift 4 mm"), "heel lift 4 mm");
    assert_eq!(lit("load shift: knee"), "\u{1b}[33mload shift:\u{1b}[0m knee");
}
