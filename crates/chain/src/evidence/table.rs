//! Reading a table of published effects.

use super::condition::Condition;
use super::kinds::Base;
use super::measured::{Measured, Special, readable};
use super::published::Published;
use super::subject::{Subject, subjects};
use super::window::{Statistic, Window};
use super::word;
use crate::ChainError;
use crate::activity::Activity;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use windlass_measure::{Grade, Side};

/// One published effect.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Effect {
    /// Identifier.
    pub id: String,
    /// Joint that hits are counted by.
    pub joint: String,
    /// Walking or standing.
    #[serde(default)]
    pub activity: Activity,
    /// Preset of a person.
    pub subject: String,
    /// Another preset before (a fault against healthy people); the same one when left out.
    #[serde(default)]
    pub subject_without: Option<String>,
    /// Before.
    #[serde(default)]
    pub without: Condition,
    /// After.
    #[serde(default)]
    pub with: Condition,
    /// The leg that is measured.
    #[serde(default = "right")]
    pub side: Side,
    /// How the curve becomes one number, where it is not the quantity's own way.
    #[serde(default)]
    pub reading: Option<Statistic>,
    /// The share of stance the reading is over.
    #[serde(default)]
    pub from: Option<f64>,
    /// To which share of stance.
    #[serde(default)]
    pub to: Option<f64>,
    /// What was measured.
    pub quantity: Measured,
    /// As what the change is told.
    pub change: Change,
    /// What is asked of the prediction.
    pub kind: Kind,
    /// Range that counts as a hit.
    #[serde(default)]
    pub accept: Option<[f64; 2]>,
    /// Sign that counts as a hit.
    #[serde(default)]
    pub direction: Option<Direction>,
    /// Conditions between `without` and `with`, in order: for kinds rank and dose.
    #[serde(default)]
    pub steps: Vec<Condition>,
    /// What was published, in this row's change.
    #[serde(default)]
    pub published: Option<Published>,
    /// Grade of the evidence.
    pub grade: Grade,
    /// Where it was published.
    pub source: String,
    /// Numbers recalled, not read: to be checked against the paper.
    #[serde(default)]
    pub recalled: bool,
    /// Weight of the row (reported, not used for scoring).
    #[serde(default)]
    pub weight: Option<f64>,
    /// The preset, resolved.
    #[serde(skip)]
    pub person: Subject,
    /// The table it stands in, and its line from 1.
    #[serde(skip)]
    pub place: (String, usize),
    /// The preset before, resolved.
    #[serde(skip)]
    pub person_without: Subject,
}

fn right() -> Side {
    Side::Right
}

/// How a change is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// After minus before.
    Absolute,
    /// In per cent of before.
    Percent,
    /// After over before.
    Ratio,
    /// Share of draws (people) in which it goes down.
    ShareDown,
    /// Share of draws (people) in which it goes up.
    ProbabilityUp,
}

impl Change {
    /// Whether it is relative to the value before.
    pub fn is_share(self) -> bool {
        matches!(self, Change::Percent | Change::Ratio)
    }

    /// What no change is in this unit: 1 for a ratio, 0.5 for a share of people, 0 otherwise.
    pub fn nothing(self) -> f64 {
        match self {
            Change::Absolute | Change::Percent => 0.0,
            Change::Ratio => 1.0,
            Change::ShareDown | Change::ProbabilityUp => 0.5,
        }
    }
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Within `accept`.
    Range,
    /// In `direction` (and within `accept` where given).
    Sign,
    /// Nothing: within `accept` round zero, and the interval of the mean effect holds zero.
    Null,
    /// Two devices that do the same: as null, between `without` and `with`.
    Equivalence,
    /// Different conditions in order: `without`, each of `steps`, `with`; in `direction` from each to the next.
    Rank,
    /// The same for amounts of one thing.
    Dose,
}

/// A sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Up.
    Up,
    /// Down.
    Down,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    schema: String,
    #[serde(default)]
    subject: BTreeMap<String, Subject>,
    effect: Vec<toml::Spanned<Effect>>,
}

fn line_of(text: &str, at: usize) -> usize {
    text.as_bytes()[..at.min(text.len())].iter().filter(|b| **b == b'\n').count() + 1
}

/// Every row of the tables, its subject resolved.
pub fn read(tables: &[(&str, &str)]) -> Result<Vec<Effect>, ChainError> {
    let presets = subjects()?;
    let mut effects = Vec::new();
    for (name, text) in tables {
        let fault =
            |line: usize, message: String| ChainError::Evidence { table: (*name).into(), line, message };
        let document: Document = toml::from_str(text)
            .map_err(|e| fault(e.span().map_or(1, |s| line_of(text, s.start)), word::text(e.message())))?;
        if document.schema != "windlass.evidence/1" {
            return Err(fault(1, format!("schema is `{}`, not `windlass.evidence/1`", document.schema)));
        }
        let people: BTreeMap<&String, &Subject> = presets.iter().chain(&document.subject).collect();
        for row in document.effect {
            let line = line_of(text, row.span().start);
            let mut effect = row.into_inner();
            effect.place = ((*name).into(), line);
            effect.check().map_err(|m| fault(line, format!("effect `{}`: {m}", effect.id)))?;
            let person = |name: &String| {
                let found = people.get(name).map(|s| **s);
                let keys: Vec<&str> = people.keys().map(|k| k.as_str()).collect();
                found.ok_or_else(|| fault(line, word::unknown("subject", name, &keys)))
            };
            effect.person = person(&effect.subject)?;
            effect.person_without = person(effect.subject_without.as_ref().unwrap_or(&effect.subject))?;
            for person in [effect.person, effect.person_without] {
                person.check().map_err(|m| fault(line, format!("effect `{}`: {m}", effect.id)))?;
            }
            effects.push(effect);
        }
    }
    Ok(effects)
}

impl Effect {
    /// The reading the row asks for, if it does.
    pub fn window(&self) -> Option<Window> {
        let statistic = self.reading?;
        Some(Window { statistic, share: [self.from.unwrap_or(0.0), self.to.unwrap_or(1.0)] })
    }

    fn check(&self) -> Result<(), String> {
        let steps = self.steps.iter().map(|step| ("steps", step));
        for (name, condition) in [("without", &self.without), ("with", &self.with)].into_iter().chain(steps) {
            if let Some(fault) = condition.fault() {
                return Err(format!("{name}: {fault}"));
            }
        }
        let shells = [self.without.base, self.with.base] == [Base::Contoured; 2];
        if self.quantity == Measured::Special(Special::DeviceArchStiffness) && !shells {
            return Err("`device_arch_stiffness` needs base = \"contoured\" in `without` and `with`".into());
        }
        if (self.from.is_some() || self.to.is_some()) && self.reading.is_none() {
            return Err("`from` and `to` need `reading`".into());
        }
        if let Some(Window { share: [a, b], .. }) = self.window()
            && !(0.0 <= a && a < b && b <= 1.0)
        {
            return Err(format!("`from` {a} and `to` {b} must be shares of stance, 0 <= from < to <= 1"));
        }
        if let Some(fault) = self.published.and_then(|p| p.fault()) {
            return Err(fault.into());
        }
        readable(self.quantity, self.activity, self.window())?;
        match (self.kind, self.accept, self.direction) {
            (Kind::Range | Kind::Null | Kind::Equivalence, None, _) => {
                Err("a row of kind range, null or equivalence needs `accept`".into())
            }
            (Kind::Sign | Kind::Rank | Kind::Dose, _, None) => {
                Err("a row of kind sign, rank or dose needs `direction`".into())
            }
            (Kind::Rank | Kind::Dose, ..) if self.steps.is_empty() => {
                Err("a row of kind rank or dose needs `steps`, the conditions between `without` and `with`"
                    .into())
            }
            (Kind::Range | Kind::Sign | Kind::Null | Kind::Equivalence, ..) if !self.steps.is_empty() => {
                Err("`steps` are for kinds rank and dose".into())
            }
            (_, Some([low, high]), _) if low.is_nan() || high.is_nan() || low > high => {
                Err("`accept` must be [low, high]".into())
            }
            _ => Ok(()),
        }
    }
}
