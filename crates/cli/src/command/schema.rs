//! `windlass schema`: JSON Schema of the file formats.

use crate::arguments::{FormatWord, Schema};
use crate::exit::{Outcome, Result};
use crate::terminal::Terminal;
use windlass_lab::{Complaint, schema};

/// Prints the schema.
pub fn run(words: &Schema, terminal: &Terminal) -> Result {
    let schema = match words.format {
        FormatWord::Case => schema::case(),
    };
    let text =
        serde_json::to_string_pretty(&schema).map_err(|e| Complaint::internal("schema", e.to_string()))?;
    terminal.print(&format!("{text}\n"));
    Ok(Outcome::Done)
}
