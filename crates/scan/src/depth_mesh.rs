//! A depth image as a mesh: neighbouring pixels are joined unless the depth jumps between them.

use crate::camera::Lens;
use crate::format::DepthImage;
use std::ops::Range;
use windlass_geometry::{Mesh, Point3};

/// Depth difference of neighbouring pixels at which the surface is torn, in pixels: a wall of 84 degrees passes, the edge
/// of the foot against anything behind it does not.
const TEAR: f64 = 10.0;
/// The same at least, mm: noise must not tear a fine image.
const LEAST_TEAR_MM: f64 = 5.0;

impl DepthImage {
    /// The image with its columns reversed.
    pub fn mirrored(mut self) -> Self {
        for row in self.counts.chunks_exact_mut(self.width.max(1)) {
            row.reverse();
        }
        self
    }
}

/// The mesh of all readings, wound so that the sensor sees its front.
pub(crate) fn triangulate(image: &DepthImage, lens: &Lens) -> Mesh {
    let readings = image.counts.iter().filter(|c| c.is_finite()).count();
    let (vertices, triangles) =
        rayon::join(|| vertices(image, lens, readings), || triangles(image, lens, readings));
    Mesh { vertices, triangles }
}

/// The readings of each row, from the first to the last: most of an image is empty.
fn rows(image: &DepthImage) -> impl Iterator<Item = (usize, Range<usize>, &[f32])> {
    image.counts.chunks_exact(image.width.max(1)).enumerate().map(|(row, counts)| {
        let first = counts.iter().position(|c| c.is_finite()).unwrap_or(counts.len());
        let end = counts.iter().rposition(|c| c.is_finite()).map_or(first, |last| last + 1);
        (row, first..end, counts)
    })
}

fn vertices(image: &DepthImage, lens: &Lens, readings: usize) -> Vec<Point3> {
    let mut vertices = Vec::with_capacity(readings);
    for (row, filled, counts) in rows(image) {
        let seen = filled.clone().zip(&counts[filled]).filter(|(_, count)| count.is_finite());
        vertices.extend(seen.map(|(column, count)| lens.point(column, row, f64::from(*count))));
    }
    vertices
}

/// Number of a reading and its depth, mm.
type Pixel = (u32, f64);
const EMPTY: Pixel = (u32::MAX, f64::NAN);

fn triangles(image: &DepthImage, lens: &Lens, readings: usize) -> Vec<[u32; 3]> {
    let w = image.width;
    let mut triangles = Vec::with_capacity(2 * readings);
    let mut count = 0;
    // Two rows: only they are joined.
    let (mut above, mut here) = (vec![EMPTY; w], vec![EMPTY; w]);
    // What the row before last left in the room of the new one.
    let mut left = [0..0, 0..0];
    for (row, filled, counts) in rows(image) {
        here[std::mem::replace(&mut left[row % 2], filled.clone())].fill(EMPTY);
        for (pixel, reading) in here[filled.clone()].iter_mut().zip(&counts[filled.clone()]) {
            if reading.is_finite() {
                *pixel = (count, lens.depth_mm(f64::from(*reading)));
                count += 1;
            }
        }
        if row > 0 && !filled.is_empty() {
            // A triangle may have two of its corners in the row above, one pixel farther out.
            let near = filled.start.saturating_sub(1)..(filled.end + 1).min(w);
            for (a, b) in above[near.clone()].windows(2).zip(here[near].windows(2)) {
                // Clockwise in the image from the upper left: seen from the sensor that is counter-clockwise in space
                // turned over, so that normals point to the sensor.
                cell(&mut triangles, lens, [a[0], a[1], b[1], b[0]]);
            }
        }
        std::mem::swap(&mut above, &mut here);
    }
    triangles
}

/// The triangles of a cell of four pixels in ring order; with one missing, the one triangle of the others.
fn cell(triangles: &mut Vec<[u32; 3]>, lens: &Lens, ring: [Pixel; 4]) {
    let mut join = |corners: [Pixel; 3]| {
        if is_whole(lens, corners.map(|p| p.1)) {
            triangles.push(corners.map(|p| p.0));
        }
    };
    let [a, b, c, d] = ring;
    match ring.map(|p| p.0 == EMPTY.0) {
        [false, false, false, false] if splits_at_first(&ring) => {
            join([a, c, b]);
            join([a, d, c]);
        }
        [false, false, false, false] => {
            join([b, d, c]);
            join([b, a, d]);
        }
        [true, false, false, false] => join([b, d, c]),
        [false, true, false, false] => join([a, d, c]),
        [false, false, true, false] => join([a, d, b]),
        [false, false, false, true] => join([a, c, b]),
        _ => {}
    }
}

/// Whether a full cell is split from its first corner: along the diagonal with the smaller depth difference; of two equal
/// ones the nearer to the sensor, so that the choice does not depend on left and right.
fn splits_at_first(ring: &[Pixel; 4]) -> bool {
    let z = |i: usize| ring[i].1;
    let (p, q) = ((z(0) - z(2)).abs(), (z(1) - z(3)).abs());
    p < q || (p == q && z(0) + z(2) <= z(1) + z(3))
}

/// Whether the depth does not jump between three pixels.
fn is_whole(lens: &Lens, [p, q, r]: [f64; 3]) -> bool {
    let widest = (p - q).abs().max((q - r).abs()).max((r - p).abs());
    widest < LEAST_TEAR_MM || widest < TEAR * lens.pixel_mm(p.min(q).min(r))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flat_image_faces_the_sensor_and_a_jump_tears_it() {
        let mut counts = vec![300.0f32; 12];
        counts[3] = 340.0;
        let image = DepthImage { width: 4, height: 3, counts };
        let lens = Lens::Orthographic { pitch: [1.0, 1.0], mm_per_count: 1.0 };
        let mesh = triangulate(&image, &lens);
        assert_eq!(mesh.triangles.len(), 12 - 1 - 1 + 1);
        for [a, b, c] in mesh.facets() {
            assert!((b - a).cross(&(c - a)).z < 0.0);
        }
    }
}
