//! One output of a job.

/// One file of a job: a plain name and its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// File name, without any folder.
    pub name: String,
    /// Contents.
    pub bytes: Vec<u8>,
}
