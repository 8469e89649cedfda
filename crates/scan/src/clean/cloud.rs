//! Clouds of points: samples with normals, and the sheet over the lowest points.

use super::body::typical_spacing;
use crate::jacobi::eigen;
use crate::orient::SurfaceElement;
use nalgebra::Matrix3;
use windlass_geometry::{Mesh, Point2, Point3, Ring, Vector2, Vector3, triangulate};

/// Points to a side of the box at most, after thinning to even density.
const FINEST: f64 = 120.0;
/// Neighbours from which a normal is told.
const NEIGHBOURS: usize = 9;

/// One sample for each cell of a lattice, its normal from the points around it and as long as its share of the surface:
/// the cloud is thinned to even density before anything is counted, and where its points are far apart each stands for
/// more of the surface.
pub(crate) fn samples(points: &[Point3]) -> Vec<SurfaceElement> {
    let side =
        windlass_geometry::Bounds3::of(points).map_or(1.0, |b| b.size().into_iter().fold(0.0, f64::max));
    let size = typical_spacing(points).max(side / FINEST);
    let even = first_of_cells(points, size);
    let lattice = Neighbours::of(&even, 2.5 * size);
    first_of_cells(&even, 3.0 * size).into_iter().filter_map(|at| lattice.sample(at, 3.0 * size)).collect()
}

fn cell(p: &Point3, size: f64) -> [i64; 3] {
    [p.x, p.y, p.z].map(|c| (c / size).floor() as i64)
}

/// The first point of each cell of a lattice, in the order of the cells.
fn first_of_cells(points: &[Point3], size: f64) -> Vec<Point3> {
    let mut order: Vec<([i64; 3], u32)> =
        points.iter().enumerate().map(|(i, p)| (cell(p, size), i as u32)).collect();
    order.sort_unstable();
    order.dedup_by_key(|k| k.0);
    order.iter().map(|k| points[k.1 as usize]).collect()
}

/// Points by the cells of a lattice, to find the nearest.
struct Neighbours {
    size: f64,
    points: Vec<Point3>,
    cells: Vec<([i64; 3], std::ops::Range<usize>)>,
}

impl Neighbours {
    fn of(points: &[Point3], size: f64) -> Neighbours {
        let mut points = points.to_vec();
        points.sort_by_key(|p| cell(p, size));
        let mut cells: Vec<([i64; 3], std::ops::Range<usize>)> = Vec::new();
        for (k, p) in points.iter().enumerate() {
            let key = cell(p, size);
            match cells.last_mut() {
                Some(last) if last.0 == key => last.1.end = k + 1,
                _ => cells.push((key, k..k + 1)),
            }
        }
        Neighbours { size, points, cells }
    }

    /// The points in the cells within `reach` cells.
    fn around(&self, at: &Point3, reach: i64) -> Vec<Point3> {
        let key = cell(at, self.size);
        let mut found = Vec::new();
        for x in -reach..=reach {
            for y in -reach..=reach {
                let row = [key[0].saturating_add(x), key[1].saturating_add(y), key[2].saturating_sub(reach)];
                let start = self.cells.partition_point(|c| c.0 < row);
                let last = [row[0], row[1], key[2].saturating_add(reach)];
                let cells = self.cells[start..].iter().take_while(|c| c.0 <= last);
                cells.for_each(|c| found.extend_from_slice(&self.points[c.1.clone()]));
            }
        }
        found
    }

    /// The normal of the nearest points, as long as the surface that the sample stands for.
    fn sample(&self, at: Point3, size: f64) -> Option<SurfaceElement> {
        let mut near = self.around(&at, 1);
        if near.len() < NEIGHBOURS {
            near = self.around(&at, 4);
        }
        if near.len() < 5 {
            return None;
        }
        near.sort_by(|a, b| (a - at).norm_squared().total_cmp(&(b - at).norm_squared()));
        near.truncate(NEIGHBOURS);
        let n = near.len() as f64;
        let middle = near.iter().map(|p| p.coords).sum::<Vector3>() / n;
        let spread: Matrix3<f64> =
            near.iter().map(|p| (p.coords - middle) * (p.coords - middle).transpose()).sum();
        let reach = (near[near.len() - 1] - at).norm_squared();
        let area = (size * size).max(std::f64::consts::PI * reach / n);
        Some(SurfaceElement { at: Point3::from(middle), normal: eigen(spread)[2].1 * area })
    }
}

/// The sheet over the lowest points of a cloud that is already the right way up (mm). All points stay vertices, so
/// that the ends of the foot are seen; the triangles join those that have no skin close under them.
pub(crate) fn lowest_sheet(points: Vec<Point3>) -> Mesh {
    let spacing = typical_spacing(&points);
    let size = windlass_geometry::Bounds3::of(&points).map_or([0.0; 3], |b| b.size());
    // Some 80,000 cells at most: a triangulation of more takes longer than a foot is worth.
    let least = (size[0] * size[1] / 80_000.0).sqrt().max(0.8);
    let cells = Cells::of(&points, (0.6 * spacing).clamp(least, least.max(4.0)));
    let mut sheet: Vec<u32> = cells.lowest.iter().copied().filter(|&i| i != EMPTY).collect();
    sheet.retain(|&i| !cells.is_covered(&points, i));
    // The triangulation takes no two points at one place of the plan.
    let plan = |i: &u32| points[*i as usize].xy();
    sheet.sort_by(|a, b| {
        let (a, b) = (points[*a as usize], points[*b as usize]);
        a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)).then(a.z.total_cmp(&b.z))
    });
    sheet.dedup_by(|a, b| plan(a) == plan(b));
    let triangles = joined(&points, &sheet, (4.0 * spacing).max(3.0));
    Mesh { triangles, vertices: points }
}

/// Triangles between neighbouring points of the sheet, wound downward; none longer than `reach` or as steep as a jump.
fn joined(points: &[Point3], sheet: &[u32], reach: f64) -> Vec<[u32; 3]> {
    let plan: Vec<Point2> = sheet.iter().map(|&i| points[i as usize].xy()).collect();
    let Some((min, max)) = plan.iter().fold(None, |b: Option<(Point2, Point2)>, p| {
        Some(b.map_or((*p, *p), |(min, max)| (min.inf(p), max.sup(p))))
    }) else {
        return Vec::new();
    };
    let (min, max) = (min - Vector2::new(50.0, 50.0), max + Vector2::new(50.0, 50.0));
    let frame = Ring::new(vec![min, Point2::new(max.x, min.y), max, Point2::new(min.x, max.y)]);
    let Ok(found) = triangulate(&frame, &[], &plan) else {
        return Vec::new();
    };
    let corners = frame.points.len() as u32;
    found
        .triangles
        .into_iter()
        .filter(|t| t.iter().all(|&i| i >= corners))
        .map(|t| t.map(|i| sheet[(i - corners) as usize]))
        .filter(|t| {
            let p = t.map(|i| points[i as usize]);
            let near = |a: &Point3, b: &Point3| {
                (a.xy() - b.xy()).norm() < reach && (a.z - b.z).abs() < 8.0f64.max(2.0 * reach)
            };
            near(&p[0], &p[1]) && near(&p[1], &p[2]) && near(&p[2], &p[0])
        })
        .map(|[a, b, c]| [a, c, b])
        .collect()
}

/// No point in a cell.
const EMPTY: u32 = u32::MAX;

/// The lowest point of each cell of a grid over the plan.
struct Cells {
    min: Point2,
    pitch: f64,
    nx: usize,
    ny: usize,
    lowest: Vec<u32>,
}

impl Cells {
    fn of(points: &[Point3], pitch: f64) -> Cells {
        let (mut min, mut max) = ([f64::INFINITY; 2], [f64::NEG_INFINITY; 2]);
        for p in points {
            min = [min[0].min(p.x), min[1].min(p.y)];
            max = [max[0].max(p.x), max[1].max(p.y)];
        }
        let count = |k: usize| (((max[k] - min[k]) / pitch) as usize + 1).min(2000);
        let (nx, ny) = (count(0), count(1));
        let mut cells =
            Cells { min: Point2::new(min[0], min[1]), pitch, nx, ny, lowest: vec![EMPTY; nx * ny] };
        for (i, p) in points.iter().enumerate() {
            let (ix, iy) = cells.place(p);
            let slot = &mut cells.lowest[iy * nx + ix];
            if *slot == EMPTY || p.z < points[*slot as usize].z {
                *slot = i as u32;
            }
        }
        cells
    }

    fn place(&self, p: &Point3) -> (usize, usize) {
        let at = |v: f64, n: usize| ((v / self.pitch) as usize).min(n - 1);
        (at(p.x - self.min.x, self.nx), at(p.y - self.min.y, self.ny))
    }

    /// Whether there is skin under a point: a lower one within two cells, below a cone of 72 degrees.
    fn is_covered(&self, points: &[Point3], i: u32) -> bool {
        let p = points[i as usize];
        let (ix, iy) = self.place(&p);
        let rows = iy.saturating_sub(2)..=(iy + 2).min(self.ny - 1);
        rows.flat_map(|jy| (ix.saturating_sub(2)..=(ix + 2).min(self.nx - 1)).map(move |jx| (jx, jy))).any(
            |(jx, jy)| {
                let j = self.lowest[jy * self.nx + jx];
                j != EMPTY && {
                    let q = points[j as usize];
                    q.z < p.z - 1.0 - 3.0 * (q.xy() - p.xy()).norm()
                }
            },
        )
    }
}
