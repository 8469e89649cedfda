//! The outline of the foot: the border of its shadow.

use windlass_geometry::{HeightField, Mesh, Point2, Ring};
use windlass_scan::FOOT_HEIGHT_MM;

/// Distance of the outline's points, mm.
const STEP_MM: f64 = 2.0;

/// Border of the shadow of everything below 60 mm, counter-clockwise, toes joined: in each slice across the foot the
/// outermost points, closed round the heel and the toes, smoothed.
pub fn outline(surface: &Mesh, observed: &HeightField) -> Vec<Point2> {
    let first = observed.grid.origin.x;
    let slices = (observed.grid.nx as f64 * observed.grid.pitch / STEP_MM).ceil() as usize + 1;
    let mut borders = vec![[Point2::new(0.0, f64::INFINITY), Point2::new(0.0, f64::NEG_INFINITY)]; slices];
    let (mut rear, mut front) = (Point2::new(f64::INFINITY, 0.0), Point2::new(f64::NEG_INFINITY, 0.0));
    for p in surface.vertices.iter().filter(|p| p.z < FOOT_HEIGHT_MM) {
        let k = (((p.x - first) / STEP_MM).max(0.0) as usize).min(slices - 1);
        if p.y < borders[k][0].y {
            borders[k][0] = p.xy();
        }
        if p.y > borders[k][1].y {
            borders[k][1] = p.xy();
        }
        if p.x < rear.x {
            rear = p.xy();
        }
        if p.x > front.x {
            front = p.xy();
        }
    }
    let filled: Vec<_> = borders.iter().filter(|b| b[0].y.is_finite()).collect();
    let mut points = vec![rear];
    points.extend(filled.iter().map(|b| b[0]));
    points.push(front);
    points.extend(filled.iter().rev().map(|b| b[1]));
    Ring::new(points).resampled(STEP_MM).smoothed(4.0).points
}
