//! The largest connected piece of a mesh, or of a cloud of points; what is not connected to it is debris.

use crate::jacobi::eigen;
use nalgebra::Matrix3;
use rayon::prelude::*;
use std::collections::BTreeMap;
use windlass_geometry::{Groups, Mesh, Point3, Vector3};

/// Triangles whose areas are summed at once.
const CHUNK: usize = 8192;

/// What was kept and what was dropped.
pub(crate) struct Body {
    pub mesh: Mesh,
    /// Share of area (or of points) dropped.
    pub dropped_share: f64,
    /// Number of pieces dropped.
    pub dropped_pieces: usize,
    /// Area of the larger ones of them that lie next to what was kept, as a share of its area: toes torn off.
    pub beside_share: f64,
    /// Points of the second cluster of a cloud, as a share of the first.
    pub second_share: f64,
}

/// Share of the kept area from which a dropped piece is no speck, and how far around the kept piece's box, as a share of
/// its diagonal, is next to it.
const NO_SPECK: f64 = 0.003;
const BESIDE: f64 = 0.2;

/// The piece with the largest area; vertices outside it are dropped too, order is kept.
pub(crate) fn largest(mut mesh: Mesh) -> Body {
    if mesh.triangles.is_empty() {
        return Body {
            mesh: Mesh::default(),
            dropped_share: 0.0,
            dropped_pieces: 0,
            beside_share: 0.0,
            second_share: 0.0,
        };
    }
    let mut groups = Groups::new(mesh.vertices.len());
    for t in &mesh.triangles {
        groups.join(*t);
    }
    let roots = groups.roots();
    let areas = areas(&mesh, &roots);
    let larger = |best: (u32, f64), next: (u32, f64)| if next.1 > best.1 { next } else { best };
    let (best, most) = areas.iter().map(|(root, area)| (*root, *area)).reduce(larger).unwrap_or_default();
    let total: f64 = areas.values().sum();
    let beside = beside(&mesh, &roots, best, &areas);
    if areas.len() > 1 {
        mesh.triangles.retain(|t| roots[t[0] as usize] == best);
    }
    keep(&mut mesh, roots, best);
    Body {
        mesh,
        dropped_share: if total > 0.0 { 1.0 - most / total } else { 0.0 },
        dropped_pieces: areas.values().filter(|a| **a > 0.0).count().saturating_sub(1),
        beside_share: if most > 0.0 { beside / most } else { 0.0 },
        second_share: 0.0,
    }
}

/// Area of the larger pieces whose middle lies in the box of the best one, made larger.
fn beside(mesh: &Mesh, roots: &[u32], best: u32, areas: &BTreeMap<u32, f64>) -> f64 {
    let least = NO_SPECK * areas.get(&best).copied().unwrap_or_default();
    let mut boxes: BTreeMap<u32, [Point3; 2]> = areas
        .iter()
        .filter(|(root, a)| **root == best || **a > least)
        .map(|(root, _)| (*root, EMPTY))
        .collect();
    if boxes.len() < 2 {
        return 0.0;
    }
    for (p, root) in mesh.vertices.iter().zip(roots) {
        if let Some([low, high]) = boxes.get_mut(root) {
            (*low, *high) = (low.inf(p), high.sup(p));
        }
    }
    let Some([low, high]) = boxes.remove(&best) else { return 0.0 };
    let more = Vector3::repeat(BESIDE * (high - low).norm());
    let (low, high) = (low - more, high + more);
    let middle = |b: &[Point3; 2]| nalgebra::center(&b[0], &b[1]);
    let is_near = |b: &[Point3; 2]| middle(b) == middle(b).sup(&low).inf(&high);
    boxes.iter().filter(|(_, b)| is_near(b)).filter_map(|(root, _)| areas.get(root)).sum()
}

const EMPTY: [Point3; 2] = [
    Point3::new(f64::INFINITY, f64::INFINITY, f64::INFINITY),
    Point3::new(f64::NEG_INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY),
];

/// Share of the largest piece's area from which another may be a foot.
const LARGE: f64 = 0.3;
/// The same share of a floor, beside which a foot is small.
const BESIDE_FLOOR: f64 = 0.05;
/// Smallest over largest spread of a piece that is a floor and no foot: a sole alone has 0.1.
const FLAT: f64 = 0.02;

/// The large pieces of a mesh, without those that are a plane (floors, plates); the number of those. `None` where there is
/// one large piece only, and it is no plane.
pub(crate) fn large_pieces(mesh: &Mesh) -> Option<(Vec<Mesh>, usize)> {
    let mut groups = Groups::new(mesh.vertices.len());
    for t in &mesh.triangles {
        groups.join(*t);
    }
    let roots = groups.roots();
    let areas = areas(mesh, &roots);
    let most = areas.values().copied().fold(0.0, f64::max);
    let mut large: Vec<(u32, f64)> =
        areas.into_iter().filter(|(_, a)| *a > 0.0 && *a >= BESIDE_FLOOR * most).collect();
    if large.len() < 2 || large.len() > 8 {
        return None;
    }
    large.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let piece = |root: u32| {
        let mut part = mesh.clone();
        part.triangles.retain(|t| roots[t[0] as usize] == root);
        keep(&mut part, roots.clone(), root);
        part
    };
    let count = large.len();
    let mut feet: Vec<(u32, Mesh, f64)> =
        large.iter().map(|(root, area)| (*root, piece(*root), *area)).collect();
    let planes: Vec<u32> = feet.iter().filter(|f| is_flat(&f.1)).map(|f| f.0).collect();
    feet.retain(|f| !planes.contains(&f.0));
    let flat = count - feet.len();
    let (first, largest) = feet.first().map(|f| (f.0, f.2))?;
    feet.retain(|f| f.2 >= LARGE * largest);
    if flat == 0 && feet.len() < 2 {
        return None;
    }
    // The small pieces stay with the first: they are debris, or torn off.
    let taken: Vec<u32> =
        planes.into_iter().chain(feet.iter().map(|f| f.0).filter(|r| *r != first)).collect();
    if let Some(foot) = feet.first_mut() {
        foot.1 = mesh.clone();
        foot.1.triangles.retain(|t| !taken.contains(&roots[t[0] as usize]));
    }
    Some((feet.into_iter().map(|f| f.1).collect(), flat))
}

/// Whether a piece is a plane.
fn is_flat(mesh: &Mesh) -> bool {
    let n = mesh.vertices.len().max(1) as f64;
    let middle = mesh.vertices.iter().map(|p| p.coords).sum::<Vector3>() / n;
    let spread: Matrix3<f64> =
        mesh.vertices.iter().map(|p| (p.coords - middle) * (p.coords - middle).transpose()).sum();
    let spread = eigen(spread);
    spread[2].0.max(0.0).sqrt() < FLAT * spread[0].0.max(0.0).sqrt()
}

/// Twice the area of each piece, by its root. Neighbouring triangles mostly belong to one piece, so that there is little
/// to look up; the chunks do not depend on the number of cores, so that the sums do not either.
fn areas(mesh: &Mesh, roots: &[u32]) -> BTreeMap<u32, f64> {
    let piece = |t: &[u32; 3]| roots[t[0] as usize];
    let twice = |t: &[u32; 3]| {
        let [a, b, c] = mesh.corners(*t);
        (b - a).cross(&(c - a)).norm()
    };
    let sums = |triangles: &[[u32; 3]]| -> Vec<(u32, f64)> {
        let runs = triangles.chunk_by(|s, t| piece(s) == piece(t));
        runs.map(|run| (piece(&run[0]), run.iter().map(twice).sum())).collect()
    };
    let runs: Vec<Vec<(u32, f64)>> = mesh.triangles.par_chunks(CHUNK).map(sums).collect();
    let mut areas = BTreeMap::new();
    for (root, area) in runs.into_iter().flatten() {
        *areas.entry(root).or_insert(0.0) += area;
    }
    areas
}

/// Takes away the vertices that do not have the root of all triangles. They keep their order whatever that and the winding
/// of the triangles are, so that a mirrored file gives the same vertices.
fn keep(mesh: &mut Mesh, roots: Vec<u32>, root: u32) {
    if roots.iter().all(|r| *r == root) {
        return;
    }
    // The new numbers take the place of the roots.
    let mut numbers = roots;
    let mut count = 0;
    for (i, number) in numbers.iter_mut().enumerate() {
        let is_kept = *number == root;
        *number = count as u32;
        mesh.vertices[count] = mesh.vertices[i];
        count += usize::from(is_kept);
    }
    mesh.vertices.truncate(count);
    mesh.triangles.par_iter_mut().for_each(|[a, b, c]| {
        *a = numbers[*a as usize];
        *b = numbers[*b as usize];
        *c = numbers[*c as usize];
    });
}

/// The largest cluster of a cloud: points in cells of a regular lattice, cells joined to their 26 neighbours. Single
/// points with hardly any other near them are left out.
pub(crate) fn largest_cluster(points: &[Point3]) -> Body {
    let lattice = Lattice::of(points);
    let cells = &lattice.cells;
    let mut groups = Groups::new(cells.len());
    for i in 0..cells.len() {
        lattice.round(i).for_each(|j| groups.join([i as u32, j as u32]));
    }
    let mut size = vec![0usize; cells.len()];
    for (i, c) in cells.iter().enumerate() {
        size[groups.root(i as u32) as usize] += c.1.len();
    }
    let best = (0..size.len()).fold(0, |best, i| if size[i] > size[best] { i } else { best });
    let second = (0..size.len()).filter(|i| *i != best).map(|i| size[i]).max().unwrap_or(0);
    let first = size.get(best).copied().unwrap_or(0);
    let mut keep = vec![false; points.len()];
    for (i, c) in cells.iter().enumerate() {
        if groups.root(i as u32) as usize == best {
            for k in c.1.clone() {
                keep[lattice.order[k] as usize] = c.1.len() > FEW || !lattice.is_stray(points, i, k);
            }
        }
    }
    let vertices: Vec<Point3> = points.iter().zip(&keep).filter(|(_, k)| **k).map(|(p, _)| *p).collect();
    Body {
        dropped_share: 1.0 - vertices.len() as f64 / points.len().max(1) as f64,
        dropped_pieces: size.iter().filter(|s| **s > 0).count().saturating_sub(1),
        beside_share: 0.0,
        second_share: second as f64 / first.max(1) as f64,
        mesh: Mesh { vertices, triangles: Vec::new() },
    }
}

/// Points of a cell (nine on a surface) up to which each is looked at singly.
const FEW: usize = 4;
/// Points that must lie within five sixths of a cell's size, about twenty on a surface.
const COMPANY: usize = 5;

/// Points sorted into cubes three spacings wide.
struct Lattice {
    cell: f64,
    /// Numbers of the points, cell by cell.
    order: Vec<u32>,
    /// Place of each cell and its part of the order, sorted by place.
    cells: Vec<([i64; 3], std::ops::Range<usize>)>,
}

impl Lattice {
    fn of(points: &[Point3]) -> Lattice {
        let cell = 3.0 * typical_spacing(points);
        let key = |p: &Point3| [p.x, p.y, p.z].map(|c| (c / cell).floor() as i64);
        let mut order: Vec<u32> = (0..points.len() as u32).collect();
        order.sort_by_key(|&i| key(&points[i as usize]));
        let mut cells: Vec<([i64; 3], std::ops::Range<usize>)> = Vec::new();
        for (k, &i) in order.iter().enumerate() {
            let key = key(&points[i as usize]);
            match cells.last_mut() {
                Some(last) if last.0 == key => last.1.end = k + 1,
                _ => cells.push((key, k..k + 1)),
            }
        }
        Lattice { cell, order, cells }
    }

    /// The filled cells around one, itself among them.
    fn round(&self, i: usize) -> impl Iterator<Item = usize> + '_ {
        let key = self.cells[i].0;
        (0..27i64).filter_map(move |shift| {
            let steps = [shift % 3 - 1, shift / 3 % 3 - 1, shift / 9 - 1];
            let near: [i64; 3] = std::array::from_fn(|k| key[k].saturating_add(steps[k]));
            self.cells.binary_search_by_key(&near, |c| c.0).ok()
        })
    }

    /// Whether the k-th point of the order, in cell i, has hardly any other near it.
    fn is_stray(&self, points: &[Point3], i: usize, k: usize) -> bool {
        let (p, reach) = (points[self.order[k] as usize], self.cell * 5.0 / 6.0);
        let others = self.round(i).flat_map(|j| self.cells[j].1.clone()).filter(|&j| j != k);
        others.filter(|&j| (points[self.order[j] as usize] - p).norm() < reach).take(COMPANY).count()
            < COMPANY
    }
}

/// Distance between neighbours of a cloud spread over a surface about as large as its box's largest face.
pub(crate) fn typical_spacing(points: &[Point3]) -> f64 {
    let size = windlass_geometry::Bounds3::of(points).map_or([1.0; 3], |b| b.size());
    let mut size = size;
    size.sort_by(f64::total_cmp);
    (2.0 * size[2] * size[1].max(size[2] / 10.0) / points.len().max(1) as f64).sqrt().max(f64::MIN_POSITIVE)
}
