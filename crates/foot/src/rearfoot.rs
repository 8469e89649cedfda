//! The rearfoot angle: how the back of the heel leans in the frontal plane.

use windlass_geometry::Mesh;

/// Heights between which the heel's back is bisected, mm.
const BACK: std::ops::Range<f64> = 15.0..50.0;
/// How far forward of the most posterior point of its level the skin counts as the heel's back, mm.
const DEPTH_MM: f64 = 35.0;
/// Levels of the bisection.
const LEVELS: usize = 7;

/// Angle of the heel's bisection to the vertical, degrees, eversion + (its top leans medially): the middle of the
/// skin's width at each level, and the line through the middles. `None` where the back was not seen.
pub fn angle(surface: &Mesh) -> Option<f64> {
    let step = (BACK.end - BACK.start) / LEVELS as f64;
    let level = |z: f64| BACK.contains(&z).then(|| (((z - BACK.start) / step) as usize).min(LEVELS - 1));
    let mut rear = [f64::INFINITY; LEVELS];
    for p in &surface.vertices {
        if let Some(k) = level(p.z) {
            rear[k] = rear[k].min(p.x);
        }
    }
    let mut borders = [[f64::INFINITY, f64::NEG_INFINITY]; LEVELS];
    for p in &surface.vertices {
        if let Some(k) = level(p.z)
            && p.x < rear[k] + DEPTH_MM
        {
            borders[k] = [borders[k][0].min(p.y), borders[k][1].max(p.y)];
        }
    }
    let middles: Vec<(f64, f64)> = borders
        .iter()
        .enumerate()
        .filter(|(k, b)| b[1] - b[0] > 25.0 && rear[*k] < 15.0)
        .map(|(k, b)| (BACK.start + (k as f64 + 0.5) * step, (b[0] + b[1]) / 2.0))
        .collect();
    if middles.len() < LEVELS - 1 {
        return None;
    }
    let n = middles.len() as f64;
    let (mz, my) = middles.iter().fold((0.0, 0.0), |s, m| (s.0 + m.0 / n, s.1 + m.1 / n));
    let (zz, zy) =
        middles.iter().fold((0.0, 0.0), |s, m| (s.0 + (m.0 - mz).powi(2), s.1 + (m.0 - mz) * (m.1 - my)));
    Some(libm::atan(zy / zz).to_degrees())
}
