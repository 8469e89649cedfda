//! Where the thickness is probed: points spread over the surface by its area, so that a face of two large triangles is
//! looked at as closely as the same face of two thousand.

use windlass_geometry::{Mesh, Point3, Vector3};

/// Points at most on triangles that are small: one for each, or one for each few.
const SMALL: usize = 20_000;
/// Points that large triangles share among them, by area.
const LARGE: f64 = 4_000.0;

/// A point of the surface.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Probe {
    /// Where.
    pub at: Point3,
    /// Outward normal there.
    pub normal: Vector3,
    /// The area it stands for, mm2.
    pub area: f64,
}

/// The middle of every triangle, or of every few in a fine mesh; and in triangles larger than a four-thousandth of the
/// surface the middles of equal parts of them. `share` from 0 to 1 is the part of the points that can be afforded.
pub(super) fn probes(mesh: &Mesh, normals: &[Vector3], share: f64) -> Vec<Probe> {
    let small = ((SMALL as f64 * share) as usize).max(100);
    let stride = mesh.triangles.len().div_ceil(small).max(1);
    let large = mesh.area() / (LARGE * share).max(100.0);
    let mut list = Vec::with_capacity(mesh.triangles.len() / stride + 1);
    for (t, corners) in mesh.facets().enumerate() {
        let area = (corners[1] - corners[0]).cross(&(corners[2] - corners[0])).norm() / 2.0;
        if area > large {
            list.extend(middles(corners, parts(area / large)).map(|(at, share)| Probe {
                at,
                normal: normals[t],
                area: area * share,
            }));
        } else if t % stride == 0 {
            let at = (corners[0] + corners[1].coords + corners[2].coords) / 3.0;
            list.push(Probe { at, normal: normals[t], area: area * stride as f64 });
        }
    }
    list
}

/// Into how many parts each side is cut, so that the triangle has at least so many.
fn parts(wanted: f64) -> usize {
    (wanted.sqrt().ceil() as usize).clamp(1, 200)
}

/// The middles of the n x n equal triangles that a triangle is cut into, and the share of the area of each.
fn middles([a, b, c]: [Point3; 3], n: usize) -> impl Iterator<Item = (Point3, f64)> {
    let (u, v) = ((b - a) / n as f64, (c - a) / n as f64);
    let share = 1.0 / (n * n) as f64;
    (0..n).flat_map(move |i| {
        (0..n - i).flat_map(move |j| {
            let (i, j) = (i as f64, j as f64);
            let upright = (a + u * (i + 1.0 / 3.0) + v * (j + 1.0 / 3.0), share);
            let inverted = (a + u * (i + 2.0 / 3.0) + v * (j + 2.0 / 3.0), share);
            std::iter::once(upright).chain((i + j + 2.0 <= n as f64).then_some(inverted))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_triangle_is_cut_into_equal_parts() {
        let corners = [[0., 0., 0.], [3., 0., 0.], [0., 3., 0.]].map(Point3::from);
        let list: Vec<_> = middles(corners, 3).collect();
        assert_eq!(list.len(), 9);
        let mean = list.iter().map(|(p, share)| p.coords * *share).sum::<Vector3>();
        assert!((mean - Vector3::new(1.0, 1.0, 0.0)).norm() < 1e-12, "{mean}");
        assert!(list.iter().all(|(p, _)| p.x > 0.0 && p.y > 0.0 && p.x + p.y < 3.0));
    }
}
