//! The model in another size.

use crate::model::{Model, Place};
use crate::path::Line;
use crate::pose::Pose;
use nalgebra::{Isometry3, Point3};

/// Factors on the lengths of bodies, in the order of [`Model::bodies`].
#[derive(Debug, Clone, PartialEq)]
pub struct Scales(pub Vec<f64>);

impl Model {
    /// The model with its bodies scaled in length; masses are scaled to `mass_kg` together.
    ///
    /// Fibres and tendons keep their shares of the muscle's length in the upright posture (as the scaling of OpenSim
    /// does). Strengths stay. A body without a factor keeps its size.
    pub fn scaled(&self, scales: &Scales, mass_kg: f64) -> Model {
        let factor = |body: usize| scales.0.get(body).copied().unwrap_or(1.0);
        let times = |p: &Point3<f64>, body: usize| Point3::from(p.coords * factor(body));
        let heavier = mass_kg / self.mass_kg;
        let mut model = self.clone();
        model.mass_kg = mass_kg;
        for (index, body) in model.bodies.iter_mut().enumerate() {
            body.centre = times(&body.centre, index);
            body.mass_kg *= heavier;
            body.inertia *= heavier * factor(index).powi(2);
        }
        for joint in &mut model.joints {
            joint.at = times(&joint.at, joint.parent);
            let slide = joint.slide.each_ref();
            joint.slide = slide.map(|s| s.as_ref().map(|s| s.scaled(factor(joint.parent))));
        }
        for muscle in &mut model.muscles {
            for via in &mut muscle.path {
                match &mut via.place {
                    Place::Fixed(at) | Place::Between(at, ..) => *at = times(at, via.body),
                    Place::Moving(_, curves) => {
                        **curves = curves.each_ref().map(|c| c.scaled(factor(via.body)));
                    }
                }
            }
        }
        let upright = Pose { pelvis: Isometry3::identity(), angles: Vec::new() };
        let (before, after) = (self.placed(&upright), model.placed(&upright));
        for (muscle, old) in model.muscles.iter_mut().zip(&self.muscles) {
            let grown = Line::of(muscle, &after).length() / Line::of(old, &before).length();
            muscle.strength.fibre_m *= grown;
            muscle.strength.tendon_m *= grown;
        }
        model
    }
}
