//! What the rules of a check-up change on one device, and the prescription that comes of it.

use super::facts::over;
use super::outcome::{FootReview, LineChange};
use crate::rules::{Combine, Computed, Effect, ReviewRule, View, read_dose};
use crate::visit::VisitFoot;
use crate::{Dose, Encounter, Feature, FootPrescription, Overrides, Visit};
use std::collections::BTreeMap;
use windlass_measure::{Both, Grade, Source};

/// The lines that rules set on one device, and by which rule.
pub(super) struct Changes {
    set: BTreeMap<Feature, (Dose, ReviewRule)>,
}

impl Changes {
    /// The effects of the rules that hold, the first that speaks of a line having its way.
    pub(super) fn of(fired: &[&ReviewRule], view: View<'_>) -> Changes {
        let mut set: BTreeMap<Feature, (Dose, ReviewRule)> = BTreeMap::new();
        for rule in fired {
            for effect in rule.then.iter().map(toml::Spanned::get_ref) {
                let Some((feature, dose)) = dose_of(effect, view) else { continue };
                match set.get_mut(&feature) {
                    None => {
                        set.insert(feature, (dose, (*rule).clone()));
                    }
                    Some((known, by)) if by.id == rule.id => *known = joined(effect.combine, known, dose),
                    Some(_) => {}
                }
            }
        }
        Changes { set }
    }
}

fn dose_of(effect: &Effect, view: View<'_>) -> Option<(Feature, Dose)> {
    let feature = Feature::from_key(effect.feature.get_ref())?;
    if let Some(value) = &effect.dose {
        return Some((feature, read_dose(feature, value).ok()?));
    }
    let amount = match (&effect.setting, &effect.formula) {
        (Some(key), _) => view.settings.value(key),
        (None, Some(formula)) => match formula.compute(view) {
            Computed::Dose(dose) => dose,
            Computed::Assumed(..) | Computed::Waits(_) => return None,
        },
        (None, None) => return None,
    };
    Some((feature, Dose::Amount(amount)))
}

fn joined(combine: Combine, known: &Dose, dose: Dose) -> Dose {
    let (Some(a), Some(b)) = (known.amount(), dose.amount()) else { return dose };
    Dose::Amount(match combine {
        Combine::Set => b,
        Combine::AtLeast => a.max(b),
        Combine::AtMost => a.min(b),
        Combine::Add => a + b,
    })
}

/// The dose that can be built nearest to one.
fn buildable(feature: Feature, dose: &Dose) -> Dose {
    match dose {
        Dose::Amount(amount) => Dose::Amount(feature.nearest_buildable(*amount)),
        _ => dose.clone(),
    }
}

/// The lines of a case that set what was changed by hand, and what the rules change; none for a foot without a device.
pub(super) fn lines(now: &Visit, changes: &Both<Option<Changes>>) -> Both<Overrides> {
    Both::from_fn(|side| {
        let Some(own) = changes.get(side) else { return Overrides::default() };
        let set = own.set.iter().map(|(feature, (dose, _))| (*feature, buildable(*feature, dose)));
        over(&now.foot(side).by_hand, &Overrides::of(set))
    })
}

/// The encounter of the next revision: what was examined, with these lines.
pub(super) fn next(mut examined: Encounter, lines: &Both<Overrides>) -> Encounter {
    for (side, own) in lines.iter() {
        let known = examined.overrides.get_mut(side);
        *known = over(known, own);
    }
    examined
}

/// What changes between the device as worn and the next one, each line with its reason.
pub(super) fn foot(
    visit: &VisitFoot,
    worn: &FootPrescription,
    next: Option<FootPrescription>,
    own: &Changes,
) -> FootReview {
    let dose = |lines: &FootPrescription, feature| {
        lines.line(feature).map(|l| l.dose.clone()).filter(Dose::is_present)
    };
    let mut changes = Vec::new();
    let mut kept = Vec::new();
    for feature in Feature::ALL.iter().copied() {
        let from = dose(worn, feature);
        let to = next.as_ref().map_or_else(|| from.clone(), |next| dose(next, feature));
        let by_rule = own.set.get(&feature).map(|(_, rule)| rule);
        if from == to {
            let says = by_rule.and_then(|rule| Some((rule, rule.unchanged.as_ref()?)));
            if let Some((rule, why)) = says.filter(|_| next.is_some()) {
                kept.push(LineChange { reason: why.clone(), ..by(rule, feature, from, to) });
            }
            continue;
        }
        changes.push(match by_rule {
            Some(rule) => by(rule, feature, from, to),
            None => by_findings(next.as_ref(), feature, from, to, visit.exam != Default::default()),
        });
    }
    changes.extend(by_hand(visit, worn, &changes));
    changes.sort_by_key(|change| change.feature);
    FootReview { complaints: complaints(visit), changes, kept, worn: worn.clone(), next }
}

fn by(rule: &ReviewRule, feature: Feature, from: Option<Dose>, to: Option<Dose>) -> LineChange {
    LineChange {
        feature,
        from,
        to,
        rule: rule.id.clone(),
        reason: rule.reason.clone(),
        grade: rule.grade,
        source: rule.source.clone(),
        would_change: Some(rule.would_change.clone()),
    }
}

/// A line that no rule of the check-up changes: the rules of prescription do, from what was examined again or from the other
/// lines.
fn by_findings(
    next: Option<&FootPrescription>,
    feature: Feature,
    from: Option<Dose>,
    to: Option<Dose>,
    examined: bool,
) -> LineChange {
    let line = next.and_then(|next| next.line(feature));
    LineChange {
        feature,
        from,
        to,
        rule: if examined { "examination" } else { "follows" }.to_owned(),
        reason: line.map_or_else(|| "No rule asks for it any more.".to_owned(), |l| l.reason.clone()),
        grade: line.map_or(Grade::D, |l| l.grade),
        source: line.map_or_else(|| Source("the new findings".to_owned()), |l| l.source.clone()),
        would_change: line.and_then(|l| l.would_change.clone()),
    }
}

/// What was changed by hand and is worn so: it goes into the next device.
fn by_hand(visit: &VisitFoot, worn: &FootPrescription, changes: &[LineChange]) -> Vec<LineChange> {
    let given = visit.by_hand.doses().into_iter().map(|(feature, _)| feature);
    given
        .filter(|feature| changes.iter().all(|change| change.feature != *feature))
        .map(|feature| {
            let to = worn.line(feature).map(|line| line.dose.clone());
            LineChange {
                feature,
                from: None,
                to,
                rule: "by hand".to_owned(),
                reason:
                    "Ground or added by hand at the visit and worn so: the next device has it from the start."
                        .to_owned(),
                grade: Grade::D,
                source: Source("the prescriber's own decision".to_owned()),
                would_change: Some("The prescriber changes it.".to_owned()),
            }
        })
        .collect()
}

fn complaints(visit: &VisitFoot) -> Vec<String> {
    use crate::record::{FitComplaints, Record, Value};
    let named = FitComplaints::FIELDS.iter().zip(visit.fit.values());
    named
        .filter(|(_, v)| *v == Some(Value::Flag(true)))
        .map(|(field, _)| field.key.replace('_', " "))
        .collect()
}
