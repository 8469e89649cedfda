//! Lengths and angles whose unit is in the type, where a mistake would end under somebody's foot.

use serde::{Deserialize, Serialize};
use std::ops::{Add, Mul, Neg, Sub};

/// A length in millimetres.
#[derive(
    Debug, Clone, Copy, PartialEq, PartialOrd, Default, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(transparent)]
pub struct Mm(pub f64);

/// An angle. Stored in radians; made and read in the unit that the call names.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub struct Angle(f64);

impl Angle {
    /// No rotation.
    pub const ZERO: Angle = Angle(0.0);

    /// From degrees.
    pub fn from_degrees(degrees: f64) -> Self {
        Angle(degrees.to_radians())
    }

    /// From radians.
    pub const fn from_radians(radians: f64) -> Self {
        Angle(radians)
    }

    /// In degrees.
    pub fn degrees(self) -> f64 {
        self.0.to_degrees()
    }

    /// In radians.
    pub const fn radians(self) -> f64 {
        self.0
    }

    /// Tangent (no unit), by a pinned implementation so that bytes agree on every platform.
    pub fn tan(self) -> f64 {
        libm::tan(self.0)
    }

    /// Sine (no unit), pinned.
    pub fn sin(self) -> f64 {
        libm::sin(self.0)
    }

    /// Cosine (no unit), pinned.
    pub fn cos(self) -> f64 {
        libm::cos(self.0)
    }
}

impl Neg for Angle {
    type Output = Angle;
    fn neg(self) -> Angle {
        Angle(-self.0)
    }
}

impl Add for Angle {
    type Output = Angle;
    fn add(self, other: Angle) -> Angle {
        Angle(self.0 + other.0)
    }
}

impl Sub for Angle {
    type Output = Angle;
    fn sub(self, other: Angle) -> Angle {
        Angle(self.0 - other.0)
    }
}

impl Mul<f64> for Angle {
    type Output = Angle;
    fn mul(self, factor: f64) -> Angle {
        Angle(self.0 * factor)
    }
}

/// The length unit of a file from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub enum LengthUnit {
    /// metre
    #[serde(rename = "m")]
    Metre,
    /// decimetre
    #[serde(rename = "dm")]
    Decimetre,
    /// centimetre
    #[serde(rename = "cm")]
    Centimetre,
    /// millimetre
    #[serde(rename = "mm")]
    Millimetre,
    /// inch, 25.4 mm exactly
    #[serde(rename = "inch")]
    Inch,
}

impl LengthUnit {
    /// Every unit, largest first.
    pub const ALL: [LengthUnit; 5] = [
        LengthUnit::Metre,
        LengthUnit::Decimetre,
        LengthUnit::Inch,
        LengthUnit::Centimetre,
        LengthUnit::Millimetre,
    ];

    /// Millimetres in one of this unit.
    pub const fn millimetres(self) -> f64 {
        match self {
            LengthUnit::Metre => 1000.0,
            LengthUnit::Decimetre => 100.0,
            LengthUnit::Centimetre => 10.0,
            LengthUnit::Millimetre => 1.0,
            LengthUnit::Inch => 25.4,
        }
    }

    /// The word used in case files and messages.
    pub const fn name(self) -> &'static str {
        match self {
            LengthUnit::Metre => "m",
            LengthUnit::Decimetre => "dm",
            LengthUnit::Centimetre => "cm",
            LengthUnit::Millimetre => "mm",
            LengthUnit::Inch => "inch",
        }
    }
}
