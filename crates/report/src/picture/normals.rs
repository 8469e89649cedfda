//! Normals for shading: smooth over the surface, broken at creases.

use windlass_geometry::{Mesh, Vector3};

/// A unit normal for each corner of each triangle: the area-weighted mean over the triangles round the vertex
/// whose own normal is within the crease angle (given by its cosine).
pub(super) fn corner_normals(mesh: &Mesh, crease_cosine: f64) -> Vec<[Vector3; 3]> {
    let scaled: Vec<Vector3> = mesh.facets().map(|[a, b, c]| (b - a).cross(&(c - a))).collect();
    let unit: Vec<Vector3> = scaled.iter().map(|n| n.try_normalize(0.0).unwrap_or_default()).collect();
    let (start, around) = triangles_round_vertices(mesh);
    mesh.triangles
        .iter()
        .zip(&unit)
        .map(|(triangle, own)| {
            triangle.map(|v| {
                let ring = &around[start[v as usize] as usize..start[v as usize + 1] as usize];
                let sum: Vector3 = ring
                    .iter()
                    .map(|&t| t as usize)
                    .filter(|&t| unit[t].dot(own) >= crease_cosine)
                    .map(|t| scaled[t])
                    .sum();
                sum.try_normalize(0.0).unwrap_or(*own)
            })
        })
        .collect()
}

/// For each vertex, where its run of triangles begins, and the runs.
fn triangles_round_vertices(mesh: &Mesh) -> (Vec<u32>, Vec<u32>) {
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
    (start, around)
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
        let cosine = 40f64.to_radians().cos();
        let gentle = corner_normals(&hinge(20.0), cosine);
        assert!((gentle[0][0] - gentle[1][0]).norm() < 1e-12);
        let sharp = corner_normals(&hinge(60.0), cosine);
        assert!((sharp[0][0] - Vector3::z()).norm() < 1e-12);
        assert!((sharp[1][0].dot(&sharp[0][0]) - 0.5).abs() < 1e-12);
    }
}
