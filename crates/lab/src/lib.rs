//! The facade: takes a case, walks the rooms in order, returns a job; and the batch.
//!
//! A case comes in as text and a [`World`] that reads the files it names; a job goes out as named bytes. Only
//! [`Folder`], [`publish`] and the batch touch the disk.

pub mod case;
pub mod document;
pub mod privacy;

mod complaint;
mod folder;
mod publish;
pub mod schema;
mod world;

pub use case::Case;
pub use complaint::{Complaint, Complaints, Kind};
pub use folder::{Folder, read_file};
pub use publish::{Output, publish};
pub use world::World;
