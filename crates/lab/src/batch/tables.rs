//! The results of a batch as CSV and as JSON, written row by row and named when complete.

use super::{Row, Shard};
use crate::publish::{sweep, temporary};
use std::io::{BufWriter, Write};
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
        let prefix = format!(".windlass-results{suffix}.");
        sweep(out, &prefix, ".part");
        let temporary = || temporary(out, &prefix, ".part").map_err(|e| failed(out, &e));
        let mut json = BufWriter::new(temporary()?);
        json.write_all(b"[").map_err(|e| failed(out, &e))?;
        Ok(Tables { csv: csv::Writer::from_writer(temporary()?), json, rows: 0, paths })
    }

    /// Adds a row to both.
    pub(super) fn add(&mut self, row: &Row) -> Result<(), Complaint> {
        let line = serde_json::to_string(row).map_err(|e| failed(&self.paths[1], &e))?;
        let between = if self.rows == 0 { "\n" } else { ",\n" };
        self.rows += 1;
        self.csv.serialize(row).map_err(|e| failed(&self.paths[0], &e))?;
        write!(self.json, "{between}{line}").map_err(|e| failed(&self.paths[1], &e))
    }

    /// Closes both and gives them their names.
    pub(super) fn finish(mut self) -> Result<(), Complaint> {
        let [csv_path, json_path] = &self.paths;
        self.json.write_all(b"\n]\n").map_err(|e| failed(json_path, &e))?;
        let json = self.json.into_inner().map_err(|e| failed(json_path, e.error()))?;
        let csv = self.csv.into_inner().map_err(|e| failed(csv_path, e.error()))?;
        csv.persist(csv_path).map_err(|e| failed(csv_path, &e.error))?;
        json.persist(json_path).map_err(|e| failed(json_path, &e.error))?;
        Ok(())
    }
}

fn failed(path: &Path, error: &dyn std::fmt::Display) -> Complaint {
    Complaint::internal(path.display().to_string(), format!("the results table cannot be written: {error}"))
}
