//! One instant: posture and net loads in, muscle forces and joint contact forces out.

use crate::MuscleError;
use crate::model::Model;
use crate::path::Line;
use crate::pose::{Placed, Pose};
use crate::recruit::{LEAST, Recruited, Task, recruit};
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

/// The muscles in a posture, ready to be asked for any net loads.
#[derive(Debug, Clone, PartialEq)]
pub struct Ready {
    /// The bodies.
    pub placed: Placed,
    /// The muscles' lines.
    pub lines: Vec<Line>,
    /// Force of each muscle at full activation, N.
    pub most: Vec<f64>,
    /// The coordinates whose moments the muscles make.
    pub balanced: Vec<usize>,
    /// Moment of each muscle at full activation about each of them, N.m: coordinates x muscles.
    full: DMatrix<f64>,
}

impl Model {
    /// The muscles in a posture; `rates` of the coordinates in radians per second, empty where speed does not matter (standing).
    pub fn ready(&self, pose: &Pose, rates: &[f64], balanced: &[usize]) -> Ready {
        let placed = self.placed(pose);
        let lines: Vec<Line> = self.muscles.iter().map(|m| Line::of(m, &placed)).collect();
        let arms: Vec<Vec<f64>> = lines.iter().map(|l| l.arms(&placed)).collect();
        let most: Vec<f64> = (0..lines.len())
            .map(|i| {
                let lengthening = rates.iter().zip(&arms[i]).map(|(rate, arm)| -rate * arm).sum();
                self.contraction.most(&self.muscles[i].strength, lines[i].length(), lengthening)
            })
            .collect();
        let full = DMatrix::from_fn(balanced.len(), most.len(), |k, i| most[i] * arms[i][balanced[k]]);
        Ready { placed, lines, most, balanced: balanced.to_vec(), full }
    }

    /// The muscle forces of an instant; `near` is a neighbouring one.
    ///
    /// # Errors
    /// [`MuscleError::NotFound`] where a number is not finite.
    pub fn solve(&self, instant: &Instant, near: Option<&Solved>) -> Result<Solved, MuscleError> {
        let ready = self.ready(&instant.pose, &instant.rates, &instant.balanced);
        let recruited = ready.recruited(&instant.nets, LEAST, near.map(|n| &n.recruited))?;
        let forces = ready.forces(&recruited);
        let Ready { placed, lines, .. } = ready;
        Ok(Solved { placed, lines, forces, recruited, nets: instant.nets.clone() })
    }
}

impl Ready {
    /// Makes muscles equally active: heads of one muscle, under one nerve. Each then has the mean of their moments, so that
    /// they are recruited alike and make together what they made.
    pub fn tie(&mut self, muscles: &[usize]) {
        let columns = muscles.iter().map(|i| self.full.column(*i).into_owned());
        let mean = columns.sum::<DVector<f64>>() / muscles.len().max(1) as f64;
        for i in muscles {
            self.full.set_column(*i, &mean);
        }
    }

    /// The activations that make the net loads (one for each joint of the model); no muscle is less active than `least`.
    ///
    /// # Errors
    /// [`MuscleError::NotFound`] where a number is not finite.
    pub fn recruited(
        &self,
        nets: &[Wrench],
        least: f64,
        near: Option<&Recruited>,
    ) -> Result<Recruited, MuscleError> {
        let moments = self.placed.moments(nets);
        let moments = DVector::from_fn(self.balanced.len(), |k, _| moments[self.balanced[k]]);
        recruit(&Task { most: &self.full, moments, reserve: RESERVE, least }, near)
    }

    /// Force of each muscle, N.
    pub fn forces(&self, recruited: &Recruited) -> Vec<f64> {
        recruited.activations.iter().zip(&self.most).map(|(a, m)| a * m).collect()
    }
}

impl Solved {
    /// What the surfaces and ligaments of a joint carry, proximal on distal: the net load less the pull of the muscles.
    pub fn contact(&self, model: &Model, joint: usize) -> Wrench {
        carried(self.nets[joint], &pulls(model, &self.lines, joint), &self.forces)
    }

    /// The net loads that were asked for.
    pub(crate) fn nets(&self) -> &[Wrench] {
        &self.nets
    }
}

/// What 1 N of each muscle does to the part beyond a joint.
pub(crate) fn pulls(model: &Model, lines: &[Line], joint: usize) -> Vec<Wrench> {
    let beyond = beyond(model, joint);
    let pull = |line: &Line| {
        let [force, moment] = line.pull(|body| beyond[body], &nalgebra::Point3::origin());
        Wrench { force, moment }
    };
    lines.iter().map(pull).collect()
}

/// The net load of a joint less the pull of the muscles.
pub(crate) fn carried(net: Wrench, pulls: &[Wrench], tensions: &[f64]) -> Wrench {
    let mut left = net;
    for (pull, tension) in pulls.iter().zip(tensions) {
        left = left - Wrench { force: pull.force * *tension, moment: pull.moment * *tension };
    }
    left
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
