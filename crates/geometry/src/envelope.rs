//! The lower and upper envelope of a mesh over a grid: the first surface met from below or from above.

use crate::{Grid, HeightField, Mesh};
use rayon::prelude::*;

/// Lowest z of the mesh above each node; NaN where no triangle covers the node.
pub fn lower_envelope(mesh: &Mesh, grid: Grid) -> HeightField {
    lower_envelope_below(mesh, f64::INFINITY, grid)
}

/// The lower envelope of those triangles of a mesh that reach below a height. Heights in mm.
pub fn lower_envelope_below(mesh: &Mesh, height: f64, grid: Grid) -> HeightField {
    let [lower] = sought(mesh, height, grid, [LOWEST]);
    lower
}

/// What is met first from below of a skin wound outward, of those triangles that reach below a height: the heights where
/// it faces down, and those where it faces up, which is the far side of the skin, seen from within through a hole. Each
/// is NaN where the other has a height. Heights in mm.
pub fn lower_skin_below(mesh: &Mesh, height: f64, grid: Grid) -> [HeightField; 2] {
    let [mut down, mut up] =
        sought(mesh, height, grid, [Sought { faces: -1.0, ..LOWEST }, Sought { faces: 1.0, ..LOWEST }]);
    for (down, up) in down.z.iter_mut().zip(&mut up.z) {
        let is_within = down.is_nan() | (*up < *down - FOLD_MM);
        *(if is_within { down } else { up }) = f64::NAN;
    }
    [down, up]
}

/// Highest z of the mesh above each node; NaN where no triangle covers the node.
pub fn upper_envelope(mesh: &Mesh, grid: Grid) -> HeightField {
    let [upper] = sought(mesh, f64::INFINITY, grid, [HIGHEST]);
    upper
}

/// Both envelopes, the lower and the upper.
pub fn envelopes(mesh: &Mesh, grid: Grid) -> [HeightField; 2] {
    sought(mesh, f64::INFINITY, grid, [LOWEST, HIGHEST])
}

/// Which of the heights over a node is sought.
#[derive(Clone, Copy)]
struct Sought {
    /// A difference times it is positive when the new one is better.
    sign: f64,
    /// Which way the triangles face: 1 up, -1 down, 0 either.
    faces: f64,
}
const LOWEST: Sought = Sought { sign: -1.0, faces: 0.0 };
const HIGHEST: Sought = Sought { sign: 1.0, faces: 0.0 };

/// Skin that faces up and lies less below skin that faces down is a fold of noise, mm.
const FOLD_MM: f64 = 0.2;

/// How far outside a triangle, as a share of its height, a node still counts as on its edge: rounding must not let a node
/// fall between two triangles.
const ON_EDGE: f64 = 1e-9;

/// Triangles from which the work is worth sharing, and into how many parts at most.
const SHARED: usize = 20_000;
const MOST_PARTS: usize = 4;

/// The heights that are sought among those of the triangles that reach below one.
fn sought<const N: usize>(mesh: &Mesh, below: f64, grid: Grid, which: [Sought; N]) -> [HeightField; N] {
    // Times this and not divided by the pitch.
    let density = 1.0 / grid.pitch;
    let strips: Vec<[i32; 2]> = mesh
        .vertices
        .par_iter()
        .map(|p| [strip((p.x - grid.origin.x) * density), strip((p.y - grid.origin.y) * density)])
        .collect();
    let count = mesh.triangles.len();
    let parts = if count < SHARED { 1 } else { rayon::current_num_threads().min(MOST_PARTS) };
    let part = |triangles: &[[u32; 3]]| {
        let mut fields = which.map(|_| HeightField::empty(grid));
        for t in triangles {
            visit(mesh, *t, &strips, below, grid, |k, z, facing| {
                for (field, which) in fields.iter_mut().zip(which) {
                    let z = if which.faces * facing < 0.0 { f64::NAN } else { z };
                    field.z[k] = better(which, z, field.z[k]);
                }
            });
        }
        fields
    };
    let fields: Vec<[HeightField; N]> =
        mesh.triangles.par_chunks(count.div_ceil(parts).max(1)).map(part).collect();
    // In the order of the triangles, so that the parts' number makes no difference.
    let merged = |mut fields: [HeightField; N], next: [HeightField; N]| {
        for ((field, next), which) in fields.iter_mut().zip(next).zip(which) {
            field.z.iter_mut().zip(next.z).for_each(|(old, new)| *old = better(which, new, *old));
        }
        fields
    };
    fields.into_iter().reduce(merged).unwrap_or_else(|| which.map(|_| HeightField::empty(grid)))
}

/// The better of two heights; the old one of equal ones, and the other of NaN.
fn better(which: Sought, new: f64, old: f64) -> f64 {
    // Not behind an `if`: no processor can guess which way it goes.
    let wins = !new.is_nan() & (old.is_nan() | ((new - old) * which.sign > 0.0));
    if wins { new } else { old }
}

/// Gives the nodes in the box of a triangle, by their places in storage, the height of the triangle over them, NaN beside
/// it, and a number that is positive where it faces up. `strips` are those of the mesh's vertices.
fn visit(
    mesh: &Mesh,
    triangle: [u32; 3],
    strips: &[[i32; 2]],
    below: f64,
    grid: Grid,
    mut take: impl FnMut(usize, f64, f64),
) {
    let strips = triangle.map(|i| strips[i as usize]);
    // Of a fine mesh most triangles lie between two rows or two columns of nodes and are left here.
    let Some((x0, x1)) = nodes_between(strips.map(|s| s[0]), grid.nx) else {
        return;
    };
    let Some((y0, y1)) = nodes_between(strips.map(|s| s[1]), grid.ny) else {
        return;
    };
    let [a, b, c] = mesh.corners(triangle);
    if a.z >= below && b.z >= below && c.z >= below {
        return;
    }
    let ([bx, by], [cx, cy]) = ([b.x - a.x, b.y - a.y], [c.x - a.x, c.y - a.y]);
    let twice_area = bx * cy - by * cx;
    if twice_area == 0.0 {
        return;
    }
    let weight = 1.0 / twice_area;
    for iy in y0..=y1 {
        for ix in x0..=x1 {
            let p = grid.node(ix, iy) - a.xy();
            let wb = (p.x * cy - p.y * cx) * weight;
            let wc = (bx * p.y - by * p.x) * weight;
            let is_inside = (wb >= -ON_EDGE) & (wc >= -ON_EDGE) & (wb + wc <= 1.0 + ON_EDGE);
            let z = a.z + wb * (b.z - a.z) + wc * (c.z - a.z);
            take(grid.index(ix, iy), if is_inside { z } else { f64::NAN }, twice_area);
        }
    }
}

/// Number of the strip of a row or column that a place, in pitches, lies in: even on a node, odd between two.
fn strip(place: f64) -> i32 {
    let place = place.clamp(-1e8, 1e8);
    let towards_zero = place as i32;
    let node = towards_zero - i32::from(f64::from(towards_zero) > place);
    2 * node + i32::from(place > f64::from(node))
}

/// First and last node that the span of three strips touches; `None` when it lies between two or beside the grid.
fn nodes_between([a, b, c]: [i32; 3], count: usize) -> Option<(usize, usize)> {
    let first = (a.min(b).min(c) + 1) >> 1;
    let last = (a.max(b).max(c) >> 1).min(count as i32 - 1);
    (first <= last && last >= 0).then_some((first.max(0) as usize, last as usize))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Point2, Point3};

    #[test]
    fn no_node_falls_between_two_triangles() {
        // Two triangles on a slanting common edge with nodes on it, turned through many angles.
        for k in 0..200 {
            let (a, b) = (Point3::new(0.1, 0.3 + 0.01 * f64::from(k), 1.0), Point3::new(7.3, 6.1, 1.0));
            let on = |s: f64| Point2::new(a.x + (b.x - a.x) * s, a.y + (b.y - a.y) * s);
            let vertices = vec![a, b, Point3::new(9.0, -1.0, 1.0), Point3::new(-1.0, 9.0, 1.0)];
            let mesh = Mesh { vertices, triangles: vec![[0, 2, 1], [0, 1, 3]] };
            for s in 1..40 {
                let grid = Grid { origin: on(f64::from(s) / 40.0), pitch: 1.0, nx: 1, ny: 1 };
                assert_eq!(upper_envelope(&mesh, grid).at(0, 0), Some(1.0), "{k} {s}");
            }
        }
    }

    /// A slab with a hole in its lower face: through it the upper one is seen from within.
    #[test]
    fn what_is_seen_through_a_hole_is_told_from_the_skin() {
        let square = |z: f64| [[0.0, 0.0, z], [8.0, 0.0, z], [8.0, 8.0, z], [0.0, 8.0, z]].map(Point3::from);
        let vertices = [square(1.0), square(9.0)].concat();
        let mesh = Mesh { vertices, triangles: vec![[0, 2, 1], [4, 5, 6], [4, 6, 7]] };
        let grid = Grid::covering(Point2::new(-1.0, -1.0), Point2::new(9.0, 9.0), 1.0);
        let [skin, within] = lower_skin_below(&mesh, 20.0, grid);
        assert_eq!((skin.at(6, 3), within.at(6, 3)), (Some(1.0), None));
        assert_eq!((skin.at(3, 6), within.at(3, 6)), (None, Some(9.0)));
        assert_eq!((skin.at(0, 0), within.at(0, 0)), (None, None));
    }

    #[test]
    fn a_slab_has_its_two_faces() {
        let vertices = vec![
            Point3::new(0.0, 0.0, 1.0),
            Point3::new(9.0, 0.0, 1.0),
            Point3::new(0.0, 9.0, 1.0),
            Point3::new(0.0, 0.0, 2.0),
            Point3::new(9.0, 0.0, 2.9),
            Point3::new(0.0, 9.0, 2.0),
        ];
        let mesh = Mesh { vertices, triangles: vec![[0, 2, 1], [3, 4, 5]] };
        let grid = Grid::covering(Point2::new(-1.0, -1.0), Point2::new(9.0, 9.0), 1.0);
        let (low, high) = (lower_envelope(&mesh, grid), upper_envelope(&mesh, grid));
        assert_eq!(low.at(4, 3), Some(1.0));
        assert!((high.at(4, 3).unwrap() - 2.3).abs() < 1e-12);
        assert_eq!(low.at(10, 10), None);
    }
}
