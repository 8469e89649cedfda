//! Laws of inverse dynamics that hold for every motion: momentum and energy.
#![allow(clippy::unwrap_used, clippy::print_stderr)]

use nalgebra::{Matrix3, Point3, Rotation3, Vector3};
use proptest::prelude::*;
use windlass_chain::inverse::{GRAVITY, Inertia, Load, Motion, demand, joint_load};

fn vector(size: f64) -> impl Strategy<Value = Vector3<f64>> {
    [-size..size, -size..size, -size..size].prop_map(Vector3::from)
}

fn body() -> impl Strategy<Value = (Inertia, Motion)> {
    (
        0.1..20.0,
        [0.01..1.0, 0.01..1.0, 0.01..1.0],
        vector(1.0),
        vector(9.0),
        vector(3.0),
        vector(9.0),
        vector(30.0),
    )
        .prop_map(|(mass, d, centre, acceleration, turn, angular_velocity, angular_acceleration)| {
            let motion = Motion {
                centre: centre.into(),
                acceleration,
                rotation: *Rotation3::new(turn).matrix(),
                angular_velocity,
                angular_acceleration,
            };
            (Inertia { mass, tensor: Matrix3::from_diagonal(&Vector3::from(d)) }, motion)
        })
}

proptest! {
    /// The moment's power is the rate of rotational energy: the gyroscopic part does no work.
    #[test]
    fn the_moment_feeds_the_energy((inertia, m) in body()) {
        let d = demand(&inertia, &m, Vector3::z());
        let (w, a) = (m.rotation.transpose() * m.angular_velocity, m.rotation.transpose() * m.angular_acceleration);
        let rate = w.dot(&(inertia.tensor * a));
        prop_assert!((d.moment.dot(&m.angular_velocity) - rate).abs() < 1e-9 * (1.0 + rate.abs()));
    }

    /// A body in free fall that spins freely (Euler's equations) asks for nothing.
    #[test]
    fn free_flight_needs_nothing((inertia, mut m) in body()) {
        m.acceleration = Vector3::z() * -GRAVITY;
        let w = m.rotation.transpose() * m.angular_velocity;
        let i = inertia.tensor;
        m.angular_acceleration = m.rotation * (i.try_inverse().unwrap() * -w.cross(&(i * w)));
        let d = demand(&inertia, &m, Vector3::z());
        prop_assert!(d.force.norm() < 1e-9 && d.moment.norm() < 1e-7);
    }

    /// Momentum: the load at a joint carried to another place is the same wrench, and external loads add up.
    #[test]
    fn a_wrench_may_be_read_anywhere((inertia, m) in body(), p in vector(1.0), q in vector(1.0), f in vector(900.0)) {
        let d = demand(&inertia, &m, Vector3::z());
        let ground = Load { at: Point3::from(q), force: f, moment: Vector3::zeros() };
        let (here, there) = (joint_load(p.into(), &[d], &[ground]), joint_load(Point3::origin(), &[d], &[ground]));
        prop_assert!((here.force - there.force).norm() < 1e-9);
        prop_assert!((here.about(Point3::origin()) - there.moment).norm() < 1e-7);
    }
}
