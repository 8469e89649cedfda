//! TOML documents checked against a schema, so that every error is reported at once and with its place.
//!
//! Serde stops at the first fault and, inside untagged values, forgets where it was. Here the document is
//! parsed with recovery, walked against the JSON Schema of its own record type, and all errors are collected:
//! unknown keys with the nearest known one, wrong types, numbers outside their range, NaN and infinities.

mod advice;
mod along;
mod fault;
mod nearest;
mod schema;
mod slips;

pub use fault::{Fault, Place};
pub use nearest::{nearest, suggestion};

use fault::Lines;
use serde::de::DeserializeOwned;
use std::collections::HashSet;
use toml::de::DeTable;

/// Why a key must not stand in a document, and what to do instead; `None` for every other key.
pub type Refuse = fn(&str) -> Option<(&'static str, &'static str)>;

/// Refuses no key.
pub fn any_key(_: &str) -> Option<(&'static str, &'static str)> {
    None
}

/// Faults that are reported; of more, only their number.
const LISTED: usize = 50;

/// Reads a TOML text into `T`, or reports the faults found, in the order of the text: the first fifty, and how many more.
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
    let lines = Lines::of(text);
    let (table, syntax) = DeTable::parse_recoverable(text);
    let broken: HashSet<usize> =
        syntax.iter().map(|e| lines.number(e.span().map_or(text.len(), |s| s.start))).collect();
    // The parser tells its errors in the order of the text.
    let mut faults: Vec<Fault> = syntax.iter().take(LISTED).map(|e| Fault::syntax(&lines, e)).collect();

    let mut found = Vec::new();
    let schema = schema::Schema::of::<T>();
    along::table(&schema, refuse, table.get_ref(), &mut found);
    extra(table.get_ref(), &mut found);
    // A line that does not parse has said what is wrong with it already.
    found.retain(|f| !broken.contains(&lines.number(f.offset)));
    faults.extend(found);
    faults.sort_by_key(|f| f.offset);
    faults.dedup();
    if faults.is_empty() {
        return toml::from_str(text).map_err(|e| vec![settled(Fault::syntax(&lines, &e), &lines)]);
    }
    let mut listed: Vec<Fault> = faults
        .drain(..faults.len().min(LISTED))
        .map(|f| settled(advice::advised(&schema, f), &lines))
        .collect();
    let more = faults.len() + syntax.len().saturating_sub(LISTED);
    if more > 0
        && let Some(last) = listed.last()
    {
        let more = format!("and {more} more errors in this file");
        listed.push(
            Fault { key: String::new(), text: more, next_step: None, ..last.clone() }
                .then("correct the ones above first"),
        );
    }
    Err(listed)
}

/// The fault with its line and column.
fn settled(fault: Fault, lines: &Lines<'_>) -> Fault {
    Fault { place: lines.place(fault.offset), ..fault }
}

#[cfg(test)]
mod tests;
