//! What the rules of a check-up can read.

use super::answer::Answers;
use super::outcome::Answer;
use crate::record::{Examination, FitComplaints, Record, Value, VisitReport};
use crate::rules::{Facts, fact_field};
use crate::{Dose, Encounter, Feature, FootPrescription, Overrides, Visit};
use windlass_measure::Side;

/// The encounter of the device as it is worn: with what was changed by hand.
pub(super) fn as_worn(encounter: &Encounter, now: &Visit) -> Encounter {
    let mut worn = encounter.clone();
    for side in Side::BOTH {
        let lines = worn.overrides.get_mut(side);
        *lines = over(lines, &now.foot(side).by_hand);
    }
    worn
}

/// The encounter with what was examined again.
pub(super) fn as_examined(mut examined: Encounter, now: &Visit) -> Encounter {
    for side in Side::BOTH {
        if let Some(foot) = examined.feet.get_mut(side) {
            foot.exam = examined_again(&foot.exam, &now.foot(side).exam);
        }
    }
    examined
}

/// Lines with others over them.
pub(super) fn over(lines: &Overrides, others: &Overrides) -> Overrides {
    merged(lines, others).unwrap_or_else(|| others.clone())
}

fn examined_again(before: &Examination, now: &Examination) -> Examination {
    merged(before, now).unwrap_or_else(|| before.clone())
}

/// A record with the given keys of another over it; `None` never occurs for records of optional keys.
fn merged<T: serde::Serialize + serde::de::DeserializeOwned>(under: &T, over: &T) -> Option<T> {
    let mut keys = toml::Table::try_from(under).ok()?;
    keys.extend(toml::Table::try_from(over).ok()?);
    keys.try_into().ok()
}

/// The facts of one foot at the visit.
pub(super) fn of(
    examined: &Encounter,
    now: &Visit,
    worn: &FootPrescription,
    answers: &Answers,
    side: Side,
) -> Facts {
    let mut facts = Facts::of(examined, side);
    // A flag or complaint that is not named is not there.
    for (prefix, fields) in [("visit.", VisitReport::FIELDS), ("fit.", FitComplaints::FIELDS)] {
        for field in fields.iter().filter(|field| field.kind == crate::record::Kind::Flag) {
            facts.set(&format!("{prefix}{}", field.key), Value::Flag(false));
        }
    }
    facts.add("visit.", &now.report);
    let fit = &now.foot(side).fit;
    facts.add("fit.", fit);
    facts.set("fit.any", Value::Flag(fit.values().contains(&Some(Value::Flag(true)))));
    for feature in Feature::ALL {
        if let Some(value) = worn_value(worn, *feature) {
            facts.set(&format!("worn.{}", feature.key()), value);
        }
    }
    let words: [(&str, Word); 2] = [("answer", |a| a.answer), ("since_last", |a| a.since_last.or(a.answer))];
    for (prefix, of) in words {
        for answer in &answers.shown {
            if let Some(word) = of(answer) {
                facts.set(&format!("{prefix}.{}", answer.key), Value::Word(word.to_owned()));
            }
        }
        if let Some(worse) = answers.any_pain_worse(of) {
            facts.set(&format!("{prefix}.any_pain_worse"), Value::Flag(worse));
        }
    }
    facts
}

/// What an answer says against one visit or another, as a word of the rules.
type Word = fn(&Answer) -> Option<&'static str>;

fn worn_value(worn: &FootPrescription, feature: Feature) -> Option<Value> {
    let kind = fact_field(&format!("worn.{}", feature.key()))?.kind;
    match worn.line(feature).map(|line| &line.dose) {
        Some(Dose::Amount(amount)) => Some(Value::Number(*amount)),
        Some(Dose::Flag(flag)) => Some(Value::Flag(*flag)),
        Some(_) => None,
        None => match kind {
            crate::record::Kind::Number { .. } => Some(Value::Number(0.0)),
            crate::record::Kind::Flag => Some(Value::Flag(false)),
            _ => None,
        },
    }
}
