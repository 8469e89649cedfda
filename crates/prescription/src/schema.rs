//! JSON Schemas of what this room reads and writes.

use crate::rules::{BaseFile, FaultFile, GateFile, LimitFile, PolicyFile, Preset, ReviewFile};
use crate::{Encounter, Prescription};
use schemars::{Schema, schema_for};

/// The schema of an encounter's records.
pub fn encounter_schema() -> Schema {
    schema_for!(Encounter)
}

/// The schema of a prescription, as written to JSON.
pub fn prescription_schema() -> Schema {
    schema_for!(Prescription)
}

/// The schemas of the rule files, by the value of their `schema` key.
pub fn rule_schemas() -> Vec<(&'static str, Schema)> {
    vec![
        ("windlass.rules/1", schema_for!(FaultFile)),
        ("windlass.base/1", schema_for!(BaseFile)),
        ("windlass.gates/1", schema_for!(GateFile)),
        ("windlass.limits/1", schema_for!(LimitFile)),
        ("windlass.policy/1", schema_for!(PolicyFile)),
        ("windlass.preset/1", schema_for!(Preset)),
        ("windlass.review/1", schema_for!(ReviewFile)),
    ]
}
