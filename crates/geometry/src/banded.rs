//! Cholesky factorisation of symmetric positive definite banded matrices.

/// The factor L of a banded matrix A = L Lt, ready to solve for any number of right-hand sides.
///
/// Own code because a 3-wide band in a separable fit needs thirty lines and no sparse machinery.
#[derive(Debug, Clone)]
pub struct BandedCholesky {
    n: usize,
    half: usize,
    /// Row-major lower band: entry (i, i - d) at `i * (half + 1) + d`.
    l: Vec<f64>,
}

impl BandedCholesky {
    /// Factorises the n x n matrix whose entry (i, i - d), d = 0..=half, is `band[i * (half + 1) + d]`.
    /// `None` when the matrix is not positive definite. Numbers without unit.
    pub fn factor(n: usize, half: usize, mut band: Vec<f64>) -> Option<Self> {
        let w = half + 1;
        for i in 0..n {
            for d in (0..=half.min(i)).rev() {
                let j = i - d;
                let mut sum = band[i * w + d];
                for k in i.saturating_sub(half).max(j.saturating_sub(half))..j {
                    sum -= band[i * w + (i - k)] * band[j * w + (j - k)];
                }
                if d == 0 {
                    if sum.is_nan() || sum <= 0.0 {
                        return None;
                    }
                    band[i * w] = sum.sqrt();
                } else {
                    band[i * w + d] = sum / band[j * w];
                }
            }
        }
        Some(BandedCholesky { n, half, l: band })
    }

    /// Solves A X = B in place for a matrix B of rows of `width`: all its columns side by side.
    /// Numbers without unit.
    pub fn solve_rows(&self, b: &mut [f64], width: usize) {
        let w = self.half + 1;
        for i in 0..self.n {
            let (before, rest) = b.split_at_mut(i * width);
            let row = &mut rest[..width];
            for d in 1..=self.half.min(i) {
                subtract(row, &before[(i - d) * width..][..width], self.l[i * w + d]);
            }
            row.iter_mut().for_each(|v| *v /= self.l[i * w]);
        }
        for i in (0..self.n).rev() {
            let (rest, after) = b.split_at_mut((i + 1) * width);
            let row = &mut rest[i * width..];
            for d in 1..=self.half.min(self.n - 1 - i) {
                subtract(row, &after[(d - 1) * width..][..width], self.l[(i + d) * w + d]);
            }
            row.iter_mut().for_each(|v| *v /= self.l[i * w]);
        }
    }

    /// Solves A x = b in place. Numbers without unit.
    pub fn solve(&self, b: &mut [f64]) {
        self.solve_rows(b, 1);
    }
}

fn subtract(row: &mut [f64], other: &[f64], factor: f64) {
    row.iter_mut().zip(other).for_each(|(v, o)| *v -= factor * o);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn solves_a_pentadiagonal_system() {
        let (n, half) = (40, 2);
        let entry = |i: usize, j: usize| match i.abs_diff(j) {
            0 => 6.5 + i as f64 * 0.01,
            1 => -4.0 + 1.5,
            2 => 1.0,
            _ => 0.0,
        };
        let band = (0..n).flat_map(|i| (0..=half).map(move |d| if d <= i { entry(i, i - d) } else { 0.0 }));
        let truth: Vec<f64> = (0..n).map(|i| (i as f64 * 0.7).sin()).collect();
        let mut b: Vec<f64> = (0..n).map(|i| (0..n).map(|j| entry(i, j) * truth[j]).sum()).collect();
        BandedCholesky::factor(n, half, band.collect()).unwrap().solve(&mut b);
        assert!(b.iter().zip(&truth).all(|(x, t)| (x - t).abs() < 1e-12));
    }

    #[test]
    fn refuses_an_indefinite_matrix() {
        assert!(BandedCholesky::factor(2, 1, vec![1.0, 0.0, 1.0, 2.0]).is_none());
    }
}
