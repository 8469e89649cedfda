//! Depth images: 16-bit PNG over `image`, 16-bit and float TIFF over `tiff`, EXR beside this file.

use super::{DepthImage, Place};
use crate::ScanError;
use image::{DynamicImage, ImageFormat, ImageReader, Limits};
use std::io::Cursor;

/// Pixels from which only every second (third, ...) is taken: half a millimetre over a foot needs a fifth of it.
const THINNED_FROM: usize = 1_500_000;

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

/// Decodes to counts; zero, the largest 16-bit value, NaN and infinities mean "no reading".
pub fn decode(bytes: &[u8], file: Place) -> Result<DepthImage, ScanError> {
    let broken =
        |e: image::ImageError| file.malformed(format!("the image cannot be decoded ({e})"), "its data");
    let format = format(bytes).ok_or_else(|| ScanError::UnknownFormat { file: file.file.into() })?;
    match format {
        ImageFormat::OpenExr => return super::exr::decode(bytes, file),
        ImageFormat::Tiff => return tiff(bytes, file),
        _ => {}
    }
    let reader = || ImageReader::with_format(Cursor::new(bytes), format);
    let (width, height) = reader().into_dimensions().map_err(broken)?;
    super::possible(width.into(), height.into(), file)?;
    let mut reader = reader();
    let mut limits = Limits::default();
    limits.max_alloc = Some(300 << 20);
    reader.limits(limits);
    let counts = counts(reader.decode().map_err(broken)?, file)?;
    Ok(DepthImage { width: width as usize, height: height as usize, counts })
}

/// A TIFF of one channel, 16-bit or float.
fn tiff(bytes: &[u8], file: Place) -> Result<DepthImage, ScanError> {
    use tiff::decoder::{Decoder, DecodingResult};
    let broken =
        |e: tiff::TiffError| file.malformed(format!("the image cannot be decoded ({e})"), "its data");
    let mut limits = tiff::decoder::Limits::default();
    limits.decoding_buffer_size = 100 << 20;
    limits.intermediate_buffer_size = 100 << 20;
    let mut decoder = Decoder::new(Cursor::new(bytes)).map_err(broken)?.with_limits(limits);
    let (width, height) = decoder.dimensions().map_err(broken)?;
    super::possible(width.into(), height.into(), file)?;
    let colour = decoder.colortype().map_err(broken)?;
    let counts: Vec<f32> = match decoder.read_image().map_err(broken)? {
        DecodingResult::U16(v) => v.into_iter().map(integer).collect(),
        DecodingResult::F32(v) => v.into_iter().map(float).collect(),
        DecodingResult::F64(v) => v.into_iter().map(|v| float(v as f32)).collect(),
        _ => Vec::new(),
    };
    let (width, height) = (width as usize, height as usize);
    if counts.len() != width * height {
        return Err(no_depth(&format!("{colour:?}"), file));
    }
    Ok(DepthImage { width, height, counts })
}

/// Zero and the largest value mean "no reading".
fn integer(v: u16) -> f32 {
    if v == 0 || v == u16::MAX { f32::NAN } else { f32::from(v) }
}

fn float(v: f32) -> f32 {
    if v.is_finite() && v > 0.0 { v } else { f32::NAN }
}

fn no_depth(pixels: &str, file: Place) -> ScanError {
    ScanError::NotAFoot {
        file: file.file.into(),
        what: format!(
            "an image with {pixels} pixels has no depth; one channel of 16 bits or float is needed"
        ),
    }
}

impl DepthImage {
    /// Every n-th pixel of an image with more pixels than a foot needs, and how far apart they are.
    pub fn thinned(self) -> (DepthImage, usize) {
        let step = ((self.counts.len() as f64 / THINNED_FROM as f64).sqrt().ceil() as usize).max(1);
        (if step == 1 { self } else { self.every(step) }, step)
    }

    /// Every n-th pixel of every n-th row.
    pub fn every(&self, step: usize) -> DepthImage {
        let (width, height) = (self.width.div_ceil(step), self.height.div_ceil(step));
        let rows = self.counts.chunks_exact(self.width.max(1)).step_by(step);
        let counts = rows.flat_map(|row| row.iter().copied().step_by(step)).collect();
        DepthImage { width, height, counts }
    }
}

fn counts(image: DynamicImage, file: Place) -> Result<Vec<f32>, ScanError> {
    match image {
        DynamicImage::ImageLuma16(i) => Ok(i.into_raw().into_iter().map(integer).collect()),
        DynamicImage::ImageLumaA16(i) => Ok(i.into_raw().into_iter().step_by(2).map(integer).collect()),
        other => Err(no_depth(&format!("{:?}", other.color()), file)),
    }
}
