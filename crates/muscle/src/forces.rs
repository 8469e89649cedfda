//! The joint forces that a clinician asks for, from the muscle forces of an instant.

use crate::model::Model;
use crate::solve::Solved;
use nalgebra::{Point3, Vector3};
use windlass_measure::Side;

/// Distance of the medial from the lateral contact of the tibial plateau, m, in a body of 1.80 m
/// (Lerner 2015, J Biomech 48:644; recalled).
const CONDYLES_M: f64 = 0.040;

/// Inclination of a disc's normal to the pelvis' up axis, forward +, degrees: L5/S1 and L4/L5, mid-disc, upright.
/// From a sacral slope of 40, discs of 15 and 10 and a wedge of L5 of 9 degrees (Roussouly 2005, Spine 30:346; recalled).
const DISC_TILT_DEG: [f64; 2] = [33.0, 11.0];

/// Forces at one instant on one side, N. All are at least zero but the shears.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LegForces {
    /// Tension of the Achilles tendon: gastrocnemius and soleus.
    pub achilles: f64,
    /// Contact force of the ankle (talocrural) joint, size.
    pub ankle: f64,
    /// Tibiofemoral compression along the tibia.
    pub knee: f64,
    /// Of that, on the medial plateau.
    pub knee_medial: f64,
    /// Of that, on the lateral plateau.
    pub knee_lateral: f64,
    /// Patellofemoral compression.
    pub patella: f64,
    /// Contact force of the hip, size.
    pub hip: f64,
    /// Tension of gluteus medius, three parts.
    pub gluteus_medius: f64,
}

/// Forces of the lower back at one instant, N.
///
/// The model has one lumbar joint, on which all weight and muscle forces between trunk and pelvis act; the two discs see
/// the same force at different inclinations.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BackForces {
    /// Compression of the disc L5/S1.
    pub l5s1: f64,
    /// Shear of L5 on S1, forward +.
    pub l5s1_shear: f64,
    /// Compression of the disc L4/L5.
    pub l4l5: f64,
    /// Shear of L4 on L5, forward +.
    pub l4l5_shear: f64,
    /// Tension of the erector spinae of the left side.
    pub erector_left: f64,
    /// The same on the right.
    pub erector_right: f64,
}

macro_rules! scaled {
    ($($name:ident: $($field:ident),*;)*) => {$(
        impl $name {
            /// All forces times a factor: one over the body's weight gives body weights.
            pub fn scaled(&self, factor: f64) -> Self {
                $name { $($field: self.$field * factor,)* }
            }
        }
    )*};
}

scaled! {
    LegForces: achilles, ankle, knee, knee_medial, knee_lateral, patella, hip, gluteus_medius;
    BackForces: l5s1, l5s1_shear, l4l5, l4l5_shear, erector_left, erector_right;
}

impl Solved {
    /// Tension of the muscles of a side whose names begin with one of these, N.
    pub fn tension(&self, model: &Model, side: Side, names: &[&str]) -> f64 {
        let ours = |text: &str| names.iter().any(|n| text.starts_with(n));
        let of = |m: &crate::model::Muscle| m.name.side == Some(side) && ours(&m.name.text);
        model.muscles.iter().zip(&self.forces).filter(|(m, _)| of(m)).map(|(_, f)| f).sum()
    }

    /// The forces of a leg; `None` where the model lacks one of its joints.
    pub fn leg(&self, model: &Model, side: Side) -> Option<LegForces> {
        let joint = |name: &str| model.joint(name, Some(side));
        let (hip, knee, ankle) = (joint("hip")?, joint("knee")?, joint("ankle")?);
        let tibia = self.placed.bodies[model.joints[knee].child];
        let at_knee = self.contact(model, knee);
        let compression = -at_knee.force.dot(&(tibia.rotation * Vector3::y()));
        let tilting = at_knee.about(&Point3::from(tibia.translation.vector));
        let frontal = tilting.dot(&(tibia.rotation * Vector3::x())) * side.mirror();
        let across = CONDYLES_M * model.height_m / 1.80;
        // A plateau cannot pull: beyond that the collateral ligament of its side does.
        let medial = (0.5 * compression - frontal / across).clamp(0.0, compression.max(0.0));
        let flexion = -self.placed.angles[model.coordinate("knee_angle", Some(side))?];
        let quadriceps = self.tension(model, side, &["rect_fem", "vas_"]);
        Some(LegForces {
            achilles: self.tension(model, side, &["med_gas", "lat_gas", "soleus"]),
            ankle: self.contact(model, ankle).force.norm(),
            knee: compression,
            knee_medial: medial,
            knee_lateral: compression.max(0.0) - medial,
            patella: quadriceps * patella_per_quadriceps(flexion.to_degrees()),
            hip: self.contact(model, hip).force.norm(),
            gluteus_medius: self.tension(model, side, &["glut_med"]),
        })
    }

    /// The forces of the lower back; `None` where the model has no joint `back`.
    pub fn back(&self, model: &Model) -> Option<BackForces> {
        let back = model.joint("back", None)?;
        let pelvis = self.placed.bodies[model.joints[back].parent].rotation;
        let force = pelvis.inverse() * self.contact(model, back).force;
        let [l5s1, l4l5] = DISC_TILT_DEG.map(|tilt| {
            let (s, c) = libm::sincos(tilt.to_radians());
            // Along the normal, and what the upper body pushes forward along the disc.
            [force.x * s + force.y * c, force.y * s - force.x * c]
        });
        Some(BackForces {
            l5s1: l5s1[0],
            l5s1_shear: l5s1[1],
            l4l5: l4l5[0],
            l4l5_shear: l4l5[1],
            erector_left: self.tension(model, Side::Left, &["ercspn"]),
            erector_right: self.tension(model, Side::Right, &["ercspn"]),
        })
    }
}

/// Patellofemoral compression per quadriceps force at a knee flexion (Brechter and Powers 2002, Med Sci Sports Exerc
/// 34:1582, fitted to van Eijden 1986; recalled). Held level outside 0 to 90 degrees.
fn patella_per_quadriceps(flexion_deg: f64) -> f64 {
    let x = flexion_deg.clamp(0.0, 90.0);
    let top = 4.62e-1 + x * (1.47e-3 - 3.84e-5 * x);
    let bottom = 1.0 + x * (-1.62e-2 + x * (1.55e-4 - 6.98e-7 * x));
    top / bottom
}
