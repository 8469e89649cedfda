//! The lines of one foot while they are being settled.

use super::propose::Proposal;
use crate::prescription::Declined;
use crate::rules::Combine;
use crate::{AskedBy, Dose, Feature, FootPrescription, Line};
use std::collections::BTreeMap;
use windlass_measure::{Grade, Side, Source};

/// The lines of one foot, with the style's own to fall back on.
#[derive(Debug, Clone)]
pub(crate) struct Sheet {
    pub(crate) side: Side,
    lines: BTreeMap<Feature, Line>,
    /// The style's lines that mean "none": what stays when a proposal is taken away.
    fallback: BTreeMap<Feature, Line>,
    pub(crate) declined: Vec<Declined>,
}

impl Sheet {
    /// Joins the proposals for each feature into one line.
    pub(super) fn of(side: Side, proposals: &[Proposal]) -> Self {
        let mut sheet =
            Sheet { side, lines: BTreeMap::new(), fallback: BTreeMap::new(), declined: Vec::new() };
        for feature in Feature::ALL.iter().copied() {
            let own: Vec<&Proposal> =
                proposals.iter().filter(|proposal| proposal.feature == feature).collect();
            let style: Vec<&Proposal> =
                own.iter().copied().filter(|proposal| proposal.asked_by == AskedBy::Style).collect();
            if let Some(line) = join(&style)
                && !line.dose.is_present()
            {
                sheet.fallback.insert(feature, line);
            }
            if let Some(line) = join(&own) {
                sheet.lines.insert(feature, line);
            }
        }
        sheet
    }

    /// The line for a feature.
    pub(crate) fn line(&self, feature: Feature) -> Option<&Line> {
        self.lines.get(&feature)
    }

    /// The line for a feature, to change.
    pub(crate) fn line_mut(&mut self, feature: Feature) -> Option<&mut Line> {
        self.lines.get_mut(&feature)
    }

    /// Every line, in the order of features.
    pub(crate) fn lines(&self) -> impl Iterator<Item = &Line> {
        self.lines.values()
    }

    /// Whether a feature is asked for with a dose that is not zero.
    pub(crate) fn has(&self, feature: Feature) -> bool {
        self.line(feature).is_some_and(|line| line.dose.is_present())
    }

    /// The amount of a feature, 0 where there is none.
    pub(crate) fn amount(&self, feature: Feature) -> f64 {
        self.line(feature).and_then(|line| line.dose.amount()).unwrap_or(0.0)
    }

    /// Whether the clinician wrote the line.
    pub(crate) fn is_clinicians(&self, feature: Feature) -> bool {
        self.line(feature).is_some_and(|line| line.asked_by == AskedBy::Clinician)
    }

    /// Puts a line in place of any other for its feature.
    pub(crate) fn put(&mut self, line: Line) {
        self.lines.insert(line.feature, line);
    }

    /// Changes a line's dose, or makes the line, and says why.
    pub(crate) fn change(&mut self, feature: Feature, dose: Dose, why: &str, source: &str) {
        match self.lines.get_mut(&feature) {
            Some(line) => {
                line.reason = format!("{} Set to {} because {why}.", line.reason, shown(feature, &dose));
                line.dose = dose;
                line.source = join_sources(&line.source, source);
            }
            None => self.put(Line {
                feature,
                dose,
                asked_by: AskedBy::Rule,
                reason: format!("Needed because {why}."),
                grade: Grade::D,
                source: Source(source.to_owned()),
                would_change: Some("The line that needs it is changed or removed.".to_owned()),
                flags: Vec::new(),
            }),
        }
    }

    /// Takes a line away, leaving the style's "none" where there is one, and records why.
    pub(crate) fn remove(&mut self, feature: Feature, rule: &str, because: &str) {
        self.lines.remove(&feature);
        if let Some(line) = self.fallback.get(&feature) {
            self.lines.insert(feature, line.clone());
        }
        let (rule, because) = (rule.to_owned(), because.to_owned());
        self.declined.push(Declined { side: self.side, feature, rule, because });
    }

    /// Takes a line away without a word: it said only how another was to be built.
    pub(crate) fn forget(&mut self, feature: Feature) {
        self.lines.remove(&feature);
    }

    /// The finished lines.
    pub(super) fn into_lines(self) -> FootPrescription {
        FootPrescription { lines: self.lines.into_values().collect() }
    }
}

/// A dose with its unit.
pub(crate) fn shown(feature: Feature, dose: &Dose) -> String {
    crate::form::dose_text(feature, dose)
}

fn join_sources(source: &Source, more: &str) -> Source {
    if more.is_empty() || source.0.contains(more) {
        source.clone()
    } else {
        Source(format!("{}; {more}", source.0))
    }
}

/// One line from every proposal for a feature: the highest priority sets, others raise, add or lower.
fn join(proposals: &[&Proposal]) -> Option<Line> {
    let of = |kind: Combine| proposals.iter().copied().filter(move |proposal| proposal.combine == kind);
    // The first of equals wins; the order of files is fixed.
    let setter =
        of(Combine::Set).reduce(|best, next| if next.priority > best.priority { next } else { best });
    let amount = |proposal: &Proposal| proposal.dose.amount().unwrap_or(0.0);
    let raiser =
        of(Combine::AtLeast).reduce(|best, next| if amount(next) > amount(best) { next } else { best });
    let first = match (setter, raiser) {
        (Some(set), Some(raise)) if amount(raise) > amount(set) => Some(raise),
        (Some(set), _) => Some(set),
        (None, raise) => raise,
    };
    let mut adders = of(Combine::Add).filter(|proposal| amount(proposal) != 0.0);
    let keep_first = first.filter(|first| first.dose.is_present());
    let mut line = match keep_first {
        Some(first) => start(first),
        None => match adders.next() {
            Some(adder) => start(adder),
            None => start(first?),
        },
    };
    for adder in adders {
        line.dose = Dose::Amount(line.dose.amount().unwrap_or(0.0) + amount(adder));
        attach(&mut line, adder, "In addition");
    }
    let least =
        of(Combine::AtMost).reduce(|best, next| if amount(next) < amount(best) { next } else { best });
    if let Some(lower) = least
        && line.dose.amount().is_some_and(|dose| dose > amount(lower))
    {
        line.dose = lower.dose.clone();
        attach(&mut line, lower, "Kept low");
    }
    Some(line)
}

fn start(proposal: &Proposal) -> Line {
    Line {
        feature: proposal.feature,
        dose: proposal.dose.clone(),
        asked_by: proposal.asked_by,
        reason: proposal.reason.clone(),
        grade: proposal.grade,
        source: proposal.source.clone(),
        would_change: Some(proposal.would_change.clone()),
        flags: Vec::new(),
    }
}

fn attach(line: &mut Line, proposal: &Proposal, how: &str) {
    line.reason = format!("{} {how}: {}", line.reason, proposal.reason);
    // A sum is as sure as its weakest part.
    line.grade = line.grade.max(proposal.grade);
    line.source = join_sources(&line.source, &proposal.source.0);
    let own = line.would_change.take().unwrap_or_default();
    line.would_change =
        Some(if own == proposal.would_change { own } else { format!("{own} {}", proposal.would_change) });
}
