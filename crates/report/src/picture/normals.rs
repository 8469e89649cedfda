//! Normals for shading: smooth over the surface, broken at creases.

use rayon::prelude::*;
use windlass_geometry::{Mesh, Vector3};

/// Facets that meet at less than this angle are one surface: cosine of 38 degrees.
const CREASE_COSINE: f64 = 0.788;

/// The triangles round each vertex.
pub(super) struct Ring {
    start: Vec<u32>,
    around: Vec<u32>,
}

/// A triangle lower than this is a sliver: its own normal is chance, and its neighbours' is taken, mm.
const SLIVER_MM: f64 = 0.05;

/// The unit normal of each triangle; zero for one without area among others without area.
pub(super) fn unit_normals(mesh: &Mesh, ring: &Ring) -> Vec<Vector3> {
    let scaled = scaled_normals(mesh);
    let height = |t: usize| {
        let [a, b, c] = mesh.corners(mesh.triangles[t]);
        let longest = (b - a).norm().max((c - b).norm()).max((a - c).norm());
        scaled[t].norm() / longest.max(1e-9)
    };
    let normal = |t: usize| {
        if height(t) >= SLIVER_MM {
            return scaled[t].try_normalize(0.0).unwrap_or_default();
        }
        let round = mesh.triangles[t].iter().flat_map(|v| ring.round(*v));
        round.map(|&o| scaled[o as usize]).sum::<Vector3>().try_normalize(0.0).unwrap_or_default()
    };
    (0..mesh.triangles.len()).map(normal).collect()
}

fn scaled_normals(mesh: &Mesh) -> Vec<Vector3> {
    mesh.facets().map(|[a, b, c]| (b - a).cross(&(c - a))).collect()
}

/// A unit normal for each corner of each triangle: the area-weighted mean over the triangles round the vertex
/// that meet it without a crease.
pub(super) fn corner_normals(mesh: &Mesh) -> Vec<[Vector3; 3]> {
    let scaled = scaled_normals(mesh);
    let ring = Ring::of(mesh);
    let unit = unit_normals(mesh, &ring);
    mesh.triangles
        .par_iter()
        .zip(&unit)
        .map(|(triangle, own)| {
            triangle.map(|v| {
                let smooth = ring.smooth(v, own, &unit);
                let sum: Vector3 = smooth.map(|t| scaled[t]).sum();
                sum.try_normalize(0.0).unwrap_or(*own)
            })
        })
        .collect()
}

impl Ring {
    /// Looks round every vertex.
    pub fn of(mesh: &Mesh) -> Ring {
        let mut start = vec![0u32; mesh.vertices.len() + 1];
        for &v in mesh.triangles.iter().flatten() {
            start[v as usize + 1] += 1;
        }
        for i in 1..start.len() {
            start[i] += start[i - 1];
        }
        let mut next = start.clone();
        let mut around = vec![0; 3 * mesh.triangles.len()];
        for (t, triangle) in mesh.triangles.iter().enumerate() {
            for &v in triangle {
                around[next[v as usize] as usize] = t as u32;
                next[v as usize] += 1;
            }
        }
        Ring { start, around }
    }

    /// The triangles round a vertex.
    pub fn round(&self, v: u32) -> &[u32] {
        &self.around[self.start[v as usize] as usize..self.start[v as usize + 1] as usize]
    }

    /// Those that meet a facet of the given normal without a crease.
    fn smooth(&self, v: u32, own: &Vector3, unit: &[Vector3]) -> impl Iterator<Item = usize> {
        self.round(v).iter().map(|&t| t as usize).filter(move |&t| unit[t].dot(own) >= CREASE_COSINE)
    }

    /// At each corner of a triangle, the mean of a value of the triangles that meet it there without a crease.
    /// In the unit of the value.
    pub fn corner_means(&self, mesh: &Mesh, unit: &[Vector3], t: usize, value: &[f32]) -> [f32; 3] {
        mesh.triangles[t].map(|v| {
            let (mut sum, mut count) = (0.0, 0.0);
            for o in self.smooth(v, &unit[t], unit) {
                sum += value[o];
                count += 1.0;
            }
            if count > 0.0 { sum / count } else { value[t] }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use windlass_geometry::Point3;

    /// Two triangles sharing an edge, the second bent up by an angle.
    fn hinge(bend_deg: f64) -> Mesh {
        let a = bend_deg.to_radians();
        Mesh {
            vertices: vec![
                Point3::new(0., 0., 0.),
                Point3::new(0., 1., 0.),
                Point3::new(-1., 0., 0.),
                Point3::new(a.cos(), 0., a.sin()),
            ],
            triangles: vec![[0, 1, 2], [0, 3, 1]],
        }
    }

    #[test]
    fn a_gentle_bend_is_smooth_and_a_crease_is_not() {
        let gentle = corner_normals(&hinge(20.0));
        assert!((gentle[0][0] - gentle[1][0]).norm() < 1e-12);
        let sharp = corner_normals(&hinge(60.0));
        assert!((sharp[0][0] - Vector3::z()).norm() < 1e-12);
        assert!((sharp[1][0].dot(&sharp[0][0]) - 0.5).abs() < 1e-12);
    }
}
