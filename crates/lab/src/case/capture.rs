//! What a case says of a scan: which file, what kind, in which units, how loaded, by which camera.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use windlass_measure::LengthUnit;
use windlass_scan::Loading;

/// The capture of one foot.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Capture {
    /// The file, by its path from the folder of the case.
    pub file: String,
    /// What it is; told from the file when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<CaptureKind>,
    /// The unit of its coordinates; told by the file or inferred from the size, and reported, when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub units: Option<LengthUnit>,
    /// How the foot was loaded.
    #[serde(default = "unknown")]
    pub loading: Loading,
    /// The camera of a depth image.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub camera: Option<Camera>,
    /// Whether it shows an impression (foam, negative cast) and not the foot itself.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub impression: bool,
}

/// The kind of a capture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum CaptureKind {
    /// A depth image: 16-bit PNG, TIFF, EXR.
    Depth,
    /// A mesh: STL, OBJ, PLY.
    Mesh,
    /// A cloud of points: XYZ, CSV, PLY without faces.
    Points,
}

/// A depth camera. With `fx`, `fy`, `cx` and `cy` it is a pinhole, with `mm_per_pixel` it is orthographic.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Camera {
    /// Focal length along the image's rows, pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1.0, max = 100_000.0))]
    pub fx: Option<f64>,
    /// Focal length along the image's columns, pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1.0, max = 100_000.0))]
    pub fy: Option<f64>,
    /// Principal point, pixels from the left.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = -100_000.0, max = 100_000.0))]
    pub cx: Option<f64>,
    /// Principal point, pixels from the top.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = -100_000.0, max = 100_000.0))]
    pub cy: Option<f64>,
    /// Size of a pixel, mm (orthographic).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0.01, max = 10.0))]
    pub mm_per_pixel: Option<f64>,
    /// Depth of one count of the image, mm.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0.0001, max = 1000.0))]
    pub mm_per_count: Option<f64>,
}

fn unknown() -> Loading {
    Loading::Unknown
}
