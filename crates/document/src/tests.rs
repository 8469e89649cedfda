//! What the reader says of faulty documents.

use super::{Fault, any_key, read};
use schemars::JsonSchema;
use serde::Deserialize;

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "only the schema and the success of reading matter here")]
struct Record {
    patient: Patient,
    style: Option<Style>,
    at: Option<[f64; 3]>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "as above")]
struct Patient {
    #[schemars(range(min = 20.0, max = 300.0))]
    mass_kg: f64,
    steps: Option<u32>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum Style {
    /// One.
    Sport,
    /// Two.
    Dress,
}

fn private(key: &str) -> Option<(&'static str, &'static str)> {
    (key == "birth_date").then_some(("a person could be known by it", "remove it"))
}

fn faults(text: &str) -> Vec<String> {
    read::<Record>(text, private, |_, _| {}).unwrap_err().iter().map(Fault::to_string).collect()
}

#[test]
fn a_good_document_reads_in_either_style_of_table() {
    read::<Record>("style = 'sport'\nat = [1, 2.5, 3]\n[patient]\nmass_kg = 70", any_key, |_, _| {}).unwrap();
    read::<Record>("patient = { mass_kg = 70.5, steps = 5 }", any_key, |_, _| {}).unwrap();
}

#[test]
fn every_fault_is_told_with_its_place_and_the_next_step() {
    let text = "style = 'sprot'\nat = [1, nan]\n[patient]\nmass_kgs = 70\nsteps = 2.5\n[patients]";
    let listed = faults(text);
    assert_eq!(
        listed,
        [
            "1:9: style: unknown word \"sprot\"; did you mean \"sport\"? Known: \"sport\", \"dress\"",
            "2:6: at: 2 values where 3 are needed",
            "2:10: at[1]: NaN is not a finite number; leave the key out where nothing was measured",
            "3:1: patient.mass_kg: `mass_kg` is missing; add `mass_kg = ...` here",
            "4:1: patient.mass_kgs: unknown key `mass_kgs`; did you mean `mass_kg`?",
            "5:9: patient.steps: a number found where a whole number is needed",
            "6:2: patients: unknown key `patients`; did you mean `patient`?",
        ]
    );
}

#[test]
fn ranges_and_infinities_are_refused() {
    assert!(faults("patient = { mass_kg = 7800 }")[0].contains("out of range; expected 20 to 300"));
    assert!(faults("patient = { mass_kg = -inf }")[0].contains("-inf is not a finite number"));
}

#[test]
fn broken_toml_is_told_once_for_each_line() {
    let listed = faults("style = \nat = [1, 2, 3]\n[patient\nmass_kg = 70");
    assert!(listed[0].starts_with("1:9: string values must be quoted"), "{listed:?}");
    assert_eq!(listed.iter().filter(|t| t.starts_with("1:")).count(), 1, "{listed:?}");
}

#[test]
fn private_keys_are_refused_for_what_they_are() {
    let listed = faults("patient = { mass_kg = 70, birth_date = 1970-03-12 }");
    assert!(listed[0].contains("`birth_date` is refused"), "{listed:?}");
}

#[test]
fn no_text_makes_the_reader_panic() {
    for text in
        ["", "\u{0}", "[[[[", "é = 1\nпациент = 'a", "a.b.c = 1\na.b = 2", "x = \"\"\"", "]", "\r\n[patient"]
    {
        assert!(read::<Record>(text, any_key, |_, _| {}).is_err());
    }
}
