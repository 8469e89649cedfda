//! The walk of a case through the rooms: scan, foot, prescription, device, chain, export, report.

mod both;
mod capture;
mod design;
mod device;
mod files;
mod gate;
mod load;
mod outputs;
mod prescribe;
mod pressure;
mod search;
mod settings;

pub use capture::{MeasuredFoot, measure};
pub use design::{Job, design};
pub(crate) use design::{Made, make};
pub use files::{FileKind, Files};
pub use load::{CheckedJob, check};
pub use prescribe::prescribe;
pub(crate) use pressure::facts as pressure_facts;
pub use settings::{MeshWish, Settings};
