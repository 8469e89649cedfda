//! How high heel and ball stand over the floor of the shoe, read from the finished triangles.

use super::probe::Probe;
use serde::Serialize;
use windlass_geometry::Point2;

/// Heights over the floor of the shoe, mm. What the foot stands on is the device's top and, where it reaches, the cover.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Heights {
    /// The device's top under the centre of the heel.
    pub device_heel_mm: f64,
    /// The device's top under the first, second and fifth metatarsal heads; 0 where it has ended behind them.
    pub device_heads_mm: [f64; 3],
    /// The cover that the seat leaves room for.
    pub cover_mm: f64,
}

impl Heights {
    /// Plumb heights of the top at the landmarks.
    pub(super) fn read(probe: &Probe) -> Heights {
        let top = |p: Point2| probe.top.sample(p).unwrap_or(0.0);
        let l = &probe.foot.landmarks;
        Heights {
            device_heel_mm: top(l.heel_centre.at.xy()),
            device_heads_mm: [l.first_met_head, l.second_met_head, l.fifth_met_head]
                .map(|head| top(head.at.xy())),
            cover_mm: probe.cover,
        }
    }

    /// What the heel stands on, mm.
    pub fn heel_mm(&self) -> f64 {
        self.device_heel_mm + self.cover_mm
    }

    /// What the middle of the ball, the second metatarsal head, stands on; `covered` says whether the cover reaches it; mm.
    pub fn ball_mm(&self, covered: bool) -> f64 {
        self.device_heads_mm[1] + if covered { self.cover_mm } else { 0.0 }
    }

    /// How much higher the heel stands than the ball: the pitch that the device adds to the shoe's own, mm.
    pub fn pitch_mm(&self, covered: bool) -> f64 {
        self.heel_mm() - self.ball_mm(covered)
    }
}
