//! What a job was made from and what it made, by hash, so that it can be made again and compared.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The mark in the name of a file that its process refuses.
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Manifest {
    /// The program and its version.
    pub made_by: String,
    /// BLAKE3 of the sources that the program was built from; empty where they are not known.
    #[serde(default)]
    pub program: String,
    /// BLAKE3 of the program's file, in the records of a batch: another build makes its cases again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub executable: Option<String>,
    /// What was asked for besides the case.
    #[serde(default)]
    pub asked: Asked,
    /// The case, then the scans.
    pub inputs: Vec<FileHash>,
    /// The profiles in force.
    pub profiles: Vec<FileHash>,
    /// The outputs, without this record.
    pub outputs: Vec<FileHash>,
}

/// What was asked for besides the case: kinds of files, fineness of the mesh, search and draws.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Asked {
    /// Kinds of files: `stl`, `3mf`, `step`, `report`.
    pub files: Vec<String>,
    /// Greatest distance of the triangles from the designed surfaces, mm.
    pub chord_mm: f64,
    /// Most triangles of a device, where that was limited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most_triangles: Option<usize>,
    /// Whether other doses were searched for.
    pub search: bool,
    /// Whether a device was wanted that its process refuses.
    #[serde(default)]
    pub even_if_it_does_not_print: bool,
    /// Seed of the chain's draws.
    pub seed: u32,
    /// Number of the chain's draws.
    pub draws: u32,
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
