//! The facts that only a check-up has: what the patient's scales answer, and what is worn.

use crate::Feature;
use crate::record::{Field, Kind};
use std::sync::LazyLock;

/// How a scale answers: against an earlier visit.
pub const WORDS: &[&str] = &["better", "same", "worse"];

/// The facts behind `answer.` (against the first visit) and `since_last.` (against the one before).
pub const ANSWERS: &[Field] = &[
    answer("foot_pain", "Foot pain, 0 to 10, at this visit and before the device."),
    answer("knee_pain", "Knee pain, 0 to 10, at this visit and before the device."),
    answer("hip_pain", "Hip pain, 0 to 10, at this visit and before the device."),
    answer("back_pain", "Low back pain, 0 to 10, at this visit and before the device."),
    answer("standing_tolerance_min", "Minutes of standing before it hurts, now and before the device."),
    answer("walking_tolerance_min", "Minutes of walking before it hurts, now and before the device."),
    Field {
        key: "any_pain_worse",
        kind: Kind::Flag,
        ask: "Pain by place, 0 to 10, now and before the device.",
    },
];

const fn answer(key: &'static str, ask: &'static str) -> Field {
    Field { key, kind: Kind::Word(WORDS), ask }
}

/// The facts behind `worn.`: the line of each modification as it is worn, 0 or false where there is none.
pub fn worn_fields() -> &'static [Field] {
    static FIELDS: LazyLock<Vec<Field>> = LazyLock::new(|| Feature::ALL.iter().map(|f| worn(*f)).collect());
    &FIELDS
}

fn worn(feature: Feature) -> Field {
    let kind = match feature.range() {
        Some((low, high)) => Kind::Number { low: low.min(0.0), high },
        None if feature.takes(&crate::Dose::Flag(true)) => Kind::Flag,
        None => Kind::Text,
    };
    Field { key: feature.key(), kind, ask: feature.title() }
}
