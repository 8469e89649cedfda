//! Forces with their moments, and the net loads at the joints from what each body needs.

use crate::model::Model;
use crate::pose::Placed;
use nalgebra::{Point3, Vector3};
use std::ops::{Add, AddAssign, Sub};

/// Standard gravity, m/s2 (CGPM 1901).
pub const GRAVITY: f64 = 9.80665;

/// A force with its moment about the origin of the world: N, N.m.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Wrench {
    /// Force, N.
    pub force: Vector3<f64>,
    /// Moment about the world's origin, N.m.
    pub moment: Vector3<f64>,
}

impl Wrench {
    /// None.
    pub fn zero() -> Wrench {
        Wrench { force: Vector3::zeros(), moment: Vector3::zeros() }
    }

    /// A force (N) at a point (m, ground frame) with a free moment (N.m).
    pub fn at(point: &Point3<f64>, force: Vector3<f64>, free: Vector3<f64>) -> Wrench {
        Wrench { force, moment: point.coords.cross(&force) + free }
    }

    /// Moment about a point, N.m.
    pub fn about(&self, point: &Point3<f64>) -> Vector3<f64> {
        self.moment - point.coords.cross(&self.force)
    }
}

impl Add for Wrench {
    type Output = Wrench;
    fn add(self, other: Wrench) -> Wrench {
        Wrench { force: self.force + other.force, moment: self.moment + other.moment }
    }
}

impl Sub for Wrench {
    type Output = Wrench;
    fn sub(self, other: Wrench) -> Wrench {
        Wrench { force: self.force - other.force, moment: self.moment - other.moment }
    }
}

impl AddAssign for Wrench {
    fn add_assign(&mut self, other: Wrench) {
        *self = *self + other;
    }
}

impl Model {
    /// What passes each joint, from the proximal on the distal part: the sum of what the bodies beyond it need.
    ///
    /// `needed` has one wrench for each body: what its motion and weight ask for, `m (a - g)` and dH/dt, less the
    /// external loads on it (Winter 2009). The last is the pelvis' own residual: zero in equilibrium.
    pub fn net_loads(&self, needed: &[Wrench]) -> (Vec<Wrench>, Wrench) {
        let mut sums = needed.to_vec();
        sums.resize(self.bodies.len(), Wrench::zero());
        let mut nets = vec![Wrench::zero(); self.joints.len()];
        for (j, joint) in self.joints.iter().enumerate().rev() {
            nets[j] = sums[joint.child];
            let passed = sums[joint.child];
            sums[joint.parent] += passed;
        }
        (nets, sums.first().copied().unwrap_or_else(Wrench::zero))
    }

    /// What each body needs to stand still, its weight only.
    pub fn weights(&self, placed: &Placed) -> Vec<Wrench> {
        let weigh = |(i, body): (usize, &crate::model::Body)| {
            let up = Vector3::y() * (body.mass_kg * GRAVITY);
            Wrench::at(&placed.point(i, &body.centre), up, Vector3::zeros())
        };
        self.bodies.iter().enumerate().map(weigh).collect()
    }
}

impl Placed {
    /// The net moment about each coordinate's axis, N.m (and the net force along its slide).
    pub fn moments(&self, nets: &[Wrench]) -> Vec<f64> {
        let moment = |axis: &crate::pose::Axis| {
            let net = &nets[axis.joint];
            net.about(&axis.through).dot(&axis.direction) + net.force.dot(&axis.slide)
        };
        self.axes.iter().map(moment).collect()
    }
}
