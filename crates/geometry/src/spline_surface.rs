//! Uniform bicubic B-spline surfaces over the plan, z = f(x, y), and their least-squares fit to a grid.

use crate::{BandedCholesky, HeightField, Point2, Vector2, Vector3};
use rayon::prelude::*;
use std::ops::Range;

/// Rows that a fit takes at once: as many as a processor adds in a few steps.
const BLOCK: usize = 8;
/// Columns that it takes at once: few enough for the cores to share.
const COLUMNS: usize = 32;

/// A uniform bicubic B-spline graph z = f(x, y) over a rectangle; C2 everywhere inside.
#[derive(Debug, Clone, PartialEq)]
pub struct SplineSurface {
    origin: Point2,
    spacing: Vector2,
    spans: [usize; 2],
    /// Control heights, `spans[0] + 3` by `spans[1] + 3`, x fastest.
    control: Vec<f64>,
}

/// Why a fit could not be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SplineFitError {
    /// The grid has a node without a height; fill the field first.
    #[error("the height field has a hole at node ({ix}, {iy}); fill it before fitting a surface")]
    Hole {
        /// Node index along x.
        ix: usize,
        /// Node index along y.
        iy: usize,
    },
    /// Fewer nodes than control points ask for, without smoothing.
    #[error("the height field has too few nodes for this knot spacing")]
    TooCoarse,
}

impl SplineSurface {
    /// Least-squares fit to every node of a field without holes.
    ///
    /// `spacing_mm` is the knot distance wished for (adjusted to divide the rectangle evenly), `smoothing` the
    /// weight of squared second differences of neighbouring control heights against squared residuals at nodes
    /// (a P-spline, Eilers and Marx 1996, Statistical Science 11:89); 0 fits freely. The fit is separable: one
    /// banded solve for each row, then for each column.
    pub fn fit(field: &HeightField, spacing_mm: f64, smoothing: f64) -> Result<Self, SplineFitError> {
        let g = field.grid;
        if let Some(at) = field.z.iter().position(|z| !z.is_finite()) {
            return Err(SplineFitError::Hole { ix: at % g.nx, iy: at / g.nx });
        }
        let along_x = Axis::new(g.nx, g.pitch, spacing_mm, smoothing).ok_or(SplineFitError::TooCoarse)?;
        let along_y = Axis::new(g.ny, g.pitch, spacing_mm, smoothing).ok_or(SplineFitError::TooCoarse)?;
        let (mx, my) = (along_x.spans + 3, along_y.spans + 3);
        // Rows first: nx samples -> mx coefficients, for each of the ny rows.
        let mut rows = vec![0.0; mx * g.ny];
        rows.par_chunks_mut(BLOCK * mx)
            .zip(field.z.par_chunks(BLOCK * g.nx))
            .for_each(|(out, heights)| along_x.rows(heights, out));
        let starts: Vec<usize> = (0..mx).step_by(COLUMNS).collect();
        let columns = |from: &usize| along_y.columns(&rows, mx, *from..(from + COLUMNS).min(mx));
        let blocks: Vec<Vec<f64>> = starts.par_iter().map(columns).collect();
        let mut control = vec![0.0; mx * my];
        for (from, block) in starts.iter().zip(&blocks) {
            let width = block.len() / my;
            for (row, part) in control.chunks_exact_mut(mx).zip(block.chunks_exact(width)) {
                row[*from..][..width].copy_from_slice(part);
            }
        }
        Ok(SplineSurface {
            origin: g.origin,
            spacing: Vector2::new(along_x.spacing, along_y.spacing),
            spans: [along_x.spans, along_y.spans],
            control,
        })
    }

    /// Lower corner of the rectangle over which the surface is defined. In mm.
    pub fn min(&self) -> Point2 {
        self.origin
    }

    /// Upper corner of the rectangle. In mm.
    pub fn max(&self) -> Point2 {
        let size = Vector2::new(self.spans[0] as f64 * self.spacing.x, self.spans[1] as f64 * self.spacing.y);
        self.origin + size
    }

    /// Knot spacing along x and y, mm.
    pub fn spacing(&self) -> Vector2 {
        self.spacing
    }

    /// Number of polynomial spans along x and y; there are three more control heights each way.
    pub fn spans(&self) -> [usize; 2] {
        self.spans
    }

    /// Control heights, x fastest. In mm.
    pub fn control(&self) -> &[f64] {
        &self.control
    }

    /// Height at a plan position. Outside the rectangle the border polynomial goes on. In mm.
    pub fn height(&self, p: Point2) -> f64 {
        let (ix, s) = self.locate(p.x - self.origin.x, 0);
        let (iy, t) = self.locate(p.y - self.origin.y, 1);
        let (bs, bt) = (basis(s), basis(t));
        bt.iter().enumerate().fold(0.0, |z, (j, wy)| z + wy * weighted(&bs, self.row(ix, iy + j)))
    }

    /// Height and gradient (dz/dx, dz/dy) at a plan position. Height in mm; the gradient has no unit.
    pub fn height_and_gradient(&self, p: Point2) -> (f64, Vector2) {
        let (ix, s) = self.locate(p.x - self.origin.x, 0);
        let (iy, t) = self.locate(p.y - self.origin.y, 1);
        let (bs, ds, bt, dt) = (basis(s), basis_slope(s), basis(t), basis_slope(t));
        let (mut z, mut slope) = (0.0, Vector2::zeros());
        for j in 0..4 {
            let row = self.row(ix, iy + j);
            let along = weighted(&bs, row);
            z += bt[j] * along;
            slope.x += bt[j] * weighted(&ds, row);
            slope.y += dt[j] * along;
        }
        (z, slope.component_div(&self.spacing))
    }

    /// Unit normal on the upper side. Without unit.
    pub fn normal(&self, p: Point2) -> Vector3 {
        let (_, g) = self.height_and_gradient(p);
        Vector3::new(-g.x, -g.y, 1.0).normalize()
    }

    fn locate(&self, offset: f64, axis: usize) -> (usize, f64) {
        let u = offset / self.spacing[axis];
        // `as usize` saturates negative values to 0.
        let i = (u as usize).min(self.spans[axis] - 1);
        (i, u - i as f64)
    }

    /// The four control heights of a row from a column on.
    fn row(&self, ix: usize, iy: usize) -> &[f64] {
        &self.control[iy * (self.spans[0] + 3) + ix..][..4]
    }
}

/// The sum of four heights by their weights.
fn weighted(weights: &[f64; 4], row: &[f64]) -> f64 {
    weights[0] * row[0] + weights[1] * row[1] + weights[2] * row[2] + weights[3] * row[3]
}

/// The four uniform cubic basis functions that live on a span, at local parameter t.
fn basis(t: f64) -> [f64; 4] {
    let r = 1.0 - t;
    [
        r * r * r / 6.0,
        (3.0 * t * t * t - 6.0 * t * t + 4.0) / 6.0,
        (3.0 * r * r * r - 6.0 * r * r + 4.0) / 6.0,
        t * t * t / 6.0,
    ]
}

/// Their derivatives with respect to t.
fn basis_slope(t: f64) -> [f64; 4] {
    let r = 1.0 - t;
    [-r * r / 2.0, (3.0 * t * t - 4.0 * t) / 2.0, (4.0 * r - 3.0 * r * r) / 2.0, t * t / 2.0]
}

/// One direction of the separable fit.
struct Axis {
    spans: usize,
    spacing: f64,
    samples: Vec<(usize, [f64; 4])>,
    normal: BandedCholesky,
}

impl Axis {
    fn new(nodes: usize, pitch: f64, target: f64, smoothing: f64) -> Option<Axis> {
        let length = (nodes.checked_sub(1)?) as f64 * pitch;
        let spans = ((length / target).round() as usize).max(1);
        let spacing = length / spans as f64;
        let samples: Vec<_> = (0..nodes)
            .map(|k| {
                let u = k as f64 * pitch / spacing;
                let i = (u as usize).min(spans - 1);
                (i, basis(u - i as f64))
            })
            .collect();
        let n = spans + 3;
        let mut band = vec![0.0; n * 4];
        for (first, b) in &samples {
            for r in 0..4 {
                for c in 0..=r {
                    band[(first + r) * 4 + (r - c)] += b[r] * b[c];
                }
            }
        }
        for first in 0..n - 2 {
            let difference = [1.0, -2.0, 1.0];
            for r in 0..3 {
                for c in 0..=r {
                    band[(first + r) * 4 + (r - c)] += smoothing * difference[r] * difference[c];
                }
            }
        }
        Some(Axis { spans, spacing, samples, normal: BandedCholesky::factor(n, 3, band)? })
    }

    /// The coefficients of up to `BLOCK` rows of samples, one after the other. They are worked on side by side: within
    /// one row each sum waits for the one before.
    fn rows(&self, samples: &[f64], out: &mut [f64]) {
        let (n, m) = (self.samples.len(), self.spans + 3);
        let mut abreast = vec![[0.0; BLOCK]; m];
        for (k, (first, basis)) in self.samples.iter().enumerate() {
            let mut heights = [0.0; BLOCK];
            heights.iter_mut().zip(samples.chunks_exact(n)).for_each(|(h, row)| *h = row[k]);
            for (out, w) in abreast[*first..].iter_mut().zip(basis) {
                out.iter_mut().zip(heights).for_each(|(o, z)| *o += w * z);
            }
        }
        self.normal.solve_rows(abreast.as_flattened_mut(), BLOCK);
        for (r, row) in out.chunks_exact_mut(m).enumerate() {
            row.iter_mut().zip(&abreast).for_each(|(o, a)| *o = a[r]);
        }
    }

    /// The coefficients of some columns of a matrix of rows of `width`, all of them side by side.
    fn columns(&self, rows: &[f64], width: usize, range: Range<usize>) -> Vec<f64> {
        let n = range.len();
        let mut out = vec![0.0; n * (self.spans + 3)];
        for (row, (first, basis)) in rows.chunks_exact(width).zip(&self.samples) {
            for (out, w) in out[first * n..].chunks_exact_mut(n).zip(basis) {
                out.iter_mut().zip(&row[range.clone()]).for_each(|(o, z)| *o += w * z);
            }
        }
        self.normal.solve_rows(&mut out, n);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Grid;

    fn fitted(f: impl Fn(Point2) -> f64 + Sync, spacing: f64) -> SplineSurface {
        let grid = Grid::covering(Point2::new(0.0, -20.0), Point2::new(60.0, 20.0), 0.5);
        SplineSurface::fit(&HeightField::from_fn(grid, f), spacing, 0.0).unwrap()
    }

    #[test]
    fn reproduces_cubics_and_their_gradient() {
        let f = |p: Point2| 0.001 * p.x.powi(3) - 0.02 * p.x * p.y + 0.003 * p.y.powi(3);
        let s = fitted(f, 3.0);
        let p = Point2::new(31.3, -7.7);
        let (z, g) = s.height_and_gradient(p);
        assert!((z - f(p)).abs() < 1e-9);
        assert!((g.x - (0.003 * p.x * p.x - 0.02 * p.y)).abs() < 1e-9);
        assert!((g.y - (-0.02 * p.x + 0.009 * p.y * p.y)).abs() < 1e-9);
    }

    #[test]
    fn gradient_matches_differences() {
        let s = fitted(|p| (p.x * 0.2).sin() * (p.y * 0.15).cos() * 5.0, 2.0);
        let (p, h) = (Point2::new(17.9, 3.1), 1e-5);
        let (_, g) = s.height_and_gradient(p);
        let dx = (s.height(Point2::new(p.x + h, p.y)) - s.height(Point2::new(p.x - h, p.y))) / (2.0 * h);
        let dy = (s.height(Point2::new(p.x, p.y + h)) - s.height(Point2::new(p.x, p.y - h))) / (2.0 * h);
        assert!((g.x - dx).abs() < 1e-8 && (g.y - dy).abs() < 1e-8);
    }

    #[test]
    fn a_hole_is_named() {
        let grid = Grid::covering(Point2::new(0.0, 0.0), Point2::new(4.0, 4.0), 1.0);
        let mut field = HeightField::from_fn(grid, |_| 0.0);
        field.z[7] = f64::NAN;
        assert_eq!(SplineSurface::fit(&field, 2.0, 0.0), Err(SplineFitError::Hole { ix: 2, iy: 1 }));
    }
}
