//! True thickness: the largest ball inside the solid that touches the surface at a point, its diameter.
//!
//! A vertical distance lies on every slope, and a ray along the normal overstates a wedge; the ball does neither.
//! Found by shrinking (Ma, Bae and Choi 2012, Vis Comput 28:7): start with the ball as wide as the ray, let the
//! closest opposite surface point push it smaller until nothing is inside. Only surface that faces the point counts as
//! opposite (normals more than 120 degrees apart): the round of an edge is not a wall.

use rayon::prelude::*;
use windlass_geometry::{Bvh, Mesh, Point3, Vector3, closest_on_triangle};

/// Surface points that are probed, at most, spread evenly over the triangles.
const PROBES: usize = 20_000;
/// Opposite: the cosine between the normals is below this.
const OPPOSITE: f64 = -0.5;
/// Walls are rarely thicker, mm.
const USUAL_MM: f64 = 6.0;
/// Nothing nearer than this to the probed point counts, mm: it is the point itself.
const OWN_MM: f64 = 1e-4;

/// A thickness or gap, and where.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Thickness {
    /// Diameter of the ball, mm.
    pub mm: f64,
    /// Where the ball touches.
    pub at: Point3,
    /// Its middle.
    pub centre: Point3,
}

/// What is measured: matter or the space between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Between {
    /// Inside the solid: walls.
    Matter,
    /// Outside: gaps, grooves, strokes.
    Air,
}

/// The thickness at evenly spread triangles, up to `most` mm; triangles without an opposite surface within that
/// have none.
pub(super) fn thicknesses(mesh: &Mesh, tree: &Bvh, between: Between, most: f64) -> Vec<Thickness> {
    let normals: Vec<Vector3> = mesh
        .facets()
        .map(|[a, b, c]| (b - a).cross(&(c - a)).try_normalize(0.0).unwrap_or_default())
        .collect();
    let stride = mesh.triangles.len().div_ceil(PROBES).max(1);
    let probes: Vec<usize> = (0..mesh.triangles.len()).step_by(stride).collect();
    probes
        .par_iter()
        .filter_map(|&t| {
            let [a, b, c] = mesh.corners(mesh.triangles[t]);
            let at = (a + b.coords + c.coords) / 3.0;
            let inward = if between == Between::Matter { -normals[t] } else { normals[t] };
            let opposite = |o: u32| normals[o as usize].dot(&normals[t]) < OPPOSITE;
            let mm = ball(mesh, tree, &at, &inward, most, opposite)?;
            Some(Thickness { mm, at, centre: at + inward * (mm / 2.0) })
        })
        .collect()
}

/// Diameter of the ball that touches at `at` and lies towards `inward`.
fn ball(
    mesh: &Mesh,
    tree: &Bvh,
    at: &Point3,
    inward: &Vector3,
    most: f64,
    opposite: impl Fn(u32) -> bool,
) -> Option<f64> {
    if *inward == Vector3::zeros() {
        return None;
    }
    // A short ray passes by most of the tree, and most walls are not thicker.
    let mut reaches = [USUAL_MM, most].into_iter().filter(|reach| *reach <= most);
    let hit = reaches.find_map(|reach| tree.cast(at, inward, [OWN_MM, reach], &opposite))?;
    let (mut radius, mut touched) = (hit.distance / 2.0, hit.triangle);
    // Each turn shrinks the ball; a dozen is far more than any wall needs.
    for _ in 0..12 {
        let centre = at + inward * radius;
        // What the last ball touched is as a rule what this one touches: it bounds the search.
        let last = closest_on_triangle(&mesh.corners(mesh.triangles[touched as usize]), &centre);
        let reach = (radius * (1.0 - 1e-6)).min((last - centre).norm() * (1.0 + 1e-9));
        let Some(near) = tree.closest(&centre, reach, &opposite) else {
            break;
        };
        let chord = near.point - at;
        let depth = chord.dot(inward);
        if depth <= OWN_MM || chord.norm() <= OWN_MM {
            break;
        }
        (radius, touched) = (chord.norm_squared() / (2.0 * depth), near.triangle);
    }
    Some(2.0 * radius)
}

/// The thinnest and the median of a list; `None` when it is empty.
pub(super) fn thinnest_and_median(mut list: Vec<Thickness>) -> Option<(Thickness, f64)> {
    list.sort_by(|a, b| a.mm.total_cmp(&b.mm));
    Some((*list.first()?, list[list.len() / 2].mm))
}

/// The thickest solid section: the largest ball that no surface cuts, whichever way it faces. A wide flat block is as
/// thick as it is high.
pub(super) fn thickest(list: &[Thickness], tree: &Bvh) -> Option<Thickness> {
    let mut largest_first: Vec<&Thickness> = list.iter().collect();
    largest_first.sort_by(|a, b| b.mm.total_cmp(&a.mm));
    let mut best: Option<Thickness> = None;
    for t in largest_first {
        // Surface only makes a ball smaller: those that follow cannot be larger.
        if best.is_some_and(|b| b.mm >= t.mm) {
            break;
        }
        let near = tree.closest(&t.centre, t.mm / 2.0, |_| true);
        let mm = near.map_or(t.mm, |n| 2.0 * n.distance);
        if best.is_none_or(|b| mm > b.mm) {
            best = Some(Thickness { mm, ..*t });
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::slab;

    fn thinnest(mesh: &Mesh, between: Between) -> Option<f64> {
        thinnest_and_median(thicknesses(mesh, &Bvh::of(mesh), between, 30.0)).map(|(t, _)| t.mm)
    }

    #[test]
    fn a_flat_plate_is_as_thick_as_it_is() {
        assert!((thinnest(&slab(30, 12, 3.0, |_, _| 0.0), Between::Matter).unwrap() - 3.0).abs() < 1e-9);
    }

    #[test]
    fn a_sloping_plate_is_thinner_than_its_height() {
        // 3 mm of height on a slope of one in two; steeper, and the ends would be wedges.
        let mesh = slab(30, 12, 3.0, |x, _| 0.5 * x);
        assert!((thinnest(&mesh, Between::Matter).unwrap() - 3.0 / 1.25f64.sqrt()).abs() < 1e-6);
    }

    #[test]
    fn a_bent_plate_agrees_with_the_offset_curve() {
        // Vertical 3 mm on a bump: thinnest where steepest, 3 cos(atan(slope)) to first order.
        let slope = 30.0 * std::f64::consts::PI / 180.0;
        let found = thinnest(
            &slab(240, 20, 3.0, |x, _| 30.0 * (x * std::f64::consts::PI / 180.0).sin()),
            Between::Matter,
        );
        let expected = 3.0 / (1.0 + slope * slope).sqrt();
        assert!((found.unwrap() - expected).abs() < 0.01, "{found:?} {expected}");
    }

    #[test]
    fn a_gap_between_two_plates_is_air() {
        let mut mesh = slab(30, 12, 3.0, |_, _| 0.0);
        let other = slab(30, 12, 3.0, |_, _| 3.4);
        let n = mesh.vertices.len() as u32;
        mesh.vertices.extend(other.vertices);
        mesh.triangles.extend(other.triangles.iter().map(|t| t.map(|i| i + n)));
        assert!((thinnest(&mesh, Between::Air).unwrap() - 0.4).abs() < 1e-9);
    }
}
