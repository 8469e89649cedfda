//! Processes and printers: the numbers a print lab may change, from `profiles/processes` and `profiles/printers`.

mod printer;
mod process;

pub use printer::Printer;
pub use process::{Process, Technology};

use thiserror::Error;

/// A profile's text is not what it should be.
#[derive(Debug, Clone, PartialEq, Error)]
#[error("{file}:{line}:{column}: {reason}")]
pub struct ProfileError {
    /// The profile's file name, as given.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong, with the known keys where one is unknown.
    pub reason: String,
}

/// Reads a profile; unknown keys are refused with their place.
fn parse<T: serde::de::DeserializeOwned>(file: &str, text: &str) -> Result<T, ProfileError> {
    toml::from_str(text).map_err(|e| {
        let before = text.get(..e.span().map_or(0, |s| s.start)).unwrap_or_default();
        ProfileError {
            file: file.to_owned(),
            line: before.matches('\n').count() + 1,
            column: before.rsplit('\n').next().unwrap_or_default().chars().count() + 1,
            reason: e.message().to_owned(),
        }
    })
}

/// A number outside its sensible range, as an error at its key.
fn refuse_outside(
    file: &str,
    text: &str,
    numbers: &[(&str, f64, std::ops::RangeInclusive<f64>)],
) -> Result<(), ProfileError> {
    match numbers.iter().find(|(_, value, range)| !range.contains(value)) {
        None => Ok(()),
        Some((key, value, range)) => Err(ProfileError {
            file: file.to_owned(),
            line: text.lines().position(|l| l.trim_start().starts_with(key)).unwrap_or(0) + 1,
            column: 1,
            reason: format!("{key} is {value}; expected {} to {}", range.start(), range.end()),
        }),
    }
}
