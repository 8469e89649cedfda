//! What a chain check is asked: the patient, each foot with its limits, and the device as built.

use crate::Quantity;
use serde::{Deserialize, Serialize};
use windlass_foot::Foot;
use windlass_geometry::Mesh;
use windlass_measure::{Both, Side};

/// One question to the chain.
#[derive(Debug, Clone)]
pub struct ChainCase<'a> {
    /// The patient's body.
    pub patient: Body,
    /// The back.
    pub spine: Spine,
    /// Each foot that is known. A side without a foot walks as the reference does.
    pub feet: Both<Option<ChainFoot<'a>>>,
    /// A difference of leg length, where there is one.
    pub limb_length: Option<LimbLength>,
    /// Seed of the draws. The same seed gives the same numbers on any number of threads.
    pub seed: u32,
    /// Draws of the priors; 256 is usual. 1 takes the medians only.
    pub draws: u32,
}

/// The patient's body.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Body {
    /// Body mass, kg.
    pub mass_kg: f64,
    /// Stature, m.
    pub height_m: f64,
    /// Sex, for the trunk's share of the mass; `None` takes the mean of both.
    pub sex: Option<Sex>,
    /// Steps in a day, both feet together.
    pub steps_per_day: f64,
    /// Hours of standing in a day.
    pub standing_hours: f64,
}

/// The back, as the examination found it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Spine {
    /// Whether the lower back hurts: its muscles are then more active together, and how much is less known.
    pub pain: bool,
    /// Whether the person stands with the lumbar spine flexed or the trunk bent forward.
    pub stands_flexed: bool,
}

/// Sex as segment tables know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sex {
    /// Female.
    Female,
    /// Male.
    Male,
}

/// One foot, what limits it, and what stands under it.
#[derive(Debug, Clone)]
pub struct ChainFoot<'a> {
    /// The measured foot, canonical right frame.
    pub foot: &'a Foot,
    /// The device as built; `None` to judge the fault alone.
    pub device: Option<DeviceUnderFoot<'a>>,
    /// What the examination measured.
    pub limits: JointLimits,
    /// Loads that this leg is known to suffer from: the guard is stricter with them.
    pub complaints: Vec<Quantity>,
    /// What was measured of its walk.
    pub gait: OwnGait,
    /// The shoe.
    pub footwear: Footwear,
}

/// A device as built (or made elsewhere).
#[derive(Debug, Clone, Copy)]
pub struct DeviceUnderFoot<'a> {
    /// Its triangles: the patient's side (a left device as a left device), device frame, mm: foot frame x and
    /// y, z = 0 on the floor of the shoe.
    pub mesh: &'a Mesh,
    /// Young's modulus of its material, MPa.
    pub youngs_modulus_mpa: f64,
    /// Thickness of a soft cover over the whole of it, mm; 0 = none.
    pub cover_mm: f64,
    /// Whether it was made elsewhere: unit, yaw and origin are then found, and told in the notes.
    pub made_elsewhere: bool,
}

/// What the examination found of one foot; `None` = not measured, taken as not limiting.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct JointLimits {
    /// First MTP dorsiflexion with the foot loaded, degrees.
    pub first_mtp_loaded_deg: Option<f64>,
    /// First MTP dorsiflexion unloaded, degrees.
    pub first_mtp_unloaded_deg: Option<f64>,
    /// Pain at the end of first MTP motion.
    pub first_mtp_end_range_pain: bool,
    /// Ankle dorsiflexion with the knee extended, degrees.
    pub ankle_dorsiflexion_knee_extended_deg: Option<f64>,
    /// Ankle dorsiflexion with the knee flexed, degrees.
    pub ankle_dorsiflexion_knee_flexed_deg: Option<f64>,
    /// Whole frontal range of the subtalar joint, degrees.
    pub subtalar_range_deg: Option<f64>,
    /// Stiffness of the midfoot relative to normal (1 = normal, 2 = twice as stiff).
    pub midfoot_stiffness: Option<f64>,
    /// Peak rearfoot eversion measured in gait, degrees; against relaxed stance unless the next says otherwise.
    pub peak_rearfoot_eversion_deg: Option<f64>,
    /// Whether it was measured against subtalar neutral.
    pub eversion_from_neutral: bool,
    /// Most first MTP dorsiflexion that something on the foot leaves in walking, degrees: a study's restriction, not an
    /// examination.
    pub first_mtp_walking_deg: Option<f64>,
}

/// What a gait laboratory or a camera measured of one leg's walk without the device, degrees; `None` = not measured.
/// It replaces what the reference walk with the joints' limits would give.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct OwnGait {
    /// Peak ankle dorsiflexion in stance.
    pub peak_ankle_dorsiflexion_deg: Option<f64>,
    /// Knee flexion in midstance.
    pub midstance_knee_flexion_deg: Option<f64>,
    /// Peak hip extension in late stance.
    pub peak_hip_extension_deg: Option<f64>,
    /// Peak hip internal rotation.
    pub peak_hip_internal_rotation_deg: Option<f64>,
    /// Drop of the other side of the pelvis.
    pub peak_pelvic_drop_deg: Option<f64>,
    /// Lumbar bend towards this side.
    pub peak_lumbar_bend_deg: Option<f64>,
    /// Forward lean of the trunk; it has no quantity, and enters the loads of hip and back.
    pub trunk_forward_lean_deg: Option<f64>,
}

impl OwnGait {
    /// What was measured of a quantity, degrees.
    pub fn measured(&self, quantity: Quantity) -> Option<f64> {
        match quantity {
            Quantity::AnkleDorsiflexion => self.peak_ankle_dorsiflexion_deg,
            Quantity::KneeFlexion => self.midstance_knee_flexion_deg,
            Quantity::HipExtension => self.peak_hip_extension_deg,
            Quantity::HipRotation => self.peak_hip_internal_rotation_deg,
            Quantity::PelvicDrop => self.peak_pelvic_drop_deg,
            Quantity::LumbarBend => self.peak_lumbar_bend_deg,
            _ => None,
        }
    }
}

/// The shoe, as far as the foot feels it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Footwear {
    /// Whether there is a shoe at all; barefoot otherwise.
    pub shoe: bool,
    /// Drop from heel to ball, mm.
    pub heel_drop_mm: f64,
}

impl Default for Footwear {
    fn default() -> Self {
        Footwear { shoe: true, heel_drop_mm: 0.0 }
    }
}

/// A difference of leg length.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct LimbLength {
    /// The shorter leg.
    pub short_side: Side,
    /// How much shorter, mm.
    pub discrepancy_mm: f64,
    /// Whether bones differ; a functional difference is not modelled as a length.
    pub structural: bool,
}
