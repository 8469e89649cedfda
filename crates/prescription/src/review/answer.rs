//! Before and after: each scale against the smallest change that matters.

use super::outcome::Answer;
use crate::record::{Record, Value, VisitReport};
use crate::rules::{RuleBook, Scale};
use crate::{Encounter, Visit};

/// The answers, and which of them speak of worse pain.
pub(super) struct Answers {
    pub(super) shown: Vec<Answer>,
}

impl Answers {
    /// Whether any pain is worse; none where no pain was recorded twice.
    pub(super) fn any_pain_worse(&self, of: impl Fn(&Answer) -> Option<&'static str>) -> Option<bool> {
        let known: Vec<&str> =
            self.shown.iter().filter(|a| a.key.ends_with("_pain")).filter_map(of).collect();
        (!known.is_empty()).then(|| known.contains(&"worse"))
    }
}

/// The number of a report.
fn number(report: &VisitReport, key: &str) -> Option<f64> {
    let at = VisitReport::FIELDS.iter().position(|field| field.key == key)?;
    match report.values().swap_remove(at)? {
        Value::Number(number) => Some(number),
        _ => None,
    }
}

/// Every scale of which something is known.
pub(super) fn all(encounter: &Encounter, earlier: &[Visit], now: &Visit, rules: &RuleBook) -> Answers {
    let scales = rules.reviews.iter().flat_map(|file| &file.scale);
    let shown = scales.filter_map(|scale| {
        let now = number(&now.report, &scale.key);
        let first = earlier
            .first()
            .map_or_else(|| before_device(encounter, &scale.key), |first| number(&first.report, &scale.key));
        let last = earlier.last().and_then(|last| number(&last.report, &scale.key));
        (now.is_some() || first.is_some()).then(|| Answer {
            key: scale.key.clone(),
            title: scale.title.clone(),
            before: first,
            now,
            matters: first.map(|before| matters(scale, before)),
            answer: word(scale, first, now),
            since_last: if earlier.len() > 1 { word(scale, last, now) } else { None },
            grade: scale.grade,
            source: scale.source.clone(),
        })
    });
    Answers { shown: shown.collect() }
}

/// What the first record says where no earlier visit does: minutes of standing and walking.
fn before_device(encounter: &Encounter, key: &str) -> Option<f64> {
    match key {
        "standing_tolerance_min" => encounter.complaints.standing_tolerance_min,
        "walking_tolerance_min" => encounter.complaints.walking_tolerance_min,
        _ => None,
    }
}

/// The smallest change that matters from a value, in the unit of the scale.
fn matters(scale: &Scale, before: f64) -> f64 {
    scale.least.min(scale.share * before).max(scale.at_least)
}

fn word(scale: &Scale, before: Option<f64>, now: Option<f64>) -> Option<&'static str> {
    let (before, now) = before.zip(now)?;
    let gain = if scale.more_is_better { now - before } else { before - now };
    // From little pain a small rise is a large share: getting worse needs the whole step.
    let worse = if scale.more_is_better { matters(scale, before) } else { scale.least };
    Some(if gain >= matters(scale, before) {
        "better"
    } else if -gain >= worse {
        "worse"
    } else {
        "same"
    })
}
