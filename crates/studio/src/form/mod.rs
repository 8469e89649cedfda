//! The record as one form: every field with its question, unit and range, read from the schema of case files, with what the
//! case says, and what would decide next.

mod field;
mod regions;

use crate::answer::Stop;
use crate::desk::Opened;
pub use field::Fields;
use regions::{OF_FOOT, RECORDS, REGIONS};
use serde_json::{Value, json};
use windlass::prescription::Prescription;
use windlass::{Complaint, Side};

/// The form of a case.
///
/// # Errors
/// The case cannot be shown as JSON (an internal error).
pub fn form(opened: &Opened, prescription: &Prescription) -> Result<Value, Stop> {
    let case = record(opened)?;
    let fields = Fields::of_schema();
    let mut groups = Vec::new();
    for (table, title, definition) in RECORDS {
        let of_record: Vec<Value> = fields
            .keys(definition)
            .map(|key| {
                let mut field = fields.field(definition, key);
                field["key"] = json!(format!("{table}.{key}"));
                field["value"] = case[*table][key].clone();
                field
            })
            .collect();
        groups.push(json!({ "id": table, "title": title, "side": null, "fields": of_record }));
    }
    for (table, title, definition) in OF_FOOT {
        let keys: Vec<&str> = fields.keys(definition).collect();
        groups.push(of_feet(fields, &case, (table, title, definition), table, &keys));
    }
    for (id, title, keys) in REGIONS {
        groups.push(of_feet(fields, &case, (id, title, "Examination"), "exam", keys));
    }
    Ok(json!({
        "version": opened.sheet.version,
        "groups": groups,
        "next": prescription.missing.iter().map(|missing| json!({
            "side": missing.side,
            "key": asked_field(&groups, missing.side, &missing.key),
            "ask": missing.ask,
            "decides": missing.decides,
        })).collect::<Vec<_>>(),
        "questions": prescription.questions,
    }))
}

/// The case as JSON: what it says, by table.
///
/// # Errors
/// An internal error.
pub fn record(opened: &Opened) -> Result<Value, Stop> {
    let value = serde_json::to_value(&opened.case.file);
    value.map_err(|e| Complaint::internal(&opened.case.name, e.to_string()).into())
}

/// A group that is asked of both feet beside each other.
fn of_feet(
    fields: &Fields,
    case: &Value,
    (id, title, definition): (&str, &str, &str),
    table: &str,
    keys: &[&str],
) -> Value {
    let one = |key: &&str| {
        let mut field = fields.field(definition, key);
        field["key"] = json!(format!("foot.{{side}}.{table}.{key}"));
        let values = Side::BOTH.into_iter().filter(|side| case["foot"][side.name()].is_object());
        let values =
            values.map(|side| (side.name().to_owned(), case["foot"][side.name()][table][key].clone()));
        field["values"] = Value::Object(values.collect());
        field
    };
    json!({ "id": id, "title": title, "side": "both", "fields": keys.iter().map(one).collect::<Vec<_>>() })
}

/// What the rules ask for that is worked out from other fields: the one to fill in.
const WORKED_OUT: [(&str, &str); 1] = [("limb_length.heilig_divisor", "limb_length.years_present")];

/// The field of the form that a missing value asks for; none where it is no field.
fn asked_field(groups: &[Value], side: Option<Side>, key: &str) -> Option<String> {
    let key = WORKED_OUT.iter().find(|(worked_out, _)| *worked_out == key).map_or(key, |(_, field)| field);
    let bare = key.rsplit('.').next().unwrap_or(key);
    let fields = groups.iter().filter_map(|group| group["fields"].as_array()).flatten();
    let known: Vec<&str> = fields.filter_map(|field| field["key"].as_str()).collect();
    let of_foot = ["exam", "gait"].map(|table| format!("foot.{{side}}.{table}.{bare}"));
    match side {
        Some(side) => {
            let found = of_foot.iter().find(|full| known.contains(&full.as_str()))?;
            Some(found.replace("{side}", side.name()))
        }
        None => known.iter().find(|full| **full == key).map(|full| (*full).to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_field_of_the_examination_is_asked_in_one_region() {
        let fields = Fields::of_schema();
        let known: BTreeSet<&str> = fields.keys("Examination").collect();
        let mut asked = BTreeSet::new();
        for key in REGIONS.iter().flat_map(|(.., keys)| keys.iter()) {
            assert!(asked.insert(*key), "{key} is asked twice");
        }
        assert_eq!(asked, known);
    }
}
