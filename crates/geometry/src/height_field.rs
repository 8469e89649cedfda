//! Heights on a regular grid over the plan.

use crate::Point2;
use rayon::prelude::*;

/// A regular grid over the plan: node (ix, iy) stands at `origin + pitch * (ix, iy)`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Grid {
    /// Position of node (0, 0), mm.
    pub origin: Point2,
    /// Distance between neighbouring nodes, mm.
    pub pitch: f64,
    /// Nodes along x.
    pub nx: usize,
    /// Nodes along y.
    pub ny: usize,
}

impl Grid {
    /// The grid of the given pitch that covers the rectangle, its nodes on whole multiples of the pitch.
    /// A mirror of the rectangle in y = 0 gives the mirrored grid. Corners and pitch in mm.
    pub fn covering(min: Point2, max: Point2, pitch: f64) -> Grid {
        let first = |v: f64| (v / pitch).floor();
        let last = |v: f64| (v / pitch).ceil();
        Grid {
            origin: Point2::new(first(min.x) * pitch, first(min.y) * pitch),
            pitch,
            nx: (last(max.x) - first(min.x)) as usize + 1,
            ny: (last(max.y) - first(min.y)) as usize + 1,
        }
    }

    /// Number of nodes.
    pub fn len(&self) -> usize {
        self.nx * self.ny
    }

    /// Whether there are no nodes.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Position of a node. In mm.
    pub fn node(&self, ix: usize, iy: usize) -> Point2 {
        Point2::new(self.origin.x + self.pitch * ix as f64, self.origin.y + self.pitch * iy as f64)
    }

    /// Place of a node in row-major storage, x fastest.
    pub fn index(&self, ix: usize, iy: usize) -> usize {
        iy * self.nx + ix
    }

    /// The nodes next to one, by their places in storage: along +x, -x, +y and -y.
    pub fn beside(&self, k: usize) -> [Option<usize>; 4] {
        let (ix, iy) = (k % self.nx, k / self.nx);
        [
            (ix + 1 < self.nx).then(|| k + 1),
            (ix > 0).then(|| k - 1),
            (iy + 1 < self.ny).then(|| k + self.nx),
            (iy > 0).then(|| k - self.nx),
        ]
    }

    /// The nodes in storage order.
    pub fn nodes(&self) -> impl Iterator<Item = (usize, usize)> + use<> {
        let nx = self.nx;
        (0..self.ny).flat_map(move |iy| (0..nx).map(move |ix| (ix, iy)))
    }

    /// The same nodes, to be worked on side by side; what is collected of them is in storage order.
    pub fn par_nodes(&self) -> impl IndexedParallelIterator<Item = (usize, usize)> + use<> {
        let nx = self.nx;
        (0..self.len()).into_par_iter().map(move |k| (k % nx, k / nx))
    }
}

/// Heights at the nodes of a grid; NaN where there is none.
#[derive(Debug, Clone, PartialEq)]
pub struct HeightField {
    /// Where the nodes stand.
    pub grid: Grid,
    /// Heights, mm, x fastest; NaN = no height.
    pub z: Vec<f64>,
}

impl HeightField {
    /// A field without any height.
    pub fn empty(grid: Grid) -> Self {
        HeightField { grid, z: vec![f64::NAN; grid.len()] }
    }

    /// A field from a function of the plan position, its rows side by side. `f` takes and gives mm.
    pub fn from_fn(grid: Grid, f: impl Fn(Point2) -> f64 + Sync) -> Self {
        HeightField::empty(grid).changed(|p, _| f(p))
    }

    /// The field with each height changed by a function of its place and itself. Heights in mm.
    pub fn changed(mut self, change: impl Fn(Point2, f64) -> f64 + Sync) -> Self {
        let grid = self.grid;
        self.each_node(|[ix, iy], z| *z = change(grid.node(ix, iy), *z));
        self
    }

    /// Every height with its column and row, the rows side by side. Heights in mm.
    pub fn each_node(&mut self, visit: impl Fn([usize; 2], &mut f64) + Sync) {
        self.z.par_chunks_mut(self.grid.nx.max(1)).enumerate().for_each(|(iy, row)| {
            row.iter_mut().enumerate().for_each(|(ix, z)| visit([ix, iy], z));
        });
    }

    /// The height at a node; `None` where there is none. In mm.
    pub fn at(&self, ix: usize, iy: usize) -> Option<f64> {
        let z = self.z[self.grid.index(ix, iy)];
        z.is_finite().then_some(z)
    }

    /// Bilinear height at a plan position; `None` outside or where one of the four nodes has no height.
    /// In mm.
    pub fn sample(&self, p: Point2) -> Option<f64> {
        let g = &self.grid;
        let h = self.bilinear((p.x - g.origin.x) / g.pitch, (p.y - g.origin.y) / g.pitch);
        h.is_finite().then_some(h)
    }

    /// Bilinear height at a place counted in columns and rows; NaN outside or where one of the four nodes has no height.
    pub fn bilinear(&self, u: f64, v: f64) -> f64 {
        let g = &self.grid;
        if !(u >= 0.0 && v >= 0.0 && u <= (g.nx - 1) as f64 && v <= (g.ny - 1) as f64) {
            return f64::NAN;
        }
        let ix = (u as usize).min(g.nx.saturating_sub(2));
        let iy = (v as usize).min(g.ny.saturating_sub(2));
        let (s, t) = (u - ix as f64, v - iy as f64);
        let (jx, jy) = ((ix + 1).min(g.nx - 1), (iy + 1).min(g.ny - 1));
        let z = |ix, iy| self.z[g.index(ix, iy)];
        let low = z(ix, iy) * (1.0 - s) + z(jx, iy) * s;
        let high = z(ix, jy) * (1.0 - s) + z(jx, jy) * s;
        low * (1.0 - t) + high * t
    }

    /// Share of nodes that have a height, 0..1.
    pub fn coverage(&self) -> f64 {
        self.z.iter().filter(|z| z.is_finite()).count() as f64 / self.z.len().max(1) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bilinear_reproduces_planes_and_knows_its_edges() {
        let grid = Grid::covering(Point2::new(-3.2, -2.0), Point2::new(4.1, 2.0), 0.5);
        let field = HeightField::from_fn(grid, |p| 2.0 * p.x - 3.0 * p.y + 1.0);
        let at = |x, y| field.sample(Point2::new(x, y));
        assert!((at(0.33, -1.21).unwrap() - (0.66 + 3.63 + 1.0)).abs() < 1e-12);
        assert!(at(4.49, 0.0).is_some() && at(4.51, 0.0).is_none());
    }
}
