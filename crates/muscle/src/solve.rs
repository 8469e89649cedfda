//! One instant: posture and net loads in, muscle forces and joint contact forces out.

use crate::MuscleError;
use crate::model::Model;
use crate::path::Line;
use crate::pose::{Placed, Pose};
use crate::recruit::{Recruited, Task, recruit};
use crate::wrench::Wrench;
use nalgebra::{DMatrix, DVector};

/// Moment of a reserve that costs as much as one fully active muscle, N.m.
const RESERVE: f64 = 1.0;

/// What an instant asks of the muscles.
#[derive(Debug, Clone, PartialEq)]
pub struct Instant {
    /// The posture.
    pub pose: Pose,
    /// Rates of the coordinates, rad/s; empty where speed does not matter (standing).
    pub rates: Vec<f64>,
    /// What passes each joint, proximal on distal, in the order of [`Model::joints`].
    pub nets: Vec<Wrench>,
    /// The coordinates whose moments the muscles make; the others are left to ligaments and ground.
    pub balanced: Vec<usize>,
}

/// Muscle forces of an instant.
#[derive(Debug, Clone, PartialEq)]
pub struct Solved {
    /// The bodies.
    pub placed: Placed,
    /// The muscles' lines.
    pub lines: Vec<Line>,
    /// Force of each muscle, N.
    pub forces: Vec<f64>,
    /// Activations, reserves and prices.
    pub recruited: Recruited,
    nets: Vec<Wrench>,
}

impl Model {
    /// The muscle forces of an instant; `near` is a neighbouring one.
    ///
    /// # Errors
    /// [`MuscleError::NotFound`] where a number is not finite.
    pub fn solve(&self, instant: &Instant, near: Option<&Solved>) -> Result<Solved, MuscleError> {
        let placed = self.placed(&instant.pose);
        let lines: Vec<Line> = self.muscles.iter().map(|m| Line::of(m, &placed)).collect();
        let arms: Vec<Vec<f64>> = lines.iter().map(|l| l.arms(&placed)).collect();
        let most: Vec<f64> = (0..lines.len())
            .map(|i| {
                let lengthening = instant.rates.iter().zip(&arms[i]).map(|(rate, arm)| -rate * arm).sum();
                self.contraction.most(&self.muscles[i].strength, lines[i].length(), lengthening)
            })
            .collect();
        let moments = placed.moments(&instant.nets);
        let rows = &instant.balanced;
        let task = Task {
            most: DMatrix::from_fn(rows.len(), most.len(), |k, i| most[i] * arms[i][rows[k]]),
            moments: DVector::from_fn(rows.len(), |k, _| moments[rows[k]]),
            reserve: RESERVE,
        };
        let recruited = recruit(&task, near.map(|n| &n.recruited))?;
        let forces = recruited.activations.iter().zip(&most).map(|(a, m)| a * m).collect();
        Ok(Solved { placed, lines, forces, recruited, nets: instant.nets.clone() })
    }
}

impl Solved {
    /// What the surfaces and ligaments of a joint carry, proximal on distal: the net load less the pull of the muscles.
    pub fn contact(&self, model: &Model, joint: usize) -> Wrench {
        let beyond = beyond(model, joint);
        let origin = nalgebra::Point3::origin();
        let mut contact = self.nets[joint];
        for (line, tension) in self.lines.iter().zip(&self.forces) {
            let [force, moment] = line.pull(|body| beyond[body], &origin);
            contact = contact - Wrench { force: force * *tension, moment: moment * *tension };
        }
        contact
    }
}

/// Which bodies are beyond a joint.
fn beyond(model: &Model, joint: usize) -> Vec<bool> {
    let mut beyond = vec![false; model.bodies.len()];
    for (j, other) in model.joints.iter().enumerate() {
        if j == joint || beyond[other.parent] {
            beyond[other.child] = true;
        }
    }
    beyond
}
