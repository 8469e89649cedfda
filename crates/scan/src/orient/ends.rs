//! The ends of a noisy foot: its outermost points lie outside it, so a rounded cap is laid through the skin round each.

use crate::FOOT_HEIGHT_MM;
use nalgebra::{SMatrix, SVector};
use windlass_geometry::{Point3, Vector2};

/// Radius of the skin that a cap is laid through at the toes and at the heel, mm: a toe is round with 8 to 12 mm, a heel
/// with 25 to 35 mm. The larger ones where the points lie too far apart.
const TOES_MM: f64 = 9.0;
const HEEL_MM: f64 = 12.0;
const WIDER: [f64; 3] = [1.0, 1.2, 1.45];
/// Depth of it, as a share of its radius.
const DEPTH: f64 = 0.75;
/// Points that a cap is wished to have, and fewest, of six unknowns.
const WISHED: usize = 16;
const FEWEST: usize = 10;
/// How far the outermost point lies outside, in deviations: at least and at most of some hundred points, and where too few
/// points are around it for a cap.
const OUTSIDE: [f64; 2] = [0.5, 4.2];
const USUAL: f64 = 1.5;
/// Times that the cap is laid anew round its own top, and how far it may walk each time, in radii.
const ROUNDS: usize = 4;
const STEP: f64 = 0.5;
/// Strongest curvature, 1/mm: a child's toe.
const ROUNDEST: f64 = 1.0 / 8.0;

/// How much longer the outermost points make the foot along an axis of the plan (toes ahead) than the skin around them
/// does, mm.
pub(crate) fn excess(skin: &[Point3], axis: Vector2, noise: f64) -> f64 {
    let ends = [(axis, TOES_MM), (-axis, HEEL_MM)];
    ends.into_iter().map(|(out, reach)| beyond(skin, out, reach, noise)).sum()
}

/// How far the outermost point in a direction lies outside the cap through the skin around it.
fn beyond(skin: &[Point3], out: Vector2, reach: f64, noise: f64) -> f64 {
    let depth = |p: &Point3| p.x * out.x + p.y * out.y;
    let side = |p: &Point3| p.y * out.x - p.x * out.y;
    let low = || skin.iter().filter(|p| p.z < FOOT_HEIGHT_MM);
    let Some(end) = low().max_by(|a, b| depth(a).total_cmp(&depth(b))) else { return 0.0 };
    let from_end = |p: &Point3| [depth(p) - depth(end), side(p) - side(end), p.z - end.z];
    let far = 3.0 * reach;
    let near: Vec<[f64; 3]> =
        low().map(from_end).filter(|d| d[0] > -far && d[1].abs() < far && d[2].abs() < far).collect();
    let bound = |v: f64| v.clamp(-OUTSIDE[1] * noise, -OUTSIDE[0] * noise);
    let mut top = [0.0; 3];
    let mut found = None;
    for _ in 0..ROUNDS {
        let cap =
            WIDER.into_iter().map(|w| w * reach).find_map(|r| Cap::around(&near, top, r, noise, WISHED));
        let widest = WIDER[WIDER.len() - 1] * reach;
        let Some(cap) = cap.or_else(|| Cap::around(&near, top, widest, noise, FEWEST)) else { break };
        let [above, aside, up] = cap.top();
        let held = |v: f64| v.clamp(-reach, reach);
        top = [bound(top[0] + above), held(top[1] + aside), held(top[2] + up)];
        found = Some(top[0]);
    }
    -found.unwrap_or(-USUAL * noise)
}

/// A paraboloid, in radii of its reach, that falls off as a ball of its curvature does.
struct Cap {
    /// Of 1, v, w, v2, vw and w2: the depth, mm.
    terms: SVector<f64, 6>,
    reach: f64,
}

impl Cap {
    /// Through the points (depth, two places) round a centre; `None` where there are fewer than wished.
    fn around(points: &[[f64; 3]], centre: [f64; 3], reach: f64, noise: f64, fewest: usize) -> Option<Cap> {
        let mut normal = SMatrix::<f64, 6, 6>::zeros();
        let mut rows = Vec::new();
        for p in points {
            let depth = p[0] - centre[0];
            let (v, w) = ((p[1] - centre[1]) / reach, (p[2] - centre[2]) / reach);
            if v * v + w * w < 1.0 && depth > -DEPTH * reach && depth < 4.0 * noise + 1.0 {
                let row = SVector::<f64, 6>::from([1.0, v, w, v * v, v * w, w * w]);
                normal += row * row.transpose();
                rows.push((row, depth, (v * v + w * w) * reach * reach));
            }
        }
        if rows.len() < fewest {
            return None;
        }
        let normal = normal.cholesky()?;
        let mut terms = SVector::<f64, 6>::zeros();
        // A ball of curvature k falls by k r2 / 2 + k3 r4 / 8: the second part by the curvature found before.
        for _ in 0..3 {
            let k = (-(terms[3] + terms[5]) / reach / reach).clamp(0.0, ROUNDEST);
            let part =
                |(row, depth, r2): &(SVector<f64, 6>, f64, f64)| row * (depth + k * k * k * r2 * r2 / 8.0);
            terms = normal.solve(&rows.iter().map(part).sum());
        }
        Some(Cap { terms, reach })
    }

    /// Its highest point: depth and place from its centre, mm.
    fn top(&self) -> [f64; 3] {
        let f = &self.terms;
        let (a, b, c) = (2.0 * f[3], f[4], 2.0 * f[5]);
        let det = a * c - b * b;
        let (mut v, mut w) = (0.0, 0.0);
        if a < 0.0 && det > 1e-9 {
            v = ((b * f[2] - c * f[1]) / det).clamp(-STEP, STEP);
            w = ((b * f[1] - a * f[2]) / det).clamp(-STEP, STEP);
        }
        let depth = f[0] + f[1] * v + f[2] * w + f[3] * v * v + f[4] * v * w + f[5] * w * w;
        [depth, v * self.reach, w * self.reach]
    }
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
