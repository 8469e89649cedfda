//! The underside of a synthesised foot as a height over its plan: heel pad, medial and lateral arch, ball.
//!
//! Every part is smooth (its second derivative is continuous) and zero where the foot stands, so that the heights of
//! the landmarks are the requested ones. Curvatures follow real unloaded feet: across the foot 0.1 per mm at
//! most beneath the pads.

use super::FootShape;
use super::model::{HEADS, Scale};

/// Apex of the medial arch along the model foot, and how far the arch reaches to either side, mm.
const APEX_X: f64 = 106.0;
const ARCH_REACH: f64 = 84.0;
/// Lateral border of the medial arch across the model foot, mm.
const ARCH_FROM: f64 = -30.0;
/// The medial column's distance from the medial border of the plan, as a share of the ball's width; and where the
/// border of the heel is taken along the model foot, mm.
const INSET: f64 = 0.12;
const HEEL_X: f64 = 34.5;
/// Height of the lateral arch, its middle and its reach, mm.
const LATERAL: [f64; 3] = [2.0, 98.0, 62.0];
/// Rise of the transverse arch between the first and fifth heads, mm.
const TRANSVERSE: f64 = 1.0;

/// The sole of one foot, canonical frame.
pub struct Sole {
    scale: Scale,
    arch_height: f64,
    /// The line of the medial column, on which the arch height is measured: points along x and across, mm.
    column: [[f64; 2]; 2],
    /// Slope of the forefoot across, + where the first head is raised.
    varus: f64,
}

impl Sole {
    /// The sole of a shape.
    pub fn of(shape: &FootShape) -> Sole {
        let scale = Scale::of(shape);
        let inset = INSET * shape.ball_width_mm;
        let [heel, ball] = [shape.heel_width_mm / 2.0, scale.ball_medial()];
        Sole {
            arch_height: shape.arch_height_mm,
            column: [[HEEL_X * scale.length, heel - inset], [HEADS[0][0] * scale.length, ball - inset]],
            varus: libm::tan(shape.forefoot_varus_deg.to_radians()),
            scale,
        }
    }

    /// Plan position of the arch's apex, mm.
    pub fn apex(&self) -> [f64; 2] {
        let x = APEX_X * self.scale.length;
        [x, self.column_at(x)]
    }

    /// Height over the support plane at a place of the plan, mm.
    pub fn height(&self, x: f64, y: f64) -> f64 {
        let (u, v) = (x / self.scale.length, y / self.scale.ball);
        let (hind, fore) = (step((98.0 - u) / 62.0), step((u - 116.0) / 52.0));
        let heel = ramp(40.0 - u, 10.0) / 70.0 + v * v / 74.0 * hind;
        let side = (1.0 - fore) * (1.0 - hind) * ramp(-27.0 - v, 4.0) / 24.0;
        self.scale.length * (heel + side + self.lateral_arch(u, v) + self.ball(u, v, fore))
            + self.medial_arch(x, y)
            + fore * self.raised(y)
    }

    /// How far the slope of the forefoot raises it: the fifth head stays down in varus, the first in valgus.
    /// In mm, at `y` mm across.
    pub fn raised(&self, y: f64) -> f64 {
        let standing = if self.varus >= 0.0 { HEADS[4] } else { HEADS[0] };
        self.varus * (y - standing[1] * self.scale.ball)
    }

    /// The dome along the foot, opening medially: at its full height on the medial column, higher beyond.
    fn medial_arch(&self, x: f64, y: f64) -> f64 {
        let across = self.across(x, y);
        self.arch_height * hill((x / self.scale.length - APEX_X) / ARCH_REACH) * 1.25 * ramp(across, 0.25)
    }

    /// Low and short, under the lateral column only.
    fn lateral_arch(&self, u: f64, v: f64) -> f64 {
        let [height, middle, reach] = LATERAL;
        let across = self.across(u * self.scale.length, v * self.scale.ball);
        height * hill((u - middle) / reach) * step(1.2 - across)
    }

    /// The pads under the heads: level from the first to the fifth, hollow between them, rounded to both borders, and
    /// rising to the toes' sulcus.
    fn ball(&self, u: f64, v: f64, fore: f64) -> f64 {
        let borders = ramp(v - 29.0, 5.0) / 24.0 + ramp(-36.0 - v, 4.0) / 26.0;
        let middle = (HEADS[0][1] + HEADS[4][1]) / 2.0;
        let hollow = TRANSVERSE * hill((v - middle) / (HEADS[0][1] - middle));
        let ahead = (u - heads_at(v.clamp(-46.0, 40.0))).max(0.0);
        fore * (borders + hollow) + ahead.powi(3) / 1500.0
    }

    /// Place across between the arch's lateral border (0) and the medial column (1).
    fn across(&self, x: f64, y: f64) -> f64 {
        let from = ARCH_FROM * self.scale.ball;
        (y - from) / (self.column_at(x) - from)
    }

    fn column_at(&self, x: f64) -> f64 {
        let [[x0, y0], [x1, y1]] = self.column;
        y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    }
}

/// Place of the heads along the model foot at a place across: the parabola through the first, second and fifth.
fn heads_at(v: f64) -> f64 {
    let knots = [HEADS[0], HEADS[1], HEADS[4]];
    let share = |k: usize| {
        let others = (0..3).filter(|&j| j != k);
        others.map(|j| (v - knots[j][1]) / (knots[k][1] - knots[j][1])).product::<f64>()
    };
    (0..3).map(|k| knots[k][0] * share(k)).sum()
}

/// v squared, coming smoothly from nothing within `ease` of 0.
fn ramp(v: f64, ease: f64) -> f64 {
    if v > 0.0 { v * v * v / (v + ease) } else { 0.0 }
}

/// From 0 to 1 with no slope and no bend at either end (Perlin 2002).
fn step(t: f64) -> f64 {
    let t = t.clamp(0.0, 1.0);
    t * t * t * (10.0 + t * (6.0 * t - 15.0))
}

/// 1 in the middle, 0 from 1 on.
fn hill(t: f64) -> f64 {
    (1.0 - t * t).max(0.0).powi(3)
}
