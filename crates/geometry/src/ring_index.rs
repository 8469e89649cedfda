//! A ring prepared for many questions of inside and distance.

use crate::ring::{crosses_right_of, squared_distance};
use crate::sampling::Membership;
use crate::{Point2, Ring};

/// The edges of a ring sorted into square cells, so that a question looks at a few of them.
#[derive(Debug, Clone)]
pub struct RingIndex {
    edges: Vec<(Point2, Point2)>,
    min: Point2,
    columns: usize,
    rows: usize,
    /// Edges whose box touches each cell, row by row; `starts` has one more entry than there are cells.
    starts: Vec<u32>,
    members: Vec<u32>,
    /// Edges that span some of the height of each of the lower rows in which crossings are counted.
    row_starts: Vec<u32>,
    row_members: Vec<u32>,
}

/// Side of a cell, mm.
const CELL: f64 = 4.0;
/// Height of a row that is looked through for crossings, mm: the edges of an outline are about as long.
const ROW: f64 = 1.0;

impl RingIndex {
    /// Sorts the edges of a ring.
    pub fn of(ring: &Ring) -> Self {
        let edges: Vec<_> = ring.edges().collect();
        let (min, max) = ring.bounds();
        let cells = |length: f64| (length / CELL) as usize + 1;
        let (columns, rows) = (cells(max.x - min.x), cells(max.y - min.y));
        let cell = |v: f64, low: f64| ((v - low) / CELL) as usize;
        let span = |a: f64, b: f64, low: f64| cell(a.min(b), low)..=cell(a.max(b), low);
        let in_cells = edges.iter().map(|(a, b)| {
            let (xs, ys) = (span(a.x, b.x, min.x), span(a.y, b.y, min.y));
            ys.flat_map(|y| xs.clone().map(move |x| y * columns + x)).collect::<Vec<_>>()
        });
        let (starts, members) = gather(columns * rows, in_cells);
        let row = |y: f64| ((y - min.y) / ROW) as usize;
        let in_rows = edges.iter().map(|(a, b)| (row(a.y.min(b.y))..=row(a.y.max(b.y))).collect::<Vec<_>>());
        let (row_starts, row_members) = gather(row(max.y) + 1, in_rows);
        RingIndex { edges, min, columns, rows, starts, members, row_starts, row_members }
    }

    /// Whether a point lies inside (even-odd). `p` in mm.
    pub fn contains(&self, p: Point2) -> bool {
        let row = (p.y - self.min.y) / ROW;
        if !(row >= 0.0 && row < (self.row_starts.len() - 1) as f64) {
            return false;
        }
        let row = row as usize;
        let range = self.row_starts[row] as usize..self.row_starts[row + 1] as usize;
        let crossings = self.row_members[range].iter().filter(|&&e| {
            let (a, b) = self.edges[e as usize];
            crosses_right_of(p, a, b)
        });
        crossings.count() % 2 == 1
    }

    /// Where a cell lies to the region inside the ring. `centre` and `half_diagonal` in mm.
    pub fn membership(&self, centre: Point2, half_diagonal: f64) -> Membership {
        match self.distance_within(centre, half_diagonal) {
            Some(_) => Membership::Across,
            None if self.contains(centre) => Membership::Inside,
            None => Membership::Outside,
        }
    }

    /// Distance to the nearest edge when it is less than `limit`, mm; `None` when it is not.
    pub fn distance_within(&self, p: Point2, limit: f64) -> Option<f64> {
        let range = |v: f64, low: f64, count: usize| {
            let first = ((v - limit - low) / CELL).max(0.0) as usize;
            let last = (v + limit - low) / CELL;
            (last >= 0.0).then(|| first..=(last as usize).min(count - 1))
        };
        let columns = range(p.x, self.min.x, self.columns)?;
        let rows = range(p.y, self.min.y, self.rows)?;
        let mut nearest = f64::INFINITY;
        for cell in rows.flat_map(|y| columns.clone().map(move |x| y * self.columns + x)) {
            for &e in &self.members[self.starts[cell] as usize..self.starts[cell + 1] as usize] {
                let (a, b) = self.edges[e as usize];
                nearest = nearest.min(squared_distance(p, a, b));
            }
        }
        let nearest = nearest.sqrt();
        (nearest < limit).then_some(nearest)
    }
}

/// Inverts lists of cells per edge into lists of edges per cell.
fn gather(cells: usize, lists: impl Iterator<Item = Vec<usize>> + Clone) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0u32; cells + 1];
    for cell in lists.clone().flatten() {
        starts[cell + 1] += 1;
    }
    for cell in 0..cells {
        starts[cell + 1] += starts[cell];
    }
    let mut next = starts.clone();
    let mut members = vec![0u32; starts[cells] as usize];
    for (edge, list) in lists.enumerate() {
        for cell in list {
            members[next[cell] as usize] = edge as u32;
            next[cell] += 1;
        }
    }
    (starts, members)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_plain_ring() {
        let wavy = (0..300).map(|k| {
            let a = std::f64::consts::TAU * f64::from(k) / 300.0;
            let r = 30.0 + 8.0 * (5.0 * a).sin();
            Point2::new(r * a.cos() + 3.0, 0.7 * r * a.sin() - 2.0)
        });
        let ring = Ring::new(wavy.collect());
        let index = RingIndex::of(&ring);
        for k in 0..2000 {
            let p = Point2::new(f64::from(k % 50) * 1.9 - 45.0, f64::from(k / 50) * 1.7 - 35.0);
            assert_eq!(index.contains(p), ring.contains(p), "{p}");
            let (near, plain) = (index.distance_within(p, 6.0), ring.distance(p));
            assert_eq!(near, (plain < 6.0).then_some(plain));
        }
    }
}
