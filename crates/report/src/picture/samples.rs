//! What the samples of a picture see, found for a band of rows at a time: whole pictures of normals would be fetched
//! from memory and given back once for each picture.

use super::raster::{self, NOTHING, Seen};
use super::{Projection, Scene};
use rayon::prelude::*;
use std::ops::Range;
use windlass_geometry::Vector3;

/// The mesh as one picture has it: sample coordinates of the vertices, corner normals in the viewer's frame.
pub(super) struct Surface<'a> {
    corners: &'a [[f32; 3]],
    normals: Vec<[[f32; 3]; 3]>,
}

impl<'a> Surface<'a> {
    /// Turns the mesh's normals.
    pub fn of(scene: &Scene<'_>, projection: &Projection, corners: &'a [[f32; 3]]) -> Self {
        let turn =
            |n: &[Vector3; 3]| [projection.turn(&n[0]), projection.turn(&n[1]), projection.turn(&n[2])];
        Surface { corners, normals: scene.normals.par_iter().map(turn).collect() }
    }

    /// What the samples of a row see: neighbours mostly see one triangle, which is looked up once for all of them.
    fn row(&self, scene: &Scene<'_>, seen: &[u32], y: usize, out: &mut Vec<SurfaceSample>) {
        let mut x = 0;
        for run in seen.chunk_by(|a, b| a == b) {
            let columns = x..x + run.len();
            x = columns.end;
            if run[0] == NOTHING {
                out.extend(columns.map(|_| ([0.0; 3], [0.0; 3])));
                continue;
            }
            let [a, b, c] = scene.mesh.triangles[run[0] as usize];
            let p = [self.corners[a as usize], self.corners[b as usize], self.corners[c as usize]];
            let (area, n) = (raster::area(p[0], p[1], p[2]), &self.normals[run[0] as usize]);
            out.extend(columns.map(|x| sample(&p, area, n, x as f32 + 0.5, y as f32 + 0.5)));
        }
    }
}

/// Normal in the viewer's frame and barycentric weights of what a sample sees; zeros of nothing.
type SurfaceSample = ([f32; 3], [f32; 3]);

fn sample(p: &[[f32; 3]; 3], doubled_area: f32, n: &[[f32; 3]; 3], x: f32, y: f32) -> SurfaceSample {
    let w = raster::weights(p, doubled_area, x, y);
    let along = |k: usize| w[0] * n[0][k] + w[1] * n[1][k] + w[2] * n[2][k];
    let [a, b, c] = [along(0), along(1), along(2)];
    let length = (a * a + b * b + c * c).sqrt().max(1e-12);
    ([a / length, b / length, c / length], w)
}

/// What the samples of some rows see, by the picture's slots.
#[derive(Default)]
pub(super) struct Samples {
    first: usize,
    of: Vec<SurfaceSample>,
}

impl Samples {
    /// Looks at the samples of some rows.
    pub fn fill(&mut self, scene: &Scene<'_>, surface: &Surface<'_>, seen: &Seen, rows: Range<usize>) {
        self.first = rows.start * seen.width;
        self.of.clear();
        for y in rows {
            surface.row(scene, &seen.triangle[y * seen.width..][..seen.width], y, &mut self.of);
        }
    }

    /// Normal of what a sample of these rows sees. Unit vector, viewer's frame.
    pub fn normal(&self, slot: usize) -> [f32; 3] {
        self.of[slot - self.first].0
    }

    /// Its barycentric weights.
    pub fn weights(&self, slot: usize) -> [f32; 3] {
        self.of[slot - self.first].1
    }
}
