//! Top-cover allowance: the shell is made for the foot with its cover on, so that the foot sits at the height and in
//! the cup that were prescribed once the cover is glued in.

use crate::shell::{BLUNT, invert_offset};
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
    blunt_ridges(&mut bridged, &HeightField::from_fn(grid, |_| BLUNT * thickness));
    let sole = &SplineSurface::fit(&bridged, KNOTS, 0.0)?;
    SplineSurface::fit(&HeightField::from_fn(grid, |q| height(sole, thickness, q)), KNOTS, 0.0)
}

/// Height of the offset over a place; where the sole bends too sharply for an offset, of the lowest of the balls that
/// touch it, which bridge the crease.
fn height(sole: &SplineSurface, thickness: f64, q: Point2) -> f64 {
    let outward = |p: Point2| {
        let g = sole.height_and_gradient(p).1;
        Vector3::new(g.x, g.y, -1.0) / (1.0 + g.norm_squared()).sqrt() * thickness
    };
    match invert_offset(|p| p + outward(p).xy(), q, q) {
        Some(p) => sole.height(p) + outward(p).z,
        None => below_balls(sole, thickness, q),
    }
}

/// Lowest point over a place of the balls of a radius whose middles are on the sole.
fn below_balls(sole: &SplineSurface, radius: f64, q: Point2) -> f64 {
    const ACROSS: i32 = 8;
    let steps = (-ACROSS..=ACROSS).flat_map(|i| (-ACROSS..=ACROSS).map(move |j| (i, j)));
    let beside = steps.map(|(i, j)| Vector2::new(f64::from(i), f64::from(j)) * (radius / f64::from(ACROSS)));
    let bottom = |d: Vector2| sole.height(q + d) - (radius * radius - d.norm_squared()).max(0.0).sqrt();
    beside.filter(|d| d.norm() <= radius).map(bottom).fold(f64::INFINITY, f64::min)
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
