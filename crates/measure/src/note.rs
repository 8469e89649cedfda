//! Notes on results: what was assumed, inferred or doubtful, where, and what to do about it.

use serde::{Deserialize, Serialize};
use std::fmt;

/// How much a note matters.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Something inferred or assumed that the reader should know.
    Info,
    /// Something that may make the result wrong.
    Warning,
}

/// A remark on a result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Note {
    /// How much it matters.
    pub level: Level,
    /// Where: a key of the case or a feature ("foot.left.scan.units").
    pub place: String,
    /// What was found.
    pub text: String,
    /// What to do about it, where there is something to do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_step: Option<String>,
}

impl Note {
    /// Something to know.
    pub fn info(place: impl Into<String>, text: impl Into<String>) -> Self {
        Note { level: Level::Info, place: place.into(), text: text.into(), next_step: None }
    }

    /// Something that may make the result wrong.
    pub fn warning(place: impl Into<String>, text: impl Into<String>) -> Self {
        Note { level: Level::Warning, place: place.into(), text: text.into(), next_step: None }
    }

    /// The same note with what to do about it.
    pub fn then(mut self, next_step: impl Into<String>) -> Self {
        self.next_step = Some(next_step.into());
        self
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.text)?;
        match &self.next_step {
            Some(step) => write!(f, " ({step})"),
            None => Ok(()),
        }
    }
}
