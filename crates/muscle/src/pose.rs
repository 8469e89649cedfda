//! Where the bodies of a posture are, and how each coordinate moves them.

use crate::model::{Joint, Model};
use nalgebra::{Isometry3, Point3, Rotation3, Translation3, Unit, UnitQuaternion, Vector3};

/// A posture.
#[derive(Debug, Clone, PartialEq)]
pub struct Pose {
    /// The pelvis in the world.
    pub pelvis: Isometry3<f64>,
    /// The coordinates in the order of [`Model::coordinates`], rad.
    pub angles: Vec<f64>,
}

/// How a coordinate moves everything beyond its joint, per rad: a turn about a line, and a slide.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Axis {
    /// Index of the joint.
    pub joint: usize,
    /// Direction, world.
    pub direction: Vector3<f64>,
    /// A point of the line, world.
    pub through: Point3<f64>,
    /// Slide of the child's origin, m/rad, world.
    pub slide: Vector3<f64>,
}

/// A model in a posture.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// Each body's axes in the world.
    pub bodies: Vec<Isometry3<f64>>,
    /// Each coordinate's axis.
    pub axes: Vec<Axis>,
    /// The angles of the posture, rad.
    pub angles: Vec<f64>,
    /// For each body, whether a coordinate moves it against the pelvis.
    moved: Vec<Vec<bool>>,
}

impl Model {
    /// Puts the model in a posture; angles that the posture lacks are zero.
    pub fn placed(&self, pose: &Pose) -> Placed {
        let mut angles = pose.angles.clone();
        angles.resize(self.coordinates.len(), 0.0);
        let rest = Axis {
            joint: 0,
            direction: Vector3::zeros(),
            through: Point3::origin(),
            slide: Vector3::zeros(),
        };
        let mut placed = Placed {
            bodies: vec![pose.pelvis; self.bodies.len()],
            axes: vec![rest; angles.len()],
            moved: vec![vec![false; angles.len()]; self.bodies.len()],
            angles,
        };
        for (index, joint) in self.joints.iter().enumerate() {
            placed.join(index, joint);
        }
        placed
    }
}

impl Placed {
    /// A point of a body in the world frame, metres (the unit of the muscle model).
    pub fn point(&self, body: usize, at: &Point3<f64>) -> Point3<f64> {
        self.bodies[body] * at
    }

    /// How a point of a body, given in the world, moves with a coordinate, m/rad, the pelvis fixed.
    pub fn motion(&self, body: usize, at: &Point3<f64>, coordinate: usize) -> Vector3<f64> {
        if !self.moved[body][coordinate] {
            return Vector3::zeros();
        }
        let axis = &self.axes[coordinate];
        axis.direction.cross(&(at - axis.through)) + axis.slide
    }

    fn join(&mut self, index: usize, joint: &Joint) {
        let parent = self.bodies[joint.parent];
        let first = joint.turns.first().map_or(0.0, |(c, _)| self.angles[*c]);
        let slid = joint.slide.each_ref().map(|s| s.as_ref().map_or([0.0; 2], |s| s.value_slope(first)));
        let origin = parent * Point3::from(joint.at.coords + Vector3::new(slid[0][0], slid[1][0], 0.0));
        let mut turned: UnitQuaternion<f64> = parent.rotation;
        for (k, (coordinate, axis)) in joint.turns.iter().enumerate() {
            let slide = match k {
                0 => parent.rotation * Vector3::new(slid[0][1], slid[1][1], 0.0),
                _ => Vector3::zeros(),
            };
            self.axes[*coordinate] = Axis { joint: index, direction: turned * axis, through: origin, slide };
            turned *= turn(axis, self.angles[*coordinate]);
        }
        self.bodies[joint.child] = Isometry3::from_parts(Translation3::from(origin.coords), turned);
        let mut moved = self.moved[joint.parent].clone();
        for (coordinate, _) in &joint.turns {
            moved[*coordinate] = true;
        }
        self.moved[joint.child] = moved;
    }
}

/// A turn about a unit axis, by `libm` so that the bytes do not depend on the system.
fn turn(axis: &Vector3<f64>, angle: f64) -> UnitQuaternion<f64> {
    let (s, c) = libm::sincos(0.5 * angle);
    let part = axis * s;
    UnitQuaternion::new_unchecked(nalgebra::Quaternion::new(c, part.x, part.y, part.z))
}

/// The angles about z, then x, then y that make a rotation (the order of hip and back), radians.
pub fn angles_zxy(rotation: &UnitQuaternion<f64>) -> [f64; 3] {
    let m = Rotation3::from(*rotation).into_inner();
    let middle = libm::asin(m[(2, 1)].clamp(-1.0, 1.0));
    [libm::atan2(-m[(0, 1)], m[(1, 1)]), middle, libm::atan2(-m[(2, 0)], m[(2, 2)])]
}

/// The rotation of those angles, radians.
pub fn rotation_zxy([z, x, y]: [f64; 3]) -> UnitQuaternion<f64> {
    turn(&Vector3::z(), z) * turn(&Vector3::x(), x) * turn(&Vector3::y(), y)
}

/// The rotation whose x axis is as near to `forward` as `up` as y allows; `None` where they are parallel.
pub fn upright(forward: &Vector3<f64>, up: &Vector3<f64>) -> Option<UnitQuaternion<f64>> {
    let y = Unit::try_new(*up, 1e-9)?;
    let z = Unit::try_new(forward.cross(&y), 1e-9)?;
    let x = y.cross(&z);
    let m = nalgebra::Matrix3::from_columns(&[x, y.into_inner(), z.into_inner()]);
    Some(UnitQuaternion::from_rotation_matrix(&Rotation3::from_matrix_unchecked(m)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn angles_and_rotations_are_each_other_s_inverse() {
        let angles = [0.4, -0.2, 0.7];
        let back = angles_zxy(&rotation_zxy(angles));
        assert!(angles.iter().zip(back).all(|(a, b)| (a - b).abs() < 1e-12), "{back:?}");
        let q = upright(&Vector3::new(1.0, 0.3, 0.0), &Vector3::new(0.0, 2.0, 0.0)).unwrap();
        assert!((q * Vector3::x() - Vector3::x()).norm() < 1e-12);
    }
}
