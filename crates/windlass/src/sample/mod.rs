//! A case with a synthesised pair of feet, so that anyone can start with nothing; and as many more as are wanted.

mod drawn;
mod varied;

use crate::{Complaint, Output};
use drawn::DrawnPatient;
use image::{ExtendedColorType, ImageEncoder};
use windlass_foot::synthetic::{CaptureOptions, FootShape, Pinhole, depth_image, synthesise};
use windlass_geometry::Point3;
use windlass_measure::Side;

/// The record of the sample: a big toe that stops when loaded, on a foot that rolls in and a leg that is short.
const CASE: &str = include_str!("case.toml");
/// Spacing of the synthesised skin, mm: of the sample, and of the many that are drawn.
const CELL_MM: f64 = 1.5;
const DRAWN_CELL_MM: f64 = 2.5;
/// Focal length of the camera, pixels; as in `case.toml`.
const FOCAL: f64 = 700.0;
/// Principal point, pixels; as in `case.toml`.
const CENTRE: [f64; 2] = [320.0, 240.0];
/// Distance of the camera below the sole, mm.
const DISTANCE_MM: f64 = 340.0;
/// What a case says of the images.
const SCAN: &str = "kind = \"depth\"\nloading = \"none\"\n\
    camera = { fx = 700, fy = 700, cx = 320, cy = 240, mm_per_count = 0.1 }\n";

/// The files of the sample: `case.toml` and one depth image for each foot, as a camera below would record them.
///
/// ```
/// let files = windlass::sample()?;
/// assert_eq!(files.len(), 3);
/// # Ok::<(), windlass::Complaint>(())
/// ```
///
/// # Errors
/// An image that cannot be written (an internal error).
pub fn sample() -> Result<Vec<Output>, Complaint> {
    files(CASE.to_owned(), |side| {
        capture(&shape(side), CELL_MM, side, if side == Side::Left { 1 } else { 2 })
    })
}

/// The files of a patient drawn from a seed: another foot and another record for every number.
///
/// # Errors
/// As for [`sample`].
pub fn drawn_sample(seed: u64) -> Result<Vec<Output>, Complaint> {
    let drawn = DrawnPatient(seed);
    files(drawn.case(SCAN), |side| {
        let noise = seed.wrapping_mul(2).wrapping_add(u64::from(side == Side::Left));
        capture(&drawn.shape(side), DRAWN_CELL_MM, side, noise)
    })
}

/// The files of a patient drawn from a seed out of every fault that the rules know, each material and style in turn.
///
/// # Errors
/// As for [`sample`].
pub fn varied_sample(seed: u64) -> Result<Vec<Output>, Complaint> {
    let drawn = DrawnPatient(seed);
    files(varied::case(drawn, SCAN), |side| {
        let noise = seed.wrapping_mul(2).wrapping_add(u64::from(side == Side::Left));
        capture(&drawn.shape(side), DRAWN_CELL_MM, side, noise)
    })
}

fn files(case: String, image: impl Fn(Side) -> Result<Vec<u8>, Complaint>) -> Result<Vec<Output>, Complaint> {
    let mut files = Vec::new();
    for side in Side::BOTH {
        files.push(Output { name: format!("{side}.png"), bytes: image(side)? });
    }
    files.push(Output { name: "case.toml".into(), bytes: case.into_bytes() });
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

fn capture(shape: &FootShape, cell_mm: f64, side: Side, seed: u64) -> Result<Vec<u8>, Complaint> {
    let mesh = synthesise(shape, cell_mm).mesh;
    let scene = match side {
        Side::Left => mesh.mirrored_y(),
        Side::Right => mesh,
    };
    let camera = Pinhole {
        focal: [FOCAL; 2],
        centre: CENTRE,
        at: Point3::new(shape.length_mm / 2.0, 0.0, -DISTANCE_MM),
    };
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
    use super::*;

    #[test]
    fn the_case_reads() {
        crate::Case::read("case.toml", CASE.as_bytes()).unwrap();
    }

    #[test]
    fn every_drawn_case_reads_and_no_two_are_alike() {
        let mut seen = std::collections::BTreeSet::new();
        for seed in 0..300 {
            let varied = varied::case(DrawnPatient(seed), SCAN);
            crate::Case::read("case.toml", varied.as_bytes()).unwrap_or_else(|e| panic!("{seed}: {e}"));
            let text = DrawnPatient(seed).case(SCAN);
            crate::Case::read("case.toml", text.as_bytes()).unwrap_or_else(|e| panic!("{seed}: {e}"));
            assert_eq!(text, DrawnPatient(seed).case(SCAN));
            assert!(seen.insert(text), "{seed}");
        }
    }
}
