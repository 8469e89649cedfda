//! One error in a document: where, what, and what to do about it.

use super::slips;
use serde::Serialize;
use std::fmt;

/// What is shown of a line at most, characters.
const LONGEST_LINE: usize = 160;

/// A place in a text, both counted from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// Line.
    pub line: usize,
    /// Column.
    pub column: usize,
}

/// Where the lines of a text begin, so that many places are found without counting from the start each time.
pub(super) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    /// The lines of a text.
    pub fn of(text: &'t str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(i, _)| i + 1)).collect();
        Lines { text, starts }
    }

    /// The number of the line that a byte offset lies in, from 0.
    pub fn number(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset).max(1) - 1
    }

    /// A line by its number, without its end.
    pub fn line(&self, number: usize) -> &'t str {
        let start = self.starts.get(number).copied().unwrap_or(self.text.len());
        self.text[start..].lines().next().unwrap_or_default()
    }

    /// The place of a byte offset; the end of the text for an offset beyond it.
    pub fn place(&self, offset: usize) -> Place {
        let mut end = offset.min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        let line = self.number(end);
        Place { line: line + 1, column: self.text[self.starts[line]..end].chars().count() + 1 }
    }
}

/// One error in a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// Where in bytes from the start.
    #[serde(skip)]
    pub(super) offset: usize,
    /// The key, where the fault is that nobody knows it.
    #[serde(skip)]
    pub(super) unknown: Option<String>,
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
    pub fn new(offset: usize, key: impl Into<String>, text: impl Into<String>) -> Self {
        let place = Place { line: 1, column: 1 };
        Fault { offset, unknown: None, place, key: key.into(), text: text.into(), next_step: None }
    }

    /// The same fault with what to do about it.
    pub fn then(mut self, next_step: impl Into<String>) -> Self {
        self.next_step = Some(next_step.into());
        self
    }

    /// A fault that the TOML parser told.
    pub(super) fn syntax(lines: &Lines<'_>, error: &toml::de::Error) -> Self {
        let offset = error.span().map_or(lines.text.len(), |s| s.start);
        let line = lines.line(lines.number(offset)).trim();
        let next = match slips::mended(line) {
            Some((why, mended)) => format!("{why}; write `{mended}`"),
            None => "correct this line; `windlass sample` writes a case to compare with".to_owned(),
        };
        let shown: String = line.chars().take(LONGEST_LINE).collect();
        Fault::new(offset, "", format!("{} in `{shown}`", error.message().trim())).then(next)
    }
}

impl std::error::Error for Fault {}

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
