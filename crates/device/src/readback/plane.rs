//! Least-squares planes through heights.

use nalgebra::{Matrix3, Vector3};
use windlass_geometry::Point2;

/// z = level + slope_x (x - cx) + slope_y (y - cy).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plane {
    /// Height at the centre, mm.
    pub level: f64,
    /// Slope along the foot.
    pub slope_x: f64,
    /// Slope across the foot, medial side up +.
    pub slope_y: f64,
}

impl Plane {
    /// The best plane about a centre; `None` with fewer than three points or points on a line.
    /// Points in mm.
    pub fn through(centre: Point2, points: impl Iterator<Item = (Point2, f64)>) -> Option<Plane> {
        let mut normal = Matrix3::zeros();
        let mut right = Vector3::zeros();
        for (p, z) in points {
            let row = Vector3::new(1.0, p.x - centre.x, p.y - centre.y);
            normal += row * row.transpose();
            right += row * z;
        }
        let [level, slope_x, slope_y] = normal.cholesky()?.solve(&right).into();
        Some(Plane { level, slope_x, slope_y })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_a_plane() {
        let centre = Point2::new(3.0, 1.0);
        let points = (0..40).map(|k| Point2::new(f64::from(k % 7), f64::from(k % 5)));
        let plane = Plane::through(centre, points.map(|p| (p, 2.0 + 0.1 * p.x - 0.3 * p.y))).unwrap();
        assert!((plane.level - 2.0).abs() < 1e-12 && (plane.slope_y + 0.3).abs() < 1e-12);
    }
}
