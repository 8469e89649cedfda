//! Typed conditions on facts, in three-valued logic: a condition on a value nobody measured is not false, it is
//! unknown, and says what to measure.

use super::facts::Facts;
use super::policy::Settings;
use crate::prescription::Finding;
use crate::record::Value;
use serde::Deserialize;
use serde::de::{self, Deserializer, Visitor};
use std::fmt;
use toml::Spanned;

/// A bound: a number, or the name of a policy setting.
#[derive(Debug, Clone, PartialEq)]
pub enum Bound {
    /// In the unit of the fact.
    Number(f64),
    /// The value of this setting.
    Setting(String),
}

impl Bound {
    /// The name of the setting, when it is one.
    pub fn setting(&self) -> Option<&str> {
        match self {
            Bound::Number(_) => None,
            Bound::Setting(key) => Some(key),
        }
    }

    /// The number, in the fact's unit, with the policy in force.
    pub fn value(&self, settings: &Settings) -> f64 {
        match self {
            Bound::Number(number) => *number,
            Bound::Setting(key) => settings.value(key),
        }
    }
}

impl<'de> Deserialize<'de> for Bound {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Read;
        impl Visitor<'_> for Read {
            type Value = Bound;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number, or the name of a policy setting")
            }
            fn visit_f64<E: de::Error>(self, number: f64) -> Result<Bound, E> {
                if number.is_finite() {
                    Ok(Bound::Number(number))
                } else {
                    Err(E::custom("a bound must be a finite number"))
                }
            }
            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Bound, E> {
                Ok(Bound::Number(number as f64))
            }
            fn visit_str<E: de::Error>(self, name: &str) -> Result<Bound, E> {
                Ok(Bound::Setting(name.to_owned()))
            }
        }
        deserializer.deserialize_any(Read)
    }
}

impl schemars::JsonSchema for Bound {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Bound".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": ["number", "string"], "description": "A number, or the name of a policy setting." })
    }
}

/// A value that a fact is compared with: yes or no, or a word.
#[derive(Debug, Clone, PartialEq, Deserialize, schemars::JsonSchema)]
#[serde(untagged)]
pub enum Literal {
    /// Yes or no.
    Flag(bool),
    /// A word.
    Word(String),
}

impl Literal {
    fn equals(&self, value: &Value) -> bool {
        match (self, value) {
            (Literal::Flag(a), Value::Flag(b)) => a == b,
            (Literal::Word(a), Value::Word(b)) => a == b,
            _ => false,
        }
    }
}

impl fmt::Display for Literal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Literal::Flag(true) => f.write_str("yes"),
            Literal::Flag(false) => f.write_str("no"),
            Literal::Word(word) => f.write_str(word),
        }
    }
}

/// One condition: about a fact, about a fault found, or a choice of conditions.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Condition {
    /// The fact.
    #[schemars(with = "Option<String>")]
    pub fact: Option<Spanned<String>>,
    /// The fact is this or more.
    pub at_least: Option<Bound>,
    /// The fact is more than this.
    pub above: Option<Bound>,
    /// The fact is this or less.
    pub at_most: Option<Bound>,
    /// The fact is less than this.
    pub below: Option<Bound>,
    /// The fact is this.
    pub is: Option<Literal>,
    /// The fact is not this.
    pub is_not: Option<Literal>,
    /// Whether the fact was recorded at all.
    pub known: Option<bool>,
    /// The fault with this key was found on the foot.
    #[schemars(with = "Option<String>")]
    pub fault: Option<Spanned<String>>,
    /// ... in one of these stages.
    pub stages: Option<Vec<String>>,
    /// This policy setting is switched on (not 0).
    #[schemars(with = "Option<String>")]
    pub policy: Option<Spanned<String>>,
    /// At least one of these holds.
    #[schemars(with = "Option<Vec<Condition>>")]
    pub any_of: Option<Vec<Spanned<Condition>>>,
}

/// Three-valued truth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Truth {
    /// Holds.
    Yes,
    /// Does not.
    No,
    /// Not recorded.
    Unknown,
}

/// What a condition is judged against.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// The facts of the foot.
    pub facts: &'a Facts,
    /// The policy in force.
    pub settings: &'a Settings,
    /// The faults found so far: key and stage.
    pub faults: &'a [(String, String)],
}

/// What was read on the way to a judgement.
#[derive(Debug, Default)]
pub struct Trace {
    /// Values that spoke for.
    pub findings: Vec<Finding>,
    /// Facts that were not recorded.
    pub unknown: Vec<String>,
    /// Policy settings that were read.
    pub settings: Vec<String>,
}

impl Condition {
    /// Judges the condition and notes what it read.
    pub fn judge(&self, view: View<'_>, trace: &mut Trace) -> Truth {
        if let Some(choices) = &self.any_of {
            return any(choices, view, trace);
        }
        if let Some(fault) = &self.fault {
            let found = view.faults.iter().any(|(key, stage)| {
                key == fault.get_ref() && self.stages.as_ref().is_none_or(|stages| stages.contains(stage))
            });
            return if found { Truth::Yes } else { Truth::No };
        }
        if let Some(setting) = &self.policy {
            trace.settings.push(setting.get_ref().clone());
            return if view.settings.value(setting.get_ref()) == 0.0 { Truth::No } else { Truth::Yes };
        }
        let Some(name) = &self.fact else { return Truth::No };
        self.judge_fact(name.get_ref(), view, trace)
    }

    fn judge_fact(&self, name: &str, view: View<'_>, trace: &mut Trace) -> Truth {
        let value = view.facts.get(name);
        if let Some(known) = self.known {
            return if known == value.is_some() { Truth::Yes } else { Truth::No };
        }
        let Some(value) = value else {
            trace.unknown.push(name.to_owned());
            return Truth::Unknown;
        };
        let bounds = [&self.at_least, &self.above, &self.at_most, &self.below];
        trace.settings.extend(bounds.into_iter().flatten().filter_map(Bound::setting).map(str::to_owned));
        let says = self.says(view.settings);
        if self.holds(value, view.settings) {
            trace.findings.push(finding(name, value, says, view.facts));
            Truth::Yes
        } else {
            Truth::No
        }
    }

    fn holds(&self, value: &Value, settings: &Settings) -> bool {
        let words = self.is.as_ref().is_none_or(|is| is.equals(value))
            && self.is_not.as_ref().is_none_or(|not| !not.equals(value));
        let Value::Number(number) = value else {
            return words;
        };
        let bound = |bound: &Option<Bound>, test: fn(f64, f64) -> bool| {
            bound.as_ref().is_none_or(|bound| test(*number, bound.value(settings)))
        };
        words
            && bound(&self.at_least, |a, b| a >= b)
            && bound(&self.above, |a, b| a > b)
            && bound(&self.at_most, |a, b| a <= b)
            && bound(&self.below, |a, b| a < b)
    }

    /// The condition in words ("at least 50, below 65").
    pub fn says(&self, settings: &Settings) -> String {
        let bounds = [
            ("at least", &self.at_least),
            ("above", &self.above),
            ("at most", &self.at_most),
            ("below", &self.below),
        ];
        let mut parts: Vec<String> = bounds
            .into_iter()
            .filter_map(|(word, bound)| Some(format!("{word} {}", bound.as_ref()?.value(settings))))
            .collect();
        parts.extend(self.is.as_ref().map(Literal::to_string));
        parts.extend(self.is_not.as_ref().map(|not| format!("not {not}")));
        parts.join(", ")
    }
}

fn finding(name: &str, value: &Value, says: String, facts: &Facts) -> Finding {
    let reading = facts.reading(name);
    Finding {
        key: name.to_owned(),
        value: value.clone(),
        says,
        instrument: reading.and_then(|reading| reading.instrument.clone()),
        confidence: reading.and_then(|reading| reading.confidence),
    }
}

/// All conditions together: false as soon as one is false, else unknown as soon as one is unknown.
pub fn all<'a>(
    conditions: impl IntoIterator<Item = &'a Spanned<Condition>>,
    view: View<'_>,
    trace: &mut Trace,
) -> Truth {
    let mut truth = Truth::Yes;
    for condition in conditions {
        match condition.get_ref().judge(view, trace) {
            Truth::No => truth = Truth::No,
            Truth::Unknown if truth == Truth::Yes => truth = Truth::Unknown,
            _ => {}
        }
    }
    truth
}

fn any(choices: &[Spanned<Condition>], view: View<'_>, trace: &mut Trace) -> Truth {
    let mut truth = Truth::No;
    let mut unknown = Trace::default();
    for choice in choices {
        match choice.get_ref().judge(view, &mut unknown) {
            Truth::Yes => truth = Truth::Yes,
            Truth::Unknown if truth == Truth::No => truth = Truth::Unknown,
            _ => {}
        }
    }
    trace.findings.append(&mut unknown.findings);
    trace.settings.append(&mut unknown.settings);
    if truth == Truth::Unknown {
        trace.unknown.append(&mut unknown.unknown);
    }
    truth
}
