//! Measured and predicted pressure, as written to `job.json`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use windlass_foot::Region;
use windlass_measure::Note;
use windlass_scan::PressureUnit;

/// A measured pressure map under one foot.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct PressureFacts {
    /// The unit of the file.
    pub unit: PressureUnit,
    /// Frames of the recording.
    pub frames: usize,
    /// Complete steps that the map is the mean of.
    pub steps: usize,
    /// Sensors left out because they read in the air or alone in a line.
    pub faulty_sensors: usize,
    /// How well the print lies on the scanned sole, mm.
    pub fit_mm: f64,
    /// Highest pressure measured.
    pub peak_kpa: f64,
    /// Heel to toes.
    pub regions: Vec<RegionPressure>,
    /// How it was read and laid, and what is doubtful.
    pub notes: Vec<Note>,
}

/// Measured and predicted pressure in a region. Shares are of the sum of the peak map, 0..1.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema)]
pub struct RegionPressure {
    /// The region.
    pub region: Region,
    /// Measured share.
    pub measured_share: f64,
    /// Measured peak.
    pub measured_peak_kpa: f64,
    /// Predicted share, in the shoe without the device.
    pub predicted_share_without: Option<f64>,
    /// Predicted peak without the device.
    pub predicted_peak_without_kpa: Option<f64>,
    /// Predicted share with the device.
    pub predicted_share_with: Option<f64>,
    /// Predicted peak with the device.
    pub predicted_peak_with_kpa: Option<f64>,
}
