//! Depth images: 16-bit PNG, 16-bit and float TIFF, float EXR, over the crate `image`.

use super::{DepthImage, Place};
use crate::ScanError;
use image::{DynamicImage, ImageFormat, ImageReader, Limits};
use std::io::Cursor;

/// Most pixels of a depth image.
const MOST_PIXELS: u64 = 24_000_000;

/// Whether the bytes start like one of the image formats.
pub fn is_image(bytes: &[u8]) -> bool {
    format(bytes).is_some()
}

fn format(bytes: &[u8]) -> Option<ImageFormat> {
    match image::guess_format(bytes).ok()? {
        f @ (ImageFormat::Png | ImageFormat::Tiff | ImageFormat::OpenExr) => Some(f),
        _ => None,
    }
}

/// Decodes to counts; zero, the largest 16-bit value, NaN and infinities are no reading.
pub fn decode(bytes: &[u8], file: Place) -> Result<DepthImage, ScanError> {
    let broken =
        |e: image::ImageError| file.malformed(format!("the image cannot be decoded ({e})"), "its data");
    let format = format(bytes).ok_or_else(|| ScanError::UnknownFormat { file: file.file.into() })?;
    if format == ImageFormat::Tiff
        && let Some(image) = float_tiff(bytes)
    {
        return Ok(image);
    }
    let reader = || ImageReader::with_format(Cursor::new(bytes), format);
    let (width, height) = reader().into_dimensions().map_err(broken)?;
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(ScanError::TooLarge {
            file: file.file.into(),
            what: format!("an image of {width} x {height} pixels"),
            limit: "24 million pixels".into(),
        });
    }
    let mut reader = reader();
    let mut limits = Limits::default();
    limits.max_alloc = Some(300 << 20);
    reader.limits(limits);
    let counts = counts(reader.decode().map_err(broken)?, file)?;
    Ok(DepthImage { width: width as usize, height: height as usize, counts })
}

/// A float TIFF of one channel, which `image` does not decode; `None` for anything else.
fn float_tiff(bytes: &[u8]) -> Option<DepthImage> {
    let mut decoder = tiff::decoder::Decoder::new(Cursor::new(bytes)).ok()?;
    let (width, height) = decoder.dimensions().ok()?;
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return None;
    }
    let tiff::decoder::DecodingResult::F32(values) = decoder.read_image().ok()? else {
        return None;
    };
    let counts: Vec<f32> =
        values.into_iter().map(|v| if v.is_finite() && v > 0.0 { v } else { f32::NAN }).collect();
    let (width, height) = (width as usize, height as usize);
    (counts.len() == width * height).then_some(DepthImage { width, height, counts })
}

fn counts(image: DynamicImage, file: Place) -> Result<Vec<f32>, ScanError> {
    let integer = |v: u16| {
        if v == 0 || v == u16::MAX { f32::NAN } else { f32::from(v) }
    };
    let float = |v: f32| if v.is_finite() && v > 0.0 { v } else { f32::NAN };
    match image {
        DynamicImage::ImageLuma16(i) => Ok(i.into_raw().into_iter().map(integer).collect()),
        DynamicImage::ImageLumaA16(i) => Ok(i.into_raw().into_iter().step_by(2).map(integer).collect()),
        // A float TIFF or a grey EXR comes with its one channel repeated.
        DynamicImage::ImageRgb32F(i) => Ok(i.into_raw().into_iter().step_by(3).map(float).collect()),
        DynamicImage::ImageRgba32F(i) => Ok(i.into_raw().into_iter().step_by(4).map(float).collect()),
        other => Err(ScanError::NotAFoot {
            file: file.file.into(),
            what: format!(
                "an image with {:?} pixels holds no depth, 16-bit grey or float is needed",
                other.color()
            ),
        }),
    }
}
