//! Changing single keys of a case's text: what the user wrote, its comments and its order stay.

use serde_json::Value as Json;
use std::collections::BTreeMap;
use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, TableLike, Value};
use windlass::{Complaint, Complaints, set_line};

/// Values by dotted key; `null` takes the key away.
pub type Changes = BTreeMap<String, Json>;

/// The text with these keys changed.
///
/// # Errors
/// The text is not TOML, a key is not a dotted name, or leads through something that is not a table.
pub fn edited(text: &str, changes: &Changes) -> Result<String, Complaints> {
    if changes.is_empty() {
        return Ok(text.to_owned());
    }
    let mut document: DocumentMut = text.parse().map_err(|e: toml_edit::TomlError| {
        Complaint::input("case", format!("the text is not TOML: {}", e.message().trim()))
            .then("correct it in the text of the case")
    })?;
    for (key, value) in changes {
        let parts: Vec<&str> = key.split('.').collect();
        if parts.iter().any(|part| !is_plain(part)) {
            return Err(Complaint::input(shown(key), "this is not a key of a case")
                .then("see docs/case-keys.md")
                .into());
        }
        change(document.as_table_mut(), &parts, value).ok_or_else(|| {
            Complaint::input(shown(key), "cannot hold this value").then("see docs/case-keys.md")
        })?;
    }
    Ok(document.to_string())
}

/// A key as it may be repeated in a message.
fn shown(key: &str) -> String {
    windlass::shown(&key.chars().take(80).collect::<String>()).into_owned()
}

fn is_plain(part: &str) -> bool {
    !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
}

/// Changes one key below a table; `None` where it cannot be.
fn change(table: &mut dyn TableLike, parts: &[&str], value: &Json) -> Option<()> {
    let (first, rest) = parts.split_first()?;
    if rest.is_empty() {
        return set(table, first, value);
    }
    if !table.contains_key(first) {
        if value.is_null() {
            return Some(());
        }
        let mut new = Table::new();
        // Only the table that holds the key needs a heading.
        new.set_implicit(rest.len() > 1);
        table.insert(first, Item::Table(new));
    }
    let below = table.get_mut(first)?.as_table_like_mut()?;
    change(below, rest, value)?;
    // The last line of the clinician takes its table with it, so that undoing gives the text from before.
    if value.is_null()
        && below.is_empty()
        && matches!(*first, "left" | "right" | "prescription")
        && rest.len() == 1
    {
        let is_bare = table.get(first)?.as_table().is_none_or(|t| {
            t.decor().prefix().is_none_or(|p| p.as_str().is_none_or(|p| p.trim().is_empty()))
        });
        if is_bare {
            table.remove(first);
        }
    }
    Some(())
}

fn set(table: &mut dyn TableLike, key: &str, value: &Json) -> Option<()> {
    if value.is_null() {
        table.remove(key);
        return Some(());
    }
    set_line(table, key, toml(value)?);
    Some(())
}

/// A JSON value as TOML has it; `None` for null.
fn toml(value: &Json) -> Option<Value> {
    Some(match value {
        Json::Null => return None,
        Json::Bool(flag) => (*flag).into(),
        Json::Number(number) => match number.as_i64() {
            Some(whole) => whole.into(),
            None => number.as_f64()?.into(),
        },
        Json::String(text) => text.as_str().into(),
        Json::Array(list) => {
            let mut array = Array::new();
            for item in list {
                array.push(toml(item)?);
            }
            array.into()
        }
        Json::Object(fields) => {
            let mut table = InlineTable::new();
            for (key, field) in fields.iter().filter(|(_, field)| !field.is_null()) {
                table.insert(key, toml(field)?);
            }
            table.into()
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn changes(pairs: &[(&str, Json)]) -> Changes {
        pairs.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect()
    }

    const TEXT: &str = "# first\nschema = \"windlass.case/1\"\ncase = { id = \"HL-0001\" }\n\n[patient]\nmass_kg = 78   # on our scales\n\n[foot.left.exam]\njack_test = \"easy\"\n";

    #[test]
    fn a_value_changes_and_every_comment_stays() {
        let text = edited(TEXT, &changes(&[("patient.mass_kg", json!(80.5))])).unwrap();
        assert_eq!(text, TEXT.replace("= 78 ", "= 80.5 "));
        let text = edited(TEXT, &changes(&[("case.id", json!("HL-0002"))])).unwrap();
        assert_eq!(text, TEXT.replace("HL-0001", "HL-0002"));
    }

    #[test]
    fn a_new_line_gets_its_table_and_undoing_it_gives_the_text_from_before() {
        let key = "prescription.left.heel_lift_mm";
        let text = edited(TEXT, &changes(&[(key, json!(4))])).unwrap();
        assert!(text.ends_with("[prescription.left]\nheel_lift_mm = 4\n"), "{text}");
        assert_eq!(edited(&text, &changes(&[(key, Json::Null)])).unwrap(), TEXT);
        // A foot stays although nothing is noted of it.
        let bare = edited(TEXT, &changes(&[("foot.left.exam.jack_test", Json::Null)])).unwrap();
        assert!(bare.contains("[foot.left.exam]"), "{bare}");
    }

    #[test]
    fn lists_and_tables_are_values_too() {
        let gait = json!({ "value": 7, "instrument": "camera, 240 Hz", "confidence": null });
        let text = edited(TEXT, &changes(&[("foot.left.gait.peak_rearfoot_eversion_deg", gait)])).unwrap();
        assert!(
            text.contains("peak_rearfoot_eversion_deg = { instrument = \"camera, 240 Hz\", value = 7 }"),
            "{text}"
        );
        let marks = json!([{ "kind": "relief", "place": "styloid" }]);
        let text = edited(TEXT, &changes(&[("foot.left.marks", marks)])).unwrap();
        assert!(text.contains("marks = [{ kind = \"relief\", place = \"styloid\" }]"), "{text}");
    }

    #[test]
    fn what_is_no_key_is_refused_and_not_written() {
        for key in ["", "patient.", "patient.mass\u{1b}[31m", "a b.c", "../x", "patient.mass_kg.deeper"] {
            assert!(edited(TEXT, &changes(&[(key, json!(1))])).is_err(), "{key}");
        }
        let message = edited(TEXT, &changes(&[("a\u{1b}[31m", json!(1))])).unwrap_err().to_string();
        assert!(!message.contains('\u{1b}'), "{message}");
    }
}
