//! What a pose means: forces, pressures, centre of pressure, by region.

use super::bed::NEWTON;
use super::{Bed, Dof, Footing, Joints, Pose, Task};
use crate::sole::Region;

/// A peak is the mean over the most loaded square centimetre, mm2.
const PEAK_OVER: f64 = 100.0;

/// The most loaded springs of a set, at most a square centimetre of them.
struct Worst {
    /// Area of a spring, mm2.
    area: f64,
    /// Their pressures, the highest first.
    pressures: Vec<f64>,
}

impl Worst {
    fn of(area: f64) -> Worst {
        Worst { area, pressures: Vec::new() }
    }

    /// Takes a spring in if it is among the most loaded.
    fn add(&mut self, p: f64) {
        let full = self.pressures.len() as f64 * self.area >= PEAK_OVER;
        if full && self.pressures.last().is_some_and(|least| p <= *least) {
            return;
        }
        if full {
            self.pressures.pop();
        }
        let place = self.pressures.partition_point(|other| *other >= p);
        self.pressures.insert(place, p);
    }

    fn mean(&self) -> f64 {
        let (mut left, mut sum) = (PEAK_OVER, 0.0);
        for p in &self.pressures {
            let share = self.area.min(left);
            (left, sum) = (left - share, sum + p * share);
        }
        sum / PEAK_OVER
    }
}

impl Bed {
    /// Forces and pressures of a pose.
    pub(super) fn footing_at(&self, pose: &Pose, task: &Task, joints: &Joints) -> Footing {
        let mut f = Footing {
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
        let mut regions = Region::ALL.map(|_| Worst::of(self.area));
        let mut halves = [Worst::of(self.area), Worst::of(self.area)];
        for s in &self.springs {
            let p = self.pressure(s, Bed::depth(s, task.heel_rise, pose)).0;
            if p <= 0.0 {
                continue;
            }
            let n = p * self.area * NEWTON;
            let k = s.region as usize;
            f.force[k] += n;
            regions[k].add(p);
            let half = usize::from(!s.medial);
            match s.region {
                Region::Heel => {
                    halves[half].add(p);
                    f.heel_halves[half] += n;
                }
                Region::FirstMetHead | Region::LesserMetHeads => f.fore_halves[half] += n,
                _ => {}
            }
            f.area += self.area;
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
    pub fn pressures(&self, pose: &Pose, task: &Task) -> Vec<f64> {
        self.springs.iter().map(|s| self.pressure(s, Bed::depth(s, task.heel_rise, pose)).0).collect()
    }
}
