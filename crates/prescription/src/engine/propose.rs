//! Proposals from the rules: which fire, with what dose, what they forbid, and why others do not.

use super::detect::missing;
use crate::prescription::{Declined, FIRST_STEP, Missing};
use crate::rules::{
    Combine, Computed, Condition, Effect, Rule, RuleBook, Trace, Truth, View, all, read_dose,
};
use crate::sheet::Ban;
use crate::{AskedBy, Dose, Feature};
use windlass_measure::{Grade, Note, Side, Source};

/// One feature proposed by one rule.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Proposal {
    pub(super) feature: Feature,
    pub(super) dose: Dose,
    pub(super) combine: Combine,
    pub(super) priority: i64,
    pub(super) bilateral: bool,
    pub(super) asked_by: AskedBy,
    pub(super) rule: String,
    pub(super) reason: String,
    pub(super) grade: Grade,
    pub(super) source: Source,
    pub(super) would_change: String,
}

/// Everything the rules say about one foot.
#[derive(Debug, Default)]
pub(super) struct Proposed {
    pub(super) proposals: Vec<Proposal>,
    pub(super) bans: Vec<Ban>,
    pub(super) declined: Vec<Declined>,
    pub(super) missing: Vec<Missing>,
    pub(super) assumed: Vec<Note>,
    pub(super) remarks: Vec<Remark>,
    pub(super) settings: Vec<String>,
}

/// What is said only if one of these features is prescribed in the end; always, when there are none.
#[derive(Debug)]
pub(super) struct Remark {
    pub(super) features: Vec<Feature>,
    pub(super) says: Says,
}

/// What a remark says.
#[derive(Debug)]
pub(super) enum Says {
    /// A note for the prescriber.
    Note(Note),
    /// A contraindication that nobody looked for.
    Assumed(Note, Missing),
}

/// Applies every rule to one foot; `found` is what was found on both feet, fault and stage, context left out.
pub(super) fn propose(book: &RuleBook, view: View<'_>, side: Side, found: &[(String, String)]) -> Proposed {
    let mut proposed = Proposed::default();
    for rule in &book.base {
        apply(rule, AskedBy::Style, view, side, &mut proposed);
    }
    for (key, stage) in view.faults {
        let Some(file) = book.faults.iter().find(|file| file.fault.get_ref() == key) else {
            continue;
        };
        for rule in file.rule.iter().map(toml::Spanned::get_ref) {
            let of_stage = rule.stages.is_empty() || rule.stages.iter().any(|name| name.get_ref() == stage);
            if of_stage && is_first_step_or_none(rule, key, view, found) {
                apply(rule, AskedBy::Rule, view, side, &mut proposed);
            }
        }
    }
    proposed
}

/// Whether a first step is the first here: whatever else was found is among what it allows. Other rules always stand.
fn is_first_step_or_none(rule: &Rule, own: &str, view: View<'_>, found: &[(String, String)]) -> bool {
    let Some(allowed) = &rule.first_step_with else { return true };
    let is_allowed = |one: &(String, String)| {
        let view = View { faults: std::slice::from_ref(one), ..view };
        let judged = |c: &toml::Spanned<Condition>| c.get_ref().judge(view, &mut Trace::default());
        allowed.iter().any(|condition| judged(condition) == Truth::Yes)
    };
    found.iter().filter(|(key, _)| key != own).all(is_allowed)
}

fn apply(rule: &Rule, asked_by: AskedBy, view: View<'_>, side: Side, proposed: &mut Proposed) {
    let mut trace = Trace::default();
    let truth = all(&rule.when, view, &mut trace);
    proposed.settings.append(&mut trace.settings);
    match truth {
        Truth::No => return,
        Truth::Unknown => {
            for key in &trace.unknown {
                proposed.missing.push(missing(side, key, format!("the line for {}", features(rule))));
            }
            return;
        }
        Truth::Yes => {}
    }
    for forbidden in rule.forbid.iter().map(toml::Spanned::get_ref) {
        let Some(feature) = Feature::from_key(forbidden.feature.get_ref()) else {
            continue;
        };
        proposed.bans.push(Ban {
            feature,
            above: forbidden.above,
            below: forbidden.below,
            rule: rule.id.clone(),
            because: rule.reason.clone(),
            source: rule.source.clone(),
        });
    }
    if contraindicated(rule, view, side, proposed) {
        return;
    }
    if let Some(note) = &rule.note {
        let place = match rule.first_step_with {
            Some(_) => FIRST_STEP.to_owned(),
            None => format!("foot.{side}"),
        };
        let note =
            if rule.refers { Note::warning(place, note.clone()) } else { Note::info(place, note.clone()) };
        let says = Says::Note(note);
        proposed.remarks.push(Remark { features: rule_features(rule), says });
    }
    for effect in rule.then.iter().map(toml::Spanned::get_ref) {
        if let Some((feature, dose)) = dose_of(rule, effect, view, side, proposed) {
            proposed.proposals.push(Proposal {
                feature,
                dose,
                combine: effect.combine,
                priority: rule.priority,
                bilateral: rule.bilateral,
                asked_by,
                rule: rule.id.clone(),
                reason: rule.reason.clone(),
                grade: rule.grade,
                source: rule.source.clone(),
                would_change: rule.would_change.clone(),
            });
        }
    }
}

/// Whether a contraindication holds; one that is not recorded is assumed absent, with a note.
fn contraindicated(rule: &Rule, view: View<'_>, side: Side, proposed: &mut Proposed) -> bool {
    let mut found = false;
    let mut unknown = Vec::new();
    for contraindication in rule.unless.iter().map(toml::Spanned::get_ref) {
        let mut trace = Trace::default();
        let truth = contraindication.when.judge(view, &mut trace);
        proposed.settings.append(&mut trace.settings);
        match truth {
            Truth::Yes => {
                found = true;
                for feature in rule_features(rule) {
                    let because = contraindication.because.clone();
                    proposed.declined.push(Declined { side, feature, rule: rule.id.clone(), because });
                }
            }
            Truth::Unknown => unknown.append(&mut trace.unknown),
            Truth::No => {}
        }
    }
    // A rule that only remarks on something has nothing that could harm.
    if !found && !rule_features(rule).is_empty() {
        let remarks = unknown.iter().map(|key| assumed_absent(rule, key, side));
        proposed.remarks.extend(remarks);
    }
    found
}

/// Where a fact stands in the record.
fn place_of(side: Side, key: &str) -> String {
    if crate::rules::is_of_patient(key) { key.to_owned() } else { format!("foot.{side}.{key}") }
}

fn assumed_absent(rule: &Rule, key: &str, side: Side) -> Remark {
    let what = features(rule);
    let note =
        Note::info(place_of(side, key), format!("not recorded; assumed no contraindication to: {what}"));
    let missing = missing(side, key, format!("whether {what} may be used"));
    Remark { features: rule_features(rule), says: Says::Assumed(note, missing) }
}

fn dose_of(
    rule: &Rule,
    effect: &Effect,
    view: View<'_>,
    side: Side,
    proposed: &mut Proposed,
) -> Option<(Feature, Dose)> {
    let feature = Feature::from_key(effect.feature.get_ref())?;
    if let Some(value) = &effect.dose {
        return Some((feature, read_dose(feature, value).ok()?));
    }
    let within = |dose: f64| feature.nearest_buildable(dose);
    if let Some(key) = &effect.setting {
        proposed.settings.push(key.clone());
        return Some((feature, Dose::Amount(within(view.settings.value(key)))));
    }
    let formula = effect.formula.as_ref()?;
    proposed.settings.extend(formula.settings().map(str::to_owned));
    match formula.compute(view) {
        Computed::Dose(dose) => Some((feature, Dose::Amount(within(dose)))),
        Computed::Assumed(dose, fact) => {
            proposed.missing.push(missing(side, &fact, format!("the size of the {feature}")));
            proposed.assumed.push(Note::info(
                place_of(side, &fact),
                format!("not recorded; assuming {feature} of {dose} {} (rule {})", feature.unit(), rule.id),
            ));
            Some((feature, Dose::Amount(within(dose))))
        }
        Computed::Waits(fact) => {
            proposed.missing.push(missing(side, &fact, format!("the size of the {feature}")));
            None
        }
    }
}

fn rule_features(rule: &Rule) -> Vec<Feature> {
    rule.then.iter().filter_map(|effect| Feature::from_key(effect.get_ref().feature.get_ref())).collect()
}

fn features(rule: &Rule) -> String {
    let mut names: Vec<&str> = rule_features(rule).into_iter().map(Feature::title).collect();
    names.dedup();
    if names.is_empty() { format!("rule {}", rule.id) } else { names.join(", ") }
}
