//! Solids as files for a named process and printer, or a refusal that lists every reason.
//!
//! Writers: binary STL ([`stl`]), 3MF ([`threemf`]) and STEP ([`step`]). Judges: [`inspect`] for a mesh, [`verify`] for the bytes
//! of any STL or 3MF, this program's own or another's. Lengths are millimetres. Knows no anatomy.

mod error;
mod inspect;
mod number;
mod profile;
mod read;
mod rounding;
pub mod step;
pub mod stl;
pub mod threemf;
mod verify;

#[cfg(test)]
mod fixture;

pub use error::{ExportError, ReadError};
pub use inspect::{Finding, Placing, Printability, Weight, inspect, unsound};
pub use number::short_number;
pub use profile::{Printer, Process, ProfileError, Technology};
pub use read::{Body, Contents, Format, read};
pub use verify::{Verification, VerifiedPart, verify};
