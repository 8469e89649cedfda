//! Units of pressure as sensor makers write them.

use serde::{Deserialize, Serialize};

/// A unit of pressure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub enum PressureUnit {
    /// Kilopascals.
    #[serde(rename = "kPa")]
    Kilopascal,
    /// Newtons for each square centimetre: 10 kPa.
    #[serde(rename = "N/cm2")]
    NewtonPerCm2,
    /// Kilograms-force for each square centimetre: 98.0665 kPa.
    #[serde(rename = "kgf/cm2")]
    KilogramPerCm2,
    /// Pounds-force for each square inch: 6.894757 kPa.
    #[serde(rename = "psi")]
    Psi,
    /// Millimetres of mercury: 0.1333224 kPa.
    #[serde(rename = "mmHg")]
    MmHg,
}

impl PressureUnit {
    /// How many kPa are in one.
    pub fn kpa(self) -> f64 {
        match self {
            PressureUnit::Kilopascal => 1.0,
            PressureUnit::NewtonPerCm2 => 10.0,
            PressureUnit::KilogramPerCm2 => 98.0665,
            PressureUnit::Psi => 6.894_757,
            PressureUnit::MmHg => 0.133_322_4,
        }
    }

    /// As written in a case.
    pub fn name(self) -> &'static str {
        match self {
            PressureUnit::Kilopascal => "kPa",
            PressureUnit::NewtonPerCm2 => "N/cm2",
            PressureUnit::KilogramPerCm2 => "kgf/cm2",
            PressureUnit::Psi => "psi",
            PressureUnit::MmHg => "mmHg",
        }
    }

    /// As makers write it: any case, `²` or `^2`.
    pub(super) fn of_maker(word: &str) -> Option<PressureUnit> {
        let word: String = word.trim().to_lowercase().chars().filter(|c| !matches!(c, '^' | ' ')).collect();
        Some(match word.replace('²', "2").replace("sqcm", "cm2").as_str() {
            "kpa" => PressureUnit::Kilopascal,
            "n/cm2" => PressureUnit::NewtonPerCm2,
            "kg/cm2" | "kgf/cm2" => PressureUnit::KilogramPerCm2,
            "psi" => PressureUnit::Psi,
            "mmhg" => PressureUnit::MmHg,
            _ => return None,
        })
    }
}
