//! What the caller knows about a capture.

use crate::{Camera, Loading};
use serde::{Deserialize, Serialize};
use windlass_measure::{LengthUnit, Side};

/// A capture to be read: the bytes and what is known about them. Everything optional is found out and reported.
#[derive(Debug, Clone, Copy)]
pub struct ScanRequest<'a> {
    /// The file's content.
    pub bytes: &'a [u8],
    /// The file's name, for messages and, if the bytes do not show it, the format.
    pub file_name: &'a str,
    /// What it is; recognised from the bytes when absent.
    pub kind: Option<Kind>,
    /// Unit of its coordinates; stated by the file or inferred from the size when absent.
    pub units: Option<LengthUnit>,
    /// The side, checked against the shape.
    pub side: Option<Side>,
    /// Weight on the foot.
    pub loading: Loading,
    /// Camera of a depth image.
    pub camera: Option<Camera>,
    /// From where the foot was seen; absent = [`Capture::Below`] for images, anything for meshes.
    pub pose: Option<Capture>,
    /// Length of the foot as measured on the patient, mm: tells the scale where the file has none, and confirms it
    /// where it has one.
    pub foot_length_mm: Option<f64>,
    /// Length to be expected of this patient (0.152 of stature), mm: chooses between units, nothing else.
    pub expected_length_mm: Option<f64>,
}

impl<'a> ScanRequest<'a> {
    /// A request that knows nothing but the bytes and the name.
    pub fn new(bytes: &'a [u8], file_name: &'a str) -> Self {
        ScanRequest {
            bytes,
            file_name,
            kind: None,
            units: None,
            side: None,
            loading: Loading::Unknown,
            camera: None,
            pose: None,
            foot_length_mm: None,
            expected_length_mm: None,
        }
    }
}

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A depth image: 16-bit PNG, 16-bit or float TIFF, EXR, PS2D.
    Depth,
    /// A mesh: STL, OBJ, PLY.
    Mesh,
    /// A cloud of points: XYZ, CSV, PLY or OBJ without faces.
    Points,
}

/// From where a foot was seen, or in what it was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Capture {
    /// The sole, by a sensor below it. An image is taken so unless something else is stated; a mesh needs no word.
    Below,
    /// A negative: foam box or negative cast, scanned from above. The top of the box is trimmed away and shows which way is up;
    /// the hollow's surface is the sole's.
    Impression,
    /// A positive cast. The plane at which it was cut off is trimmed away and shows which way is up.
    Cast,
    /// The whole foot, perhaps with some leg. Nothing is done for it: what is over 60 mm is never taken for foot.
    WholeFoot,
}
