//! A depth image as a mesh: neighbouring pixels are joined unless the depth jumps between them.

use crate::camera::Lens;
use crate::format::DepthImage;
use windlass_geometry::Mesh;

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
    let w = image.width;
    let readings = image.counts.iter().filter(|c| c.is_finite()).count();
    let mut mesh =
        Mesh { vertices: Vec::with_capacity(readings), triangles: Vec::with_capacity(2 * readings) };
    // Numbers of the readings of two rows: only they are joined.
    let (mut above, mut here) = (vec![u32::MAX; w], vec![u32::MAX; w]);
    for (row, counts) in image.counts.chunks_exact(w.max(1)).enumerate() {
        here.fill(u32::MAX);
        // From the first reading of the row to its last: most of an image is empty.
        let first = counts.iter().position(|c| c.is_finite()).unwrap_or(w);
        let end = counts.iter().rposition(|c| c.is_finite()).map_or(first, |last| last + 1);
        for (column, count) in (first..end).zip(&counts[first..end]) {
            if count.is_finite() {
                here[column] = mesh.vertices.len() as u32;
                mesh.vertices.push(lens.point(column, row, f64::from(*count)));
            }
        }
        if row > 0 && first < end {
            // A triangle may have two of its corners in the row above, one pixel farther out.
            let near = first.saturating_sub(1)..(end + 1).min(w);
            for (a, b) in above[near.clone()].windows(2).zip(here[near].windows(2)) {
                // Clockwise in the image from the upper left: seen from the sensor that is counter-clockwise in space
                // turned over, so that normals point to the sensor.
                cell(&mut mesh, lens, [a[0], a[1], b[1], b[0]]);
            }
        }
        std::mem::swap(&mut above, &mut here);
    }
    mesh
}

/// The triangles of a cell of four pixels in ring order; with one missing, the one triangle of the others.
fn cell(mesh: &mut Mesh, lens: &Lens, ring: [u32; 4]) {
    let missing = ring.iter().filter(|i| **i == u32::MAX).count();
    if missing > 1 {
        return;
    }
    let z = |i: usize| mesh.vertices[ring[i] as usize].z;
    let wished: &[[usize; 3]] = match missing {
        // The diagonal with the smaller depth difference; of two equal ones the nearer to the sensor, so that the
        // choice does not depend on left and right.
        0 => {
            let (p, q) = ((z(0) - z(2)).abs(), (z(1) - z(3)).abs());
            let first = p < q || (p == q && z(0) + z(2) <= z(1) + z(3));
            if first { &[[0, 2, 1], [0, 3, 2]] } else { &[[1, 3, 2], [1, 0, 3]] }
        }
        _ => match (0..4).find(|&i| ring[i] == u32::MAX) {
            Some(0) => &[[1, 3, 2]],
            Some(1) => &[[0, 3, 2]],
            Some(2) => &[[0, 3, 1]],
            _ => &[[0, 2, 1]],
        },
    };
    for &[i, j, k] in wished {
        let (p, q, r) = (z(i), z(j), z(k));
        let tear = (TEAR * lens.pixel_mm(p.min(q).min(r))).max(LEAST_TEAR_MM);
        if (p - q).abs() < tear && (q - r).abs() < tear && (r - p).abs() < tear {
            mesh.triangles.push([ring[i], ring[j], ring[k]]);
        }
    }
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
