//! Reading a table of published effects.

use super::SUBJECTS;
use super::condition::Condition;
use crate::{ChainError, JointLimits, Quantity};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use windlass_measure::Grade;

/// One published effect.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Effect {
    /// Identifier.
    pub id: String,
    /// Joint that hits are counted by.
    pub joint: String,
    /// Walking or standing.
    pub activity: Activity,
    /// Preset of a person.
    pub subject: String,
    /// Before.
    pub without: Condition,
    /// After.
    pub with: Condition,
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
    /// Grade of the evidence.
    pub grade: Grade,
    /// Where it was published.
    pub source: String,
    /// Numbers recalled, not read: to be checked against the paper.
    #[serde(default)]
    pub recalled: bool,
    /// Weight of the row in `evidence.md` (told, not used for hits).
    #[serde(default)]
    pub weight: Option<f64>,
    /// The preset, resolved.
    #[serde(skip)]
    pub person: Subject,
}

/// What the people do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Activity {
    /// Level walking.
    Walk,
    /// Standing on both legs.
    Stand,
}

/// What was measured: a quantity of the chain, or one of the few that only tables ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Measured {
    /// A quantity of the chain.
    Quantity(Quantity),
    /// Only in tables.
    Special(Special),
}

/// Quantities only tables ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Special {
    /// Stiffness of the device's arch.
    DeviceArchStiffness,
    /// Standing drop of the side without the platform, degrees.
    StandingPelvicDropDeg,
    /// Standing lumbar extension, degrees.
    StandingLordosisDeg,
    /// Range of lumbar side bending over stance, degrees.
    LumbarRangeDeg,
    /// Ankle dorsiflexion excursion in stance, degrees.
    AnkleExcursionDeg,
    /// Force that lifts the hallux of the standing foot (Jack's test), N.
    HalluxPullForceN,
    /// Difference of weight-acceptance force, right over left, per cent of their mean.
    ForceAsymmetryPercent,
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

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Within `accept`.
    Range,
    /// In `direction` (and within `accept` where given).
    Sign,
    /// Nothing: within `accept` round zero.
    Null,
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

/// A preset of a person.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Subject {
    /// Body mass, kg.
    pub mass_kg: f64,
    /// Stature, m.
    pub height_m: f64,
    /// Stiffness of the arch against an average foot.
    pub arch_rigidity: f64,
    /// Limits that examination found.
    #[serde(default)]
    pub limits: JointLimits,
}

impl Default for Subject {
    fn default() -> Self {
        Subject { mass_kg: 75.0, height_m: 1.75, arch_rigidity: 1.0, limits: JointLimits::default() }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    schema: String,
    effect: Vec<toml::Spanned<Effect>>,
}

fn line_of(text: &str, at: usize) -> usize {
    text.as_bytes()[..at.min(text.len())].iter().filter(|b| **b == b'\n').count() + 1
}

/// Every row of the tables, its subject resolved.
pub fn read(tables: &[(&str, &str)]) -> Result<Vec<Effect>, ChainError> {
    let subjects: BTreeMap<String, Subject> = toml::from_str(SUBJECTS).map_err(|e| ChainError::Profile {
        place: "profiles/evidence/subjects.toml".into(),
        message: e.to_string(),
    })?;
    let mut effects = Vec::new();
    for (name, text) in tables {
        let fault =
            |line: usize, message: String| ChainError::Evidence { table: (*name).into(), line, message };
        let document: Document = toml::from_str(text)
            .map_err(|e| fault(e.span().map_or(1, |s| line_of(text, s.start)), e.message().to_string()))?;
        if document.schema != "windlass.evidence/1" {
            return Err(fault(1, format!("schema is `{}`, not `windlass.evidence/1`", document.schema)));
        }
        for row in document.effect {
            let line = line_of(text, row.span().start);
            let mut effect = row.into_inner();
            effect.check().map_err(|m| fault(line, format!("effect `{}`: {m}", effect.id)))?;
            let known = || subjects.keys().cloned().collect::<Vec<_>>().join(", ");
            effect.person = *subjects.get(&effect.subject).ok_or_else(|| {
                fault(line, format!("unknown subject `{}`; known: {}", effect.subject, known()))
            })?;
            effects.push(effect);
        }
    }
    Ok(effects)
}

impl Effect {
    fn check(&self) -> Result<(), &'static str> {
        match (self.kind, self.accept, self.direction) {
            (Kind::Range | Kind::Null, None, _) => Err("a row of kind range or null needs `accept`"),
            (Kind::Sign, _, None) => Err("a row of kind sign needs `direction`"),
            (_, Some([low, high]), _) if low > high => Err("`accept` must be [low, high]"),
            _ => Ok(()),
        }
    }
}
