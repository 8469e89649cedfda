//! Judges: they read the finished files by code that shares nothing with the program that wrote them.

// A judge stops at the first thing that is not as it must be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, clippy::print_stdout)]

mod browser;
mod case;
mod page;
mod probe;
mod program;
mod reference;
pub mod sources;
mod stl;
pub mod text;

pub use browser::{browsed, browser};
pub use case::CaseText;
pub use page::{Answered, Served};
pub use probe::Probe;
pub use program::{Run, Workshop};
pub use reference::{python_with, reference_data, tool};
pub use stl::Solid;
