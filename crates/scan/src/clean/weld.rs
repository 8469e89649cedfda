//! Welding a triangle soup: corners with the same bits become one vertex.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use windlass_geometry::{Mesh, Point3};

/// The indexed mesh of a soup of corners, three for each triangle; triangles that lose a corner are dropped.
///
/// `Mesh::welded` does the same for any mesh; this one is four times faster because a soup is the slow part of
/// reading a binary STL.
pub(crate) fn soup(corners: &[[f32; 3]]) -> Mesh {
    // Only looked up, never walked: its order does not reach the result.
    let mut known: HashMap<[u32; 3], u32, BuildHasherDefault<Mix>> =
        HashMap::with_capacity_and_hasher(corners.len() / 5, BuildHasherDefault::default());
    let mut vertices = Vec::with_capacity(corners.len() / 5);
    let mut index = |c: &[f32; 3]| {
        *known.entry(c.map(|v| (v + 0.0).to_bits())).or_insert_with(|| {
            vertices.push(Point3::new(c[0] as f64, c[1] as f64, c[2] as f64));
            vertices.len() as u32 - 1
        })
    };
    let triangles = corners
        .chunks_exact(3)
        .map(|t| [index(&t[0]), index(&t[1]), index(&t[2])])
        .filter(|t| t[0] != t[1] && t[1] != t[2] && t[2] != t[0])
        .collect();
    Mesh { vertices, triangles }
}

/// The mesh with vertices at exactly the same place made one (files that repeat them for each face would otherwise
/// fall into pieces); order is kept, unused vertices stay.
pub(crate) fn coincident(mut mesh: Mesh) -> Mesh {
    let mut known: HashMap<[u64; 3], u32, BuildHasherDefault<Mix>> =
        HashMap::with_capacity_and_hasher(mesh.vertices.len(), BuildHasherDefault::default());
    let first: Vec<u32> = mesh
        .vertices
        .iter()
        .enumerate()
        .map(|(i, p)| *known.entry([p.x, p.y, p.z].map(|v| (v + 0.0).to_bits())).or_insert(i as u32))
        .collect();
    for t in &mut mesh.triangles {
        *t = t.map(|i| first[i as usize]);
    }
    mesh.triangles.retain(|t| t[0] != t[1] && t[1] != t[2] && t[2] != t[0]);
    mesh
}

/// A multiplicative hash of 32-bit words: coordinates need no protection against crafted collisions beyond the
/// limit on their number, and the standard hash costs most of the reading time.
#[derive(Default)]
struct Mix(u64);

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }

    fn write(&mut self, bytes: &[u8]) {
        for word in bytes.chunks(4) {
            let value = word.iter().rev().fold(0u64, |v, &b| v << 8 | b as u64);
            self.0 = (self.0.rotate_left(23) ^ value).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        }
    }
}
