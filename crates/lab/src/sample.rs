//! A case with a synthesised pair of feet, so that anyone can start with nothing.

use crate::{Complaint, Output};
use image::{ExtendedColorType, ImageEncoder};
use windlass_foot::synthetic::{CaptureOptions, FootShape, Pinhole, depth_image, synthesise};
use windlass_geometry::Point3;
use windlass_measure::Side;

/// The record of the sample: a big toe that stops when loaded, on a foot that rolls in and a leg that is short.
const CASE: &str = include_str!("sample.toml");
/// Spacing of the synthesised skin, mm.
const CELL_MM: f64 = 1.5;
/// Focal length of the camera, pixels; as in `sample.toml`.
const FOCAL: f64 = 700.0;
/// Principal point, pixels; as in `sample.toml`.
const CENTRE: [f64; 2] = [320.0, 240.0];
/// Distance of the camera below the sole, mm.
const DISTANCE_MM: f64 = 340.0;

/// The files of the sample: `case.toml` and one depth image for each foot, as a camera below would record them.
///
/// # Errors
/// An image that cannot be written: a fault of the program.
pub fn sample() -> Result<Vec<Output>, Complaint> {
    let mut files = Vec::new();
    for side in Side::BOTH {
        files.push(Output { name: format!("{side}.png"), bytes: capture(side)? });
    }
    files.push(Output { name: "case.toml".into(), bytes: CASE.as_bytes().to_vec() });
    Ok(files)
}

fn shape(side: Side) -> FootShape {
    // The left foot has rolled in: its arch is lower and its heel leans.
    let (arch_height_mm, rearfoot_everted_deg) = match side {
        Side::Left => (17.0, 5.0),
        Side::Right => (20.0, 1.0),
    };
    FootShape {
        length_mm: 258.0,
        ball_width_mm: 98.0,
        heel_width_mm: 63.0,
        arch_height_mm,
        rearfoot_everted_deg,
        ..FootShape::default()
    }
}

fn capture(side: Side) -> Result<Vec<u8>, Complaint> {
    let shape = shape(side);
    let mesh = synthesise(&shape, CELL_MM).mesh;
    let scene = match side {
        Side::Left => mesh.mirrored_y(),
        Side::Right => mesh,
    };
    let camera = Pinhole {
        focal: [FOCAL; 2],
        centre: CENTRE,
        at: Point3::new(shape.length_mm / 2.0, 0.0, -DISTANCE_MM),
    };
    let seed = if side == Side::Left { 1 } else { 2 };
    let options = CaptureOptions { noise_mm: 0.1, dropout: 0.002, seed, ..CaptureOptions::default() };
    let image = depth_image(&scene, &camera, &options);
    let bytes: Vec<u8> = image.counts.iter().flat_map(|c| c.to_ne_bytes()).collect();
    let mut png = Vec::new();
    image::codecs::png::PngEncoder::new(&mut png)
        .write_image(&bytes, image.width, image.height, ExtendedColorType::L16)
        .map_err(|e| Complaint::internal(format!("{side}.png"), e.to_string()))?;
    Ok(png)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_case_reads() {
        crate::Case::read("case.toml", super::CASE.as_bytes()).unwrap();
    }
}
