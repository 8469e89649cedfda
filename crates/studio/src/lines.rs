//! The prescription as controls: every modification of the trade for each foot, with what stands in the case, what the
//! rules propose, and why.

use crate::answer::Stop;
use crate::desk::Opened;
use crate::form::Fields;
use serde_json::{Value, json};
use windlass::prescription::{Feature, FootPrescription, Line, Prescription};
use windlass::{Case, Complaint, Settings, Side, prescribe};

/// The prescription of a case.
///
/// # Errors
/// Numbers that no patient has.
pub fn prescription(opened: &Opened, settings: &Settings) -> Result<Value, Stop> {
    let now = prescribe(&opened.case, settings)?;
    let proposed = prescribe(&without_own_lines(&opened.case), settings)?;
    let fields = Fields::of_schema();
    let feet = Side::BOTH.into_iter().filter(|side| opened.case.file.foot.get(*side).is_some());
    let feet = feet.map(|side| {
        let none = FootPrescription::default();
        let [now_lines, proposed_lines] =
            [&now, &proposed].map(|p: &Prescription| p.feet.get(side).as_ref().unwrap_or(&none));
        let line = |feature: &Feature| {
            control(fields, *feature, now_lines.line(*feature), proposed_lines.line(*feature))
        };
        let lines: Vec<Value> = Feature::ALL.iter().map(line).collect();
        (side.name().to_owned(), json!({ "faults": now.faults.get(side), "lines": lines }))
    });
    let feet = Value::Object(feet.collect());
    let mut answer =
        serde_json::to_value(&now).map_err(|e| Complaint::internal("prescription", e.to_string()))?;
    answer["version"] = json!(opened.sheet.version);
    answer["feet"] = feet;
    if answer.get("referral").is_none() {
        answer["referral"] = Value::Null;
    }
    Ok(answer)
}

/// The case as if the clinician had written no line.
fn without_own_lines(case: &Case) -> Case {
    let mut bare = case.clone();
    bare.file.prescription = Default::default();
    bare
}

/// A modification as a control.
fn control(fields: &Fields, feature: Feature, now: Option<&Line>, proposed: Option<&Line>) -> Value {
    let key = feature.key();
    let range = feature.range();
    let (kind, words) = fields.kind_of("Overrides", key);
    let step = if feature.unit() == "deg" { 1.0 } else { 0.5 };
    json!({
        "key": key,
        "title": feature.title(),
        "about": fields.about("Overrides", key),
        "unit": feature.unit(),
        "kind": if kind == "number" { "amount" } else { kind },
        "low": range.map(|r| r.0),
        "high": range.map(|r| r.1),
        "zero_allowed": range.is_some(),
        "step": range.map(|_| step),
        "words": words,
        "value": now.map(|l| &l.dose),
        "asked_by": now.map(|l| l.asked_by),
        "proposed": proposed.map(|l| &l.dose),
        "proposed_by": proposed.map(|l| l.asked_by),
        "reason": now.map(|l| &l.reason),
        "grade": now.map(|l| &l.grade),
        "source": now.map(|l| &l.source),
        "would_change": now.and_then(|l| l.would_change.as_ref()),
        "flags": now.map_or(&[][..], |l| &l.flags[..]),
    })
}
