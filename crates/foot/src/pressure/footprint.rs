//! The loaded sensors of a map, its long axis, and the distance of every sensor from the nearest loaded one.

use super::PlacementError;
use windlass_geometry::{Point2, Vector2};
use windlass_scan::PressureMap;

/// Share of the highest peak over which a sensor counts as loaded.
const LOADED: f32 = 0.02;
/// Fewest loaded sensors of a footprint.
const FEWEST: usize = 30;

/// A footprint in the plane of its sensors: x along the rows' order, y along the columns'.
pub struct Footprint {
    /// Loaded sensors and their peaks, kPa.
    pub loaded: Vec<(Point2, f64)>,
    /// Middle of the footprint's box along its axes.
    pub centre: Point2,
    /// Angle of the long axis.
    pub angle: f64,
    /// Extent along and across the long axis, mm.
    pub size_mm: [f64; 2],
    rows: usize,
    cols: usize,
    pitch: [f64; 2],
    distance: Vec<f32>,
}

impl Footprint {
    pub fn of(map: &PressureMap) -> Result<Footprint, PlacementError> {
        let highest = map.kpa.iter().copied().filter(|v| v.is_finite()).fold(0.0, f32::max);
        let at = |k: usize| {
            Point2::new((k / map.cols) as f64 * map.pitch_mm[0], (k % map.cols) as f64 * map.pitch_mm[1])
        };
        let loaded: Vec<(Point2, f64)> = map
            .kpa
            .iter()
            .enumerate()
            .filter(|(_, v)| **v > LOADED * highest)
            .map(|(k, v)| (at(k), f64::from(*v)))
            .collect();
        if loaded.len() < FEWEST {
            return Err(PlacementError::Small { loaded: loaded.len() });
        }
        let angle = long_axis(&loaded);
        let (s, c) = libm::sincos(angle);
        let axes = [Vector2::new(c, s), Vector2::new(-s, c)];
        let spans = axes.map(|axis| {
            let along = loaded.iter().map(|(p, _)| p.coords.dot(&axis));
            along.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(v), h.max(v)))
        });
        let middle = spans.map(|(l, h)| (l + h) / 2.0);
        Ok(Footprint {
            centre: Point2::from(axes[0] * middle[0] + axes[1] * middle[1]),
            angle,
            size_mm: [spans[0].1 - spans[0].0 + map.pitch_mm[0], spans[1].1 - spans[1].0 + map.pitch_mm[1]],
            rows: map.rows,
            cols: map.cols,
            pitch: map.pitch_mm,
            distance: distances(map, LOADED * highest),
            loaded,
        })
    }

    /// Distance of a place of the plane from the nearest loaded sensor, mm; outside the sensors, that of the nearest
    /// one of the border and the way to it.
    pub fn distance(&self, q: Point2) -> f64 {
        let (r, c) = (q.x / self.pitch[0], q.y / self.pitch[1]);
        let row = r.round().clamp(0.0, (self.rows - 1) as f64);
        let col = c.round().clamp(0.0, (self.cols - 1) as f64);
        let beyond = ((r - row) * self.pitch[0]).hypot((c - col) * self.pitch[1]);
        let near = f64::from(self.distance[row as usize * self.cols + col as usize]);
        if beyond > self.pitch[0] { near + beyond } else { near }
    }
}

/// Angle of the principal axis of the loaded sensors.
fn long_axis(loaded: &[(Point2, f64)]) -> f64 {
    let n = loaded.len() as f64;
    let middle = loaded.iter().map(|(p, _)| p.coords).sum::<Vector2>() / n;
    let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
    for (p, _) in loaded {
        let d = p.coords - middle;
        xx += d.x * d.x;
        xy += d.x * d.y;
        yy += d.y * d.y;
    }
    0.5 * libm::atan2(2.0 * xy, xx - yy)
}

/// Chamfer distances in two sweeps (Borgefors 1986, Comput Vis Graph Image Process 34:344).
fn distances(map: &PressureMap, loaded: f32) -> Vec<f32> {
    let (rows, cols) = (map.rows as i64, map.cols as i64);
    let mut out: Vec<f32> = map.kpa.iter().map(|v| if *v > loaded { 0.0 } else { f32::INFINITY }).collect();
    let [pr, pc] = map.pitch_mm.map(|p| p as f32);
    let steps = [(-1i64, 0i64, pr), (0, -1, pc), (-1, -1, pr.hypot(pc)), (-1, 1, pr.hypot(pc))];
    for sign in [1i64, -1] {
        for k in 0..rows * cols {
            let k = if sign > 0 { k } else { rows * cols - 1 - k };
            let (r, c) = (k / cols, k % cols);
            for (dr, dc, way) in steps {
                let (nr, nc) = (r + sign * dr, c + sign * dc);
                if (0..rows).contains(&nr) && (0..cols).contains(&nc) {
                    out[k as usize] = out[k as usize].min(out[(nr * cols + nc) as usize] + way);
                }
            }
        }
    }
    out
}
