//! How much force an active muscle has at its length and speed.
//!
//! Thelen 2003 (J Biomech Eng 125:70) with a rigid tendon: the fibre takes every change of the muscle's length. The
//! passive force of the fibre is left out, as in the static optimisation of OpenSim.

use serde::Deserialize;

/// Shapes of the force-length and force-velocity curves, the same for all muscles.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contraction {
    /// Greatest speed of shortening, optimal fibre lengths per second.
    pub fastest_per_s: f64,
    /// Width of the active force-length curve.
    pub width: f64,
    /// Curvature of the force-velocity curve.
    pub curvature: f64,
    /// Greatest force in lengthening, isometric forces.
    pub lengthening: f64,
}

/// Strength and architecture of a muscle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Strength {
    /// Isometric force at optimal length, N.
    pub isometric_n: f64,
    /// Optimal fibre length, m.
    pub fibre_m: f64,
    /// Length of the tendon, m.
    pub tendon_m: f64,
    /// Angle of the fibres to the tendon at optimal length, rad.
    pub pennation_rad: f64,
}

impl Contraction {
    /// Force along the tendon at full activation, N, from the muscle's length (m, with tendon) and its rate of change
    /// (m/s, lengthening +). Zero or more.
    pub fn most(&self, strength: &Strength, length: f64, rate: f64) -> f64 {
        let across = strength.fibre_m * libm::sin(strength.pennation_rad);
        let along = (length - strength.tendon_m).max(0.05 * strength.fibre_m);
        let fibre = (along * along + across * across).sqrt();
        let cosine = along / fibre;
        let stretch = fibre / strength.fibre_m - 1.0;
        let by_length = libm::exp(-stretch * stretch / self.width);
        strength.isometric_n
            * by_length
            * self.by_speed(rate * cosine / (strength.fibre_m * self.fastest_per_s))
            * cosine
    }

    /// Force-velocity factor; speed in greatest speeds of shortening, lengthening +.
    fn by_speed(&self, speed: f64) -> f64 {
        if speed <= 0.0 {
            return ((1.0 + speed) / (1.0 - speed / self.curvature)).max(0.0);
        }
        let steep = speed * (2.0 + 2.0 / self.curvature) / (self.lengthening - 1.0);
        (1.0 + steep * self.lengthening) / (1.0 + steep)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_muscle_is_strongest_at_optimal_length_weaker_when_it_shortens_and_stronger_when_it_lengthens() {
        let law = Contraction { fastest_per_s: 10.0, width: 0.5, curvature: 0.3, lengthening: 1.8 };
        let muscle = Strength { isometric_n: 1000.0, fibre_m: 0.1, tendon_m: 0.2, pennation_rad: 0.0 };
        assert!((law.most(&muscle, 0.3, 0.0) - 1000.0).abs() < 1e-9);
        assert!(law.most(&muscle, 0.27, 0.0) < 1000.0 && law.most(&muscle, 0.33, 0.0) < 1000.0);
        assert!(law.most(&muscle, 0.3, -0.2) < 700.0);
        let stretched = law.most(&muscle, 0.3, 0.2);
        assert!(stretched > 1300.0 && stretched < 1800.0, "{stretched}");
        assert_eq!(law.most(&muscle, 0.3, -2.0), 0.0);
        // The curve has no step where shortening becomes lengthening.
        assert!((law.most(&muscle, 0.3, 1e-9) - law.most(&muscle, 0.3, -1e-9)).abs() < 1e-4);
    }
}
