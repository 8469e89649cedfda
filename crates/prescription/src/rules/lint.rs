//! Rules that contradict each other or can never be reached.

use super::book::Folder;
use super::text_error::TextError;

/// Every contradiction and unreachable rule of a folder.
pub(crate) fn folder(_folder: &Folder<'_>) -> Vec<TextError> {
    Vec::new()
}
