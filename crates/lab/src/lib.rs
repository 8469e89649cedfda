//! The facade: takes a case, walks the rooms in order, returns a job; and the batch.

pub mod document;
pub mod privacy;
