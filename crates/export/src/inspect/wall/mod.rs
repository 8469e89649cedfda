//! True thickness: the largest ball inside the solid that touches the surface at a point, its diameter.
//!
//! A vertical distance lies on every slope, and a ray along the normal overstates a wedge; the ball does neither.
//! Found by shrinking (Ma, Bae and Choi 2012, Vis Comput 28:7): start with the ball as wide as the ray, let the
//! closest opposite surface point push it smaller until nothing is inside. Only surface that faces the point counts as
//! opposite (normals more than 120 degrees apart): the round of an edge is not a wall. Nor is the tip of a wedge that is
//! blunter than 36 degrees, where the ball touches both faces on the same side of its middle: that is an edge, and the
//! rule of sharp edges speaks of it. A tip that is sharper is a wall that ends in nothing.

mod probes;
mod thinnest;

use probes::probes;
use rayon::prelude::*;
use windlass_geometry::{Bvh, Mesh, Point3, Vector3, closest_on_triangle};

/// Opposite: the cosine between the normals is below this.
const OPPOSITE: f64 = -0.5;
/// A place moved along the surface stays on the same face: the cosine between the normals is above this.
const SAME_FACE: f64 = 0.5;
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
    /// The surface's normal there.
    pub normal: Vector3,
    /// The middle of the ball.
    pub centre: Point3,
    /// The area that the probe stands for, mm2.
    pub area: f64,
    /// From where the ball touches to where it touches the other surface, as a part of its diameter: 1 straight across.
    pub across: f64,
}

/// What is measured: matter or the space between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Between {
    /// Inside the solid: walls.
    Matter,
    /// Outside: gaps, grooves, strokes.
    Air,
}

/// What was found of the walls, or of the gaps.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Walls {
    /// The thinnest.
    pub thinnest: Option<Thickness>,
    /// The median over the surface, mm.
    pub median_mm: Option<f64>,
    /// The thickest solid section.
    pub thickest: Option<Thickness>,
}

/// Measures up to `most` mm; places without an opposite surface within that have no thickness. `share` from 0 to 1 is
/// the part of the usual number of places that is looked at.
pub(super) fn walls(mesh: &Mesh, tree: &Bvh, between: Between, most: f64, share: f64) -> Walls {
    let normals: Vec<Vector3> = mesh
        .facets()
        .map(|[a, b, c]| (b - a).cross(&(c - a)).try_normalize(0.0).unwrap_or_default())
        .collect();
    let ball = Ball { mesh, tree, normals: &normals, between, most };
    let list: Vec<Thickness> = probes(mesh, &normals, share)
        .par_iter()
        .filter_map(|probe| {
            let found = ball.at(&probe.at, &probe.normal)?;
            Some(Thickness { area: probe.area, ..found })
        })
        .collect();
    Walls {
        thinnest: thinnest::thinnest(&ball, &list),
        median_mm: median(&list),
        thickest: if between == Between::Matter { thickest(&list, tree) } else { None },
    }
}

/// Balls between opposite surfaces of a mesh.
struct Ball<'a> {
    mesh: &'a Mesh,
    tree: &'a Bvh,
    normals: &'a [Vector3],
    between: Between,
    most: f64,
}

impl Ball<'_> {
    /// The ball that touches at a point of the surface with this normal.
    fn at(&self, at: &Point3, normal: &Vector3) -> Option<Thickness> {
        let inward = if self.between == Between::Matter { -normal } else { *normal };
        let opposite = |o: u32| self.normals[o as usize].dot(normal) < OPPOSITE;
        let (mm, across) = self.diameter(at, &inward, opposite)?;
        Some(Thickness { mm, at: *at, normal: *normal, centre: at + inward * (mm / 2.0), area: 0.0, across })
    }

    /// The surface point nearest to a point, within `reach`, on the face that has this normal; and its own normal.
    fn on_surface(&self, p: &Point3, reach: f64, normal: &Vector3) -> Option<(Point3, Vector3)> {
        let same = |o: u32| self.normals[o as usize].dot(normal) > SAME_FACE;
        let near = self.tree.closest(p, reach, same)?;
        Some((near.point, self.normals[near.triangle as usize]))
    }

    /// Diameter of the ball that touches at `at` and lies towards `inward`, and how far across it touches again.
    fn diameter(&self, at: &Point3, inward: &Vector3, opposite: impl Fn(u32) -> bool) -> Option<(f64, f64)> {
        if *inward == Vector3::zeros() {
            return None;
        }
        // A short ray passes by most of the tree, and most walls are not thicker.
        let mut reaches = [USUAL_MM, self.most].into_iter().filter(|reach| *reach <= self.most);
        let hit = reaches.find_map(|reach| self.tree.cast(at, inward, [OWN_MM, reach], &opposite))?;
        let (mut radius, mut touched, mut across) = (hit.distance / 2.0, hit.triangle, 1.0);
        // Each turn shrinks the ball; a dozen is far more than any wall needs.
        for _ in 0..12 {
            let centre = at + inward * radius;
            // What the last ball touched is as a rule what this one touches: it bounds the search.
            let corners = self.mesh.corners(self.mesh.triangles[touched as usize]);
            let last = closest_on_triangle(&corners, &centre);
            let reach = (radius * (1.0 - 1e-6)).min((last - centre).norm() * (1.0 + 1e-9));
            let Some(near) = self.tree.closest(&centre, reach, &opposite) else {
                break;
            };
            let chord = near.point - at;
            let depth = chord.dot(inward);
            if depth <= OWN_MM || chord.norm() <= OWN_MM {
                break;
            }
            (radius, touched) = (chord.norm_squared() / (2.0 * depth), near.triangle);
            across = chord.norm() / (2.0 * radius);
        }
        Some((2.0 * radius, across))
    }
}

/// The thickness that half of the surface is under; `None` when the list is empty.
fn median(list: &[Thickness]) -> Option<f64> {
    let mut sorted: Vec<&Thickness> = list.iter().collect();
    sorted.sort_by(|a, b| a.mm.total_cmp(&b.mm));
    let half = sorted.iter().map(|t| t.area).sum::<f64>() / 2.0;
    let mut so_far = 0.0;
    let middle = sorted.iter().find(|t| {
        so_far += t.area;
        so_far >= half
    });
    middle.map(|t| t.mm)
}

/// The thickest solid section: the largest ball that no surface cuts, whichever way it faces. A wide flat block is as
/// thick as it is high.
fn thickest(list: &[Thickness], tree: &Bvh) -> Option<Thickness> {
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
    use crate::fixture::slab;

    fn thinnest(mesh: &Mesh, between: Between) -> Option<f64> {
        walls(mesh, &Bvh::of(mesh), between, 30.0, 1.0).thinnest.map(|t| t.mm)
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

    /// Every triangle cut into four, so many times.
    fn cut(mesh: &Mesh, times: usize) -> Mesh {
        if times == 0 {
            return mesh.clone();
        }
        let mut finer = Mesh::default();
        for [a, b, c] in mesh.facets() {
            let [ab, bc, ca] = [(a, b), (b, c), (c, a)].map(|(p, q)| nalgebra::center(&p, &q));
            for corners in [[a, ab, ca], [ab, b, bc], [ca, bc, c], [ab, bc, ca]] {
                let n = finer.vertices.len() as u32;
                finer.vertices.extend(corners);
                finer.triangles.push([n, n + 1, n + 2]);
            }
        }
        cut(&finer.welded(), times - 1)
    }

    /// A block of eight corners: 250 x 85 mm, its top at these heights at the four corners.
    fn block(tops: [f64; 4]) -> Mesh {
        let plan = [[0.0, 0.0], [250.0, 0.0], [250.0, 85.0], [0.0, 85.0]];
        let bottom = plan.map(|[x, y]| Point3::new(x, y, 0.0));
        let top = [0, 1, 2, 3].map(|k| Point3::new(plan[k][0], plan[k][1], tops[k]));
        let quads = [[0, 3, 2, 1], [4, 5, 6, 7], [0, 1, 5, 4], [1, 2, 6, 5], [2, 3, 7, 6], [3, 0, 4, 7]];
        let triangles = quads.iter().flat_map(|&[a, b, c, d]| [[a, b, c], [a, c, d]]).collect();
        Mesh { vertices: [bottom, top].concat(), triangles }
    }

    #[test]
    fn the_wall_does_not_depend_on_how_the_surface_is_cut_into_triangles() {
        // A plate, one that tapers along, one that tapers across, and one that is thin at a corner.
        let solids = [([3.0; 4], 3.0), ([9.0, 1.0, 1.0, 9.0], 1.0), ([2.0, 2.0, 5.0, 5.0], 2.0)];
        for (tops, least) in solids {
            let coarse = block(tops);
            for times in [0, 2, 4] {
                let mesh = cut(&coarse, times);
                assert_eq!(mesh.triangles.len(), 12 << (2 * times));
                let found = walls(&mesh, &Bvh::of(&mesh), Between::Matter, 60.0, 1.0);
                let mm = found.thinnest.unwrap().mm;
                assert!((mm / least - 1.0).abs() < 0.01, "{tops:?}, {} triangles: {mm}", 12 << (2 * times));
                let whole = (found.median_mm.unwrap() / (tops.iter().sum::<f64>() / 4.0) - 1.0).abs();
                assert!(whole < 0.03, "{tops:?}, {times}: median {:?}", found.median_mm);
            }
        }
    }
}
