//! The error behind a complaint, typed, for a program that wants to act on it rather than show it.

use std::error::Error;
use std::sync::Arc;
use windlass_chain::ChainError;
use windlass_device::DeviceError;
use windlass_document::Fault;
use windlass_export::{ProfileError, ReadError};
use windlass_foot::FootError;
use windlass_foot::pressure::PlacementError;
use windlass_prescription::TextError;
use windlass_scan::{PressureError, ScanError};

/// What stopped a job, as the crate that found it says it.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A scan cannot be used.
    Scan(ScanError),
    /// A pressure file cannot be used.
    Pressure(PressureError),
    /// A scan is readable but cannot be measured.
    Foot(FootError),
    /// A pressure map does not belong under its foot.
    Placement(PlacementError),
    /// A device cannot be built.
    Device(Arc<DeviceError>),
    /// The chain has no answer.
    Chain(Arc<ChainError>),
    /// A printable file cannot be read.
    Part(ReadError),
    /// A profile of a process or printer is not what it should be.
    Profile(ProfileError),
    /// A rule file is not what it should be.
    Rule(TextError),
    /// A text document breaks its schema.
    Document(Fault),
}

impl ErrorKind {
    /// The error of the crate that found it.
    pub fn error(&self) -> &(dyn Error + 'static) {
        match self {
            ErrorKind::Scan(e) => e,
            ErrorKind::Pressure(e) => e,
            ErrorKind::Foot(e) => e,
            ErrorKind::Placement(e) => e,
            ErrorKind::Device(e) => e.as_ref(),
            ErrorKind::Chain(e) => e.as_ref(),
            ErrorKind::Part(e) => e,
            ErrorKind::Profile(e) => e,
            ErrorKind::Rule(e) => e,
            ErrorKind::Document(e) => e,
        }
    }

    /// What is wrong, and what to do about it where the crate says so.
    pub(crate) fn halves(&self) -> (String, Option<String>) {
        if let ErrorKind::Part(e) = self {
            return (format!("{}: {}", e.place, e.reason), Some(e.next_step.clone()));
        }
        // The crates end their messages in "; " and the next step.
        let message = self.error().to_string();
        match message.rsplit_once("; ") {
            Some((what, step)) => (what.to_owned(), Some(step.to_owned())),
            None => (message, None),
        }
    }
}

/// A typed error becomes its kind.
macro_rules! from {
    ($($kind:ident($error:ty)),*) => {
        $(impl From<$error> for ErrorKind {
            fn from(error: $error) -> Self {
                ErrorKind::$kind(error.into())
            }
        })*
    };
}

from!(
    Scan(ScanError),
    Pressure(PressureError),
    Foot(FootError),
    Placement(PlacementError),
    Device(DeviceError),
    Chain(ChainError),
    Part(ReadError),
    Profile(ProfileError),
    Rule(TextError),
    Document(Fault)
);
