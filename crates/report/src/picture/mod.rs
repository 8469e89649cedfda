//! Pictures of meshes without a GPU: an orthographic z-buffer with smooth shading, creases and outlines.
//!
//! Deterministic: the same mesh gives the same pixels on any number of threads.

mod borders;
mod labels;
mod map;
mod normals;
mod palette;
mod raster;
mod samples;
mod scale;
mod scene;
mod shade;
mod view;

pub use borders::Borders;
pub use labels::{Dimension, labels};
pub use map::{MapStyle, map};
pub use scale::{ColourScale, DIFFERENCE, RELIEF, SEQUENCE};
pub use scene::{Colouring, PLASTER, Painter, Rgb, Scene};
pub use view::{Projection, View};

use crate::ReportError;
use crate::page_data::Picture;
use palette::encode;
use raster::{NOTHING, Seen};
use rayon::prelude::*;
use samples::{Samples, Surface};
use shade::Light;

/// Samples along each edge of a pixel.
const OVERSAMPLING: usize = 2;
/// How far hollows are looked for, mm.
const HOLLOW_REACH_MM: f64 = 7.0;

/// Draws a scene `width` pixels wide; the height follows from the mesh. Transparent where nothing is.
///
/// # Errors
/// The mesh is empty, or the picture would have no pixels or over 4096 across.
pub fn render(scene: &Scene<'_>, view: View, width: u32) -> Result<Picture, ReportError> {
    let bounds = scene
        .mesh
        .bounds()
        .filter(|_| !scene.mesh.triangles.is_empty())
        .ok_or_else(|| ReportError::Empty { what: "the mesh".to_owned() })?;
    render_projected(scene, &Projection::fit(&bounds, view, scene.side, width, 6))
}

/// Draws a scene through a given projection: several pictures keep one scale, or frame.
///
/// # Errors
/// The picture would have no pixels or over 4096 each way.
pub fn render_projected(scene: &Scene<'_>, projection: &Projection) -> Result<Picture, ReportError> {
    let (width, height) = (projection.width, projection.height);
    if !(1..=4096).contains(&width) || !(1..=4096).contains(&height) {
        return Err(ReportError::Size { width, height });
    }
    let (seen, corners) = raster::rasterise(scene.mesh, projection, OVERSAMPLING);
    let surface = Surface::of(scene, projection, &corners);
    let mut rgba = vec![0u8; 4 * width as usize * height as usize];
    rgba.par_chunks_mut(BAND * 4 * width as usize).enumerate().for_each_init(
        Samples::default,
        |samples, (band, pixels)| {
            let rows = band * BAND..(band * BAND + BAND).min(height as usize);
            // The lines look one row further.
            let first = (rows.start * OVERSAMPLING).saturating_sub(1);
            samples.fill(scene, &surface, &seen, first..(rows.end * OVERSAMPLING + 1).min(seen.height));
            for (row, pixels) in rows.zip(pixels.chunks_mut(4 * width as usize)) {
                pixel_row(scene, projection, &seen, samples, row, pixels);
            }
        },
    );
    encode(width, height, &rgba)
}

/// Rows of pixels shaded by one task, with what their samples see in one buffer.
const BAND: usize = 16;

/// One row of pixels: the mean over each pixel's samples, with its cover as opacity.
fn pixel_row(
    scene: &Scene<'_>,
    projection: &Projection,
    seen: &Seen,
    samples: &Samples,
    row: usize,
    pixels: &mut [u8],
) {
    let step_mm = (1.0 / (projection.pixels_per_mm * OVERSAMPLING as f64)) as f32;
    let reach = (HOLLOW_REACH_MM * projection.pixels_per_mm) as f32 * OVERSAMPLING as f32;
    let surroundings = shade::Surroundings::within(reach, step_mm);
    for (column, pixel) in pixels.as_chunks_mut::<4>().0.iter_mut().enumerate() {
        let mut sum = [0.0f32; 3];
        let mut covered = 0.0f32;
        let mut open = None;
        let mut face: Option<Face> = None;
        for sample in 0..OVERSAMPLING * OVERSAMPLING {
            let x = column * OVERSAMPLING + sample % OVERSAMPLING;
            let y = row * OVERSAMPLING + sample / OVERSAMPLING;
            let slot = y * seen.width + x;
            let t = seen.triangle[slot];
            if t == NOTHING {
                continue;
            }
            // Hollows are soft: one look for each pixel is enough.
            let open = *open.get_or_insert_with(|| surroundings.openness(seen, x, y));
            // One triangle hardly changes within a pixel, but for borders between its parts.
            let weights = samples.weights(slot);
            let Face { light, paint, .. } = match face {
                Some(face) if face.triangle == t => face,
                _ => *face.insert(Face {
                    triangle: t,
                    light: Light::on(samples.normal(slot), open),
                    paint: scene.paint(t as usize, weights),
                }),
            };
            let line = shade::line(seen, samples, x, y, step_mm).max(contour(scene, seen, samples, x, y));
            let lit = light.lit(paint.unwrap_or_else(|| scene.part(t as usize, weights)));
            for k in 0..3 {
                sum[k] += lit[k] * (1.0 - line) + 0.16 * line;
            }
            covered += 1.0;
        }
        let total = (OVERSAMPLING * OVERSAMPLING) as f32;
        let byte = |v: f32| (v.clamp(0.0, 1.0) * 255.0 + 0.5) as u8;
        let [r, g, b] = sum.map(|c| byte(c / covered.max(1.0)));
        *pixel = [r, g, b, byte(covered / total)];
    }
}

/// What the samples of a pixel that see one triangle share.
#[derive(Clone, Copy)]
struct Face {
    triangle: u32,
    light: Light,
    /// Its colour; `None` where parts are coloured, whose borders run through it.
    paint: Option<[f32; 3]>,
}

/// How dark a contour line through a sample is: where the height passes a multiple of the distance between
/// this sample and the one to its right or below.
fn contour(scene: &Scene<'_>, seen: &Seen, samples: &Samples, x: usize, y: usize) -> f32 {
    let Some(distance) = scene.contours_mm else {
        return 0.0;
    };
    let level = |x: usize, y: usize| {
        let slot = y * seen.width + x;
        let t = *seen.triangle.get(slot).filter(|_| x < seen.width)?;
        if t == NOTHING {
            return None;
        }
        let corners = scene.mesh.corners(scene.mesh.triangles[t as usize]);
        let z: f64 = corners.iter().zip(samples.weights(slot)).map(|(p, w)| p.z * f64::from(w)).sum();
        Some((z / distance).floor())
    };
    let here = level(x, y);
    let crossed = [(x + 1, y), (x, y + 1)].into_iter().any(|(x, y)| match (here, level(x, y)) {
        // A jump of several levels is a step, drawn by its own line.
        (Some(a), Some(b)) => (a - b).abs() == 1.0,
        _ => false,
    });
    if crossed { 0.22 } else { 0.0 }
}
