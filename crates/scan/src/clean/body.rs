//! The largest connected piece of a mesh, or of a cloud of points; what is not connected to it is debris.

use rayon::prelude::*;
use windlass_geometry::{Mesh, Point3};

/// What was kept and what was dropped.
pub(crate) struct Body {
    pub mesh: Mesh,
    /// Share of area (or of points) dropped.
    pub dropped_share: f64,
    /// Number of pieces dropped.
    pub dropped_pieces: usize,
}

/// The piece with the largest area; vertices outside it are dropped too, order is kept.
pub(crate) fn largest(mut mesh: Mesh) -> Body {
    if mesh.triangles.is_empty() {
        return Body { mesh: Mesh::default(), dropped_share: 0.0, dropped_pieces: 0 };
    }
    let mut groups = Groups::new(mesh.vertices.len());
    for &[a, b, c] in &mesh.triangles {
        groups.join(a, b);
        groups.join(b, c);
    }
    let roots = groups.roots();
    let mut area = vec![0.0; mesh.vertices.len()];
    let twice = |t: &[u32; 3]| {
        let [a, b, c] = mesh.corners(*t);
        (b - a).cross(&(c - a)).norm()
    };
    let areas: Vec<f64> = mesh.triangles.par_iter().map(twice).collect();
    for (t, twice) in mesh.triangles.iter().zip(areas) {
        area[roots[t[0] as usize] as usize] += twice;
    }
    let best = (0..area.len()).fold(0, |best, i| if area[i] > area[best] { i } else { best });
    let total: f64 = area.iter().sum();
    let pieces = area.iter().filter(|a| **a > 0.0).count();
    keep(&mut mesh, &roots, best as u32);
    Body {
        mesh,
        dropped_share: if total > 0.0 { 1.0 - area[best] / total } else { 0.0 },
        dropped_pieces: pieces.saturating_sub(1),
    }
}

/// Takes away what does not have this root. Vertices keep their order whatever the order and winding of the triangles,
/// so that a mirrored file gives the same vertices.
fn keep(mesh: &mut Mesh, roots: &[u32], root: u32) {
    if roots.iter().all(|r| *r == root) {
        return;
    }
    mesh.triangles.retain(|t| roots[t[0] as usize] == root);
    let mut number = vec![0u32; roots.len()];
    let mut count = 0;
    for (i, _) in roots.iter().enumerate().filter(|(_, r)| **r == root) {
        number[i] = count as u32;
        mesh.vertices[count] = mesh.vertices[i];
        count += 1;
    }
    mesh.vertices.truncate(count);
    for t in &mut mesh.triangles {
        let [a, b, c] = *t;
        *t = [number[a as usize], number[b as usize], number[c as usize]];
    }
}

/// The largest cluster of a cloud: points in cells of a regular lattice, cells joined to their 26 neighbours. Single
/// points with hardly any other near them are left out.
pub(crate) fn largest_cluster(points: &[Point3]) -> Body {
    let lattice = Lattice::of(points);
    let cells = &lattice.cells;
    let mut groups = Groups::new(cells.len());
    for i in 0..cells.len() {
        lattice.round(i).for_each(|j| groups.join(i as u32, j as u32));
    }
    let mut size = vec![0usize; cells.len()];
    for (i, c) in cells.iter().enumerate() {
        size[groups.root(i as u32) as usize] += c.1.len();
    }
    let best = (0..size.len()).fold(0, |best, i| if size[i] > size[best] { i } else { best });
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

/// Disjoint sets by path halving; the smaller index leads.
pub(crate) struct Groups(Vec<u32>);

impl Groups {
    pub fn new(n: usize) -> Self {
        Groups((0..n as u32).collect())
    }

    /// The root of every element: leaders come before those they lead.
    pub fn roots(mut self) -> Vec<u32> {
        for i in 0..self.0.len() {
            self.0[i] = self.0[self.0[i] as usize];
        }
        self.0
    }

    pub fn root(&mut self, mut i: u32) -> u32 {
        while self.0[i as usize] != i {
            self.0[i as usize] = self.0[self.0[i as usize] as usize];
            i = self.0[i as usize];
        }
        i
    }

    pub fn join(&mut self, a: u32, b: u32) {
        // Neighbours mostly have one leader already.
        if self.0[a as usize] == self.0[b as usize] {
            return;
        }
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b) as usize] = a.min(b);
    }
}
