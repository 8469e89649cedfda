//! Counts of depth images: how many there may be, and which of them are no reading.

use super::Place;
use crate::ScanError;

/// Most pixels of a depth image.
const MOST_PIXELS: u64 = 24_000_000;

/// Refuses sizes that no depth camera has, before memory is taken.
pub(super) fn possible(width: u64, height: u64, file: Place) -> Result<(), ScanError> {
    if width == 0 || height == 0 {
        return Err(file.malformed(format!("an image of {width} x {height} pixels"), "its header"));
    }
    if width.saturating_mul(height) <= MOST_PIXELS {
        return Ok(());
    }
    Err(ScanError::TooLarge {
        file: file.file.into(),
        what: format!("an image of {width} x {height} pixels"),
        limit: "24 million pixels".into(),
    })
}

/// Zero and the largest value are no reading.
pub(super) fn integer(v: u16) -> f32 {
    if v == 0 || v == u16::MAX { f32::NAN } else { f32::from(v) }
}

/// What is not a positive number is no reading.
pub(super) fn float(v: f32) -> f32 {
    if v.is_finite() && v > 0.0 { v } else { f32::NAN }
}

pub(super) fn no_depth(pixels: &str, file: Place) -> ScanError {
    file.declared(
        format!("an image with {pixels} pixels is a picture of the depth, not the depth"),
        "export the depth itself as one channel: 16-bit PNG, PGM or TIFF, or a float TIFF or EXR",
    )
}
