//! What stopped a job: where, why, and what to do next. Several travel together.

use crate::ErrorKind;
use serde::Serialize;
use std::fmt;
use windlass_document::Fault;

/// What to do where the record refers the patient.
pub(crate) const REFER: &str =
    "refer the patient; a clinician who has seen them may state why to go on in referral_override = \"...\"";

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
///
/// ```
/// use windlass::{Case, ErrorKind};
///
/// let errors = Case::read("case.toml", b"schema = \"windlass.case/1\"\ncse = 1").unwrap_err();
/// let first = &errors.0[0];
/// assert!(matches!(first.cause.as_deref(), Some(ErrorKind::Document(_))));
/// assert!(first.next_step().is_some());
/// ```
#[derive(Debug, Clone, Serialize)]
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
    /// The scan as it was understood, drawn with letters, where a person is asked about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub picture: Option<String>,
    /// The error behind it, typed; none where the pipeline itself complains.
    #[serde(skip)]
    pub cause: Option<Box<ErrorKind>>,
}

impl std::error::Error for Complaint {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.cause.as_deref().map(ErrorKind::error)
    }
}

/// Every reason why there is no result; at least one.
#[derive(Debug, Clone, Serialize, thiserror::Error)]
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
        Complaint {
            kind: Kind::Input,
            place: place.into(),
            text: text.into(),
            next_step: None,
            picture: None,
            cause: None,
        }
    }

    /// An error of one of the crates, told of a place. A place that it repeats is not said twice.
    pub fn of(place: &str, cause: impl Into<ErrorKind>) -> Self {
        let cause = cause.into();
        let (text, next_step) = cause.halves();
        let text = text.strip_prefix(place).and_then(|t| t.strip_prefix(": ")).unwrap_or(&text);
        let picture = match &cause {
            ErrorKind::Scan(e) => e.picture().map(str::to_owned),
            _ => None,
        };
        Complaint { next_step, picture, cause: Some(Box::new(cause)), ..Complaint::input(place, text) }
    }

    /// What to do about it, where that is known.
    pub fn next_step(&self) -> Option<&str> {
        self.next_step.as_deref()
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
            let (text, next_step) = (fault.text.clone(), fault.next_step.clone());
            Complaint { next_step, cause: Some(Box::new(fault.into())), ..Complaint::input(place, text) }
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
