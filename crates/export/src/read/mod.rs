//! Bytes of an STL or 3MF, this program's own or another's, as meshes in millimetres.

mod join;
mod stl;
mod threemf;

use crate::ReadError;
use serde::Serialize;
use windlass_geometry::Mesh;

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Format {
    /// Binary STL.
    #[serde(rename = "stl-binary")]
    StlBinary,
    /// Text STL.
    #[serde(rename = "stl-text")]
    StlText,
    /// 3MF.
    #[serde(rename = "3mf")]
    ThreeMf,
}

/// A part of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Body {
    /// Its name in the file; may be empty.
    pub name: String,
    /// Its surface, mm.
    pub mesh: Mesh,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Contents {
    /// Its kind.
    pub format: Format,
    /// Its parts, as they are to be built.
    pub bodies: Vec<Body>,
    /// What was odd but could be read.
    pub remarks: Vec<String>,
}

/// Reads a file by its content, not its name; `file` is for messages. Corners that all but meet are joined, and bodies
/// that are one surface between them are one; the remarks say so.
///
/// # Errors
/// Neither STL nor 3MF, cut off, damaged, or with a structure that this program does not obey; with the place.
pub fn read(bytes: &[u8], file: &str) -> Result<Contents, ReadError> {
    let contents =
        if bytes.starts_with(b"PK") { threemf::read(bytes, file) } else { stl::read(bytes, file) }?;
    let (bodies, said) = join::joined(contents.bodies);
    Ok(Contents { bodies, remarks: [contents.remarks, said].concat(), ..contents })
}
