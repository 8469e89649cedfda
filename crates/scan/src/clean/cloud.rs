//! Clouds of points: samples with normals, and the sheet over the lowest points.

use super::body::typical_spacing;
use crate::jacobi::eigen;
use crate::orient::Sample;
use nalgebra::Matrix3;
use windlass_geometry::{Mesh, Point3, Vector3};

/// One sample for each cell of a lattice: its middle, its normal from the spread of its points.
pub(crate) fn samples(points: &[Point3]) -> Vec<Sample> {
    let size = 4.0 * typical_spacing(points);
    let key = |p: &Point3| [p.x, p.y, p.z].map(|c| (c / size).floor() as i64);
    let mut order: Vec<([i64; 3], u32)> =
        points.iter().enumerate().map(|(i, p)| (key(p), i as u32)).collect();
    order.sort_unstable();
    order
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|cell| cell.len() >= 5)
        .map(|cell| {
            let at = |k: &([i64; 3], u32)| points[k.1 as usize].coords;
            let n = cell.len() as f64;
            let middle = cell.iter().map(at).sum::<Vector3>() / n;
            let spread: Matrix3<f64> =
                cell.iter().map(|k| (at(k) - middle) * (at(k) - middle).transpose()).sum();
            Sample { at: Point3::from(middle), normal: eigen(spread)[2].1 * n }
        })
        .collect()
}

/// The sheet over the lowest points of a cloud that is already the right way up (mm): one vertex, the lowest point,
/// for each cell of a grid, neighbouring cells joined unless the height jumps.
pub(crate) fn lowest_sheet(points: &[Point3]) -> Mesh {
    let pitch = (1.3 * typical_spacing(points)).clamp(0.5, 6.0);
    let (mut min, mut max) = ([f64::INFINITY; 2], [f64::NEG_INFINITY; 2]);
    for p in points {
        min = [min[0].min(p.x), min[1].min(p.y)];
        max = [max[0].max(p.x), max[1].max(p.y)];
    }
    let count = |k: usize| (((max[k] - min[k]) / pitch) as usize + 1).min(2000);
    let (nx, ny) = (count(0), count(1));
    let mut lowest = vec![u32::MAX; nx * ny];
    for (i, p) in points.iter().enumerate() {
        let ix = (((p.x - min[0]) / pitch) as usize).min(nx - 1);
        let iy = (((p.y - min[1]) / pitch) as usize).min(ny - 1);
        let slot = &mut lowest[iy * nx + ix];
        if *slot == u32::MAX || p.z < points[*slot as usize].z {
            *slot = i as u32;
        }
    }
    let mut mesh = Mesh { vertices: points.to_vec(), triangles: Vec::new() };
    let mut join = |t: [u32; 3]| {
        if t.contains(&u32::MAX) {
            return;
        }
        let z = t.map(|i| points[i as usize].z);
        let jump = z.iter().cloned().fold(f64::MIN, f64::max) - z.iter().cloned().fold(f64::MAX, f64::min);
        if jump < 8.0 * pitch.max(1.0) {
            mesh.triangles.push(t);
        }
    };
    for iy in 1..ny {
        for ix in 1..nx {
            let at = |dx: usize, dy: usize| lowest[(iy - dy) * nx + ix - dx];
            let (a, b, c, d) = (at(1, 1), at(0, 1), at(0, 0), at(1, 0));
            if a == u32::MAX || c == u32::MAX {
                join([a.min(c), d, b]);
                join([b, d, c.min(a)]);
            } else {
                join([a, c, b]);
                join([a, d, c]);
            }
        }
    }
    super::body::largest(&mesh).mesh
}
