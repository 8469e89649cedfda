//! Corruptions of depth images: wrong intrinsics, another frame, near for far, heights in another unit.

use super::Whole;
use super::corrupt::Corrupted;
use windlass_foot::synthetic::{CaptureOptions, DepthImage, Orthographic, Pinhole, depth_image};
use windlass_geometry::Point3;
use windlass_measure::Side;
use windlass_scan::Camera;

/// Size of the images, mm per count, focal length in pixels, distance from the sole in mm, and mm per pixel.
const WIDE: u32 = 640;
const HIGH: u32 = 480;
const COUNT: f64 = 0.1;
const FOCAL: f64 = 500.0;
const FAR: f64 = 300.0;
const PITCH: f64 = 0.5;

fn pgm(image: &DepthImage, of: impl Fn(u16) -> u16) -> Vec<u8> {
    let mut bytes = format!("P5 {} {} 65535\n", image.width, image.height).into_bytes();
    bytes.extend(image.counts.iter().flat_map(|c| of(*c).to_be_bytes()));
    bytes
}

/// Every corruption of a foot seen by a camera under it.
pub fn cameras(foot: &Whole, side: Side) -> Vec<Corrupted> {
    let own = if side == Side::Left { foot.mesh.clone().mirrored_y() } else { foot.mesh.clone() };
    let options =
        CaptureOptions { width: WIDE, height: HIGH, mm_per_count: COUNT, ..CaptureOptions::default() };
    let middle = [f64::from(WIDE) / 2.0, f64::from(HIGH) / 2.0];
    let at = Point3::new(foot.length / 2.0, 0.0, -FAR);
    let seen = depth_image(&own, &Pinhole { focal: [FOCAL; 2], centre: middle, at }, &options);
    let corner = Point3::new(foot.length / 2.0 - PITCH * middle[0], -PITCH * middle[1], -FAR);
    let flat = depth_image(&own, &Orthographic { mm_per_pixel: PITCH, at: corner }, &options);
    let pinhole = Camera {
        fx: Some(FOCAL),
        fy: Some(FOCAL),
        cx: Some(middle[0]),
        cy: Some(middle[1]),
        mm_per_count: Some(COUNT),
        ..Camera::default()
    };
    let orthographic = Camera { mm_per_pixel: Some(PITCH), mm_per_count: Some(COUNT), ..Camera::default() };
    let image = |kind, bytes, camera, is_spoilt| Corrupted {
        kind,
        file: "scan.pgm",
        bytes,
        stated: Some(side),
        units: None,
        camera: Some(camera),
        measured_mm: None,
        side,
        length: foot.length,
        is_spoilt,
    };
    let same = |c: u16| c;
    let turned = |c: u16| if c == 0 { 0 } else { 7000 - c };
    vec![
        image(
            "focal length a fifth too long, length measured",
            pgm(&seen, same),
            Camera { fx: Some(1.2 * FOCAL), fy: Some(1.2 * FOCAL), ..pinhole },
            true,
        ),
        image(
            "camera of another frame",
            pgm(&seen, same),
            Camera { cx: Some(1.5 * middle[0]), cy: Some(1.5 * middle[1]), ..pinhole },
            true,
        ),
        image(
            "counts of 1 mm stated for 0.1 mm",
            pgm(&seen, same),
            Camera { mm_per_count: Some(1.0), ..pinhole },
            true,
        ),
        image(
            "heights three times too large",
            pgm(&flat, same),
            Camera { mm_per_count: Some(3.0 * COUNT), ..orthographic },
            true,
        ),
        Corrupted {
            stated: None,
            ..image("near is bright, side not stated", pgm(&flat, turned), orthographic, true)
        },
        image("near is bright, side stated", pgm(&flat, turned), orthographic, true),
    ]
    .into_iter()
    .map(|c| if c.kind.ends_with("measured") { Corrupted { measured_mm: Some(foot.length), ..c } } else { c })
    .collect()
}
