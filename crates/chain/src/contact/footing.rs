//! What a pose means: forces, pressures, centre of pressure, by region.

use super::bed::AREA;
use super::block::Closer;
use super::{Bed, Footing, Pose, Task};
use crate::sole::{PITCH, Region};

impl Bed {
    /// Forces and pressures of a pose.
    pub fn footing(&self, pose: &Pose, task: &Task) -> Footing {
        self.footing_at(pose, &self.closer(task))
    }

    /// [`Bed::footing`] where the depths of the instant are known.
    pub(super) fn footing_at(&self, pose: &Pose, closer: &[Closer]) -> Footing {
        let mut f = Footing {
            pose: *pose,
            force: [0.0; Region::ALL.len()],
            peak: [0.0; Region::ALL.len()],
            heel_peaks: [0.0; 2],
            heel_halves: [0.0; 2],
            fore_halves: [0.0; 2],
            area: 0.0,
            cop: [0.0; 2],
            stiffness: 0.0,
            midfoot: [0.0; 2],
        };
        for (s, closer) in self.springs.iter().zip(closer.as_flattened()) {
            let (p, dp) = self.pressure(s, closer + Bed::lever(s).dot(pose));
            if p <= 0.0 {
                continue;
            }
            let n = p * AREA;
            let k = s.region as usize;
            f.force[k] += n;
            f.peak[k] = f.peak[k].max(p);
            let half = usize::from(!s.medial);
            match s.region {
                Region::Heel => {
                    f.heel_peaks[half] = f.heel_peaks[half].max(p);
                    f.heel_halves[half] += n;
                }
                Region::FirstMetHead | Region::LesserMetHeads => f.fore_halves[half] += n,
                _ => {}
            }
            f.area += PITCH * PITCH;
            f.cop[0] += n * s.x;
            f.cop[1] += n * s.y;
            f.stiffness += dp * AREA;
            f.midfoot[0] += n * s.reach;
            let ray =
                if matches!(s.region, Region::FirstMetHead | Region::Hallux) || s.medial { 1.0 } else { 0.7 };
            f.midfoot[1] += n * s.reach * ray;
        }
        let total: f64 = f.force.iter().sum();
        f.cop = f.cop.map(|m| if total > 0.0 { m / total } else { 0.0 });
        f
    }

    /// Pressure under every spring, kPa.
    pub fn pressures(&self, pose: &Pose, task: &Task) -> Vec<f64> {
        self.springs
            .iter()
            .zip(self.closer(task).as_flattened())
            .map(|(s, closer)| self.pressure(s, closer + Bed::lever(s).dot(pose)).0)
            .collect()
    }
}
