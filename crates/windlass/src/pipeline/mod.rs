//! A case through the crates, in order: scan, foot, prescription, device, chain, export, report.

mod as_built;
mod both;
mod capture;
mod check;
mod check_up;
mod compare;
mod design;
mod device;
mod files;
mod gate;
mod give_way;
mod load;
mod outputs;
mod part;
mod plate;
mod plausible;
mod prescribe;
mod pressure;
mod search;
mod settings;
pub mod stages;

pub use capture::measure;
pub use check::{CheckedJob, check};
pub use check_up::{review, revisions};
pub use compare::{CompareRequest, compare};
pub use design::design;
pub(crate) use design::make;
pub use files::{FileKind, Files};
pub use prescribe::prescribe;
pub(crate) use pressure::facts as pressure_facts;
pub use settings::{MeshOptions, Settings};
