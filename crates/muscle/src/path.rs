//! The line of a muscle through its points: length, moment arms, and the pull on the bodies.

use crate::model::{Muscle, Place};
use crate::pose::Placed;
use nalgebra::{Point3, Vector3};

/// A point of a line with the body it is on.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Knot {
    body: usize,
    at: Point3<f64>,
    /// Coordinate that moves it on its body, and its motion, m/rad, world.
    own: Option<(usize, Vector3<f64>)>,
}

/// The path of a muscle in a posture, straight between its points.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    knots: Vec<Knot>,
}

impl Line {
    /// The line of a muscle.
    pub fn of(muscle: &Muscle, placed: &Placed) -> Line {
        let knots = muscle.path.iter().filter_map(|via| {
            let (at, own) = match &via.place {
                Place::Fixed(at) => (*at, None),
                Place::Between(at, coordinate, [from, to]) => {
                    let angle = placed.angles[*coordinate];
                    if angle < *from || angle > *to {
                        return None;
                    }
                    (*at, None)
                }
                Place::Moving(coordinate, curves) => {
                    let read = curves.each_ref().map(|c| c.value_slope(placed.angles[*coordinate]));
                    let slope = Vector3::from(read.map(|[_, slope]| slope));
                    let moved = placed.bodies[via.body].rotation * slope;
                    (Point3::from(read.map(|[value, _]| value)), Some((*coordinate, moved)))
                }
            };
            Some(Knot { body: via.body, at: placed.point(via.body, &at), own })
        });
        Line { knots: knots.collect() }
    }

    /// Length, metres (the unit of the muscle model).
    pub fn length(&self) -> f64 {
        self.knots.windows(2).map(|w| (w[1].at - w[0].at).norm()).sum()
    }

    /// Moment arm about each coordinate, m: the moment of 1 N of tension, `-d length / d angle` (An 1984).
    pub fn arms(&self, placed: &Placed) -> Vec<f64> {
        let motion = |k: &Knot, coordinate: usize| {
            let own = match k.own {
                Some((c, v)) if c == coordinate => v,
                _ => Vector3::zeros(),
            };
            placed.motion(k.body, &k.at, coordinate) + own
        };
        let arm = |coordinate: usize| -> f64 {
            let stretch = |w: &[Knot]| match (w[1].at - w[0].at).try_normalize(1e-12) {
                Some(u) => u.dot(&(motion(&w[1], coordinate) - motion(&w[0], coordinate))),
                None => 0.0,
            };
            -self.knots.windows(2).map(stretch).sum::<f64>()
        };
        (0..placed.angles.len()).map(arm).collect()
    }

    /// The pull of 1 N of tension on a set of bodies: force, and moment about a point.
    pub fn pull(&self, on: impl Fn(usize) -> bool, about: &Point3<f64>) -> [Vector3<f64>; 2] {
        let (mut force, mut moment) = (Vector3::zeros(), Vector3::zeros());
        let mut add = |at: &Point3<f64>, f: Vector3<f64>| {
            force += f;
            moment += (at - about).cross(&f);
        };
        for w in self.knots.windows(2) {
            let (a, b) = (on(w[0].body), on(w[1].body));
            let Some(u) = (w[1].at - w[0].at).try_normalize(1e-12) else { continue };
            if a && !b {
                add(&w[0].at, u);
            } else if b && !a {
                add(&w[1].at, -u);
            }
        }
        [force, moment]
    }
}
