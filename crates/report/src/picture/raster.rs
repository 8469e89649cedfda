//! The z-buffer: which triangle each sample sees, and how near it is.

use super::view::Projection;
use rayon::prelude::*;
use std::ops::Range;
use windlass_geometry::Mesh;

/// Nothing is seen.
pub(super) const NOTHING: u32 = u32::MAX;

/// What each sample of a picture sees. `oversampling` samples along each edge of a pixel.
pub(super) struct Seen {
    /// Samples across.
    pub width: usize,
    /// Samples down.
    pub height: usize,
    /// The triangle, or [`NOTHING`].
    pub triangle: Vec<u32>,
    /// Distance towards the viewer, mm; minus infinity where nothing is seen.
    pub depth: Vec<f32>,
}

/// Rows of samples drawn by one task. The picture does not depend on it: every row is drawn by one task only.
const BAND: usize = 64;

/// Projects and fills all triangles. `corners` are sample coordinates and depth of each vertex.
pub(super) fn rasterise(mesh: &Mesh, projection: &Projection, oversampling: usize) -> (Seen, Vec<[f32; 3]>) {
    let scale = oversampling as f64;
    let corners: Vec<[f32; 3]> = mesh
        .vertices
        .iter()
        .map(|v| {
            let [x, y, towards] = projection.project(v);
            [(x * scale) as f32, (y * scale) as f32, towards as f32]
        })
        .collect();
    let width = projection.width as usize * oversampling;
    let height = projection.height as usize * oversampling;
    let mut triangle = vec![NOTHING; width * height];
    let mut depth = vec![f32::NEG_INFINITY; width * height];
    let spans: Vec<Range<u32>> = mesh.triangles.par_iter().map(|t| rows_of(&corners, t)).collect();
    triangle.par_chunks_mut(BAND * width).zip(depth.par_chunks_mut(BAND * width)).enumerate().for_each(
        |(band, (seen, near))| {
            let rows = band * BAND..band * BAND + near.len() / width;
            for (t, span) in spans.iter().enumerate() {
                let mine = (span.start as usize).max(rows.start)..(span.end as usize).min(rows.end);
                if !mine.is_empty() {
                    let p = mesh.triangles[t].map(|i| corners[i as usize]);
                    fill(t as u32, p, width, rows.start, mine, seen, near);
                }
            }
        },
    );
    (Seen { width, height, triangle, depth }, corners)
}

/// Rows whose sample centres, at half numbers, lie within a triangle's height.
fn rows_of(corners: &[[f32; 3]], triangle: &[u32; 3]) -> Range<u32> {
    let [a, b, c] = triangle.map(|i| corners[i as usize][1]);
    span(a.min(b).min(c), a.max(b).max(c))
}

/// The samples whose centres lie between two places.
fn span(low: f32, high: f32) -> Range<u32> {
    (low - 0.5).ceil().max(0.0) as u32..((high - 0.5).floor().max(-1.0) + 1.0) as u32
}

/// Fills one triangle's samples within some rows of a band, nearest wins; the first one wins a tie.
fn fill(
    t: u32,
    p: [[f32; 3]; 3],
    width: usize,
    first_row: usize,
    rows: Range<usize>,
    seen: &mut [u32],
    near: &mut [f32],
) {
    let across = span(p[0][0].min(p[1][0]).min(p[2][0]), p[0][0].max(p[1][0]).max(p[2][0]));
    let (x0, x1) = (across.start as usize, (across.end as usize).min(width));
    let doubled = area(p[0], p[1], p[2]);
    if doubled == 0.0 || x0 >= x1 {
        return;
    }
    for y in rows {
        let first = (y - first_row) * width;
        let (seen, near) = (&mut seen[first + x0..first + x1], &mut near[first + x0..first + x1]);
        // Without branches, so that several samples are asked at once.
        for ((x, near), seen) in (x0 as i32..).zip(near).zip(seen) {
            let [a, b, c] = weights(&p, doubled, x as f32 + 0.5, y as f32 + 0.5);
            let depth = a * p[0][2] + b * p[1][2] + c * p[2][2];
            let is_nearest = (a >= 0.0) & (b >= 0.0) & (c >= 0.0) & (depth > *near);
            *near = if is_nearest { depth } else { *near };
            *seen = if is_nearest { t } else { *seen };
        }
    }
}

/// Barycentric weights of a sample point in a projected triangle.
pub(super) fn weights(p: &[[f32; 3]; 3], doubled_area: f32, x: f32, y: f32) -> [f32; 3] {
    let q = [x, y, 0.0];
    let w0 = area(p[1], p[2], q) / doubled_area;
    let w1 = area(p[2], p[0], q) / doubled_area;
    [w0, w1, 1.0 - w0 - w1]
}

/// Twice the signed area in the picture.
pub(super) fn area(a: [f32; 3], b: [f32; 3], c: [f32; 3]) -> f32 {
    (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::view::View;
    use windlass_geometry::Point3;
    use windlass_measure::Side;

    #[test]
    fn the_nearer_of_two_squares_hides_the_other_and_areas_are_right() {
        let mut mesh = Mesh::default();
        for (size, z) in [(10.0, 0.0), (5.0, 3.0)] {
            let n = mesh.vertices.len() as u32;
            mesh.vertices
                .extend([[0., 0.], [size, 0.], [size, size], [0., size]].map(|[x, y]| Point3::new(x, y, z)));
            mesh.triangles.extend([[n, n + 1, n + 2], [n, n + 2, n + 3]]);
        }
        let projection = Projection::fit(&mesh.bounds().unwrap(), View::Above, Side::Right, 100, 0);
        let (seen, _) = rasterise(&mesh, &projection, 2);
        let count = |wanted: fn(u32) -> bool| seen.triangle.iter().filter(|&&t| wanted(t)).count();
        assert_eq!(seen.triangle.len(), 200 * 200);
        assert_eq!(count(|t| t == NOTHING), 0);
        assert_eq!(count(|t| t != NOTHING && t >= 2), 100 * 100);
        // From below the large square hides the small one.
        let projection = Projection::fit(&mesh.bounds().unwrap(), View::Below, Side::Right, 100, 0);
        let (seen, _) = rasterise(&mesh, &projection, 2);
        assert!(seen.triangle.iter().all(|&t| t < 2));
    }
}
