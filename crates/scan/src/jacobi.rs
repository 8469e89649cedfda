//! Eigenvectors of symmetric 3 x 3 matrices by cyclic Jacobi rotations (Golub and Van Loan 2013, section 8.5).

use nalgebra::Matrix3;
use windlass_geometry::Vector3;

/// Eigenvalues, largest first, with their unit eigenvectors. Own code because a mirrored matrix must give exactly
/// the mirrored vectors, which Jacobi rotations do and Householder steps do not.
pub(crate) fn eigen(mut a: Matrix3<f64>) -> [(f64, Vector3); 3] {
    let mut v = Matrix3::identity();
    for _ in 0..12 {
        for (p, q) in [(0, 1), (0, 2), (1, 2)] {
            if a[(p, q)] == 0.0 {
                continue;
            }
            let theta = (a[(q, q)] - a[(p, p)]) / (2.0 * a[(p, q)]);
            let t = theta.signum() / (theta.abs() + (theta * theta + 1.0).sqrt());
            let c = 1.0 / (t * t + 1.0).sqrt();
            let s = t * c;
            let mut r = Matrix3::identity();
            r[(p, p)] = c;
            r[(q, q)] = c;
            r[(p, q)] = s;
            r[(q, p)] = -s;
            a = r.transpose() * a * r;
            v *= r;
        }
    }
    let mut pairs = [0, 1, 2].map(|i| (a[(i, i)], v.column(i).into_owned()));
    pairs.sort_by(|x, y| y.0.total_cmp(&x.0));
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn diagonalises() {
        let m = Matrix3::new(4.0, 1.0, -2.0, 1.0, 3.0, 0.5, -2.0, 0.5, 7.0);
        for (value, vector) in eigen(m) {
            assert!((m * vector - vector * value).norm() < 1e-12);
            assert!((vector.norm() - 1.0).abs() < 1e-12);
        }
    }
}
