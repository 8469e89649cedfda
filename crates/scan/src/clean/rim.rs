//! The flat top of a foam box, or the plane a cast was cut off at: found, trimmed away, and taken as the way up.

use super::body::{self, Body};
use crate::orient::{SurfaceElement, across, directions, elements};
use windlass_geometry::{Mesh, Point3, Vector3};

/// Share of the surface that a plane must hold to be a box's top or a cut.
const PLANE_SHARE: f64 = 0.025;
/// Thickness of the layer in which a plane lies, as a share of the box's diagonal.
const LAYER: f64 = 0.008;
/// Thickness of the layer that must hold little more than the plane: a sole fills it, a cut does not.
const BELOW: f64 = 0.03;
/// Share of the thicker layer's surface that the thin one holds.
const FLAT: f64 = 0.65;
/// How far from the plane the surface is trimmed, as a share of the diagonal: the lip of foam round a foot is bent.
const TRIM: f64 = 0.014;
/// Directions that are looked at closely, and how far apart they must be, as a cosine (26 degrees).
const PEAKS: usize = 10;
const APART: f64 = 0.9;

/// The body without its flat top, and the direction from the rest to it; `None` where there is no such plane.
///
/// The plane is one of the body's sides: nothing lies beyond it. Of several the one with the most surface is taken, so
/// a box is to be scanned from above, without its floor.
pub(crate) fn trimmed(whole: &Mesh, toward: Option<Vector3>) -> Option<(Body, Vector3)> {
    let bounds = whole.bounds()?;
    let diagonal = (bounds.max - bounds.min).norm();
    let side = Side::of(whole, diagonal);
    let mut tried: Vec<(f64, Vector3)> = directions()
        .into_iter()
        .filter(|d| toward.is_none_or(|t| d.dot(&t) > 0.5))
        .map(|d| (side.faces(&d, 2.0 * BELOW), d))
        .collect();
    tried.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut peaks: Vec<Vector3> = Vec::new();
    for (_, d) in tried {
        if peaks.len() < PEAKS && peaks.iter().all(|p| p.dot(&d) < APART) {
            peaks.push(d);
        }
    }
    let mut best: Option<(f64, Vector3)> = None;
    for start in peaks {
        let d = side.improved(side.improved(start, BELOW), LAYER);
        let share = side.holds(&d, LAYER);
        let flat = share >= PLANE_SHARE && share >= FLAT * side.holds(&d, BELOW);
        if flat && best.is_none_or(|b| share > b.0) {
            best = Some((share, d));
        }
    }
    let (_, up) = best?;
    let top = whole.vertices.iter().map(|v| up.dot(&v.coords)).fold(f64::NEG_INFINITY, f64::max);
    let low = |v: &Point3| up.dot(&v.coords) < top - (LAYER + TRIM) * diagonal;
    let keep: Vec<bool> = whole.vertices.iter().map(low).collect();
    let triangles = whole.triangles.iter().filter(|t| t.iter().all(|&i| keep[i as usize])).copied().collect();
    let rest = body::largest(Mesh { vertices: whole.vertices.clone(), triangles });
    (rest.mesh.triangles.len() > 200).then_some((rest, up))
}

/// What lies at the outermost side of a body in a direction.
struct Side {
    pieces: Vec<SurfaceElement>,
    total: f64,
    diagonal: f64,
}

impl Side {
    fn of(whole: &Mesh, diagonal: f64) -> Side {
        let pieces = elements(whole, 3000);
        Side { total: pieces.iter().map(|s| s.normal.norm()).sum(), pieces, diagonal }
    }

    /// Share of the surface that faces along d within a layer (in diagonals) under its farthest point.
    fn holds(&self, d: &Vector3, layer: f64) -> f64 {
        let top = self.pieces.iter().map(|s| d.dot(&s.at.coords)).fold(f64::NEG_INFINITY, f64::max);
        let inside = self.pieces.iter().filter(|s| top - d.dot(&s.at.coords) < layer * self.diagonal);
        inside.map(|s| d.dot(&s.normal).abs()).sum::<f64>() / self.total
    }

    /// The same, counting hardly any of what does not face along d: round sides hold much in a thick layer, a plane is
    /// what faces one way.
    fn faces(&self, d: &Vector3, layer: f64) -> f64 {
        let top = self.pieces.iter().map(|s| d.dot(&s.at.coords)).fold(f64::NEG_INFINITY, f64::max);
        let inside = self.pieces.iter().filter(|s| top - d.dot(&s.at.coords) < layer * self.diagonal);
        inside
            .map(|s| (d.dot(&s.normal) / s.normal.norm().max(f64::MIN_POSITIVE)).powi(8) * s.normal.norm())
            .sum()
    }

    /// The direction near `start` whose layer holds most.
    fn improved(&self, start: Vector3, layer: f64) -> Vector3 {
        let mut best = (self.holds(&start, layer), start);
        let mut step = 0.1;
        while step > 0.003 {
            let (e1, e2) = across(best.1);
            let mut better = false;
            for (i, j) in [(1., 0.), (-1., 0.), (0., 1.), (0., -1.)] {
                let d = (best.1 + e1 * (step * i) + e2 * (step * j)).normalize();
                let share = self.holds(&d, layer);
                if share > best.0 {
                    best = (share, d);
                    better = true;
                }
            }
            if !better {
                step /= 2.0;
            }
        }
        best.1
    }
}
