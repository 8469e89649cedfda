//! The outside world as a case may see it: files that it names, and nothing else.

use crate::{Complaint, Output};
use std::collections::BTreeMap;

/// Gives the bytes of files that a case names. The rooms see only this: no folder, no clock, no environment.
pub trait World: Sync {
    /// The bytes of a file named in a case.
    ///
    /// # Errors
    /// A complaint whose place is the file: absent, not a plain file, too large, or outside what is allowed.
    fn read(&self, file: &str) -> Result<Vec<u8>, Complaint>;
}

/// Files in memory, by the names that a case gives them.
///
/// ```
/// use windlass::{InMemory, World};
///
/// let files: InMemory = [("left.png".to_owned(), vec![1, 2, 3])].into_iter().collect();
/// assert_eq!(files.read("left.png").unwrap(), [1, 2, 3]);
/// assert!(files.read("right.png").unwrap_err().to_string().contains("no such file"));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InMemory(BTreeMap<String, Vec<u8>>);

impl FromIterator<(String, Vec<u8>)> for InMemory {
    fn from_iter<I: IntoIterator<Item = (String, Vec<u8>)>>(files: I) -> Self {
        InMemory(files.into_iter().collect())
    }
}

impl FromIterator<Output> for InMemory {
    fn from_iter<I: IntoIterator<Item = Output>>(files: I) -> Self {
        InMemory(files.into_iter().map(|file| (file.name, file.bytes)).collect())
    }
}

impl World for InMemory {
    fn read(&self, file: &str) -> Result<Vec<u8>, Complaint> {
        self.0.get(file).cloned().ok_or_else(|| {
            let known: Vec<&str> = self.0.keys().map(String::as_str).collect();
            Complaint::input(file, "no such file").then(format!("known: {}", known.join(", ")))
        })
    }
}
