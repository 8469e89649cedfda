//! The lines of one foot while they are being settled, and what a rule forbids there.

use crate::prescription::Declined;
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
    /// A foot without a line.
    pub(crate) fn new(side: Side) -> Self {
        Sheet { side, lines: BTreeMap::new(), fallback: BTreeMap::new(), declined: Vec::new() }
    }

    /// Keeps the style's "none" of a feature, for when its line is taken away.
    pub(crate) fn fall_back_on(&mut self, line: Line) {
        self.fallback.insert(line.feature, line);
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

    /// Whether a feature is prescribed with an amount other than zero.
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
    pub(crate) fn into_lines(self) -> FootPrescription {
        FootPrescription { lines: self.lines.into_values().collect(), ..FootPrescription::default() }
    }
}

/// A dose with its unit.
pub(crate) fn shown(feature: Feature, dose: &Dose) -> String {
    crate::form::dose_text(feature, dose)
}

pub(crate) fn join_sources(source: &Source, more: &str) -> Source {
    if more.is_empty() || source.0.contains(more) {
        source.clone()
    } else {
        Source(format!("{}; {more}", source.0))
    }
}

/// A feature that a rule forbids on this foot.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Ban {
    pub(crate) feature: Feature,
    pub(crate) above: Option<f64>,
    pub(crate) below: Option<f64>,
    pub(crate) rule: String,
    pub(crate) because: String,
    pub(crate) source: Source,
}

impl Ban {
    /// Whether the ban speaks against a dose.
    pub(crate) fn forbids(&self, feature: Feature, dose: &Dose) -> bool {
        if feature != self.feature || !dose.is_present() {
            return false;
        }
        match (dose.amount(), self.above, self.below) {
            (Some(_), None, None) | (None, ..) => true,
            (Some(amount), above, below) => {
                above.is_some_and(|above| amount > above) || below.is_some_and(|below| amount < below)
            }
        }
    }
}
