//! Windlass designs custom foot orthoses from a scan and an examination.
//!
//! A case comes in as text, with a [`World`] that gives the files it names; a [`Job`] goes out as named bytes. Nothing here
//! opens a file, reads a clock or asks the environment, so the same case gives the same bytes everywhere, and the crate
//! compiles to `wasm32-unknown-unknown`. Files and batches on a disk are the crate `windlass-lab`.
//!
//! ```
//! use windlass::{Case, InMemory, Settings, World, design};
//!
//! // Any program brings its own case and scans; here they are those of the sample.
//! let files: InMemory = windlass::sample()?.into_iter().collect();
//! let case = Case::read("case.toml", &files.read("case.toml")?)?;
//! let settings = Settings { draws: 2, ..Settings::built_in()? };
//!
//! let job = design(&case, &files, &settings)?;
//!
//! let left = job.record.feet.left.as_ref().expect("the sample has a left foot");
//! assert_eq!(left.mesh.open_edges, 0);
//! assert!(left.realised.values().all(|dose| dose.within_tolerance));
//! assert!(job.outputs.iter().any(|file| file.name == "HL-0001_L.stl"));
//! # Ok::<(), windlass::Complaints>(())
//! ```
//!
//! [`design`] goes through the crates in this order, and each step can be taken alone:
//!
//! 1. [`Case::read`] checks a case against its schema: every fault at once, with line, column and next step.
//! 2. [`prescribe`] proposes the modifications of each foot by rules, each with reason, grade and source.
//! 3. [`measure`] turns the bytes of a scan into a clean, oriented, measured foot.
//! 4. The device is built from foot and prescription, and its dimensions are read back from its triangles.
//! 5. [`check`] estimates what it does to the loads from the toes to the lower back.
//! 6. The files are written into memory: STL, 3MF, STEP, the report page and the record ([`job::JobRecord`]).
//!
//! [`verify`] says of any STL or 3MF whether it prints; [`evidence()`] predicts published effects with the same model.
//!
//! What stops a job is a list of [`Complaint`]s, each with its place, its next step and the typed [`ErrorKind`] behind it.
//! Lengths are mm, angles degrees, pressures kPa and masses g unless a name says otherwise. Coordinates are in the foot
//! frame: origin on the support plane under the back of the heel, +x forward, +y to the patient's left, +z up.
//!
//! Not a medical device: a clinician decides what a patient wears.

pub mod case;
pub mod job;
pub mod materials;
pub mod pack;
pub mod privacy;
pub mod profiles;
pub mod schema;

mod comparison;
mod complaint;
mod error_kind;
mod evidence;
mod keys;
mod made;
mod measurement;
mod modification;
mod page;
mod pipeline;
mod prefabricated;
mod printable;
mod sample;
mod shown;
mod world;

pub use case::{Case, set_line};
pub use comparison::{Compared, ComparedRow, ComparedValue, Comparison};
pub use complaint::{Complaint, Complaints, Kind};
pub use error_kind::ErrorKind;
pub use evidence::{
    Ablated, CrossValidation, EvidenceReport, RowResult, Score, Verdict, ablate, cross_validate, evidence,
    evidence_page, vocabulary,
};
pub use job::Output;
pub use keys::case_keys;
pub use made::{Job, MeasuredFoot, Revisions};
pub use measurement::{Footprint, Measurement, measurement};
pub use modification::{modification, modification_rows};
pub use page::{check_up_page, comparison_page};
pub use pipeline::{CheckedJob, FileKind, Files, MeshOptions, Settings, check, design, measure, prescribe};
pub use pipeline::{CompareRequest, compare, stages};
pub use pipeline::{review, revisions};
pub use prefabricated::EvidenceRow;
pub use printable::{device_mesh, verify};
pub use sample::{drawn_sample, sample, varied_sample};
pub use shown::shown;
pub use windlass_chain as chain;
pub use windlass_export::{Verification, VerifiedPart, Weight, short_number};
pub use windlass_geometry::Mesh;
pub use windlass_measure::{Both, Note, Side};
pub use windlass_prescription as prescription;

pub use windlass_scan as scan;
pub use world::{InMemory, World};

/// What made a file: the program and its version.
pub const MADE_BY: &str = concat!("windlass ", env!("CARGO_PKG_VERSION"));
