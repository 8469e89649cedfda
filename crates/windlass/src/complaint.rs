//! What stopped a job: where, why, and what to do next. Several travel together.

use serde::Serialize;
use std::fmt;
use windlass_document::Fault;

/// What kind of stop it is; it decides the exit code of the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// The case, a scan or a profile cannot be used as it is.
    Input,
    /// The record says that no device may be made automatically, or that it cannot be made as prescribed.
    Refused,
    /// A file could not be written, or an internal error: nothing in the input explains it.
    Internal,
}

/// One reason why there is no result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Complaint {
    /// What kind of stop it is.
    pub kind: Kind,
    /// Where: a file with line and column, a key of the case, a feature.
    pub place: String,
    /// What is wrong.
    pub text: String,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_step: Option<String>,
}

/// Every reason why there is no result; at least one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(transparent)]
pub struct Complaints(pub Vec<Complaint>);

impl Complaints {
    /// Every reason in one line, each with its place.
    pub fn reasons(&self) -> String {
        let one = |c: &Complaint| format!("{}: {}", c.place, c.text);
        self.0.iter().map(one).collect::<Vec<_>>().join("; ")
    }
}

impl Complaint {
    /// Something in the input.
    pub fn input(place: impl Into<String>, text: impl Into<String>) -> Self {
        Complaint { kind: Kind::Input, place: place.into(), text: text.into(), next_step: None }
    }

    /// The message of a room, which ends in "; " and what to do. A place that it repeats is not said twice.
    pub fn of_room(place: &str, message: &str) -> Self {
        let message = message.strip_prefix(place).and_then(|m| m.strip_prefix(": ")).unwrap_or(message);
        match message.rsplit_once("; ") {
            Some((text, step)) => Complaint::input(place, text).then(step),
            None => Complaint::input(place, message),
        }
    }

    /// Something that must not or cannot be made.
    pub fn refused(place: impl Into<String>, text: impl Into<String>) -> Self {
        Complaint { kind: Kind::Refused, ..Complaint::input(place, text) }
    }

    /// Something that the input does not explain.
    pub fn internal(place: impl Into<String>, text: impl Into<String>) -> Self {
        Complaint { kind: Kind::Internal, ..Complaint::input(place, text) }
    }

    /// The same with what to do about it.
    pub fn then(mut self, next_step: impl Into<String>) -> Self {
        self.next_step = Some(next_step.into());
        self
    }

    /// The same, for an enclosing place: `left.png` in `foot.left.scan`.
    pub fn within(mut self, outer: &str) -> Self {
        self.place =
            if self.place.is_empty() { outer.to_owned() } else { format!("{outer}: {}", self.place) };
        self
    }
}

impl Complaints {
    /// The errors in a document, under the name of its file.
    pub fn of_document(file: &str, faults: Vec<Fault>) -> Self {
        let complaint = |fault: Fault| {
            let mut place = format!("{file}:{}:{}", fault.place.line, fault.place.column);
            if !fault.key.is_empty() {
                place = format!("{place}: {}", fault.key);
            }
            Complaint { next_step: fault.next_step, ..Complaint::input(place, fault.text) }
        };
        Complaints(faults.into_iter().map(complaint).collect())
    }

    /// The gravest kind among them.
    pub fn kind(&self) -> Kind {
        self.0.iter().map(|c| c.kind).max().unwrap_or(Kind::Internal)
    }
}

impl From<Complaint> for Complaints {
    fn from(one: Complaint) -> Self {
        Complaints(vec![one])
    }
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.text)?;
        match &self.next_step {
            Some(step) => write!(f, "\n  next: {step}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Complaints {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, complaint) in self.0.iter().enumerate() {
            if i > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{complaint}")?;
        }
        Ok(())
    }
}
