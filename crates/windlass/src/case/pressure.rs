//! What a case says of a pressure map: which file, in which unit, from what plate or insole.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use windlass_scan::PressureUnit;

/// The measured pressure under one foot: Tekscan .asf, Zebris .apd, medilogic CSV, or a plain grid of numbers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PressureEntry {
    /// The file, by its path from the folder of the case.
    pub file: String,
    /// The unit of its pressures, if the file does not state it: "kPa", "N/cm2", "kgf/cm2", "psi" or "mmHg". kPa and
    /// N/cm2 differ by a factor of ten, so it is never guessed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<PressureUnit>,
    /// The spacing of the sensors, mm, if the file does not state it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pitch_mm: Option<f64>,
}
