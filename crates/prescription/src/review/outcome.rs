//! What a check-up comes to.

use crate::prescription::Missing;
use crate::rules::{Expectation, ReviewRule};
use crate::{Dose, Encounter, Feature, FootPrescription, Overrides};
use serde::Serialize;
use windlass_measure::{Both, Grade, Note, Side, Source};

/// A check-up and what follows from it.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Review {
    /// Which visit it is, from 1.
    pub visit: usize,
    /// Its day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The revision that is worn.
    pub revision: u32,
    /// For how long, weeks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weeks_worn: Option<f64>,
    /// Each scale before and after.
    pub answers: Vec<Answer>,
    /// What is expected by now.
    pub expected: Vec<Expected>,
    /// What changes on each device.
    pub feet: Both<Option<FootReview>>,
    /// What to try first or besides.
    pub advice: Vec<Advice>,
    /// Why the patient is referred; then nothing is changed.
    pub referral: Vec<Note>,
    /// What to ask the patient.
    pub missing: Vec<Missing>,
    /// The next revision; none where the patient is referred.
    #[serde(skip)]
    pub next: Option<Reviewed>,
}

/// The next revision.
#[derive(Debug, Clone, PartialEq)]
pub struct Reviewed {
    /// The encounter of the device as worn: with what was changed by hand.
    pub worn: Encounter,
    /// The encounter that the next device is prescribed from.
    pub encounter: Encounter,
    /// The lines that it sets, for the case file.
    pub lines: Both<Overrides>,
}

/// A scale before and after.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Answer {
    /// The key of the report; the unit is in the name.
    pub key: String,
    /// In words.
    pub title: String,
    /// At the first visit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<f64>,
    /// Now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub now: Option<f64>,
    /// The smallest change that matters from there, in the unit of the key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub matters: Option<f64>,
    /// `better`, `same` or `worse`; none where a value is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<&'static str>,
    /// ... against the visit before, where that is not the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since_last: Option<&'static str>,
    /// How strong the evidence for the smallest change is.
    pub grade: Grade,
    /// Where it comes from.
    pub source: Source,
}

/// What is expected of the device, and whether it is due.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Expected {
    /// What.
    pub says: String,
    /// First week of an effect.
    pub from_weeks: f64,
    /// Week by which it should be there.
    pub by_weeks: f64,
    /// `too early`, `under way` or `due`; none where the weeks are not recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub now: Option<&'static str>,
    /// How strong the evidence is.
    pub grade: Grade,
    /// Where it comes from.
    pub source: Source,
}

impl Expected {
    pub(super) fn of(expectation: &Expectation) -> Self {
        Expected {
            says: expectation.says.clone(),
            from_weeks: expectation.from_weeks,
            by_weeks: expectation.by_weeks,
            now: None,
            grade: expectation.grade,
            source: expectation.source.clone(),
        }
    }

    pub(super) fn at(mut self, weeks: Option<f64>) -> Self {
        self.now = weeks.map(|weeks| match weeks {
            w if w < self.from_weeks => "too early",
            w if w < self.by_weeks => "under way",
            _ => "due",
        });
        self
    }
}

/// What changes on one device.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct FootReview {
    /// The complaints of the fit, in words.
    pub complaints: Vec<String>,
    /// The lines that change, in the order of a form.
    pub changes: Vec<LineChange>,
    /// Lines that a rule looked at and left, with why.
    pub kept: Vec<LineChange>,
    /// The prescription as worn.
    pub worn: FootPrescription,
    /// The next prescription; none where the patient is referred.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<FootPrescription>,
}

/// A line that changes, or that stays for a reason.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct LineChange {
    /// The modification.
    pub feature: Feature,
    /// As worn; none where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Dose>,
    /// As prescribed next; none where it goes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Dose>,
    /// The rule that changes it; "by hand", "examination" where the new findings do, "follows" where another line does.
    pub rule: String,
    /// Why, in words a patient could follow.
    pub reason: String,
    /// How strong the evidence is.
    pub grade: Grade,
    /// Where it comes from.
    pub source: Source,
    /// What would change it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub would_change: Option<String>,
}

/// What to try first or besides.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Advice {
    /// The foot; none for both.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub side: Option<Side>,
    /// The rule.
    pub rule: String,
    /// What.
    pub text: String,
    /// Why.
    pub reason: String,
    /// How strong the evidence is.
    pub grade: Grade,
    /// Where it comes from.
    pub source: Source,
}

impl Advice {
    pub(super) fn of(rule: &ReviewRule, side: Side, text: &str) -> Self {
        Advice {
            side: Some(side),
            rule: rule.id.clone(),
            text: text.to_owned(),
            reason: rule.reason.clone(),
            grade: rule.grade,
            source: rule.source.clone(),
        }
    }
}
