//! The batch: every case of a folder tree, resumable, in parts, with a table of what came of each.
//!
//! Each case has its own folder below the output folder, at the same relative path. A case counts as done when
//! its record there names the same inputs, profiles and program, and every output is there in full; then it is
//! skipped. So a batch may be killed at any instant and started again, and nothing that was finished is lost.

mod find;
mod one;
mod shard;
mod tables;
mod workers;

pub use find::{BatchCase, Cases, cases};
pub use one::{Row, Status};
pub use shard::Shard;

use std::path::PathBuf;
use windlass::{Complaint, Complaints, Settings};

/// What a batch is asked.
#[derive(Debug, Clone)]
pub struct BatchRequest {
    /// The folder tree with the cases.
    pub dir: PathBuf,
    /// The output folder.
    pub out: PathBuf,
    /// Which part of the cases.
    pub shard: Shard,
    /// Whether cases may name files outside their folders.
    pub allow_outside: bool,
}

/// What a batch came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct Summary {
    /// Cases made now.
    pub done: u64,
    /// Cases that were done already and unchanged.
    pub skipped: u64,
    /// Cases without a result.
    pub failed: u64,
    /// Cases with a result to which the guard objects.
    pub objected: u64,
    /// Failed cases whose outputs could not be written, or that met a fault of the program.
    pub internal: u64,
}

/// The number of cases in this part of the batch.
///
/// # Errors
/// The folder cannot be read.
pub fn count(request: &BatchRequest) -> Result<u64, Complaints> {
    let mut n = 0;
    for found in find::cases(&request.dir, &request.out)?.flatten() {
        n += u64::from(request.shard.takes(&found));
    }
    Ok(n)
}

/// Runs the batch and writes `results.csv` and `results.json` (with the shard in their names where there is one).
/// `tell` is called for every case, in the order of the tree. A case that fails never stops the others.
///
/// # Errors
/// The tree cannot be read, or a table cannot be written.
pub fn run(
    request: &BatchRequest,
    settings: &Settings,
    mut tell: impl FnMut(&Row),
) -> Result<Summary, Complaints> {
    std::fs::create_dir_all(&request.out).map_err(|e| {
        Complaint::internal(request.out.display().to_string(), crate::folder::plain(&e))
            .then("name another folder with --out")
    })?;
    let mut tables = tables::Tables::begin(&request.out, request.shard)?;
    let mut summary = Summary::default();
    let cases = find::cases(&request.dir, &request.out)?
        .filter(|item| item.as_ref().map_or(true, |found| request.shard.takes(found)));
    workers::in_order(
        cases,
        |item| match item {
            Ok(found) => one::run(&found, request, settings),
            Err(complaint) => Row::failed(&complaint.place, complaint.to_string()),
        },
        |row| {
            summary.objected += u64::from(row.guard > 0);
            match row.status {
                Status::Done => summary.done += 1,
                Status::Skipped => summary.skipped += 1,
                Status::Failed => summary.failed += 1,
            }
            summary.internal += u64::from(row.internal);
            tables.add(&row)?;
            tell(&row);
            Ok(())
        },
    )?;
    tables.finish()?;
    Ok(summary)
}
