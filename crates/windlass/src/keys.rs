//! Every key of a case file as Markdown tables, read from the schema: what `docs/case-keys.md` holds.

use crate::schema;
use serde_json::Value;
use windlass_prescription::{Feature, RuleBook};

/// The records of a case in the order of a file: heading, definition in the schema.
const RECORDS: [(&str, &str); 24] = [
    ("[case]", "CaseHead"),
    ("[order]", "Order"),
    ("[patient]", "Patient"),
    ("[history]", "History"),
    ("[complaints]", "Complaints"),
    ("[footwear]", "Footwear"),
    ("[limb_length]", "LimbLength"),
    ("[device]", "DeviceChoice"),
    ("[finish]", "Finish"),
    ("[foot.left.scan], [foot.right.scan]", "Capture"),
    ("camera = { } of a scan", "Camera"),
    ("[foot.left.exam], [foot.right.exam]", "Examination"),
    ("[foot.left.gait], [foot.right.gait]", "GaitRecord"),
    ("[foot.left.pressure], [foot.right.pressure]", "PressureEntry"),
    ("[[foot.left.marks]], [[foot.right.marks]]", "Mark"),
    ("[foot.left.landmarks], [foot.right.landmarks]", "LandmarkEntry"),
    ("a measured value = { }", "Reading"),
    ("[prescription.left], [prescription.right]", "Overrides"),
    ("[placement.left], [placement.right]", "Placements"),
    ("[placement.left.PART], [placement.right.PART]", "Placement"),
    ("[placement.left.trim_line], [placement.right.trim_line]", "TrimLineOffsets"),
    ("[[visit]]", "Visit"),
    ("[visit.report]", "VisitReport"),
    ("[visit.left.fit], [visit.right.fit]", "FitComplaints"),
];

/// The tables: for each key its values, with unit and range, and what it means.
///
/// ```
/// assert!(windlass::case_keys().contains("mass_kg"));
/// ```
pub fn case_keys() -> String {
    let schema = schema::case();
    let mut text = String::from(
        "# The keys of a case file\n\nWritten by `windlass schema keys`; the schema for machines is `windlass schema case`. The unit is part of \
         the key. Every key may be left out unless it is marked *needed*.\n",
    );
    text.push_str(&top(&schema));
    for (heading, name) in RECORDS {
        let Some(record) = schema["$defs"].get(name) else { continue };
        text.push_str(&format!("\n## `{heading}`\n\n"));
        if let Some(about) = record["description"].as_str() {
            text.push_str(&format!("{}\n\n", one_line(about)));
        }
        text.push_str("| key | values | meaning |\n|---|---|---|\n");
        let needed = |key: &str| record["required"].as_array().is_some_and(|r| r.iter().any(|k| k == key));
        for (key, field) in record["properties"].as_object().into_iter().flatten() {
            let mark = if needed(key) { " *needed*" } else { "" };
            let meaning = one_line(field["description"].as_str().unwrap_or_default());
            let range = Feature::from_key(key).filter(|_| name == "Overrides").and_then(Feature::range_text);
            let values = range.map_or_else(|| values(field, &schema), |range| format!("number, {range}"));
            text.push_str(&format!("| `{key}`{mark} | {values} | {meaning} |\n"));
        }
    }
    text.push_str(&policy());
    text
}

/// The keys above the first table.
fn top(schema: &Value) -> String {
    let mut text = String::from("\n## Above the first table\n\n| key | values | meaning |\n|---|---|---|\n");
    for (key, mark) in [("schema", " *needed*"), ("referral_override", "")] {
        let meaning = one_line(schema["properties"][key]["description"].as_str().unwrap_or_default());
        text.push_str(&format!("| `{key}`{mark} | text | {meaning} |\n"));
    }
    text
}

/// The thresholds that a case may change, from the built-in rules.
fn policy() -> String {
    let mut text = String::from(
        "\n## `[policy]`\n\nThresholds on which the field disagrees; a value here replaces the built-in one for this case.\n\n\
         | key | values | meaning |\n|---|---|---|\n",
    );
    for setting in RuleBook::built_in().iter().flat_map(RuleBook::policy) {
        let [low, high] = setting.range;
        let (key, value, decides) = (&setting.key, setting.value, &setting.decides);
        text.push_str(&format!("| `{key}` | number, {low} to {high}; built in: {value} | {decides} |\n"));
    }
    text
}

/// What a field may hold, in words.
pub(crate) fn values(field: &Value, schema: &Value) -> String {
    let defined = |reference: &str| schema.pointer(reference.trim_start_matches('#')).cloned();
    if let Some(target) = field["$ref"].as_str().and_then(defined) {
        return values(&target, schema);
    }
    let any = field["anyOf"].as_array().or(field["oneOf"].as_array());
    if let Some(any) = any {
        let words: Vec<String> =
            any.iter().filter_map(|v| v["const"].as_str()).map(|w| format!("`{w}`")).collect();
        if !words.is_empty() {
            return words.join(", ");
        }
        let mut texts: Vec<String> =
            any.iter().filter(|v| v["type"] != "null").map(|v| values(v, schema)).collect();
        texts.dedup();
        return ranged(texts.join(" or "), field);
    }
    if let Some(words) = field["enum"].as_array() {
        return words
            .iter()
            .filter_map(Value::as_str)
            .map(|w| format!("`{w}`"))
            .collect::<Vec<_>>()
            .join(", ");
    }
    let kind = match &field["type"] {
        Value::String(kind) => kind.as_str(),
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).find(|k| *k != "null").unwrap_or(""),
        _ => "",
    };
    let plain = match kind {
        "number" => "number",
        "integer" => "whole number",
        "boolean" => "true, false",
        "string" => "text",
        "array" => "list",
        "object" => "table",
        other => other,
    };
    ranged(plain.to_owned(), field)
}

fn ranged(text: String, field: &Value) -> String {
    match (field["minimum"].as_f64(), field["maximum"].as_f64()) {
        (Some(low), Some(high)) => format!("{text}, {low} to {high}"),
        _ => text,
    }
}

/// A description without line breaks or what would end a cell.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .replace('|', "/")
        .replace("[`", "`")
        .replace("`]", "`")
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_record_of_the_schema_has_its_table() {
        let text = super::case_keys();
        for part in [
            "`mass_kg` *needed* | number, 15 to 250",
            "`heel_lift_mm` | number, 0, or 1 to 12 (order forms: 0 to 25)",
            "`metatarsal`",
        ] {
            assert!(text.contains(part), "{part}");
        }
    }
}
