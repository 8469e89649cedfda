//! The published schemas say what the code reads.

// A test stops at the first thing that is not as it must be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, clippy::print_stdout)]

use serde_json::Value;
use windlass_prescription::record::{Examination, GaitRecord, Record};
use windlass_prescription::{Feature, encounter_schema, prescription_schema, rule_schemas};

fn json(schema: schemars::Schema) -> Value {
    serde_json::to_value(schema).expect("JSON")
}

fn keys(schema: &Value, definition: &str) -> Vec<String> {
    let properties = &schema["$defs"][definition]["properties"];
    properties.as_object().unwrap_or_else(|| panic!("no {definition}")).keys().cloned().collect()
}

#[test]
fn the_clinicians_keys_are_the_features() {
    let mut features: Vec<String> = Feature::ALL.iter().map(|feature| feature.key().to_owned()).collect();
    features.sort();
    let mut keys = keys(&json(encounter_schema()), "Overrides");
    keys.sort();
    assert_eq!(keys, features);
}

#[test]
fn the_fixed_names_are_kept() {
    let fixed = [
        "shell_thickness_mm",
        "heel_cup_mm",
        "rearfoot_post_deg",
        "rearfoot_post_motion_deg",
        "forefoot_post_deg",
        "heel_lift_mm",
        "first_ray_cutout",
        "mortons_extension_mm",
        "arch_fill",
        "length",
        "medial_skive_mm",
        "lateral_skive_mm",
        "inversion_deg",
        "medial_flange_mm",
        "lateral_flange_mm",
        "fascial_groove_mm",
        "metatarsal_pad_mm",
        "metatarsal_bar_mm",
        "reverse_mortons_mm",
        "first_ray_void_mm",
        "cuboid_pad_mm",
        "heel_aperture_mm",
        "top_cover_mm",
        "ventilation",
        "engraving",
    ];
    for key in fixed {
        let feature = Feature::from_key(key).unwrap_or_else(|| panic!("{key} is gone"));
        assert_eq!(feature.key(), key);
        assert_eq!(feature.range().is_some(), key.ends_with("_mm") || key.ends_with("_deg"), "{key}");
    }
}

#[test]
fn every_recorded_field_is_in_the_schema() {
    let schema = json(encounter_schema());
    for (definition, fields) in [("Examination", Examination::FIELDS), ("GaitRecord", GaitRecord::FIELDS)] {
        let keys = keys(&schema, definition);
        assert_eq!(keys.len(), fields.len());
        assert!(fields.iter().all(|field| keys.contains(&field.key.to_owned())));
    }
}

#[test]
fn prescriptions_and_rule_files_have_a_schema() {
    let prescription = json(prescription_schema());
    let line = keys(&prescription, "Line");
    for key in ["feature", "dose", "asked_by", "reason", "grade", "source"] {
        assert!(line.contains(&key.to_owned()), "{key}");
    }
    assert_eq!(rule_schemas().len(), 7);
    for (name, schema) in rule_schemas() {
        let properties = json(schema)["properties"].as_object().map(serde_json::Map::len);
        assert!(properties.is_some_and(|count| count >= 2), "{name}");
    }
}
