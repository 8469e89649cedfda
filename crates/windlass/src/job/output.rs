//! One output of a job.

/// One file of a job: a plain name, or a path below the output folder with `/`, and its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// File name.
    pub name: String,
    /// Contents.
    pub bytes: Vec<u8>,
}
