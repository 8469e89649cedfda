//! Judges: they read the finished files by code that shares nothing with the program that wrote them.

mod case;
mod probe;
mod program;
mod reference;
mod stl;

pub use case::CaseText;
pub use probe::Probe;
pub use program::{Run, Workshop};
pub use reference::{python_with, reference_data, tool};
pub use stl::Solid;
