//! The ends of a noisy foot: its outermost points lie outside it, so a paraboloid is laid through the skin round each.

use crate::FOOT_HEIGHT_MM;
use nalgebra::{SMatrix, SVector};
use windlass_geometry::{Point3, Vector2};

/// Half the width and height of the skin that is taken, mm: the first with enough points.
const REACHES_MM: [f64; 3] = [7.0, 9.0, 12.0];
/// Depth of it, as a share of its reach: the round of a toe falls 4 mm within 7 mm.
const DEPTH: f64 = 0.7;
/// Fewest points of a fit with six unknowns.
const FEWEST: usize = 14;
/// What the outermost point lies outside at least, in deviations, after smoothing, where the points are far apart
/// (measured on reference scans).
const USUAL: f64 = 0.8;
/// The same where they are close together.
const LEAST: f64 = 0.6;

/// How much longer the outermost points make the foot along an axis of the plan than the skin around them does, mm.
pub(crate) fn excess(skin: &[Point3], axis: Vector2, noise: f64) -> f64 {
    [axis, -axis].into_iter().map(|out| beyond(skin, out, noise).unwrap_or(USUAL * noise)).sum()
}

/// How far the outermost point in a direction lies outside the paraboloid through the skin around it; `None` where
/// there is too little skin for one.
fn beyond(skin: &[Point3], out: Vector2, noise: f64) -> Option<f64> {
    let depth = |p: &Point3| p.x * out.x + p.y * out.y;
    let side = |p: &Point3| p.y * out.x - p.x * out.y;
    let low = || skin.iter().filter(|p| p.z < FOOT_HEIGHT_MM);
    let end = low().max_by(|a, b| depth(a).total_cmp(&depth(b)))?;
    let from_end = |p: &Point3| [depth(p) - depth(end), side(p) - side(end), p.z - end.z];
    let widest = REACHES_MM[REACHES_MM.len() - 1];
    let near: Vec<[f64; 3]> = low()
        .map(from_end)
        .filter(|d| d[0] > -DEPTH * widest && d[1].abs() < widest && d[2].abs() < widest)
        .collect();
    REACHES_MM.into_iter().find_map(|reach| {
        let top = paraboloid_top(&near, reach)?;
        // A wide paraboloid is too blunt for a toe, so that it finds too little outside.
        let least = noise * if reach > REACHES_MM[0] { USUAL } else { LEAST };
        Some((-top).clamp(least, 2.0))
    })
}

/// Highest value of the paraboloid through the points (depth, two places) within a reach.
fn paraboloid_top(points: &[[f64; 3]], reach: f64) -> Option<f64> {
    let mut normal = SMatrix::<f64, 6, 6>::zeros();
    let mut right = SVector::<f64, 6>::zeros();
    let mut count = 0;
    for [depth, v, w] in points {
        let (v, w) = (v / reach, w / reach);
        if v.abs() < 1.0 && w.abs() < 1.0 && *depth > -DEPTH * reach {
            let row = SVector::<f64, 6>::from([1.0, v, w, v * v, v * w, w * w]);
            normal += row * row.transpose();
            right += row * *depth;
            count += 1;
        }
    }
    if count < FEWEST {
        return None;
    }
    let fit = normal.cholesky()?.solve(&right);
    let (a, b, c) = (2.0 * fit[3], fit[4], 2.0 * fit[5]);
    let det = a * c - b * b;
    let (mut v, mut w) = (0.0, 0.0);
    if a < 0.0 && det > 1e-9 {
        v = ((b * fit[2] - c * fit[1]) / det).clamp(-1.0, 1.0);
        w = ((b * fit[1] - a * fit[2]) / det).clamp(-1.0, 1.0);
    }
    Some(fit[0] + fit[1] * v + fit[2] * w + fit[3] * v * v + fit[4] * v * w + fit[5] * w * w)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rough_ball_has_the_length_of_a_smooth_one() {
        let mut skin = Vec::new();
        let mut state = 1u32;
        for i in 0..60 {
            for j in 0..60 {
                let (a, b) = (f64::from(i) * 0.052, f64::from(j) * 0.104);
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let r = 30.0 + 0.6 * (f64::from(state >> 8) / f64::from(1 << 24) - 0.5);
                skin.push(Point3::new(r * a.sin() * b.cos(), r * a.sin() * b.sin(), 30.0 + r * a.cos()));
            }
        }
        let axis = Vector2::new(0.8, 0.6);
        let along = |p: &Point3| p.xy().coords.dot(&axis);
        let raw = skin.iter().map(along).fold(0.0, f64::max) - skin.iter().map(along).fold(0.0, f64::min);
        assert!(raw > 60.3, "{raw}");
        assert!((raw - excess(&skin, axis, 0.2) - 60.0).abs() < 0.15, "{}", raw - excess(&skin, axis, 0.2));
    }
}
