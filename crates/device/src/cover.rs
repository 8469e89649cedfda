//! Top-cover allowance: the shell is made for the foot with its cover on, so that the foot sits at the height and in
//! the cup that were prescribed once the cover is glued in.

use crate::shell::BLUNT;
use windlass_geometry::{
    Grid, HeightField, Point2, SplineFitError, SplineSurface, Vector2, Vector3, blunt_ridges,
};

/// The underside of a cover of a thickness (mm) under a sole: the sole's offset along its normal. A sheet does not
/// follow a crease that is sharper than it is thick, and bridges it.
pub fn under(sole: &SplineSurface, thickness: f64) -> Result<SplineSurface, SplineFitError> {
    const SAMPLE: f64 = 1.0;
    const KNOTS: f64 = 2.0;
    let grid = Grid::covering(sole.min(), sole.max(), SAMPLE);
    let mut bridged = HeightField::from_fn(grid, |p| sole.height(p));
    blunt_ridges(&mut bridged, |_| BLUNT * thickness);
    let sole = &SplineSurface::fit(&bridged, KNOTS, 0.0)?;
    SplineSurface::fit(&HeightField::from_fn(grid, |q| height(sole, thickness, q)), KNOTS, 0.0)
}

/// Height of the offset over a place; where the sole bends too sharply for an offset, plumb below it.
fn height(sole: &SplineSurface, thickness: f64, q: Point2) -> f64 {
    const DAMPING: f64 = 0.7;
    const NEAR: f64 = 1e-6;
    let mut p = q;
    for _ in 0..60 {
        let (z, g) = sole.height_and_gradient(p);
        let outward = Vector3::new(g.x, g.y, -1.0) / (1.0 + g.norm_squared()).sqrt() * thickness;
        let error: Vector2 = q - (p + outward.xy());
        if error.norm() < NEAR {
            return z + outward.z;
        }
        p += error * DAMPING;
    }
    sole.height(q) - thickness
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cover_is_as_thick_on_a_slope_as_on_the_flat() {
        let grid = Grid::covering(Point2::new(0.0, 0.0), Point2::new(60.0, 60.0), 1.0);
        let slope = SplineSurface::fit(&HeightField::from_fn(grid, |p| 0.75 * p.x), 2.0, 0.0).unwrap();
        let covered = under(&slope, 2.0).unwrap();
        let p = Point2::new(30.0, 30.0);
        let plumb = slope.height(p) - covered.height(p);
        assert!((plumb * 0.8 - 2.0).abs() < 1e-6, "{plumb}");
    }
}
