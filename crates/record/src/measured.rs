//! A measured value: a bare number, or a number with its instrument and how far it is trusted.

use super::declare::words;
use serde::{Deserialize, Serialize};

words! {
    /// How far a measurement is trusted by the one who made it.
    Confidence {
        /// Repeated, or from a calibrated instrument.
        High = "high",
        /// One measurement by a trained hand.
        Moderate = "moderate",
        /// Estimated by eye.
        Low = "low",
    }
}

/// A measured number in the unit of its key: `9`, or `{ value = 9, instrument = "...", confidence = "low" }`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(untagged)]
pub enum Measured {
    /// The number alone.
    Bare(f64),
    /// With where it comes from.
    Full(Reading),
}

/// A number with its instrument and confidence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// The number, in the unit of the key.
    pub value: f64,
    /// What measured it ("camera, 240 Hz", "pressure plate", "by eye").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instrument: Option<String>,
    /// How far it is trusted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
}

impl Measured {
    /// The number, in the unit of its key.
    pub fn value(&self) -> f64 {
        match self {
            Measured::Bare(value) => *value,
            Measured::Full(reading) => reading.value,
        }
    }

    /// What measured it, where said.
    pub fn instrument(&self) -> Option<&str> {
        match self {
            Measured::Bare(_) => None,
            Measured::Full(reading) => reading.instrument.as_deref(),
        }
    }

    /// How far it is trusted, where said.
    pub fn confidence(&self) -> Option<Confidence> {
        match self {
            Measured::Bare(_) => None,
            Measured::Full(reading) => reading.confidence,
        }
    }
}

impl From<f64> for Measured {
    fn from(value: f64) -> Self {
        Measured::Bare(value)
    }
}
