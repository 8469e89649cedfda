//! One error in a document: where, what, and what to do about it.

use serde::Serialize;
use std::fmt;

/// A place in a text, both counted from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// Line.
    pub line: usize,
    /// Column.
    pub column: usize,
}

impl Place {
    /// The place of a byte offset; the end of the text for an offset beyond it.
    pub fn of(text: &str, offset: usize) -> Self {
        let mut end = offset.min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let before = &text[..end];
        let start_of_line = before.rfind('\n').map_or(0, |i| i + 1);
        Place { line: before.matches('\n').count() + 1, column: before[start_of_line..].chars().count() + 1 }
    }
}

/// One error in a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// Where.
    pub place: Place,
    /// Dotted key, empty for an error of the text itself.
    pub key: String,
    /// What is wrong.
    pub text: String,
    /// What to do: the nearest known key, the range, the known values.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_step: Option<String>,
}

impl Fault {
    /// A fault at a byte offset.
    pub fn new(source: &str, offset: usize, key: impl Into<String>, text: impl Into<String>) -> Self {
        Fault { place: Place::of(source, offset), key: key.into(), text: text.into(), next_step: None }
    }

    /// The same fault with what to do about it.
    pub fn then(mut self, next_step: impl Into<String>) -> Self {
        self.next_step = Some(next_step.into());
        self
    }

    /// An error that the TOML parser reported.
    pub(super) fn syntax(source: &str, error: &toml::de::Error) -> Self {
        let offset = error.span().map_or(source.len(), |s| s.start);
        let line = Place::of(source, offset).line;
        let shown = source.lines().nth(line - 1).unwrap_or_default().trim();
        Fault::new(source, offset, "", format!("{} in `{shown}`", error.message().trim()))
            .then("correct this line; `windlass sample` writes a case to compare with")
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: ", self.place.line, self.place.column)?;
        if !self.key.is_empty() {
            write!(f, "{}: ", self.key)?;
        }
        write!(f, "{}", self.text)?;
        match &self.next_step {
            Some(step) => write!(f, "; {step}"),
            None => Ok(()),
        }
    }
}
