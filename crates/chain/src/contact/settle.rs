//! Equilibrium by Newton's method.

use super::block::Closer;
use super::{Bed, Dof, Footing, Joints, Pose, Stiffness, Task};
use crate::ChainError;

const STEPS: usize = 60;
/// Relative residual at which a pose is at rest.
const CLOSE: f64 = 1e-5;
/// Rotations are scaled to the size of a foot, mm, so that the residual has one unit (N).
const SCALE: [f64; super::COORDINATES] = [1.0, 100.0, 30.0, 30.0, 100.0, 60.0, 40.0, 40.0];

impl Bed {
    /// The foot at rest. `start`: a pose near it, such as where the instant before came to rest; the result does not
    /// depend on it beyond the residual that is left.
    pub fn rest(&self, task: &Task, joints: &Joints, start: Pose) -> Result<Footing, ChainError> {
        let closer = self.closer(task);
        let pose = self.settle(task, &closer, joints, start)?;
        Ok(self.footing_at(&pose, &closer, joints))
    }

    /// The foot at rest with some coordinates held where the walk has them, rad, and what the muscles add to the task's
    /// load to hold them there, N.mm.
    pub fn rest_held(
        &self,
        task: &Task,
        joints: &Joints,
        at: &[(Dof, f64)],
        start: Pose,
    ) -> Result<(Footing, Pose), ChainError> {
        /// Stiffer than any joint, N.mm/rad.
        const HELD: f64 = 1e11;
        let mut held = *joints;
        for (dof, value) in at {
            held.add(dof.row(), *value, HELD);
        }
        let closer = self.closer(task);
        let pose = self.settle(task, &closer, &held, start)?;
        let (force, _) = self.assemble(&pose, &closer);
        let off = force + joints.resist(&pose).0 - task.load;
        let muscles = at.iter().fold(Pose::zeros(), |sum, (dof, _)| sum + dof.row() * off[dof.at()]);
        Ok((self.footing_at(&pose, &closer, joints), muscles))
    }

    fn settle(
        &self,
        task: &Task,
        closer: &[Closer],
        joints: &Joints,
        start: Pose,
    ) -> Result<Pose, ChainError> {
        let mut pose = start;
        let scale = Pose::from(SCALE);
        let residual = |pose: &Pose| -> (Pose, Stiffness) {
            let (force, slope) = self.assemble(pose, closer);
            let (resist, stiff) = joints.resist(pose);
            (task.load - force - resist, slope + stiff)
        };
        let size = |r: &Pose| r.component_div(&scale).norm();
        let (mut r, mut slope) = residual(&pose);
        for _ in 0..STEPS {
            if size(&r) < CLOSE * task.force.max(1.0) {
                return Ok(pose);
            }
            let mut h = slope;
            for k in 0..super::COORDINATES {
                h[(k, k)] += 1e-2 * scale[k] * scale[k];
            }
            let step = h.cholesky().map(|c| c.solve(&r)).ok_or_else(|| no_solution(task, "singular"))?;
            let mut share = 1.0;
            loop {
                let next = pose + step * share;
                let (nr, ns) = residual(&next);
                if size(&nr) < size(&r) || share < 0.02 {
                    (pose, r, slope) = (next, nr, ns);
                    break;
                }
                share *= 0.5;
            }
        }
        if size(&r) < 1e-3 * task.force { Ok(pose) } else { Err(no_solution(task, "no convergence")) }
    }
}

fn no_solution(task: &Task, what: &str) -> ChainError {
    ChainError::NoSolution { place: format!("contact at {:.0} N", task.force), what: what.into() }
}
