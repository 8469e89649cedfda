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

    /// Normal and barycentric weights of what a sample sees; zeros of nothing.
    fn at(&self, scene: &Scene<'_>, seen: &Seen, slot: usize) -> ([f32; 3], [f32; 3]) {
        let t = seen.triangle[slot];
        if t == NOTHING {
            return ([0.0; 3], [0.0; 3]);
        }
        let p = scene.mesh.triangles[t as usize].map(|v| self.corners[v as usize]);
        let (x, y) = (slot % seen.width, slot / seen.width);
        let w = raster::weights(&p, raster::area(p[0], p[1], p[2]), x as f32 + 0.5, y as f32 + 0.5);
        let n = &self.normals[t as usize];
        let sum: [f32; 3] = std::array::from_fn(|k| w[0] * n[0][k] + w[1] * n[1][k] + w[2] * n[2][k]);
        let length = (sum[0] * sum[0] + sum[1] * sum[1] + sum[2] * sum[2]).sqrt().max(1e-12);
        (sum.map(|c| c / length), w)
    }
}

/// What the samples of some rows see: normals in the viewer's frame and barycentric weights, by the picture's slots.
#[derive(Default)]
pub(super) struct Samples {
    first: usize,
    of: Vec<([f32; 3], [f32; 3])>,
}

impl Samples {
    /// Looks at the samples of some rows.
    pub fn fill(&mut self, scene: &Scene<'_>, surface: &Surface<'_>, seen: &Seen, rows: Range<usize>) {
        self.first = rows.start * seen.width;
        self.of.clear();
        self.of.extend((self.first..rows.end * seen.width).map(|slot| surface.at(scene, seen, slot)));
    }

    /// Normal of what a sample of these rows sees.
    pub fn normal(&self, slot: usize) -> [f32; 3] {
        self.of[slot - self.first].0
    }

    /// Its barycentric weights.
    pub fn weights(&self, slot: usize) -> [f32; 3] {
        self.of[slot - self.first].1
    }
}
