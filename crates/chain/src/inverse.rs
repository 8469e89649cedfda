//! Inverse dynamics: Newton-Euler over a tree of rigid segments, from the ground up or from the top down.
//!
//! SI units, one inertial frame for everything (Galilean: a treadmill's belt frame is as good as the room).
//! For a set of segments distal to a joint at `c`, Newton and Euler give the wrench that the rest of the body
//! applies to that set through the joint (Winter 2009, Biomechanics and Motor Control, ch. 5 and 7):
//!
//! `F = sum m_i (a_i - g) - sum F_ext`
//! `M = sum [(r_i - c) x m_i (a_i - g) + dH_i/dt] - sum [(p - c) x F_ext + T_ext]`
//!
//! with `dH/dt = R (I alpha' + w' x I w')`, primes in the segment's own axes. Signs: *internal* loads, of the
//! proximal part on the distal part; the *external* moment of the clinic (KAM) is the negative of it.

use nalgebra::{Matrix3, Point3, Vector3};

/// Standard gravity, m/s2, downward (CGPM 1901).
pub const GRAVITY: f64 = 9.80665;

/// Mass and inertia of one rigid segment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Inertia {
    /// Mass, kg.
    pub mass: f64,
    /// Inertia tensor about the centre of mass in the segment's own axes, kg.m2.
    pub tensor: Matrix3<f64>,
}

/// Motion of one segment at one instant, world axes, SI.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Motion {
    /// Centre of mass, m.
    pub centre: Point3<f64>,
    /// Acceleration of the centre of mass, m/s2.
    pub acceleration: Vector3<f64>,
    /// Segment axes to world axes.
    pub rotation: Matrix3<f64>,
    /// Angular velocity, rad/s.
    pub angular_velocity: Vector3<f64>,
    /// Angular acceleration, rad/s2.
    pub angular_acceleration: Vector3<f64>,
}

/// A force with its place and a free moment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Load {
    /// Where the force acts, m.
    pub at: Point3<f64>,
    /// Force, N.
    pub force: Vector3<f64>,
    /// Free moment, N.m.
    pub moment: Vector3<f64>,
}

impl Load {
    /// Moment of this load about a point, N.m.
    pub fn about(&self, point: Point3<f64>) -> Vector3<f64> {
        (self.at - point).cross(&self.force) + self.moment
    }
}

/// What must act on a segment for it to move as it does: `m (a - up g)` at its centre, and dH/dt.
///
/// `up` is the unit vector against gravity.
pub fn demand(inertia: &Inertia, motion: &Motion, up: Vector3<f64>) -> Load {
    let to_segment = motion.rotation.transpose();
    let (w, a) = (to_segment * motion.angular_velocity, to_segment * motion.angular_acceleration);
    let angular = inertia.tensor * a + w.cross(&(inertia.tensor * w));
    Load {
        at: motion.centre,
        force: inertia.mass * (motion.acceleration + up * GRAVITY),
        moment: motion.rotation * angular,
    }
}

/// The internal load at a joint, in the units of its arguments: what the proximal part applies to the distal part, about the joint's centre.
///
/// `demands` are those of every segment distal to the joint, `external` the loads that act on them.
pub fn joint_load(centre: Point3<f64>, demands: &[Load], external: &[Load]) -> Load {
    let mut load = Load { at: centre, force: Vector3::zeros(), moment: Vector3::zeros() };
    for d in demands {
        load.force += d.force;
        load.moment += d.about(centre);
    }
    for e in external {
        load.force -= e.force;
        load.moment -= e.about(centre);
    }
    load
}
