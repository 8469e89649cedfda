//! The trim line beside the shell: where its medial and lateral edges run on this foot, told from its landmarks and its
//! own border and not from a height, so that a foot scanned loaded and the same foot unloaded get the same line.
//!
//! From the heel cup forward the lateral edge keeps a distance from the foot's lateral border. The medial edge keeps one
//! from the medial border beside the arch, and runs from there onto the first ray, whose bisection it follows to the front:
//! a regular shell ends on the bisection of the first metatarsal, a narrow one on the lateral side of its shaft, a wide
//! one on the medial side.

use crate::anatomy::Anatomy;
use crate::blend::{mix, step};
use crate::doses::Doses;
use windlass_geometry::Point2;
use windlass_prescription::Width;

/// Distance of the arch's edge from the medial border, narrow, regular and wide, mm on an adult foot.
const ARCH: [f64; 3] = [9.0, 6.0, 3.5];
/// Distance of the lateral edge from the lateral border, mm on an adult foot.
const LATERAL: [f64; 3] = [5.5, 4.0, 2.5];
/// How much further in the lateral edge comes to stand towards the front, where the shell lies flat in the shoe, mm on an
/// adult foot, and where it begins and ends to, shares of foot length.
const LATERAL_FRONT: f64 = 2.5;
const TO_FRONT: (f64, f64) = (0.44, 0.60);
/// Half the width of the first metatarsal's shaft, mm on an adult foot (13 to 15 mm across).
const HALF_SHAFT: f64 = 7.0;
/// How far the first metatarsal diverges from the foot's axis: tan 3 degrees.
const DIVERGENCE: f64 = 0.0524;
/// Where the medial edge leaves the arch and where it has come onto the first ray, shares of foot length.
const ONTO_RAY: (f64, f64) = (0.40, 0.56);
/// The least distance from the border, mm on an adult foot.
const INSIDE: f64 = 2.0;
/// Of a cup that is shallower than this the lateral edge stands further in, mm, so that it is not higher than the cup.
const SHALLOW: (f64, f64) = (12.0, 0.6);

/// The edges of one device, canonical right frame, mm.
#[derive(Debug, Clone, Copy)]
pub struct TrimLine {
    arch: f64,
    lateral: f64,
    lateral_front: f64,
    inside: f64,
    /// A place on the first ray's line, moved to the side for the width.
    on_ray: Point2,
    heel_medial: Point2,
    ball_medial: Point2,
    onto_ray: (f64, f64),
    to_front: (f64, f64),
}

impl TrimLine {
    /// The line of a foot for a prescription.
    pub fn of(foot: &Anatomy, doses: &Doses) -> Self {
        let (which, aside) = match doses.width {
            Width::Narrow => (0, -1.0),
            Width::Regular => (1, 0.0),
            Width::Wide => (2, 1.0),
        };
        let (shallow, share) = SHALLOW;
        let moved = doses.placements.trim();
        TrimLine {
            arch: foot.sized(ARCH[which]) - moved.medial_arch_mm,
            lateral: foot.sized(LATERAL[which]) + share * (shallow - doses.heel_cup).max(0.0)
                - moved.lateral_mm,
            lateral_front: foot.sized(LATERAL_FRONT),
            inside: foot.sized(INSIDE),
            on_ray: Point2::new(foot.met1.x, foot.met1.y + aside * foot.sized(HALF_SHAFT)),
            heel_medial: foot.heel_medial,
            ball_medial: foot.ball_medial,
            onto_ray: (foot.along(ONTO_RAY.0), foot.along(ONTO_RAY.1)),
            to_front: (foot.along(TO_FRONT.0), foot.along(TO_FRONT.1)),
        }
    }

    /// y of the medial edge at a distance along the foot; `border` is the foot's there; all in mm.
    pub fn medial(&self, x: f64, border: f64) -> f64 {
        // An ankle that bulges over the arch is no border of the sole: from heel to ball it runs straight at most.
        let s = (x - self.heel_medial.x) / (self.ball_medial.x - self.heel_medial.x);
        let straight = mix(self.heel_medial.y, self.ball_medial.y, s.clamp(0.0, 1.0));
        let arch = (straight - self.arch).min(border - self.inside);
        let ray = self.on_ray.y - DIVERGENCE * (self.on_ray.x - x);
        mix(arch, ray.min(border - self.inside), step(self.onto_ray.0, self.onto_ray.1, x))
    }

    /// y of the lateral edge there, mm.
    pub fn lateral(&self, x: f64, border: f64) -> f64 {
        let inside = self.lateral + self.lateral_front * step(self.to_front.0, self.to_front.1, x);
        border + inside.max(self.inside)
    }
}
