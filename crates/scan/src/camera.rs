//! Depth cameras: pixels and counts to millimetres.

use crate::ScanError;
use serde::{Deserialize, Serialize};
use windlass_geometry::Point3;

/// A depth camera: a pinhole with `fx`, `fy`, `cx`, `cy`, or orthographic with `mm_per_pixel`.
///
/// Camera axes: x along the image's rows, y down its columns, z away from the sensor.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Camera {
    /// Focal length along the rows, pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fx: Option<f64>,
    /// Focal length along the columns, pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fy: Option<f64>,
    /// Principal point, pixels from the centre of the leftmost column.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cx: Option<f64>,
    /// Principal point, pixels from the centre of the top row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cy: Option<f64>,
    /// Size of a pixel, mm (orthographic).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mm_per_pixel: Option<f64>,
    /// Depth of one count, mm (for float images: of one unit).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mm_per_count: Option<f64>,
}

/// A camera whose numbers are complete and possible.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Lens {
    Pinhole { fx: f64, fy: f64, cx: f64, cy: f64, mm_per_count: f64 },
    Orthographic { pitch: [f64; 2], mm_per_count: f64 },
}

impl Lens {
    /// The depth of a number of counts, mm.
    pub fn depth_mm(&self, count: f64) -> f64 {
        let (Lens::Pinhole { mm_per_count, .. } | Lens::Orthographic { mm_per_count, .. }) = *self;
        count * mm_per_count
    }

    /// The point seen at a pixel.
    pub fn point(&self, column: usize, row: usize, count: f64) -> Point3 {
        let (u, v, z) = (column as f64, row as f64, self.depth_mm(count));
        match *self {
            Lens::Pinhole { fx, fy, cx, cy, .. } => Point3::new((u - cx) / fx * z, (v - cy) / fy * z, z),
            Lens::Orthographic { pitch, .. } => Point3::new(u * pitch[0], v * pitch[1], z),
        }
    }

    /// Size of a pixel at a depth, mm.
    pub fn pixel_mm(&self, depth_mm: f64) -> f64 {
        match *self {
            Lens::Pinhole { fx, fy, .. } => depth_mm / fx.min(fy),
            Lens::Orthographic { pitch, .. } => pitch[0].max(pitch[1]),
        }
    }

    /// The same camera for the image of every n-th pixel.
    pub fn thinned(self, step: usize) -> Lens {
        let n = step as f64;
        match self {
            Lens::Pinhole { fx, fy, cx, cy, mm_per_count } => {
                Lens::Pinhole { fx: fx / n, fy: fy / n, cx: cx / n, cy: cy / n, mm_per_count }
            }
            Lens::Orthographic { pitch, mm_per_count } => {
                Lens::Orthographic { pitch: pitch.map(|p| p * n), mm_per_count }
            }
        }
    }

    /// The same camera for the image whose columns are reversed.
    pub fn mirrored(self, width: usize) -> Lens {
        match self {
            Lens::Pinhole { fx, fy, cx, cy, mm_per_count } => {
                Lens::Pinhole { fx, fy, cx: (width as f64 - 1.0) - cx, cy, mm_per_count }
            }
            other => other,
        }
    }
}

impl Camera {
    /// Checks that the numbers are those of one camera.
    pub(crate) fn lens(&self) -> Result<Lens, ScanError> {
        let mm_per_count = positive("mm_per_count", self.mm_per_count)?;
        match (self.mm_per_pixel, self.fx, self.fy, self.cx, self.cy) {
            (Some(_), None, None, None, None) => {
                let pitch = positive("mm_per_pixel", self.mm_per_pixel)?;
                Ok(Lens::Orthographic { pitch: [pitch; 2], mm_per_count })
            }
            (None, Some(_), Some(_), Some(cx), Some(cy)) if cx.is_finite() && cy.is_finite() => {
                Ok(Lens::Pinhole {
                    fx: positive("fx", self.fx)?,
                    fy: positive("fy", self.fy)?,
                    cx,
                    cy,
                    mm_per_count,
                })
            }
            _ => Err(ScanError::Camera {
                what: "not a complete pinhole camera (fx, fy, cx, cy) and not orthographic (mm_per_pixel)"
                    .into(),
                next_step: "give either fx, fy, cx, cy and mm_per_count, or mm_per_pixel and mm_per_count",
            }),
        }
    }
}

fn positive(name: &str, value: Option<f64>) -> Result<f64, ScanError> {
    match value {
        Some(v) if v.is_finite() && v > 0.0 => Ok(v),
        Some(v) => Err(ScanError::Camera {
            what: format!("{name} = {v} is not a positive number"),
            next_step: "take the value from the camera's calibration",
        }),
        None => Err(ScanError::Camera {
            what: format!("{name} is missing"),
            next_step: "a depth image needs its camera: fx, fy, cx, cy or mm_per_pixel, and mm_per_count",
        }),
    }
}
