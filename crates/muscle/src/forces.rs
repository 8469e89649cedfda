//! The joint forces that a clinician asks for, from the muscle forces of an instant.

use crate::model::Model;
use crate::path::Line;
use crate::pose::Placed;
use crate::solve::{Solved, carried, pulls};
use crate::wrench::Wrench;
use nalgebra::{Point3, UnitQuaternion, Vector3};
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

/// Which muscles of one leg make its joint forces, in one posture.
#[derive(Debug, Clone, PartialEq)]
pub struct LegReader {
    /// Joints hip, knee, ankle: index, and what 1 N of each muscle does beyond it.
    joints: [(usize, Vec<Wrench>); 3],
    /// Where the knee's contact is read, and the forward and up axes of the tibia.
    knee_at: Point3<f64>,
    tibia: [Vector3<f64>; 2],
    mirror: f64,
    /// Distance of the two plateaus' contacts, m.
    across: f64,
    achilles: Vec<usize>,
    quadriceps: Vec<usize>,
    gluteus_medius: Vec<usize>,
}

/// Which muscles load the lower back, in one posture.
#[derive(Debug, Clone, PartialEq)]
pub struct BackReader {
    joint: usize,
    pulls: Vec<Wrench>,
    pelvis: UnitQuaternion<f64>,
    erector: [Vec<usize>; 2],
}

impl LegReader {
    /// The reader of a leg; `None` where the model lacks one of its joints.
    pub fn of(model: &Model, placed: &Placed, lines: &[Line], side: Side) -> Option<LegReader> {
        let joint = |name: &str| model.joint(name, Some(side));
        let (hip, knee, ankle) = (joint("hip")?, joint("knee")?, joint("ankle")?);
        let tibia = placed.bodies[model.joints[knee].child];
        let of = |names: &[&str]| model.named(side, names);
        Some(LegReader {
            joints: [hip, knee, ankle].map(|j| (j, pulls(model, lines, j))),
            knee_at: Point3::from(tibia.translation.vector),
            tibia: [tibia.rotation * Vector3::x(), tibia.rotation * Vector3::y()],
            mirror: side.mirror(),
            across: CONDYLES_M * model.height_m / 1.80,
            achilles: of(&["med_gas", "lat_gas", "soleus"]),
            quadriceps: of(&["rect_fem", "vas_"]),
            gluteus_medius: of(&["glut_med"]),
        })
    }

    /// The forces of the leg from the net loads of all joints and the muscles' tensions, N; knee flexion in degrees.
    pub fn read(&self, nets: &[Wrench], tensions: &[f64], flexion_deg: f64) -> LegForces {
        let [hip, knee, ankle] = self.joints.each_ref().map(|(j, pulls)| carried(nets[*j], pulls, tensions));
        let sum = |of: &[usize]| of.iter().map(|i| tensions[*i]).sum::<f64>();
        let [forward, up] = self.tibia;
        let compression = -knee.force.dot(&up);
        let frontal = knee.about(&self.knee_at).dot(&forward) * self.mirror;
        // A plateau cannot pull: beyond that the collateral ligament of its side does.
        let medial = (0.5 * compression - frontal / self.across).clamp(0.0, compression.max(0.0));
        LegForces {
            achilles: sum(&self.achilles),
            ankle: ankle.force.norm(),
            knee: compression,
            knee_medial: medial,
            knee_lateral: compression.max(0.0) - medial,
            patella: sum(&self.quadriceps) * patella_per_quadriceps(flexion_deg),
            hip: hip.force.norm(),
            gluteus_medius: sum(&self.gluteus_medius),
        }
    }
}

impl BackReader {
    /// The reader of the lower back; `None` where the model has no joint `back`.
    pub fn of(model: &Model, placed: &Placed, lines: &[Line]) -> Option<BackReader> {
        let back = model.joint("back", None)?;
        Some(BackReader {
            joint: back,
            pulls: pulls(model, lines, back),
            pelvis: placed.bodies[model.joints[back].parent].rotation,
            erector: [Side::Left, Side::Right].map(|side| model.named(side, &["ercspn"])),
        })
    }

    /// The forces of the lower back from the net loads of all joints and the muscles' tensions, N.
    pub fn read(&self, nets: &[Wrench], tensions: &[f64]) -> BackForces {
        let sum = |of: &[usize]| of.iter().map(|i| tensions[*i]).sum::<f64>();
        let force = self.pelvis.inverse() * carried(nets[self.joint], &self.pulls, tensions).force;
        let [l5s1, l4l5] = DISC_TILT_DEG.map(|tilt| {
            let (s, c) = libm::sincos(tilt.to_radians());
            // Along the normal, and what the upper body pushes forward along the disc.
            [force.x * s + force.y * c, force.y * s - force.x * c]
        });
        BackForces {
            l5s1: l5s1[0],
            l5s1_shear: l5s1[1],
            l4l5: l4l5[0],
            l4l5_shear: l4l5[1],
            erector_left: sum(&self.erector[0]),
            erector_right: sum(&self.erector[1]),
        }
    }
}

impl Model {
    /// Indices of the muscles of a side whose names begin with one of these.
    pub fn named(&self, side: Side, names: &[&str]) -> Vec<usize> {
        let ours = |text: &str| names.iter().any(|n| text.starts_with(n));
        let of = |m: &crate::model::Muscle| m.name.side == Some(side) && ours(&m.name.text);
        (0..self.muscles.len()).filter(|i| of(&self.muscles[*i])).collect()
    }
}

impl Solved {
    /// Tension of the muscles of a side whose names begin with one of these, N.
    pub fn tension(&self, model: &Model, side: Side, names: &[&str]) -> f64 {
        model.named(side, names).iter().map(|i| self.forces[*i]).sum()
    }

    /// The forces of a leg; `None` where the model lacks one of its joints.
    pub fn leg(&self, model: &Model, side: Side) -> Option<LegForces> {
        let flexion = -self.placed.angles[model.coordinate("knee_angle", Some(side))?];
        let reader = LegReader::of(model, &self.placed, &self.lines, side)?;
        Some(reader.read(self.nets(), &self.forces, flexion.to_degrees()))
    }

    /// The forces of the lower back; `None` where the model has no joint `back`.
    pub fn back(&self, model: &Model) -> Option<BackForces> {
        Some(BackReader::of(model, &self.placed, &self.lines)?.read(self.nets(), &self.forces))
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
