//! The results of a batch as CSV and as JSON, written row by row and named when complete.

use super::{Row, Shard};
use crate::folder::plain;
use crate::publish::{sweep, temporary};
use std::io::{BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;
use windlass::Complaint;

/// The two tables while they grow.
pub(super) struct Tables {
    csv: csv::Writer<NamedTempFile>,
    json: BufWriter<NamedTempFile>,
    rows: u64,
    paths: [PathBuf; 2],
}

impl Tables {
    /// Begins both tables under temporary names.
    pub(super) fn begin(out: &Path, shard: Shard) -> Result<Self, Complaint> {
        let suffix = shard.suffix();
        let paths = [out.join(format!("results{suffix}.csv")), out.join(format!("results{suffix}.json"))];
        // Not the names of a case's files: a case may lie in the same folder. Each part sweeps its own.
        for path in &paths {
            is_ours(path)?;
        }
        let prefix = format!(".windlass-results{suffix}.");
        sweep(out, &prefix, ".part");
        let temporary = || temporary(out, &prefix, ".part").map_err(|e| failed(out, &plain(&e)));
        let mut json = BufWriter::new(temporary()?);
        json.write_all(b"[").map_err(|e| failed(out, &plain(&e)))?;
        Ok(Tables { csv: csv::Writer::from_writer(temporary()?), json, rows: 0, paths })
    }

    /// Adds a row to both.
    pub(super) fn add(&mut self, row: &Row) -> Result<(), Complaint> {
        let line = serde_json::to_string(row).map_err(|e| failed(&self.paths[1], &e))?;
        let between = if self.rows == 0 { "\n" } else { ",\n" };
        self.rows += 1;
        let row = Row { case: harmless(&row.case), message: harmless(&row.message), ..row.clone() };
        self.csv.serialize(row).map_err(|e| failed(&self.paths[0], &e))?;
        write!(self.json, "{between}{line}").map_err(|e| failed(&self.paths[1], &plain(&e)))
    }

    /// Closes both and gives them their names.
    pub(super) fn finish(mut self) -> Result<(), Complaint> {
        let [csv_path, json_path] = &self.paths;
        self.json.write_all(b"\n]\n").map_err(|e| failed(json_path, &plain(&e)))?;
        let json = self.json.into_inner().map_err(|e| failed(json_path, &plain(e.error())))?;
        let csv = self.csv.into_inner().map_err(|e| failed(csv_path, &plain(e.error())))?;
        csv.persist(csv_path).map_err(|e| failed(csv_path, &plain(&e.error)))?;
        json.persist(json_path).map_err(|e| failed(json_path, &plain(&e.error)))?;
        Ok(())
    }
}

fn failed(path: &Path, error: &dyn std::fmt::Display) -> Complaint {
    Complaint::internal(path.display().to_string(), format!("the results table cannot be written: {error}"))
}

/// Refuses to replace a file that is no table of a batch.
fn is_ours(path: &Path) -> Result<(), Complaint> {
    let mut head = Vec::new();
    let read = std::fs::File::open(path).and_then(|f| f.take(16).read_to_end(&mut head));
    let ours = head.is_empty() || head.starts_with(b"case,id,status,") || head.starts_with(b"[\n");
    if read.is_err() || ours {
        return Ok(());
    }
    let why = "this file already exists and is not a table of a batch; it is not overwritten";
    Err(Complaint::input(path.display().to_string(), why).then("name another folder with --out"))
}

/// A cell that no spreadsheet takes for a formula: one that begins like a formula gets an apostrophe before it.
/// Characters that a terminal obeys are shown.
fn harmless(cell: &str) -> String {
    let shown = windlass::shown(cell);
    if shown.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{shown}") } else { shown.into_owned() }
}

#[cfg(test)]
#[test]
fn no_cell_is_a_formula() {
    assert_eq!(harmless("=1+1"), "'=1+1");
    assert_eq!(harmless("@SUM(A1)"), "'@SUM(A1)");
    assert_eq!(harmless("a/case.toml"), "a/case.toml");
    assert_eq!(harmless("a\u{1b}[2J\nnext: b"), "a\\x1b[2J\nnext: b");
}
