//! What a record's field is: its key, its kind and plausible range, and the values that rules can read.

use super::{Measured, Reading};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The kind of a field, with the range of plausible numbers or the known words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    /// A number in the unit of the key. Outside the range it is a slip of the pen.
    Number {
        /// Least plausible.
        low: f64,
        /// Greatest plausible.
        high: f64,
    },
    /// Yes or no.
    Flag,
    /// One of these words.
    Word(&'static [&'static str]),
    /// Free text.
    Text,
    /// A day as text, year-month-day.
    Date,
}

/// A field of a record.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Field {
    /// Its key in a case file; the unit is in the name.
    pub key: &'static str,
    /// Its kind.
    pub kind: Kind,
    /// What it is, in words: the sentence that asks for it when it is missing.
    pub ask: &'static str,
}

/// A value as rules see it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(untagged)]
pub enum Value {
    /// Yes or no.
    Flag(bool),
    /// A number in the unit of its key.
    Number(f64),
    /// A word of its list.
    Word(String),
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Flag(true) => f.write_str("yes"),
            Value::Flag(false) => f.write_str("no"),
            Value::Number(number) => write!(f, "{number}"),
            Value::Word(word) => f.write_str(word),
        }
    }
}

/// A field's value as rules see it.
pub trait AsFact {
    /// The value, without instrument and confidence.
    fn fact(&self) -> Value;

    /// The reading behind it, with its instrument and confidence, where they were said.
    fn reading(&self) -> Option<&Reading> {
        None
    }
}

impl AsFact for f64 {
    fn fact(&self) -> Value {
        Value::Number(*self)
    }
}

impl AsFact for String {
    fn fact(&self) -> Value {
        Value::Word(self.clone())
    }
}

impl AsFact for bool {
    fn fact(&self) -> Value {
        Value::Flag(*self)
    }
}

impl AsFact for Measured {
    fn fact(&self) -> Value {
        Value::Number(self.value())
    }

    fn reading(&self) -> Option<&Reading> {
        match self {
            Measured::Bare(_) => None,
            Measured::Full(reading) => Some(reading),
        }
    }
}

/// A record whose fields are known by name.
pub trait Record {
    /// The fields, in order.
    const FIELDS: &'static [Field];

    /// The value of each field, in the order of [`Record::FIELDS`]; `None` where it was not recorded.
    fn values(&self) -> Vec<Option<Value>>;

    /// The readings that name an instrument or a confidence, by key.
    fn readings(&self) -> Vec<(&'static str, &Reading)> {
        Vec::new()
    }

    /// Every number that is outside its plausible range or not a number, with its key under `place`.
    fn implausible(&self, place: &str) -> Vec<RecordError> {
        let mut errors = Vec::new();
        for (field, value) in Self::FIELDS.iter().zip(self.values()) {
            if let (Kind::Number { low, high }, Some(Value::Number(value))) = (field.kind, value)
                && !(low..=high).contains(&value)
            {
                errors.push(RecordError::Range { key: format!("{place}.{}", field.key), value, low, high });
            }
        }
        errors
    }
}

/// What is wrong with a record although its text could be read.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum RecordError {
    /// A number no patient has.
    #[error(
        "`{key}` = {value} is outside {low} to {high}: check the value and its unit, or leave the key out"
    )]
    Range {
        /// The key, with its tables.
        key: String,
        /// The value given.
        value: f64,
        /// Least plausible.
        low: f64,
        /// Greatest plausible.
        high: f64,
    },
    /// A policy setting that no rule reads.
    #[error("unknown setting `policy.{key}`{}", windlass_document::suggestion(.nearest.as_deref()))]
    Policy {
        /// The key given.
        key: String,
        /// The nearest known key.
        nearest: Option<String>,
    },
    /// A preset that no rule folder has.
    #[error("unknown preset \"{name}\" in `device.preset`{}", windlass_document::suggestion(.nearest.as_deref()))]
    Preset {
        /// The name given.
        name: String,
        /// The nearest known name.
        nearest: Option<String>,
    },
}
