//! Constrained Delaunay triangulation of plan regions, over `spade`.

use crate::{Point2, Ring};
use spade::{ConstrainedDelaunayTriangulation, Triangulation as _};

/// A triangulated plan region.
#[derive(Debug, Clone)]
pub struct Triangulation {
    /// Positions: the boundary first, then the creases in order, then the interior points, as given.
    pub points: Vec<Point2>,
    /// Triangles, counter-clockwise.
    pub triangles: Vec<[u32; 3]>,
}

/// Why a region could not be triangulated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TriangulationError {
    /// Two curves cross or touch.
    #[error("a boundary or crease crosses itself or another near ({x}, {y}) mm")]
    Crossing {
        /// Where, x, whole mm.
        x: i64,
        /// Where, y, whole mm.
        y: i64,
    },
    /// A coordinate is not finite, or two given points coincide.
    #[error("a point of the region is not a number, or two points coincide")]
    BadPoint,
}

/// Triangulates the inside of the boundary. Every edge of the boundary and of the creases (open polylines
/// or, with their first point repeated by `closed`, rings) is an edge of the result; interior points must be
/// inside and away from these curves. The result depends on the order of the input alone. Points in mm.
pub fn triangulate(
    boundary: &Ring,
    creases: &[Crease],
    interior: &[Point2],
) -> Result<Triangulation, TriangulationError> {
    let mut points = boundary.points.clone();
    let mut edges = ring_edges(0, points.len());
    let boundary_edges = edges.len();
    for crease in creases {
        let first = points.len();
        points.extend_from_slice(&crease.points);
        edges.extend(if crease.closed {
            ring_edges(first, crease.points.len())
        } else {
            (first..points.len().saturating_sub(1)).map(|i| [i, i + 1]).collect()
        });
    }
    points.extend_from_slice(interior);
    let vertices: Vec<spade::Point2<f64>> = points.iter().map(|p| spade::Point2::new(p.x, p.y)).collect();
    let mut conflict = None;
    let cdt =
        ConstrainedDelaunayTriangulation::<spade::Point2<f64>>::try_bulk_load_cdt(vertices, edges, |e| {
            conflict.get_or_insert(e[0]);
        })
        .map_err(|_| TriangulationError::BadPoint)?;
    if let Some(at) = conflict {
        let p = points.get(at).copied().unwrap_or_default();
        return Err(TriangulationError::Crossing { x: p.x.round() as i64, y: p.y.round() as i64 });
    }
    if cdt.num_vertices() != points.len() {
        return Err(TriangulationError::BadPoint);
    }
    Ok(Triangulation { triangles: inside(&cdt, boundary_edges), points })
}

/// A curve inside the region that must appear in the triangulation.
#[derive(Debug, Clone)]
pub struct Crease {
    /// Its points in order.
    pub points: Vec<Point2>,
    /// Whether the last is joined to the first.
    pub closed: bool,
}

fn ring_edges(first: usize, count: usize) -> Vec<[usize; 2]> {
    (0..count).map(|i| [first + i, first + (i + 1) % count]).collect()
}

/// The faces that cannot be reached from outside without crossing a boundary edge.
fn inside(
    cdt: &ConstrainedDelaunayTriangulation<spade::Point2<f64>>,
    boundary_points: usize,
) -> Vec<[u32; 3]> {
    let is_boundary = |a: usize, b: usize| {
        a < boundary_points
            && b < boundary_points
            && matches!(a.abs_diff(b), d if d == 1 || d == boundary_points - 1)
    };
    let mut outside = vec![false; cdt.num_all_faces()];
    outside[cdt.outer_face().index()] = true;
    // From the hull inward: an edge is looked at from the outside face, its other side is the face to enter.
    let mut ways_in: Vec<_> = cdt.convex_hull().map(|e| e.rev()).collect();
    while let Some(edge) = ways_in.pop() {
        let Some(face) = edge.face().as_inner() else {
            continue;
        };
        if outside[face.index()] || is_boundary(edge.from().index(), edge.to().index()) {
            continue;
        }
        outside[face.index()] = true;
        ways_in.extend(face.adjacent_edges().iter().map(|e| e.rev()));
    }
    cdt.inner_faces()
        .filter(|f| !outside[f.index()])
        .map(|f| f.vertices().map(|v| v.index() as u32))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(side: f64, n: usize) -> Ring {
        let h = side / 2.0;
        let corners = [[-h, -h], [h, -h], [h, h], [-h, h]].map(|[x, y]| Point2::new(x, y));
        Ring::new(corners.to_vec()).resampled(4.0 * side / n as f64)
    }

    fn area(t: &Triangulation) -> f64 {
        let p = |i: u32| t.points[i as usize];
        t.triangles.iter().map(|&[a, b, c]| (p(b) - p(a)).perp(&(p(c) - p(a))) / 2.0).sum()
    }

    #[test]
    fn a_concave_region_is_covered_exactly() {
        let l = square(20.0, 80)
            .difference(&Ring::new(
                [[0.0, 0.0], [30.0, 0.0], [30.0, 30.0], [0.0, 30.0]].map(|[x, y]| Point2::new(x, y)).to_vec(),
            ))
            .unwrap()
            .resampled(0.5);
        let crease = Crease { points: vec![Point2::new(-8.0, -8.0), Point2::new(8.0, -3.0)], closed: false };
        let t = triangulate(&l, &[crease], &[Point2::new(-5.0, -5.5)]).unwrap();
        assert!((area(&t) - l.signed_area()).abs() < 1e-9);
    }

    #[test]
    fn crossing_creases_are_refused() {
        let x = |a: [f64; 2], b: [f64; 2]| Crease { points: vec![a.into(), b.into()], closed: false };
        let creases = [x([-5.0, 0.0], [5.0, 0.1]), x([0.0, -5.0], [0.1, 5.0])];
        assert!(matches!(
            triangulate(&square(20.0, 40), &creases, &[]),
            Err(TriangulationError::Crossing { .. })
        ));
    }
}
