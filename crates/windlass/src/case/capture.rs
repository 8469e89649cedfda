//! What a case says of a scan: which file, what kind, in which units, how loaded, by which camera.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use windlass_measure::{LengthUnit, Side};
use windlass_scan::{Camera, Kind, Loading, ScanRequest};

/// The capture of one foot.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Capture {
    /// The file, by its path from the folder of the case.
    pub file: String,
    /// What it is; recognised from the file when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// The unit of its coordinates; stated by the file or inferred from the size, and reported, when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub units: Option<LengthUnit>,
    /// How the foot was loaded.
    #[serde(default)]
    pub loading: Loading,
    /// The camera of a depth image.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub camera: Option<Camera>,
    /// From where the foot was seen, or in what it was pressed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pose: Option<windlass_scan::Capture>,
    /// Length of the foot measured on the patient, mm: gives a scan without units its scale, and confirms that of any
    /// other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub foot_length_mm: Option<f64>,
}

impl Capture {
    /// The request to the scan room for the file's bytes.
    pub fn request<'a>(&'a self, bytes: &'a [u8], side: Option<Side>) -> ScanRequest<'a> {
        ScanRequest {
            bytes,
            file_name: &self.file,
            kind: self.kind,
            units: self.units,
            side,
            loading: self.loading,
            camera: self.camera,
            pose: self.pose,
            foot_length_mm: self.foot_length_mm,
            expected_length_mm: None,
        }
    }
}
