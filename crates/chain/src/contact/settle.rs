//! Equilibrium by Newton's method: the foot in the reference walk, and at rest on a support.

use super::block::Closer;
use super::{Bed, Footing, Joints, Pose, Reference, Stiffness, Task};
use crate::ChainError;

const STEPS: usize = 40;
/// Relative residual at which a pose is at rest.
const CLOSE: f64 = 1e-5;

impl Bed {
    /// The foot on a flat shoe in the reference walk: descent and pitch from force and centre of pressure, the
    /// rest held; what holds it is the result.
    pub fn reference(&self, task: &Task, start: Pose) -> Result<Reference, ChainError> {
        let mut hold = Pose::zeros();
        hold[0] = task.force;
        hold[1] = -task.force * task.cop;
        let stiffness = Stiffness::from_diagonal(&Pose::new(0.0, 0.0, 1e12, 1e12, 1e12));
        let rigid = Joints { stiffness, everting: 0.0, held: [0.0; 2] };
        let held = Reference { pose: start, hold };
        let closer = self.closer(task);
        let pose = self.settle(task, &closer, &held, &rigid, start)?;
        let (force, _) = self.assemble(&pose, &closer);
        for k in 2..5 {
            hold[k] = force[k];
        }
        Ok(Reference { pose, hold })
    }

    /// The foot at rest. `start`: a pose near it, such as where the instant before came to rest; the result does not
    /// depend on it beyond the residual that is left.
    pub fn rest(
        &self,
        task: &Task,
        reference: &Reference,
        joints: &Joints,
        start: Pose,
    ) -> Result<Footing, ChainError> {
        let closer = self.closer(task);
        let pose = self.settle(task, &closer, reference, joints, start)?;
        Ok(self.footing_at(&pose, &closer))
    }

    fn settle(
        &self,
        task: &Task,
        closer: &[Closer],
        reference: &Reference,
        joints: &Joints,
        start: Pose,
    ) -> Result<Pose, ChainError> {
        let mut pose = start;
        // Rotations are scaled to the size of a foot, so that the residual has one unit (N).
        let scale = Pose::new(1.0, 100.0, 30.0, 30.0, 100.0);
        let residual = |pose: &Pose| {
            let (force, slope) = self.assemble(pose, closer);
            let off = pose - reference.pose;
            (reference.hold - force - joints.resist(&off), slope + joints.slope(&off))
        };
        let size = |r: &Pose| r.component_div(&scale).norm();
        let (mut r, mut slope) = residual(&pose);
        for _ in 0..STEPS {
            if size(&r) < CLOSE * task.force.max(1.0) {
                return Ok(pose);
            }
            let mut h = slope;
            for k in 0..5 {
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
    ChainError::NoSolution {
        place: format!("contact at {:.0} N, {:.0} mm", task.force, task.cop),
        what: what.into(),
    }
}
