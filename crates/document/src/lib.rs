//! TOML documents checked against a schema, so that every error is reported at once and with its place.
//!
//! Serde stops at the first fault and, inside untagged values, forgets where it was. Here the document is
//! parsed with recovery, walked against the JSON Schema of its own record type, and all faults are collected:
//! unknown keys with the nearest known one, wrong types, numbers outside their range, NaN and infinities.

mod along;
mod fault;
mod nearest;
mod schema;

pub use fault::{Fault, Place};
pub use nearest::{nearest, suggestion};

use serde::de::DeserializeOwned;
use toml::de::DeTable;

/// Why a key must not stand in a document, and what to do instead; `None` for every other key.
pub type Refuse = fn(&str) -> Option<(&'static str, &'static str)>;

/// Refuses no key.
pub fn any_key(_: &str) -> Option<(&'static str, &'static str)> {
    None
}

/// Reads a TOML text into `T`, or reports every error found, in the order of the text.
///
/// # Errors
/// All syntax errors, unknown keys, wrong types, values out of range and missing keys. `extra` may add faults of
/// its own (it sees the parsed table); they are merged in order of place.
pub fn read<T>(
    text: &str,
    refuse: Refuse,
    extra: impl FnOnce(&DeTable<'_>, &mut Vec<Fault>),
) -> Result<T, Vec<Fault>>
where
    T: DeserializeOwned + schemars::JsonSchema,
{
    let (table, syntax) = DeTable::parse_recoverable(text);
    let mut faults: Vec<Fault> = syntax.iter().map(|e| Fault::syntax(text, e)).collect();
    let broken: Vec<usize> = faults.iter().map(|f| f.place.line).collect();

    let mut found = Vec::new();
    let schema = schema::Schema::of::<T>();
    along::table(&schema, text, refuse, table.get_ref(), &mut found);
    extra(table.get_ref(), &mut found);
    // A line that does not parse has said what is wrong with it already.
    found.retain(|f| !broken.contains(&f.place.line));
    faults.extend(found);
    faults.sort_by_key(|f| f.place);
    faults.dedup();
    if !faults.is_empty() {
        return Err(faults);
    }
    toml::from_str(text).map_err(|e| vec![Fault::syntax(text, &e)])
}

#[cfg(test)]
mod tests;
