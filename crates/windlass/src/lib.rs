//! The facade: takes a case, walks the rooms in order, returns a job.
//!
//! A case comes in as text and a [`World`] that reads the files it names; a job goes out as named bytes. Nothing here
//! touches the disk.

pub mod case;
pub mod job;
pub mod materials;
pub mod pack;
pub mod privacy;
pub mod profiles;
pub mod schema;

mod complaint;
mod evidence;
mod keys;
mod made;
mod measurement;
mod modification;
mod page;
mod pipeline;
mod printable;
mod sample;
mod shown;
mod world;

pub use case::Case;
pub use complaint::{Complaint, Complaints, Kind};
pub use evidence::{CrossValidation, EvidenceReport, Verdict, cross_validate, evidence, vocabulary};
pub use job::Output;
pub use keys::case_keys;
pub use made::{Job, MeasuredFoot};
pub use measurement::{Footprint, Measurement, measurement};
pub use modification::{modification, modification_rows};
pub use pipeline::{CheckedJob, FileKind, Files, MeshOptions, Settings, check, design, measure, prescribe};
pub use printable::{device_mesh, verify};
pub use sample::{drawn_sample, sample, varied_sample};
pub use shown::shown;
pub use windlass_chain as chain;
pub use windlass_export::{Verification, VerifiedPart, Weight, short_number};
pub use windlass_geometry::Mesh;
pub use windlass_prescription as prescription;

pub use windlass_scan as scan;
pub use world::World;

/// What made a file: the program and its version.
pub const MADE_BY: &str = concat!("windlass ", env!("CARGO_PKG_VERSION"));
