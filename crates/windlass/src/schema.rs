//! JSON Schemas of the formats that people and other programs write and read.

use crate::case::CaseFile;
use crate::job::JobRecord;
use serde_json::Value;
use windlass_prescription::record::{
    Complaints, Examination, Field, Finish, FitComplaints, Footwear, GaitRecord, History, Kind, LimbLength,
    Order, Patient, Record, VisitReport,
};
use windlass_prescription::{Feature, Placement, TrimLineOffsets};

/// The schema of case files, with the plausible ranges that the reader checks.
///
/// ```
/// assert!(windlass::schema::case()["$defs"]["Patient"]["properties"]["mass_kg"]["maximum"].is_number());
/// ```
pub fn case() -> Value {
    let mut schema = schemars::schema_for!(CaseFile).to_value();
    for (name, fields) in [
        ("Patient", Patient::FIELDS),
        ("Footwear", Footwear::FIELDS),
        ("History", History::FIELDS),
        ("Complaints", Complaints::FIELDS),
        ("LimbLength", LimbLength::FIELDS),
        ("Examination", Examination::FIELDS),
        ("GaitRecord", GaitRecord::FIELDS),
        ("Order", Order::FIELDS),
        ("Finish", Finish::FIELDS),
        ("VisitReport", VisitReport::FIELDS),
        ("FitComplaints", FitComplaints::FIELDS),
    ] {
        for Field { key, kind, .. } in fields {
            if let Kind::Number { low, high } = *kind {
                limit(&mut schema, name, key, low, high);
            }
        }
    }
    for (key, low, high) in Placement::RANGES {
        limit(&mut schema, "Placement", key, low, high);
    }
    for (key, low, high) in TrimLineOffsets::RANGES {
        limit(&mut schema, "TrimLineOffsets", key, low, high);
    }
    for feature in Feature::ALL {
        if let Some((low, high)) = feature.range() {
            // 0 takes a feature away, whatever its least dose.
            limit(&mut schema, "Overrides", feature.key(), low.min(0.0), high);
        }
    }
    schema
}

/// The schema of job records, `job.json`, which [`JobRecord::read`] reads back.
///
/// ```
/// assert!(windlass::schema::job()["$defs"]["FootJob"]["properties"]["mass_g"].is_object());
/// ```
pub fn job() -> Value {
    schemars::schema_for!(JobRecord).to_value()
}

fn limit(schema: &mut Value, record: &str, key: &str, low: f64, high: f64) {
    let place = format!("/$defs/{record}/properties/{key}");
    if let Some(field) = schema.pointer_mut(&place).and_then(Value::as_object_mut) {
        field.insert("minimum".into(), low.into());
        field.insert("maximum".into(), high.into());
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn ranges_of_the_record_stand_in_the_schema() {
        let schema = super::case();
        let mass = &schema["$defs"]["Patient"]["properties"]["mass_kg"];
        assert!(mass["minimum"].is_number() && mass["maximum"].is_number(), "{mass}");
        let lift = &schema["$defs"]["Overrides"]["properties"]["heel_lift_mm"];
        assert_eq!((&lift["minimum"], &lift["maximum"]), (&0.0.into(), &12.0.into()));
    }
}
