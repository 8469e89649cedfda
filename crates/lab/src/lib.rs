//! Jobs on the disk: the folder of a case, outputs written whole or not at all, batches, and packages as one ZIP.
//!
//! What is designed is the crate `windlass`; here its jobs meet files.

pub mod batch;

mod archive;
mod folder;
mod publish;
mod save;

pub use archive::{publish_zip, zip};
pub use folder::{Folder, read_file};
pub use publish::{Claim, publish, recover};
pub use save::{Incoming, save, sweep_unfinished};
