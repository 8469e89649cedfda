//! The plantar fascia: two bands from the heel round the metatarsal heads into the toes.
//!
//! Cauchy stress of a band at stretch `l` (Natali 2010, Clin Biomech 25:1003):
//! `mu (l^2 - 1/l) + k / (2 a) (exp(a (l^2 - 1)) - 1) l^2`, on a section that thins with Poisson's ratio.

use super::Pose;
use crate::mechanism::Fascia;

/// One band: how it lengthens with the posture, and how much of it there is.
#[derive(Debug, Clone, Copy)]
pub struct Band {
    /// Lengthening per coordinate, mm per rad.
    pub row: Pose,
    /// Lengthening that only takes up slack, mm.
    pub slack: f64,
    /// Section, mm2, with its stiffness in this draw.
    pub section: f64,
    /// Length without load, mm.
    pub length: f64,
}

impl Band {
    /// Tension, N, and its slope, N/mm, in a posture.
    pub fn tension(&self, law: &Fascia, pose: &Pose) -> (f64, f64) {
        let stretched = self.row.dot(pose) - self.slack;
        if stretched <= 0.0 {
            return (0.0, 0.0);
        }
        let l = 1.0 + stretched / self.length;
        let (grown, over) = (libm::exp(law.exponent * (l * l - 1.0)), 0.5 * law.k_mpa / law.exponent);
        let stress = law.mu_mpa * (l * l - 1.0 / l) + over * (grown - 1.0) * l * l;
        let slope = law.mu_mpa * (2.0 * l + 1.0 / (l * l))
            + over * (2.0 * l * (grown - 1.0) + 2.0 * law.exponent * l * l * l * grown);
        let thinned = self.section * libm::pow(l, -2.0 * law.poisson);
        (stress * thinned, thinned * (slope - 2.0 * law.poisson * stress / l) / self.length)
    }
}
