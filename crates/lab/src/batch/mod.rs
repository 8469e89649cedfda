//! The batch: every case of a folder tree, resumable, in parts, with a table of what came of each.
//!
//! Each case has a folder of its own below the output folder, at the same relative place. A case counts as done when
//! its record there names the same inputs, profiles and program, and every output is there in full; then it is
//! skipped. So a batch may be killed at any instant and started again, and nothing that was finished is lost.

mod find;
mod one;
mod shard;
mod tables;

pub use find::Found;
pub use one::{Row, Status};
pub use shard::Shard;

use crate::{Complaint, Complaints, Settings};
use rayon::prelude::*;
use std::path::PathBuf;

/// Cases that are worked on before their rows are written: bounds the memory, whatever the length of the batch.
const WINDOW: usize = 64;

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
}

/// The number of cases in this part of the batch.
///
/// # Errors
/// The folder cannot be read.
pub fn count(request: &BatchRequest) -> Result<u64, Complaints> {
    let mut n = 0;
    for found in find::cases(&request.dir, &request.out)? {
        let (_, found) = found?;
        n += u64::from(request.shard.takes(&found));
    }
    Ok(n)
}

/// Runs the batch and writes `results.csv` and `results.json` (with the shard in their names where there is one).
/// `tell` hears of every case, in the order of the tree. A case that fails never stops the others.
///
/// # Errors
/// The tree cannot be read, or a table cannot be written.
pub fn run(
    request: &BatchRequest,
    settings: &Settings,
    mut tell: impl FnMut(&Row),
) -> Result<Summary, Complaints> {
    std::fs::create_dir_all(&request.out)
        .map_err(|e| Complaint::internal(request.out.display().to_string(), e.to_string()))?;
    let mut tables = tables::Tables::begin(&request.out, request.shard)?;
    let mut summary = Summary::default();
    let mut cases = find::cases(&request.dir, &request.out)?;
    loop {
        let mut window: Vec<Found> = Vec::with_capacity(WINDOW);
        for found in cases.by_ref() {
            let (_, found) = found?;
            if request.shard.takes(&found) {
                window.push(found);
            }
            if window.len() == WINDOW {
                break;
            }
        }
        if window.is_empty() {
            break;
        }
        let rows: Vec<Row> = window.par_iter().map(|found| one::run(found, request, settings)).collect();
        for row in &rows {
            match row.status {
                Status::Done => summary.done += 1,
                Status::Skipped => summary.skipped += 1,
                Status::Failed => summary.failed += 1,
            }
            tables.add(row)?;
            tell(row);
        }
    }
    tables.finish()?;
    Ok(summary)
}
