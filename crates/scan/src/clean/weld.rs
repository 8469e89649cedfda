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

/// Distance under which two corners are one, as a share of the box's diagonal: the last bits of a 32-bit number are
/// 1e-7 of it, the finest scan has points 1e-4 apart.
const NEAR: f64 = 1e-5;
/// Corners of one cell of that size that are held against those of another.
const MOST_MET: usize = 64;

/// The mesh with corners of open edges joined where they are nearer than writing rounds; the number that was joined. A
/// closed mesh is left alone.
pub(crate) fn near(mut mesh: Mesh) -> (Mesh, usize) {
    let open = open_corners(&mesh);
    let size = mesh.bounds().map_or(0.0, |b| (b.max - b.min).norm()) * NEAR;
    if open.is_empty() || size <= 0.0 {
        return (mesh, 0);
    }
    // Cells so small that all corners in one are one; only whether two cells meet is looked for, so that a heap in one
    // place costs no more than its number.
    let cell = size / 3f64.sqrt();
    let place = |i: u32| {
        let p = mesh.vertices[i as usize];
        [p.x, p.y, p.z].map(|c| (c / cell).floor() as i64)
    };
    let mut placed: Vec<([i64; 3], u32)> = open.into_iter().map(|i| (place(i), i)).collect();
    placed.sort_unstable();
    let cells: Vec<&[([i64; 3], u32)]> = placed.chunk_by(|a, b| a.0 == b.0).collect();
    let mut groups = windlass_geometry::Groups::new(mesh.vertices.len());
    for corners in &cells {
        corners.iter().for_each(|c| groups.join([corners[0].1, c.1]));
    }
    let meet = |a: &[([i64; 3], u32)], b: &[([i64; 3], u32)]| {
        let at = |c: &([i64; 3], u32)| mesh.vertices[c.1 as usize];
        a.iter().take(MOST_MET).any(|p| b.iter().take(MOST_MET).any(|q| (at(p) - at(q)).norm() < size))
    };
    // Half of the cells within two: the others look back at this one.
    let after = (1..125i64).map(|n| [n / 25 - 2, n / 5 % 5 - 2, n % 5 - 2]).filter(|d| *d > [0; 3]);
    let after: Vec<[i64; 3]> = after.collect();
    for corners in &cells {
        let [x, y, z] = corners[0].0;
        for [dx, dy, dz] in &after {
            let beside = [x.saturating_add(*dx), y.saturating_add(*dy), z.saturating_add(*dz)];
            let Ok(k) = cells.binary_search_by_key(&beside, |c| c[0].0) else { continue };
            if groups.root(corners[0].1) != groups.root(cells[k][0].1) && meet(corners, cells[k]) {
                groups.join([corners[0].1, cells[k][0].1]);
            }
        }
    }
    let joined = mesh.vertices.len() - groups.count();
    if joined > 0 {
        let roots = groups.roots();
        mesh.triangles.iter_mut().for_each(|t| *t = t.map(|i| roots[i as usize]));
        mesh.triangles.retain(|t| t[0] != t[1] && t[1] != t[2] && t[2] != t[0]);
    }
    (mesh, joined)
}

/// Whether some edge has a triangle on one side only.
pub(crate) fn is_open(mesh: &Mesh) -> bool {
    !open_corners(mesh).is_empty()
}

/// Corners of edges that have a triangle on one side only.
pub(crate) fn open_corners(mesh: &Mesh) -> Vec<u32> {
    let edge = |a: u32, b: u32| u64::from(a.min(b)) << 32 | u64::from(a.max(b));
    let mut edges: Vec<u64> =
        mesh.triangles.iter().flat_map(|&[a, b, c]| [edge(a, b), edge(b, c), edge(c, a)]).collect();
    edges.sort_unstable();
    let single = edges.chunk_by(|a, b| a == b).filter(|e| e.len() == 1);
    let mut corners: Vec<u32> = single.flat_map(|e| [(e[0] >> 32) as u32, e[0] as u32]).collect();
    corners.sort_unstable();
    corners.dedup();
    corners
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
