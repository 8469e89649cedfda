//! What the joints of the foot push back with: springs, stops at the end of a range, fascia.

use super::{Band, Pose, Stiffness};
use crate::mechanism::Fascia;

/// The end of a joint's range: beyond it the joint is this much stiffer.
#[derive(Debug, Clone, Copy)]
pub struct Stop {
    /// The coordinate.
    pub dof: usize,
    /// Where it begins, rad.
    pub at: f64,
    /// N.mm/rad.
    pub stiffness: f64,
}

/// The joints of a foot at one instant.
#[derive(Debug, Clone, Copy)]
pub struct Joints {
    /// Linear springs, N.mm/rad.
    pub stiffness: Stiffness,
    /// What they push with at zero, N.mm: `K` times the natural posture.
    pub natural: Pose,
    /// Where a joint grows stiffer: subtalar joint towards eversion, first MTP joint at its end, arch once its ligaments are taut.
    pub stops: [Stop; 3],
    /// The bands of the fascia: hallux, lesser toes.
    pub bands: [Band; 2],
    /// Their law.
    pub fascia: Fascia,
}

impl Joints {
    /// Adds a linear spring on `row q - at`: `at` in mm or rad, `stiffness` in N/mm or N.mm/rad.
    pub fn add(&mut self, row: Pose, at: f64, stiffness: f64) {
        self.stiffness += row * row.transpose() * stiffness;
        self.natural += row * (at * stiffness);
    }

    /// What the joints push back with, and its slope.
    pub fn resist(&self, pose: &Pose) -> (Pose, Stiffness) {
        let mut force = self.stiffness * pose - self.natural;
        let mut slope = self.stiffness;
        for stop in self.stops.iter().filter(|s| pose[s.dof] > s.at) {
            force[stop.dof] += stop.stiffness * (pose[stop.dof] - stop.at);
            slope[(stop.dof, stop.dof)] += stop.stiffness;
        }
        for band in &self.bands {
            let (tension, stiff) = band.tension(&self.fascia, pose);
            if tension > 0.0 {
                force += band.row * tension;
                slope += band.row * band.row.transpose() * stiff;
            }
        }
        (force, slope)
    }
}
