//! The difference in leg length: side, amount, and what kind it is.

use super::declare::words;
use super::{AsFact, Field, Kind, Record, Value};
use serde::{Deserialize, Serialize};
use windlass_measure::Side;

words! {
    /// What makes one leg shorter.
    LimbKind {
        /// A shorter bone (radiograph or block test agree).
        Structural = "structural",
        /// Posture, pronation or a tight joint; the bones are equal.
        Functional = "functional",
        /// Not yet distinguished.
        Unknown = "unknown",
    }
}

words! {
    /// How the difference was measured.
    LimbMethod {
        /// Standing radiograph.
        Radiograph = "radiograph",
        /// Blocks under the short leg until the pelvis is level.
        Blocks = "blocks",
        /// Tape from the pelvis to the malleolus.
        Tape = "tape",
        /// By eye.
        Eye = "eye",
    }
}

words! {
    /// How far the spine has adapted (Heilig's C).
    SpinalCompensation {
        /// Straight, or bending freely.
        None = "none",
        /// Vertebrae rotated into the bend.
        Rotation = "rotation",
        /// Wedged vertebrae or altered facets.
        Wedging = "wedging",
    }
}

/// A leg-length discrepancy. Side and amount are vital; the rest decides how much of it to lift.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LimbLength {
    /// The side that is shorter.
    pub short_side: Side,
    /// By how much, mm.
    pub discrepancy_mm: f64,
    /// Structural, functional or not yet distinguished.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<LimbKind>,
    /// How it was measured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<LimbMethod>,
    /// How long it has been there, years.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub years_present: Option<f64>,
    /// How far the spine has adapted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spinal_compensation: Option<SpinalCompensation>,
    /// Lift already worn on the short side, mm.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lift_worn_mm: Option<f64>,
}

impl LimbLength {
    /// A discrepancy (mm) of which nothing more is known.
    pub fn new(short_side: Side, discrepancy_mm: f64) -> Self {
        LimbLength {
            short_side,
            discrepancy_mm,
            kind: None,
            method: None,
            years_present: None,
            spinal_compensation: None,
            lift_worn_mm: None,
        }
    }
}

impl Record for LimbLength {
    const FIELDS: &'static [Field] = &[
        Field {
            key: "discrepancy_mm",
            kind: Kind::Number { low: 0.0, high: 80.0 },
            ask: "Difference in leg length, mm (blocks or standing radiograph).",
        },
        Field {
            key: "kind",
            kind: Kind::Word(LimbKind::WORDS),
            ask: "Whether the difference is structural or functional: compare tape or radiograph with the block test.",
        },
        Field { key: "method", kind: Kind::Word(LimbMethod::WORDS), ask: "How the difference was measured." },
        Field {
            key: "years_present",
            kind: Kind::Number { low: 0.0, high: 100.0 },
            ask: "How long the difference has been there, years.",
        },
        Field {
            key: "spinal_compensation",
            kind: Kind::Word(SpinalCompensation::WORDS),
            ask: "How far the spine has adapted (none, rotation, wedging).",
        },
        Field {
            key: "lift_worn_mm",
            kind: Kind::Number { low: 0.0, high: 60.0 },
            ask: "Lift already worn on the short side, mm.",
        },
    ];

    fn values(&self) -> Vec<Option<Value>> {
        vec![
            Some(self.discrepancy_mm.fact()),
            self.kind.as_ref().map(AsFact::fact),
            self.method.as_ref().map(AsFact::fact),
            self.years_present.as_ref().map(AsFact::fact),
            self.spinal_compensation.as_ref().map(AsFact::fact),
            self.lift_worn_mm.as_ref().map(AsFact::fact),
        ]
    }
}
