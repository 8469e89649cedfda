//! Formats: bytes to points, triangles or depth images, in the file's own unit and axes.

mod depth;
mod exr;
mod obj;
mod ply;
mod points;
mod ps2d;
mod stl;

use crate::{Kind, ScanError, ScanRequest, camera::Lens};
use windlass_geometry::{Mesh, Point3};
use windlass_measure::{LengthUnit, Side};

/// Most vertices or faces that are read: a foot every 0.3 mm. With more, the memory for reading would pass 500 MB.
const MOST_ELEMENTS: usize = 2_000_000;

/// Most pixels of a depth image.
const MOST_PIXELS: u64 = 24_000_000;

/// What a file holds, before anything is known about it.
pub(crate) enum Decoded {
    /// Points, with triangles or (a cloud) without.
    Surface { mesh: Mesh, unit: Option<LengthUnit> },
    /// A depth image with its camera; a PS2D container knows the side.
    Depth { image: DepthImage, lens: Lens, side: Option<Side> },
}

/// Depth counts, row by row; NaN = no reading.
#[derive(Debug, Clone)]
pub(crate) struct DepthImage {
    pub width: usize,
    pub height: usize,
    pub counts: Vec<f32>,
}

/// Decodes the bytes by their signature, then by the file name's ending.
pub(crate) fn decode(request: &ScanRequest) -> Result<Decoded, ScanError> {
    let bytes = request.bytes;
    let file = Place { file: request.file_name };
    let ending = request.file_name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    if bytes.is_empty() {
        return Err(file.malformed("the file is empty", "byte 0"));
    }
    if depth::is_image(bytes) {
        let lens = request.camera.unwrap_or_default().lens()?;
        let (image, step) = depth::decode(bytes, file)?.thinned();
        return Ok(Decoded::Depth { image, lens: lens.thinned(step), side: None });
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PCSC001") {
        let (image, lens, side) = ps2d::decode(bytes, request.side, file)?;
        let (image, step) = image.thinned();
        return Ok(Decoded::Depth { image, lens: lens.thinned(step), side });
    }
    let (mut mesh, unit) = if bytes.starts_with(b"ply") {
        ply::decode(bytes, file)?
    } else if stl::is_binary(bytes) {
        (stl::binary(bytes, file)?, None)
    } else if stl::is_ascii(bytes) {
        (stl::ascii(bytes, file)?, None)
    } else if ending == "obj" || (ending != "xyz" && obj::looks_like(bytes)) {
        obj::decode(bytes, file)?
    } else if ending == "stl" {
        return Err(file.malformed("the length does not match the stated number of triangles", "byte 80"));
    } else if matches!(ending.as_str(), "xyz" | "csv" | "txt" | "asc" | "pts")
        || request.kind == Some(Kind::Points)
    {
        (points::decode(bytes, file)?, None)
    } else {
        return Err(ScanError::UnknownFormat { file: request.file_name.into() });
    };
    if request.kind == Some(Kind::Points) {
        mesh.triangles.clear();
    }
    check(&mesh, file)?;
    Ok(Decoded::Surface { mesh, unit })
}

/// Refuses sizes that no depth camera has, before memory is taken.
fn possible(width: u64, height: u64, file: Place) -> Result<(), ScanError> {
    if width.saturating_mul(height) <= MOST_PIXELS {
        return Ok(());
    }
    Err(ScanError::TooLarge {
        file: file.file.into(),
        what: format!("an image of {width} x {height} pixels"),
        limit: "24 million pixels".into(),
    })
}

/// Finite coordinates of a possible size, and enough of them.
fn check(mesh: &Mesh, file: Place) -> Result<(), ScanError> {
    let possible = |p: &Point3| p.iter().all(|c| c.is_finite() && c.abs() < 1e9);
    if let Some(i) = mesh.vertices.iter().position(|p| !possible(p)) {
        return Err(file.malformed("a coordinate is not a finite number", format!("vertex {i}")));
    }
    if mesh.vertices.len() < 200 {
        return Err(ScanError::NotAFoot {
            file: file.file.into(),
            what: format!("only {} points", mesh.vertices.len()),
        });
    }
    Ok(())
}

/// The file that is being read, for messages.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<'a> {
    pub file: &'a str,
}

impl Place<'_> {
    pub fn malformed(self, what: impl Into<String>, place: impl Into<String>) -> ScanError {
        ScanError::Malformed { file: self.file.into(), what: what.into(), place: place.into() }
    }

    /// Refuses counts over the limit.
    pub fn within(self, what: &str, count: usize) -> Result<usize, ScanError> {
        if count <= MOST_ELEMENTS {
            return Ok(count);
        }
        Err(ScanError::TooLarge {
            file: self.file.into(),
            what: format!("{count} {what}"),
            limit: format!("{MOST_ELEMENTS}"),
        })
    }
}

/// A number of a text file, or `None`.
pub(crate) fn number(token: &[u8]) -> Option<f64> {
    std::str::from_utf8(token).ok()?.parse().ok()
}

/// The blank-separated words of a line.
pub(crate) fn words(line: &[u8]) -> impl Iterator<Item = &[u8]> {
    line.split(|b| b.is_ascii_whitespace()).filter(|w| !w.is_empty())
}
