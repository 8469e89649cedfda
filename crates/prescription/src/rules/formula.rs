//! Dose formulas: a straight line through a fact, or a table by a fact, then rounded and kept in bounds.

use super::condition::{Bound, View};
use serde::Deserialize;
use toml::Spanned;

/// How a dose is computed: `(of - minus) * times / over + plus`, or the first step whose `below` is above the
/// fact; then kept within `at_least` and `at_most`, and rounded down to a multiple of `round`.
#[derive(Debug, Clone, PartialEq, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Formula {
    /// The fact.
    #[schemars(with = "String")]
    pub of: Spanned<String>,
    /// Subtracted from the fact first.
    #[serde(default)]
    pub minus: Option<Bound>,
    /// Factor.
    #[serde(default)]
    pub times: Option<Bound>,
    /// A fact to divide by.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub over: Option<Spanned<String>>,
    /// Added last.
    #[serde(default)]
    pub plus: Option<Bound>,
    /// A table instead of a line: the first step that applies.
    #[serde(default)]
    pub steps: Option<Vec<Step>>,
    /// Never less.
    #[serde(default)]
    pub at_least: Option<Bound>,
    /// Never more.
    #[serde(default)]
    pub at_most: Option<Bound>,
    /// Rounded down to a multiple of this.
    #[serde(default)]
    pub round: Option<f64>,
    /// The dose assumed when the fact was not recorded; without it the line waits for the measurement.
    #[serde(default)]
    pub if_unknown: Option<f64>,
}

/// A step of a table: `dose` while the fact is below `below`; the last step has no `below`.
#[derive(Debug, Clone, PartialEq, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Upper end of the step, not included.
    #[serde(default)]
    pub below: Option<f64>,
    /// The dose on it.
    pub dose: f64,
}

/// A computed dose.
#[derive(Debug, Clone, PartialEq)]
pub enum Computed {
    /// The number, in the unit of the feature.
    Dose(f64),
    /// The number assumed because this fact was not recorded.
    Assumed(f64, String),
    /// It waits for this fact.
    Waits(String),
}

impl Formula {
    /// The policy settings it reads.
    pub fn settings(&self) -> impl Iterator<Item = &str> {
        let bounds = [&self.minus, &self.times, &self.plus, &self.at_least, &self.at_most];
        bounds.into_iter().flatten().filter_map(Bound::setting)
    }

    /// Computes the dose.
    pub fn compute(&self, view: View<'_>) -> Computed {
        let name = self.of.get_ref();
        let missing = |name: &str| match self.if_unknown {
            Some(dose) => Computed::Assumed(dose, name.to_owned()),
            None => Computed::Waits(name.to_owned()),
        };
        let Some(fact) = view.facts.number(name) else {
            return missing(name);
        };
        let mut dose = match &self.steps {
            Some(steps) => self.step(steps, fact),
            None => {
                let of = |bound: &Option<Bound>, none: f64| {
                    bound.as_ref().map_or(none, |b| b.value(view.settings))
                };
                let divisor = match &self.over {
                    Some(over) => match view.facts.number(over.get_ref()) {
                        Some(divisor) => divisor,
                        None => return missing(over.get_ref()),
                    },
                    None => 1.0,
                };
                (fact - of(&self.minus, 0.0)) * of(&self.times, 1.0) / divisor + of(&self.plus, 0.0)
            }
        };
        if let Some(most) = &self.at_most {
            dose = dose.min(most.value(view.settings));
        }
        if let Some(least) = &self.at_least {
            dose = dose.max(least.value(view.settings));
        }
        if let Some(round) = self.round {
            // A hair is added so that 4.0 computed as 3.9999999 does not round down a whole step.
            dose = ((dose / round + 1e-9).floor()) * round;
        }
        Computed::Dose(dose)
    }

    fn step(&self, steps: &[Step], fact: f64) -> f64 {
        let step = steps.iter().find(|step| step.below.is_none_or(|below| fact < below));
        step.or(steps.last()).map_or(0.0, |step| step.dose)
    }
}
