//! Equilibrium by Newton's method.

use super::block::Push;
use super::{ContactState, Dof, ElasticFoundation, Joints, LoadCase, Pose, Stiffness};
use crate::ChainError;

const STEPS: usize = 60;
/// Relative residual at which a pose is at rest.
const CLOSE: f64 = 1e-5;
/// Least stiffness of a coordinate on which nothing presses, N/mm once scaled.
const LEAST: f64 = 1e-2;
/// Rotations are scaled to the size of a foot, mm, so that the residual has one unit (N).
const SCALE: [f64; super::COORDINATES] = [1.0, 100.0, 30.0, 30.0, 100.0, 60.0, 40.0, 40.0];

impl ElasticFoundation {
    /// The foot at rest. `start`: a pose near it, such as where the instant before came to rest; the result does not
    /// depend on it beyond the residual that is left.
    pub fn solve(
        &self,
        load_case: &LoadCase,
        joints: &Joints,
        start: Pose,
    ) -> Result<ContactState, ChainError> {
        let pose = self.equilibrium(load_case, joints, start)?;
        Ok(self.state_at(&pose, load_case, joints))
    }

    /// The foot at rest with some coordinates held where the walk has them, rad, and what the muscles add to the load case's
    /// load to hold them there, N.mm.
    pub fn solve_held(
        &self,
        load_case: &LoadCase,
        joints: &Joints,
        at: &[(Dof, f64)],
        start: Pose,
    ) -> Result<(ContactState, Pose), ChainError> {
        /// Stiffer than any joint, N.mm/rad.
        const HELD: f64 = 1e11;
        let mut held = *joints;
        for (dof, value) in at {
            held.add(dof.row(), *value, HELD);
        }
        let pose = self.equilibrium(load_case, &held, start)?;
        let off = self.push(&self.lying(load_case.heel_rise), &pose).force + joints.resist(&pose).0
            - load_case.load;
        let muscles = at.iter().fold(Pose::zeros(), |sum, (dof, _)| sum + dof.row() * off[dof.at()]);
        Ok((self.state_at(&pose, load_case, joints), muscles))
    }

    fn equilibrium(&self, load_case: &LoadCase, joints: &Joints, start: Pose) -> Result<Pose, ChainError> {
        let scale = Pose::from(SCALE);
        let size = |r: &Pose| r.component_div(&scale).norm();
        let lying = self.lying(load_case.heel_rise);
        let tried = |pose: Pose| {
            let push = self.push(&lying, &pose);
            let (resist, stiff) = joints.resist(&pose);
            Trial { pose, off: load_case.load - push.force - resist, push, stiff }
        };
        let mut at = tried(start);
        for _ in 0..STEPS {
            if size(&at.off) < CLOSE * load_case.force.max(1.0) {
                return Ok(at.pose);
            }
            let mut h = at.push.slope() + at.stiff;
            for k in 0..super::COORDINATES {
                h[(k, k)] += LEAST * scale[k] * scale[k];
            }
            let step =
                h.cholesky().map(|c| c.solve(&at.off)).ok_or_else(|| no_solution(load_case, "singular"))?;
            let mut share = 1.0;
            at = loop {
                let next = tried(at.pose + step * share);
                if size(&next.off) < size(&at.off) || share < 0.02 {
                    break next;
                }
                share *= 0.5;
            };
        }
        if size(&at.off) < 1e-3 * load_case.force {
            Ok(at.pose)
        } else {
            Err(no_solution(load_case, "no convergence"))
        }
    }
}

/// A pose that is tried.
struct Trial<'a> {
    pose: Pose,
    /// Load that nothing carries.
    off: Pose,
    push: Push<'a>,
    /// Slope of the joints.
    stiff: Stiffness,
}

fn no_solution(load_case: &LoadCase, what: &str) -> ChainError {
    ChainError::NoSolution { place: format!("contact at {:.0} N", load_case.force), what: what.into() }
}
