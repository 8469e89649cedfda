//! Rules that contradict each other or can never be reached.

use super::condition::{Bound, Condition};
use super::folder::{Folder, Read};
use super::text::{Combine, Effect, FaultFile, Rule, Stage};
use super::text_error::TextError;
use crate::{ALWAYS, Feature};
use std::collections::BTreeMap;
use toml::Spanned;

/// The limits that the checks read: all must be in `limits.toml`.
const LIMITS: [&str; 19] = [
    "skive_cup_mm",
    "skive_inversion_sum",
    "skive_inversion_cup_mm",
    "inverted_from_deg",
    "inverted_cup_mm",
    "inverted_flange_mm",
    "inverted_groove_mm",
    "stiff_subtalar_deg",
    "stiff_subtalar_motion_deg",
    "forefoot_post_motion_from_deg",
    "forefoot_post_motion_deg",
    "post_ankle_deg",
    "post_motion_over_tilt_deg",
    "lift_on_post_mm",
    "lift_in_shoe_mm",
    "shallow_cup_mm",
    "shallow_skive_mm",
    "shallow_lift_mm",
    "posts_stiffen_ratio",
];

/// Every contradiction and unreachable rule of a folder.
pub(crate) fn folder(folder: &Folder<'_>) -> Vec<TextError> {
    let mut errors = complete(folder);
    errors.extend(unique_ids(folder));
    for read in &folder.faults {
        errors.extend(stages(read));
        for rule in &read.content.rule {
            errors.extend(one_rule(read.file, read.text, rule));
        }
        errors.extend(pairs(read));
    }
    for read in &folder.base {
        for rule in &read.content.rule {
            errors.extend(one_rule(read.file, read.text, rule));
        }
    }
    errors.extend(ties(folder));
    errors
}

/// A limit that a check needs and no file gives.
fn complete(folder: &Folder<'_>) -> Vec<TextError> {
    let file = folder.limits.first().map_or("limits.toml", |read| read.file);
    let given = |key: &str| {
        folder.limits.iter().any(|read| read.content.number.iter().any(|number| number.key == key))
    };
    LIMITS
        .iter()
        .filter(|key| !given(key))
        .map(|key| {
            TextError::at(file, "", None, format!("the limit `{key}` is missing: add a [[number]] for it"))
        })
        .collect()
}

fn unique_ids(folder: &Folder<'_>) -> Vec<TextError> {
    let mut seen = BTreeMap::new();
    let mut errors = Vec::new();
    let base =
        folder.base.iter().flat_map(|read| read.content.rule.iter().map(|rule| (read.file, read.text, rule)));
    let faults = folder.faults.iter().flat_map(|r| r.content.rule.iter().map(|rule| (r.file, r.text, rule)));
    let rules = base.chain(faults).map(|(file, text, rule)| (file, text, &rule.get_ref().id, rule.span()));
    let reviews =
        folder.reviews.iter().flat_map(|r| r.content.rule.iter().map(|rule| (r.file, r.text, rule)));
    let reviews = reviews.map(|(file, text, rule)| (file, text, &rule.get_ref().id, rule.span()));
    for (file, text, id, span) in rules.chain(reviews) {
        if let Some(other) = seen.insert(id.clone(), file) {
            let message = format!("rule id `{id}` is already used in {other}");
            errors.push(TextError::at(file, text, Some(span), message));
        }
    }
    errors
}

/// Stages that cannot hold, or that an earlier stage always takes first.
fn stages(read: &Read<'_, FaultFile>) -> Vec<TextError> {
    let mut errors = Vec::new();
    let stages = &read.content.stage;
    for (index, stage) in stages.iter().enumerate() {
        let inner = stage.get_ref();
        if let Some(why) = impossible(&inner.when) {
            let message = format!("stage `{}` can never hold: {why}", inner.name);
            errors.push(TextError::at(read.file, read.text, Some(stage.span()), message));
        }
        let covers = |earlier: &&Spanned<Stage>| implies(&inner.when, &earlier.get_ref().when);
        if let Some(earlier) = stages[..index].iter().find(covers) {
            let message = format!(
                "stage `{}` is unreachable: `{}` before it holds whenever it does",
                inner.name,
                earlier.get_ref().name
            );
            errors.push(TextError::at(read.file, read.text, Some(stage.span()), message));
        }
    }
    errors
}

/// A rule that cannot hold, that its own contraindication always stops, or that asks for what it forbids.
fn one_rule(file: &str, text: &str, rule: &Spanned<Rule>) -> Vec<TextError> {
    let inner = rule.get_ref();
    let mut messages = Vec::new();
    if let Some(why) = impossible(&inner.when) {
        messages.push(format!("rule `{}` is unreachable: {why}", inner.id));
    }
    for contraindication in inner.unless.iter().map(Spanned::get_ref) {
        if inner.when.iter().any(|when| *when.get_ref() == contraindication.when) {
            messages
                .push(format!("rule `{}` is unreachable: its contraindication is its condition", inner.id));
        }
    }
    for forbidden in &inner.forbid {
        let key = forbidden.get_ref().feature.get_ref();
        if inner.then.iter().any(|effect| effect.get_ref().feature.get_ref() == key) {
            messages.push(format!("rule `{}` both proposes and forbids `{key}`", inner.id));
        }
        let always = Feature::from_key(key).is_some_and(|feature| ALWAYS.contains(&feature));
        let bounded = forbidden.get_ref().above.is_some() || forbidden.get_ref().below.is_some();
        let may_be_zero = key.starts_with("rearfoot_post");
        if always && !bounded && !may_be_zero {
            messages.push(format!("`{key}` is in every prescription: forbid it only above or below a value"));
        }
    }
    messages.into_iter().map(|message| TextError::at(file, text, Some(rule.span()), message)).collect()
}

/// Rules of one file that hold together and contradict each other.
fn pairs(read: &Read<'_, FaultFile>) -> Vec<TextError> {
    let mut errors = Vec::new();
    let rules = &read.content.rule;
    for (index, rule) in rules.iter().enumerate() {
        for other in &rules[index + 1..] {
            let (a, b) = (rule.get_ref(), other.get_ref());
            if !share_a_stage(a, b) || !(implies(&a.when, &b.when) || implies(&b.when, &a.when)) {
                continue;
            }
            let proposed = |one: &Rule, two: &Rule| {
                let key = |effect: &Spanned<Effect>| effect.get_ref().feature.get_ref().clone();
                let forbidden: Vec<_> = two
                    .forbid
                    .iter()
                    .map(Spanned::get_ref)
                    .filter(|f| f.above.is_none() && f.below.is_none())
                    .map(|f| f.feature.get_ref().clone())
                    .collect();
                one.then.iter().map(key).find(|key| forbidden.contains(key))
            };
            if let Some(key) = proposed(a, b).or_else(|| proposed(b, a)) {
                let message = format!("rules `{}` and `{}` contradict each other about `{key}`", a.id, b.id);
                errors.push(TextError::at(read.file, read.text, Some(other.span()), message));
            }
        }
    }
    errors
}

fn share_a_stage(a: &Rule, b: &Rule) -> bool {
    a.stages.is_empty()
        || b.stages.is_empty()
        || a.stages.iter().any(|stage| b.stages.iter().any(|other| other.get_ref() == stage.get_ref()))
}

/// Two fault files that set one feature to different doses at the same priority: nobody could say which wins.
fn ties(folder: &Folder<'_>) -> Vec<TextError> {
    let mut seen: BTreeMap<(String, i64), (&Effect, &str, &Rule)> = BTreeMap::new();
    let mut errors = Vec::new();
    for read in &folder.faults {
        for rule in &read.content.rule {
            for effect in rule.get_ref().then.iter().filter(|effect| effect.get_ref().combine == Combine::Set)
            {
                let key = (effect.get_ref().feature.get_ref().clone(), rule.get_ref().priority);
                match seen.get(&key) {
                    Some((other, file, id)) if *file != read.file && !same_dose(other, effect.get_ref()) => {
                        let message = format!(
                            "rules `{}` and `{}` ({file}) set `{}` differently at priority {}: give one of them more",
                            rule.get_ref().id,
                            id.id,
                            key.0,
                            key.1
                        );
                        errors.push(TextError::at(read.file, read.text, Some(effect.span()), message));
                    }
                    Some(_) => {}
                    None => {
                        seen.insert(key, (effect.get_ref(), read.file, rule.get_ref()));
                    }
                }
            }
        }
    }
    errors
}

fn same_dose(a: &Effect, b: &Effect) -> bool {
    a.dose == b.dose && a.setting == b.setting && a.formula == b.formula
}

/// Whether conditions `a` all holding makes conditions `b` all hold: every one of `b` follows from one of `a`.
fn implies(a: &[Spanned<Condition>], b: &[Spanned<Condition>]) -> bool {
    b.iter().all(|b| a.iter().any(|a| follows(a.get_ref(), b.get_ref())))
}

/// Whether `b` holds whenever `a` does: the same condition, or a wider interval of the same fact.
fn follows(a: &Condition, b: &Condition) -> bool {
    if same(a, b) {
        return true;
    }
    let name = |condition: &Condition| condition.fact.as_ref().map(|fact| fact.get_ref().clone());
    if name(a).is_none() || name(a) != name(b) || a.known.is_some() || b.known.is_some() {
        return false;
    }
    let (Some((a_low, a_high)), Some((b_low, b_high))) = (interval(a), interval(b)) else {
        return false;
    };
    let within_low = a_low.0 > b_low.0 || (a_low.0 == b_low.0 && (b_low.1 || !a_low.1));
    let within_high = a_high.0 < b_high.0 || (a_high.0 == b_high.0 && (b_high.1 || !a_high.1));
    within_low && within_high && a.is == b.is && a.is_not == b.is_not
}

/// Equality that does not look at where in the file a name stands.
fn same(a: &Condition, b: &Condition) -> bool {
    let text = |name: &Option<Spanned<String>>| name.as_ref().map(|name| name.get_ref().clone());
    let choices = match (&a.any_of, &b.any_of) {
        (None, None) => true,
        (Some(a), Some(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a.get_ref(), b.get_ref()))
        }
        _ => false,
    };
    choices
        && text(&a.fact) == text(&b.fact)
        && text(&a.fault) == text(&b.fault)
        && a.stages == b.stages
        && (&a.at_least, &a.above, &a.at_most, &a.below) == (&b.at_least, &b.above, &b.at_most, &b.below)
        && (&a.is, &a.is_not, a.known) == (&b.is, &b.is_not, b.known)
}

/// An end of an interval and whether it belongs to it.
type End = (f64, bool);

/// The interval a condition leaves to its fact; `None` when a bound is a policy setting, whose value is not known
/// before an encounter.
fn interval(condition: &Condition) -> Option<(End, End)> {
    let number = |bound: &Option<Bound>, none: f64| match bound {
        None => Some(none),
        Some(Bound::Number(number)) => Some(*number),
        Some(Bound::Setting(_)) => None,
    };
    let (closed, open) =
        (number(&condition.at_least, f64::NEG_INFINITY)?, number(&condition.above, f64::NEG_INFINITY)?);
    let low = if open >= closed && condition.above.is_some() { (open, false) } else { (closed, true) };
    let (closed, open) =
        (number(&condition.at_most, f64::INFINITY)?, number(&condition.below, f64::INFINITY)?);
    let high = if open <= closed && condition.below.is_some() { (open, false) } else { (closed, true) };
    Some((low, high))
}

/// Why conditions can never hold together: an empty interval, or two different words for one fact.
fn impossible(conditions: &[Spanned<Condition>]) -> Option<String> {
    let mut intervals: BTreeMap<&str, (End, End)> = BTreeMap::new();
    let mut words: BTreeMap<&str, String> = BTreeMap::new();
    for condition in conditions.iter().map(Spanned::get_ref) {
        let Some(fact) = condition.fact.as_ref().map(|fact| fact.get_ref().as_str()) else {
            continue;
        };
        if let Some((low, high)) = interval(condition) {
            let whole = ((f64::NEG_INFINITY, true), (f64::INFINITY, true));
            let entry = intervals.entry(fact).or_insert(whole);
            if low.0 > entry.0.0 || (low.0 == entry.0.0 && !low.1) {
                entry.0 = low;
            }
            if high.0 < entry.1.0 || (high.0 == entry.1.0 && !high.1) {
                entry.1 = high;
            }
            let (low, high) = *entry;
            if low.0 > high.0 || (low.0 == high.0 && !(low.1 && high.1)) {
                return Some(format!("no `{fact}` is both above {} and below {}", low.0, high.0));
            }
        }
        if let Some(is) = &condition.is
            && let Some(before) = words.insert(fact, is.to_string())
            && before != is.to_string()
        {
            return Some(format!("`{fact}` cannot be both {before} and {is}"));
        }
    }
    None
}
