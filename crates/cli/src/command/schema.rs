//! `windlass schema`: JSON Schema of the file formats.

use crate::arguments::{FormatWord, Schema};
use crate::exit::{Outcome, Result};
use crate::terminal::Terminal;
use windlass::prescription::{prescription_schema, rule_schemas};
use windlass::{Complaint, case_keys, schema};

/// Prints the schema.
pub fn run(words: &Schema, terminal: &Terminal) -> Result {
    let schema = match words.format {
        FormatWord::Keys => {
            terminal.print(&case_keys());
            return Ok(Outcome::Done);
        }
        FormatWord::Case => schema::case(),
        FormatWord::Job => schema::job(),
        FormatWord::Prescription => prescription_schema().to_value(),
        FormatWord::Rules => {
            let schemas =
                rule_schemas().into_iter().map(|(name, schema)| (name.to_owned(), schema.to_value()));
            serde_json::Value::Object(schemas.collect())
        }
    };
    let text =
        serde_json::to_string_pretty(&schema).map_err(|e| Complaint::internal("schema", e.to_string()))?;
    terminal.print(&format!("{text}\n"));
    Ok(Outcome::Done)
}
