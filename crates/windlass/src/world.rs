//! The outside world as a case may see it: files that it names, and nothing else.

use crate::Complaint;

/// Gives the bytes of files that a case names. The rooms see only this: no folder, no clock, no environment.
pub trait World: Sync {
    /// The bytes of a file named in a case.
    ///
    /// # Errors
    /// A complaint whose place is the file: absent, not a plain file, too large, or outside what is allowed.
    fn read(&self, file: &str) -> Result<Vec<u8>, Complaint>;
}
