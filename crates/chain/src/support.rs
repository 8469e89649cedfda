//! What stands under the foot, as the foot feels it: heights, compliances, and the stiffness of what bends.
//!
//! A support is made either from a device's triangles (`built.rs`) or by formula (`evidence`): two roads.

use crate::mechanism::{Draw, Formula, Mechanism};
use crate::sole::Sole;

/// The support under one foot, one entry for each spring of the sole. Canonical right foot, mm.
#[derive(Debug, Clone, PartialEq)]
pub struct Support {
    /// Height of the upper side over the floor of the shoe (0 where there is no device).
    pub top: Vec<f64>,
    /// Compliance of shoe, cover and cushions in series, mm per kPa.
    pub soft: Vec<f64>,
    /// Compliance of a bridging shell relative to the reference arch of the prior `shell_compliance`; 0 where
    /// the device rests on the shoe.
    pub bridge: Vec<f64>,
    /// Thickness of the shell where it bridges, mm.
    pub shell_mm: f64,
    /// Bending stiffness of whatever crosses the MTP joints, N.m/deg: under the hallux, under the lesser toes.
    pub plate: [f64; 2],
    /// Slope from heel to ball, rad.
    pub pitch: f64,
}

impl Support {
    /// The floor itself.
    pub fn barefoot(sole: &Sole, mechanism: &Mechanism) -> Support {
        Support::uniform(sole, mechanism.shoe.barefoot_compliance_mm_kpa)
    }

    /// The flat floor of a shoe.
    pub fn shoe(sole: &Sole, mechanism: &Mechanism) -> Support {
        Support::uniform(sole, mechanism.shoe.sole_mm / mechanism.shoe.sole_kpa)
    }

    fn uniform(sole: &Sole, soft: f64) -> Support {
        let n = sole.elements.len();
        Support {
            top: vec![0.0; n],
            soft: vec![soft; n],
            bridge: vec![0.0; n],
            shell_mm: 3.0,
            plate: [0.0; 2],
            pitch: 0.0,
        }
    }

    /// Slope from heel to ball along the middle of the foot, radians.
    pub fn slope(&self, sole: &Sole) -> f64 {
        let mean = |share: f64| {
            let near = |x: f64, y: f64| {
                let off = libm::hypot((x - share * sole.length) / ABOUT[0], (y - sole.heel_y) / ABOUT[1]);
                (1.0 - off).max(0.0)
            };
            let (mut sum, mut weight) = (0.0, 0.0);
            for (element, top) in sole.elements.iter().zip(&self.top) {
                let w = near(element.at.x, element.at.y);
                (sum, weight) = (sum + w * top, weight + w);
            }
            if weight > 0.0 { sum / weight } else { 0.0 }
        };
        libm::atan((mean(0.13) - mean(0.70)) / (0.57 * sole.length))
    }

    /// Compliance under every spring for one draw, mm per kPa.
    pub fn compliance(&self, draw: &Draw) -> impl Iterator<Item = f64> + '_ {
        let thin = libm::pow(3.0 / self.shell_mm.max(0.3), draw.shell_thickness_exponent);
        let shell = draw.shell_compliance * thin;
        self.soft.iter().zip(&self.bridge).map(move |(soft, bridge)| soft + shell * bridge)
    }

    /// Stiffness of the arch of the device relative to the reference shell, from its softest bridge; `None` when
    /// nothing bridges.
    pub fn arch_stiffness(&self, draw: &Draw) -> Option<f64> {
        let softest = self.bridge.iter().copied().fold(0.0, f64::max);
        (softest > 0.0).then(|| libm::pow(self.shell_mm / 3.0, draw.shell_thickness_exponent) / softest)
    }
}

/// Relative compliance of a bridge at a share of its span: a beam's mid-span deflection grows with span^3, and
/// the clamped shape `(4 s (1 - s))^2` falls to nothing at both ends. `modulus` in MPa, `span` in mm.
pub fn bridge(span: f64, share: f64, modulus: f64) -> f64 {
    let shape = 4.0 * share * (1.0 - share);
    (span / 100.0).powi(3) * (1700.0 / modulus) * shape * shape
}

/// Heights about a place count this far along and across, mm.
const ABOUT: [f64; 2] = [16.0, 24.0];

/// Give of a foam that is pressed as a sole presses it, mm per kPa: its secant, `p = k e / (1 - e / lock)`.
pub fn foam(mm: f64, kpa: f64, formula: &Formula) -> f64 {
    mm * formula.foam_lock / (formula.foam_pressed_kpa + formula.foam_lock * kpa)
}

/// A shell that stands off the shoe by less than this comes to rest on it under load, mm.
pub const STANDS_OFF: f64 = 8.0;

/// The share that a bridge bends of one that rests on edges, by the number of its ends that are clamped to a flat post:
/// a beam's middle deflects by `F L^3 / (48 E I)` on edges and by `F L^3 / (192 E I)` between clamps.
pub fn clamped(ends: f64, formula: &Formula) -> f64 {
    1.0 - (1.0 - formula.clamped_bends) * 0.5 * ends
}
