//! What a pose means: forces, pressures, centre of pressure, by region.

use super::peak::{Cell, Worst};
use super::spring::NEWTON;
use super::{ContactState, Dof, ElasticFoundation, Joints, LoadCase, Pose};
use crate::sole::Region;

/// Pressure from which a place is contact in full, kPa: sensors leave out what is below about 10.
const FELT: f64 = 20.0;

impl ElasticFoundation {
    /// Forces and pressures of a pose.
    pub(super) fn state_at(&self, pose: &Pose, load_case: &LoadCase, joints: &Joints) -> ContactState {
        let mut f = ContactState {
            pose: *pose,
            force: [0.0; Region::ALL.len()],
            peak: [0.0; Region::ALL.len()],
            heel_peaks: [0.0; 2],
            heel_halves: [0.0; 2],
            fore_halves: [0.0; 2],
            area: 0.0,
            cop: [0.0; 2],
            midfoot: 0.0,
            fascia: joints.bands.map(|b| b.tension(&joints.fascia, pose).0),
            toe_stop: joints.stops[1].stiffness * (pose[Dof::Hallux.at()] - joints.stops[1].at).max(0.0),
        };
        let pressures = self.pressures(pose, load_case);
        let about = |i: usize| Cell::of(i, &pressures, &self.beside[i]);
        let mut regions = Region::ALL.map(|_| Worst::default());
        let mut halves = [Worst::default(), Worst::default()];
        for (i, (s, p)) in self.springs.iter().zip(&pressures).enumerate().filter(|(_, (_, p))| **p > 0.0) {
            let (n, cell) = (p * s.area * NEWTON, about(i));
            for (region, share) in Region::ALL.into_iter().zip(s.shares).filter(|(_, share)| *share > 0.0) {
                f.force[region as usize] += n * share;
                let counts = if region == Region::Midfoot { s.midfoot } else { share };
                regions[region as usize].add(cell, s.area * counts);
            }
            let heel = s.shares[Region::Heel as usize];
            let heads = s.shares[Region::FirstMetHead as usize] + s.shares[Region::LesserMetHeads as usize];
            for (half, side) in [s.medial, 1.0 - s.medial].into_iter().enumerate() {
                halves[half].add(cell, s.area * heel * side);
                f.heel_halves[half] += n * heel * side;
                f.fore_halves[half] += n * heads * side;
            }
            f.area += s.area * (p / FELT).min(1.0);
            f.cop[0] += n * s.x;
            f.cop[1] += n * s.y;
            f.midfoot -= n * s.lever[Dof::Arch.at()];
        }
        let arm = |k: usize| joints.bands[k].row[Dof::Arch.at()] * f.fascia[k];
        f.midfoot -= arm(0) + arm(1);
        f.peak = regions.map(|w| w.mean());
        f.heel_peaks = halves.map(|w| w.mean());
        let total: f64 = f.force.iter().sum();
        f.cop = f.cop.map(|m| if total > 0.0 { m / total } else { 0.0 });
        f
    }

    /// Pressure under every spring, kPa.
    pub fn pressures(&self, pose: &Pose, load_case: &LoadCase) -> Vec<f64> {
        self.springs.iter().map(|s| self.pressure(s, self.depth(s, load_case.heel_rise, pose)).0).collect()
    }
}
