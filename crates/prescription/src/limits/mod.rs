//! The cross-field validator: what two lines, or a line and the record, may not say together.
//!
//! Numbers come from `profiles/rules/limits.toml`; each check is one function in the file of its subject.

mod exclusion;
mod heel;
mod lift;
mod post;
mod shoe;

use crate::rules::{Facts, RuleBook};
use crate::sheet::{Ban, Sheet};
use crate::{Dose, Feature};

/// What the checks may look at besides the lines.
pub(crate) struct Ground<'a> {
    pub(crate) facts: &'a Facts,
    pub(crate) bans: &'a [Ban],
    pub(crate) book: &'a RuleBook,
}

impl Ground<'_> {
    /// A number of `limits.toml`.
    pub(crate) fn limit(&self, key: &str) -> f64 {
        self.book.limit(key)
    }
}

/// One way to repair a breach.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Fix {
    pub(crate) feature: Feature,
    /// The dose to set; `None` takes the feature away.
    pub(crate) to: Option<Dose>,
}

/// A rule that the lines break.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Breach {
    pub(crate) rule: String,
    pub(crate) features: Vec<Feature>,
    pub(crate) text: String,
    pub(crate) source: String,
    /// Ways to repair it, the mildest first.
    pub(crate) fixes: Vec<Fix>,
}

impl Fix {
    fn set(feature: Feature, dose: impl Into<Dose>) -> Self {
        Fix { feature, to: Some(dose.into()) }
    }

    fn drop(feature: Feature) -> Self {
        Fix { feature, to: None }
    }
}

/// A check: the breaches it finds.
type Check = fn(&Sheet, &Ground<'_>) -> Vec<Breach>;

/// Every check, those that take away before those that raise.
const CHECKS: [Check; 14] = [
    exclusion::banned,
    exclusion::pairs,
    shoe::cup,
    shoe::skive,
    shoe::lift,
    shoe::post,
    post::stiff_ankle,
    heel::skive_cup,
    heel::skive_post,
    heel::inversion_cup,
    post::motion,
    post::motion_over_tilt,
    lift::in_post,
    lift::in_shoe,
];

/// Every breach of a foot's lines.
pub(crate) fn check_all(sheet: &Sheet, ground: &Ground<'_>) -> Vec<Breach> {
    CHECKS.iter().flat_map(|check| check(sheet, ground)).collect()
}
