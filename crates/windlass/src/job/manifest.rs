//! What a job was made from and what it made, by hash, so that it can be made again and compared.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What stands in the name of a file that its process refuses.
pub(crate) const DOES_NOT_PRINT: &str = "_DOES-NOT-PRINT";

/// A file and the hash of its bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FileHash {
    /// Its name; for an input the key of the case that names it comes first ("foot.left.scan left.png").
    pub file: String,
    /// Length, bytes.
    pub bytes: u64,
    /// BLAKE3, hexadecimal.
    pub blake3: String,
}

/// What a job was made from and what it made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Manifest {
    /// The program and its version.
    pub made_by: String,
    /// The case, then the scans.
    pub inputs: Vec<FileHash>,
    /// The profiles in force.
    pub profiles: Vec<FileHash>,
    /// The outputs, without this record.
    pub outputs: Vec<FileHash>,
}

impl Manifest {
    /// Whether a device was written that its process refuses: the names of its files say so.
    pub fn does_not_print(&self) -> bool {
        self.outputs.iter().any(|f| f.file.contains(DOES_NOT_PRINT))
    }
}

impl FileHash {
    /// The hash of some bytes under a name.
    pub fn of(file: impl Into<String>, bytes: &[u8]) -> Self {
        FileHash { file: file.into(), bytes: bytes.len() as u64, blake3: hash(bytes) }
    }
}

/// BLAKE3 of bytes, hexadecimal.
pub fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}
