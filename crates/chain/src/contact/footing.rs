//! What a pose means: forces, pressures, centre of pressure, by region.

use super::bed::NEWTON;
use super::{Bed, Dof, Footing, Joints, Pose, Task};
use crate::sole::Region;

/// A peak is the mean over the two most loaded square centimetres, mm2: the size of a sensor of the in-shoe systems that most
/// studies measured with.
const PEAK_OVER: f64 = 200.0;

/// Pressure from which a place is contact in full, kPa: sensors leave out what is below about 10.
const FELT: f64 = 20.0;

/// The most loaded places of a set, as many as a peak is the mean of.
struct Worst {
    /// Pressure and area, the highest first.
    places: Vec<(f64, f64)>,
    /// Their area together, mm2.
    area: f64,
}

impl Worst {
    fn of() -> Worst {
        Worst { places: Vec::new(), area: 0.0 }
    }

    /// Takes a place in if it is among the most loaded.
    fn add(&mut self, p: f64, area: f64) {
        let full = self.area >= PEAK_OVER;
        if area <= 0.0 || full && self.places.last().is_some_and(|least| p <= least.0) {
            return;
        }
        let at = self.places.partition_point(|other| other.0 >= p);
        self.places.insert(at, (p, area));
        self.area += area;
        // What is no longer needed to fill the area goes.
        while let Some((_, last)) = self.places.last().copied().filter(|l| self.area - l.1 >= PEAK_OVER) {
            self.places.pop();
            self.area -= last;
        }
    }

    fn mean(&self) -> f64 {
        let (mut left, mut sum) = (PEAK_OVER, 0.0);
        for (p, area) in &self.places {
            let share = area.min(left);
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
        let mut regions = Region::ALL.map(|_| Worst::of());
        let mut halves = [Worst::of(), Worst::of()];
        for s in &self.springs {
            let p = self.pressure(s, Bed::depth(s, task.heel_rise, pose)).0;
            if p <= 0.0 {
                continue;
            }
            let n = p * self.area * NEWTON;
            for (region, share) in Region::ALL.into_iter().zip(s.shares).filter(|(_, share)| *share > 0.0) {
                f.force[region as usize] += n * share;
                let counts = if region == Region::Midfoot { s.midfoot } else { share };
                regions[region as usize].add(p, self.area * counts);
            }
            let heel = s.shares[Region::Heel as usize];
            let heads = s.shares[Region::FirstMetHead as usize] + s.shares[Region::LesserMetHeads as usize];
            for (half, side) in [s.medial, 1.0 - s.medial].into_iter().enumerate() {
                halves[half].add(p, self.area * heel * side);
                f.heel_halves[half] += n * heel * side;
                f.fore_halves[half] += n * heads * side;
            }
            f.area += self.area * (p / FELT).min(1.0);
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
