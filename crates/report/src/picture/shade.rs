//! Light: from what each sample sees to its colour. A soft sky, a key light from the upper left, a faint gloss,
//! darker hollows, and lines where the surface ends or creases.

use super::raster::{NOTHING, Seen};
use super::samples::Samples;

/// Towards the key light: right, up, towards the viewer (unit length to 1e-3).
const KEY: [f32; 3] = [-0.408, 0.571, 0.712];
/// Half-way between the key light and the viewer.
const GLOSS: [f32; 3] = [-0.220, 0.309, 0.925];
/// Offsets of the occlusion samples, in samples of the picture at full reach, each taken both ways; and one over its
/// length.
const RING: [([f32; 2], f32); 6] = [
    ([1.0, 0.0], 1.0),
    ([0.5, 0.866], 1.0),
    ([-0.5, 0.866], 1.0),
    ([0.35, 0.2], 2.481),
    ([0.0, 0.4], 2.5),
    ([-0.35, 0.2], 2.481),
];

/// How much light a surface sends to the viewer.
#[derive(Clone, Copy)]
pub(super) struct Light {
    /// Share of its colour.
    share: f32,
    /// White, added.
    gloss: f32,
}

impl Light {
    /// Of a surface with a normal in the viewer's frame. Openness from 0 to 1.
    pub fn on(normal: [f32; 3], openness: f32) -> Light {
        // Seen from inside (an open mesh): light the side that is seen.
        let n = if normal[2] < 0.0 { normal.map(|c| -c) } else { normal };
        let dot = |d: [f32; 3]| n[0] * d[0] + n[1] * d[1] + n[2] * d[2];
        let key = (dot(KEY) * 0.8 + 0.2).max(0.0);
        let sky = 0.5 + 0.5 * (0.6 * n[1] + 0.8 * n[2]).clamp(-1.0, 1.0);
        let power = dot(GLOSS).max(0.0);
        let (p2, p4) = (power * power, power * power * power * power);
        let share = (0.13 + 0.27 * sky + 0.68 * key) * (0.45 + 0.55 * openness);
        Light { share, gloss: 0.10 * p4 * p4 * p4 * p2 }
    }

    /// A colour in this light. Channels from 0 to 1.
    pub fn lit(self, base: [f32; 3]) -> [f32; 3] {
        base.map(|c| (c * self.share + self.gloss).min(1.0))
    }
}

/// Looks how open the surroundings of samples are.
pub(super) struct Surroundings {
    /// Places looked at, in samples from the one asked about: pairs on opposite sides.
    pairs: [[[isize; 2]; 2]; RING.len()],
    per_mm: f32,
}

impl Surroundings {
    /// As far as `reach` samples, `step_mm` millimetres for each sample.
    pub fn within(reach: f32, step_mm: f32) -> Self {
        let away = |d: f32| (d * reach).floor() as isize;
        let pairs = RING.map(|([dx, dy], _)| [[away(dx), away(dy)], [away(-dx), away(-dy)]]);
        Surroundings { pairs, per_mm: 1.0 / (reach * step_mm) }
    }

    /// How open the surroundings of a sample are: 1 on a plane or hill, less in a hollow. From 0 to 1.
    pub fn openness(&self, seen: &Seen, x: usize, y: usize) -> f32 {
        let here = seen.depth[y * seen.width + x];
        let rise = |[dx, dy]: [isize; 2]| {
            let (sx, sy) = (x.wrapping_add_signed(dx), y.wrapping_add_signed(dy));
            if sx >= seen.width || sy >= seen.height {
                return 0.0;
            }
            // Where nothing is seen the depth is infinite.
            let depth = seen.depth[sy * seen.width + sx];
            if depth == f32::NEG_INFINITY { 0.0 } else { (depth - here) * self.per_mm }
        };
        // Opposite samples in pairs: a slope hides on one side what it opens on the other.
        let pairs = self.pairs.iter().zip(RING);
        let hidden: f32 =
            pairs.map(|([a, b], (_, tilt))| ((rise(*a) + rise(*b)) * tilt).clamp(0.0, 1.5)).sum();
        1.0 - (hidden / RING.len() as f32 * 0.9).min(0.75)
    }
}

/// How dark the line through a sample is, 0 to 1: the outline, an edge that hides something behind it, a crease.
pub(super) fn line(seen: &Seen, samples: &Samples, x: usize, y: usize, step_mm: f32) -> f32 {
    let slot = y * seen.width + x;
    let a = samples.normal(slot);
    // A depth step that the slope of the surface explains is not an edge.
    let slope = step_mm * (1.0 / a[2].abs().max(0.12) + 1.0);
    let mut dark = 0.0f32;
    for (dx, dy) in [(1isize, 0isize), (0, 1), (-1, 0), (0, -1)] {
        let (nx, ny) = (x as isize + dx, y as isize + dy);
        let inside = nx >= 0 && ny >= 0 && (nx as usize) < seen.width && (ny as usize) < seen.height;
        let other = if inside {
            ny as usize * seen.width + nx as usize
        } else {
            continue;
        };
        if seen.triangle[other] == NOTHING {
            dark = dark.max(0.75);
            continue;
        }
        let b = samples.normal(other);
        let drop = seen.depth[slot] - seen.depth[other];
        if drop > 2.0 * slope + 0.5 {
            dark = dark.max(0.55);
        } else if a[0] * b[0] + a[1] * b[1] + a[2] * b[2] < 0.86 {
            dark = dark.max(0.30);
        }
    }
    dark
}
