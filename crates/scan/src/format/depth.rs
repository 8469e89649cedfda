//! Depth images: 16-bit PNG over `image`; TIFF, EXR and PGM beside this file.

use super::counts::{integer, no_depth, possible};
use super::{DepthImage, Place, exr, pgm, tiff};
use crate::ScanError;
use crate::camera::Frame;
use image::{DynamicImage, ImageFormat, ImageReader, Limits};
use std::io::Cursor;

/// Pixels from which only every second (third, ...) is taken: half a millimetre over a foot needs a fifth of it.
const THINNED_FROM: usize = 1_500_000;

/// Decodes to counts; zero, the largest 16-bit value, NaN and infinities are no reading. An EXR tells which part of
/// the camera's frame it holds.
pub fn decode(bytes: &[u8], file: Place) -> Result<(DepthImage, Option<Frame>), ScanError> {
    match image::guess_format(bytes) {
        Ok(ImageFormat::OpenExr) => exr::decode(bytes, file).map(|(image, frame)| (image, Some(frame))),
        Ok(ImageFormat::Tiff) => Ok((tiff::decode(bytes, file)?, None)),
        Ok(ImageFormat::Png) => Ok((png(bytes, file)?, None)),
        _ => Ok((pgm::decode(bytes, file)?, None)),
    }
}

fn png(bytes: &[u8], file: Place) -> Result<DepthImage, ScanError> {
    let broken =
        |e: image::ImageError| file.malformed(format!("the image cannot be decoded ({e})"), "its data");
    let reader = || ImageReader::with_format(Cursor::new(bytes), ImageFormat::Png);
    let (width, height) = reader().into_dimensions().map_err(broken)?;
    possible(width.into(), height.into(), file)?;
    let mut reader = reader();
    let mut limits = Limits::default();
    limits.max_alloc = Some(300 << 20);
    reader.limits(limits);
    let counts = counts(reader.decode().map_err(broken)?, file)?;
    Ok(DepthImage { width: width as usize, height: height as usize, counts })
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
        DynamicImage::ImageLuma8(_) => Err(no_depth("8-bit grey", file)),
        other => Err(no_depth(&format!("{:?}", other.color()), file)),
    }
}
