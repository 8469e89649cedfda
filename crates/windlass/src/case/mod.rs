//! The case file: one patient encounter, both feet, as written by a person or another program.

mod camera;
mod capture;
mod file;
mod inputs;
mod landmarks;
mod line;
mod next;
mod pressure;
mod ranges;
mod read;
mod texts;

pub use camera::with_camera_beside;
pub use capture::Capture;
pub use file::{CaseFile, CaseHead, Feet, FootEntry, Lines, SCHEMA};
pub use landmarks::LandmarkEntry;
pub use line::set_line;
pub use pressure::PressureEntry;
pub use read::Case;
