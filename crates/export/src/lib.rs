//! Solids as files for a named process and printer, or a refusal that lists every reason.
//!
//! Writers: binary STL ([`stl`]) and 3MF ([`threemf`]). Judges: [`inspect`] for a mesh, [`verify`] for the bytes
//! of any STL or 3MF, this program's own or another's. Lengths are millimetres. Knows no anatomy.

mod error;
mod rounding;
pub mod stl;
pub mod threemf;

#[cfg(test)]
mod sample;

pub use error::{ExportError, ReadError};
