//! One field as a control needs it: kind, unit, range, words, and the question that asks for it.

use serde_json::{Value, json};
use std::sync::LazyLock;

/// The fields of a case, by definition and key.
pub struct Fields {
    schema: Value,
}

/// Endings of keys that are units, as they are written.
const UNITS: [(&str, &str); 15] = [
    ("_kg", "kg"),
    ("_mm", "mm"),
    ("_deg", "deg"),
    ("_kpa", "kPa"),
    ("_m_s", "m/s"),
    ("_per_min", "/min"),
    ("_years", "years"),
    ("_weeks", "weeks"),
    ("_m", "m"),
    ("_g", "g"),
    ("_percent", "%"),
    ("_n", "N"),
    ("_s", "s"),
    ("_hours", "h"),
    ("_per_day", "/day"),
];

/// Abbreviations that a label keeps in capitals.
const CAPITALS: [&str; 2] = ["mtp", "ucbl"];

impl Fields {
    /// The fields of the schema of case files.
    pub fn of_schema() -> &'static Fields {
        static FIELDS: LazyLock<Fields> = LazyLock::new(|| Fields { schema: windlass::schema::case() });
        &FIELDS
    }

    /// The keys of a definition.
    pub fn keys<'a>(&'a self, definition: &str) -> impl Iterator<Item = &'a str> + use<'a> {
        let properties = self.schema["$defs"][definition]["properties"].as_object();
        properties.into_iter().flatten().map(|(key, _)| key.as_str())
    }

    /// A field.
    pub fn field(&self, definition: &str, key: &str) -> Value {
        let record = &self.schema["$defs"][definition];
        let field = &record["properties"][key];
        let needed = record["required"].as_array().is_some_and(|keys| keys.iter().any(|k| k == key));
        let (kind, words) = self.kind(field);
        let (name, unit) = unit(key);
        json!({
            "label": label(name),
            "ask": one_line(field["description"].as_str().unwrap_or_default()),
            "unit": unit,
            "kind": kind,
            "low": field["minimum"],
            "high": field["maximum"],
            "words": words,
            "needed": needed,
        })
    }

    /// The kind of a field, and its words where it has some.
    pub fn kind(&self, field: &Value) -> (&'static str, Value) {
        if let Some(target) = field["$ref"].as_str() {
            if target.ends_with("/Measured") {
                return ("measured", Value::Null);
            }
            let target = self.schema.pointer(target.trim_start_matches('#'));
            return target.map_or(("text", Value::Null), |target| self.kind(target));
        }
        let any = field["anyOf"].as_array().or(field["oneOf"].as_array());
        if let Some(any) = any {
            let word = |v: &Value| Some(json!({ "word": v["const"].as_str()?, "says": v["description"] }));
            let words: Vec<Value> = any.iter().filter_map(word).collect();
            if !words.is_empty() {
                return ("choice", Value::Array(words));
            }
            let real = any.iter().find(|v| v["type"] != "null");
            return real.map_or(("text", Value::Null), |real| self.kind(real));
        }
        if let Some(words) = field["enum"].as_array() {
            let words = words.iter().filter_map(Value::as_str).map(|w| json!({ "word": w, "says": null }));
            return ("choice", Value::Array(words.collect()));
        }
        let types = match &field["type"] {
            Value::String(one) => vec![one.as_str()],
            Value::Array(several) => several.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        };
        let is = |name: &str| types.contains(&name);
        let is_date = field["description"].as_str().is_some_and(|d| d.contains("year-month-day"));
        let kind = match () {
            () if is("number") || is("integer") => "number",
            () if is("boolean") => "flag",
            () if is("array") => "list",
            () if is("object") => "table",
            () if is_date => "date",
            () => "text",
        };
        (kind, Value::Null)
    }

    /// What a definition's key means, in a sentence.
    pub fn about(&self, definition: &str, key: &str) -> String {
        let field = &self.schema["$defs"][definition]["properties"][key];
        one_line(field["description"].as_str().unwrap_or_default())
    }

    /// The kind and the words of a definition's key.
    pub fn kind_of(&self, definition: &str, key: &str) -> (&'static str, Value) {
        self.kind(&self.schema["$defs"][definition]["properties"][key])
    }
}

/// A key without its unit, and the unit.
fn unit(key: &str) -> (&str, &'static str) {
    let found = UNITS.iter().find_map(|(ending, unit)| Some((key.strip_suffix(ending)?, *unit)));
    found.unwrap_or((key, ""))
}

/// A key in words: "First MTP dorsiflexion loaded".
fn label(name: &str) -> String {
    let words = name
        .split('_')
        .map(|word| if CAPITALS.contains(&word) { word.to_ascii_uppercase() } else { word.to_owned() });
    let text = words.collect::<Vec<_>>().join(" ");
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace("[`", "").replace("`]", "").replace('`', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_says_its_unit_range_and_words() {
        let fields = Fields::of_schema();
        let loaded = fields.field("Examination", "first_mtp_dorsiflexion_loaded_deg");
        assert_eq!(loaded["label"], "First MTP dorsiflexion loaded");
        assert_eq!((&loaded["unit"], &loaded["high"]), (&json!("deg"), &json!(110.0)));
        let jack = fields.field("Examination", "jack_test");
        assert_eq!((&jack["kind"], &jack["words"][0]["word"]), (&json!("choice"), &json!("easy")));
        assert_eq!(fields.field("GaitRecord", "speed_m_s")["kind"], "measured");
        assert_eq!(fields.field("Order", "due_date")["kind"], "date");
        assert_eq!(fields.field("Patient", "mass_kg")["needed"], true);
        assert_eq!(fields.field("Patient", "steps_per_day")["label"], "Steps");
    }
}
