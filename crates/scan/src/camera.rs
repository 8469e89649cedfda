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
    /// Width of the frame that `fx`, `fy`, `cx`, `cy` belong to, pixels: for an image of another size they are scaled, and
    /// for one of this size a principal point far from its middle is taken as right (a crop).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Height of that frame, pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
    /// What a count measures; left out = the distance from the camera.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub depth: Option<DepthKind>,
}

/// What the counts of a depth image measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum DepthKind {
    /// Distance from the camera: what is near is dark.
    Distance,
    /// Height over a floor behind the foot: what is near is bright. For cameras without perspective only.
    Height,
}

/// Which part of the camera's frame an image holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Frame {
    /// Place of the image's first pixel in the frame.
    pub from: [f64; 2],
    /// Width and height of the frame, pixels.
    pub size: [usize; 2],
}

/// How far the principal point of a camera lies from the middle of its frame at most, as a share of the side: makers'
/// own lie within 0.04.
const MOST_OFF: f64 = 0.10;
/// Sides of the frame in focal lengths: fields of view of 14 to 127 degrees.
const FIELD: std::ops::Range<f64> = 0.25..4.0;

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
    /// Checks that the numbers are those of one camera, and of an image of this width and height; `declared` is the part of
    /// the frame that the image says it holds.
    pub(crate) fn lens(&self, size: [usize; 2], declared: Option<Frame>) -> Result<Lens, ScanError> {
        if self.width.is_some() != self.height.is_some() {
            return Err(ScanError::Camera {
                what: "of the frame's width and height only one is given".into(),
                next_step: "give both, in pixels, or neither".into(),
            });
        }
        let sign = if self.depth == Some(DepthKind::Height) { -1.0 } else { 1.0 };
        let mm_per_count = sign * positive("mm_per_count", self.mm_per_count)?;
        match (self.mm_per_pixel, self.fx, self.fy, self.cx, self.cy) {
            (Some(_), None, None, None, None) => {
                let pitch = positive("mm_per_pixel", self.mm_per_pixel)?;
                Ok(Lens::Orthographic { pitch: [pitch; 2], mm_per_count })
            }
            (None, Some(_), Some(_), Some(cx), Some(cy)) if cx.is_finite() && cy.is_finite() => {
                if sign < 0.0 {
                    return Err(ScanError::Camera {
                        what: "depth = \"height\" with a pinhole (fx, fy, cx, cy): a height tells no distance from it".into(),
                        next_step: "export the distance, or an orthographic height map with mm_per_pixel".into(),
                    });
                }
                let focal = [positive("fx", self.fx)?, positive("fy", self.fy)?];
                let whole = Frame { from: [0.0; 2], size };
                self.pinhole(focal, [cx, cy], declared.unwrap_or(whole), mm_per_count)
            }
            _ => Err(ScanError::Camera {
                what: "not a complete pinhole camera (fx, fy, cx, cy) and not orthographic (mm_per_pixel)"
                    .into(),
                next_step: "give either fx, fy, cx, cy and mm_per_count, or mm_per_pixel and mm_per_count"
                    .into(),
            }),
        }
    }

    /// The pinhole in pixels of the image: scaled to its size, moved to its part of the frame, and possible.
    fn pinhole(
        &self,
        focal: [f64; 2],
        centre: [f64; 2],
        frame: Frame,
        mm_per_count: f64,
    ) -> Result<Lens, ScanError> {
        let other = |what: String| ScanError::Camera {
            what,
            next_step: format!(
                "take fx, fy, cx, cy for images of {} x {}, or write the size of the frame they belong to (width and \
                 height in the camera), which for a crop with the right cx, cy is its own size",
                frame.size[0], frame.size[1]
            ),
        };
        let size = frame.size.map(|s| s as f64);
        let (mut focal, mut centre) = (focal, centre);
        if let (Some(w), Some(h)) = (self.width, self.height) {
            let scale = [size[0] / f64::from(w.max(1)), size[1] / f64::from(h.max(1))];
            if (scale[0] / scale[1] - 1.0).abs() > 0.02 {
                let what = format!("the camera's frame is {w} x {h}, the image {} x {}", size[0], size[1]);
                return Err(other(format!("{what}: it was turned or cropped")));
            }
            focal = [0, 1].map(|k| focal[k] * scale[k]);
            centre = [0, 1].map(|k| (centre[k] + 0.5) * scale[k] - 0.5);
        }
        let off = [0, 1].map(|k| (centre[k] - (size[k] - 1.0) / 2.0).abs() / size[k]);
        let is_stated = self.width.is_some() && self.height.is_some();
        if off.iter().any(|o| *o > MOST_OFF) && !(is_stated && off.iter().all(|o| *o < 0.5)) {
            return Err(other(format!(
                "the principal point {}, {} is not near the middle of an image of {} x {}",
                centre[0], centre[1], size[0], size[1]
            )));
        }
        if [0, 1].iter().any(|&k| !FIELD.contains(&(size[k] / focal[k])))
            || !(0.8..1.25).contains(&(focal[0] / focal[1]))
        {
            return Err(other(format!(
                "focal lengths of {} and {} pixels do not belong to an image of {} x {}",
                focal[0], focal[1], size[0], size[1]
            )));
        }
        let [fx, fy] = focal;
        Ok(Lens::Pinhole {
            fx,
            fy,
            cx: centre[0] - frame.from[0],
            cy: centre[1] - frame.from[1],
            mm_per_count,
        })
    }
}

fn positive(name: &str, value: Option<f64>) -> Result<f64, ScanError> {
    match value {
        Some(v) if v.is_finite() && v > 0.0 => Ok(v),
        Some(v) => Err(ScanError::Camera {
            what: format!("{name} = {v} is not a positive number"),
            next_step: "take the value from the camera's calibration".into(),
        }),
        None => Err(ScanError::Camera {
            what: format!("{name} is missing"),
            next_step: "a depth image needs its camera: fx, fy, cx, cy or mm_per_pixel, and mm_per_count"
                .into(),
        }),
    }
}
