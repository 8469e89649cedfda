//! A finished job: its record, as written to `job.json`, and the files that go with it.

mod alternative;
mod choice;
mod manifest;
mod output;
mod pressure;
mod record;

pub use alternative::{Alternative, LineChange};
pub use choice::{DoseChange, DoseChoice, DoseLeftOut, DoseTried};
pub(crate) use manifest::DOES_NOT_PRINT;
pub use manifest::{Asked, FileHash, Manifest, hash};
pub use output::Output;
pub use pressure::{PressureFacts, RegionPressure};
pub use record::{FootJob, FootJobs, JobRecord, MeshFacts, RealisedDose, SCHEMA, ScanFacts};
