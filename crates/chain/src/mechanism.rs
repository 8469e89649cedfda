//! What the model takes for true (`profiles/gait/mechanism.toml`): constants, and priors that every draw takes anew.

use crate::judgement::Judgement;
use crate::muscles::Muscles;
use crate::{ChainError, Prior, Walk};
use serde::Deserialize;
use std::sync::Arc;
use windlass_muscle::Model as MuscleModel;
use windlass_profiles::{JUDGEMENT, MECHANISM, REFERENCE_WALK};

/// The chain's profiles, compiled in or given.
#[derive(Debug, Clone)]
pub struct ChainProfiles {
    /// The reference walk.
    pub walk: Walk,
    /// The mechanism.
    pub mechanism: Mechanism,
    /// What a change means.
    pub judgement: Judgement,
    /// The muscles along the reference walk.
    pub(crate) muscles: Arc<Muscles>,
}

/// Mass of the body that stiffnesses and places of the mechanism belong to, kg.
pub const STANDARD_MASS: f64 = 75.0;
/// Its height, m.
pub const STANDARD_HEIGHT: f64 = 1.75;

impl ChainProfiles {
    /// The profiles that are compiled in.
    pub fn builtin() -> Result<Self, ChainError> {
        ChainProfiles::parse(REFERENCE_WALK, MECHANISM, JUDGEMENT)
    }

    /// Profiles from their texts.
    pub fn parse(walk: &str, mechanism: &str, judgement: &str) -> Result<Self, ChainError> {
        let mechanism = Mechanism::parse(mechanism)?;
        let mut walk = Walk::parse(walk)?;
        let (model, places) = (&mechanism.model, &mechanism.places);
        walk.carry(|along| model.carried_at(along), places.walker_foot_length_per_height);
        let muscles = Arc::new(Muscles::along(&MuscleModel::builtin()?, &walk)?);
        Ok(ChainProfiles { walk, muscles, mechanism, judgement: Judgement::parse(judgement)? })
    }
}

/// `windlass.mechanism/1`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mechanism {
    schema: String,
    /// Plantar tissue.
    pub tissue: Tissue,
    /// Shoe and covers.
    pub shoe: Shoe,
    /// Places on the foot and body.
    pub places: Places,
    /// Normal variability, degrees and mm.
    pub variability: Variability,
    /// Limits.
    pub limits: Limits,
    /// The plantar fascia.
    pub fascia: Fascia,
    /// Shapes and shares of the model that are no joint's own.
    pub model: Model,
    /// Devices of evidence tables, made by formula.
    pub formula: Formula,
    /// The priors.
    pub priors: Priors,
}

macro_rules! numbers {
    ($(#[doc = $doc:literal])* $name:ident: $($field:ident),* $(,)?) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
        #[serde(deny_unknown_fields)]
        #[allow(missing_docs)] // each is explained beside its value in the profile
        pub struct $name { $(pub $field: f64,)* }
    };
}

numbers!(#[doc = "One site of the sole."] Site: thickness_mm, modulus_kpa, give_mm_kpa);
numbers!(#[doc = "Shoe and covers."] Shoe: sole_mm, sole_kpa, barefoot_compliance_mm_kpa, cover_kpa, cushion_kpa);
numbers!(#[doc = "Places, shares of foot length unless the name says otherwise."]
    Places: ankle, ankle_height, ankle_medial_mm, subtalar_height, knee_follows_ankle, midtarsal,
    midtarsal_blend, first_ray, ray_blend_mm, ball_axis, mtp_before_head_mm, roll_radius_mm, heel_strike_lateral_mm, toe_lever, heel_bone,
    hip_width_m_per_height, walker_foot_length_per_height);
numbers!(#[doc = "Normal variability of the coordinates."]
    Variability: heel_rise_deg, ankle_deg, knee_deg, hip_deg, calf_deg, pelvic_tilt_deg, pelvic_drop_deg,
    hip_rotation_deg, knee_rotation_deg, pelvic_rotation_deg, lumbar_bend_deg, trunk_side_lean_deg, hip_advance_mm,
    hip_height_mm, other_leg_mm, standing_drop_deg, standing_leg_mm, standing_rise_deg,
    measured_within_deg, pelvic_advance_mm, pelvic_sway_mm, trunk_lean_deg, trunk_rate_deg);
numbers!(#[doc = "Limits."] Limits: ankle_need_deg, ankle_per_knee, knee_least_deg, standing_knee_deg, subtalar_range_deg, subtalar_range_least_deg);
numbers!(#[doc = "Shapes and shares of the model."]
    Model: cop_scale, cop_first, cop_last, toe_shape, usual_eversion_deg, usual_eversion_from_neutral_deg, standing_cop,
    lift_felt_deg, arch_sink_deg, arch_slack_deg, push_off_stiffness, arch_raised_share, step_lost_share, examiner_lift_n, jack_deg, path_over_stance, landing_speed_m_s, impact_work_j_per_kg, usual_trunk_lean_deg);
numbers!(#[doc = "Devices by formula."]
    Formula: skive_kept, arch_fill_share, shell_mpa, carbon_mpa, rest_heel, rest_fore, clamped_bends, pad_kpa, foam_lock, foam_pressed_kpa, plate_bends_over);
/// Plantar tissue, `p = k e / (1 - e / lock)`.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Tissue {
    pub strain_lock: f64,
    pub least_compliance_mm_kpa: f64,
    pub heel_rim_softness: f64,
    pub heel: Site,
    pub midfoot: Site,
    pub first_head: Site,
    pub lesser_heads: Site,
    pub hallux: Site,
    pub lesser_toes: Site,
}

/// The plantar fascia: the law of its bands (`contact`), and its size.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fascia {
    /// `mu`, MPa.
    pub mu_mpa: f64,
    /// `k`, MPa.
    pub k_mpa: f64,
    /// `a`.
    pub exponent: f64,
    /// Poisson's ratio.
    pub poisson: f64,
    /// Section without load, mm2.
    pub section_mm2: f64,
    /// Length without load, share of foot length.
    pub length: f64,
    /// Share of the section in the band of the hallux.
    pub medial_share: f64,
    /// Radius of the first metatarsal head, round which its band runs, mm.
    pub head_radius_mm: f64,
    /// The same of the lesser heads, mm.
    pub lesser_radius_mm: f64,
    /// How far the midtarsal joint lies above the fascia, share of foot length.
    pub arch_arm: f64,
    /// How far the joint of the first ray lies above it, share of foot length.
    pub ray_arm: f64,
}

macro_rules! priors {
    ($($field:ident),* $(,)?) => {
        /// The priors; each is explained in the profile.
        #[derive(Debug, Clone, PartialEq, Deserialize)]
        #[serde(deny_unknown_fields)]
        #[allow(missing_docs)]
        pub struct Priors { $(pub $field: Prior,)* }

        /// One draw of the priors.
        #[derive(Debug, Clone, Copy, PartialEq)]
        #[allow(missing_docs)]
        pub struct Draw { $(pub $field: f64,)* }

        impl Priors {
            /// Names with priors, in the order of the quasi-random dimensions.
            pub fn named(&self) -> Vec<(&'static str, &Prior)> {
                vec![$((stringify!($field), &self.$field)),*]
            }

            /// A prior by its name.
            pub fn get_mut(&mut self, name: &str) -> Option<&mut Prior> {
                match name {
                    $(stringify!($field) => Some(&mut self.$field),)*
                    _ => None,
                }
            }

            /// Every prior at its median.
            pub fn medians(&self) -> Draw {
                Draw { $($field: self.$field.median,)* }
            }

            /// A point of the scrambled Sobol sequence (Burley 2020, JCGT 9(4)): draw `index` of sequence `seed`.
            pub fn draw(&self, index: u32, seed: u32) -> Draw {
                let mut dimension = 0;
                let mut next = || {
                    dimension += 1;
                    f64::from(sobol_burley::sample(index, dimension - 1, seed))
                };
                Draw { $($field: self.$field.at(next()),)* }
            }
        }
    };
}

priors!(
    tissue_stiffness,
    subtalar_stiffness,
    forefoot_twist_stiffness,
    arch_stiffness,
    first_ray_stiffness,
    fascia_stiffness,
    eversion_coupling,
    eversion_per_arch,
    eversion_memory,
    eversion_end,
    eversion_reading,
    ankle_stiffness,
    lift_to_ankle,
    shell_compliance,
    shell_thickness_exponent,
    mtp_need,
    mtp_passive,
    toe_end_stiffness,
    toe_range_in_walking,
    tibial_coupling,
    pelvis_per_femur,
    calf_arms,
    knee_response,
    frontal_transfer,
    knee_adduction_peak,
    pelvis_variability,
    trunk_coactivation,
    trunk_coactivation_in_pain,
    lumbar_side_stiffness,
    trunk_ahead_mm,
    flexed_trunk_lean_deg,
    knee_extension_peak,
);

impl Model {
    /// Where the sole carries the ground force that was measured at a share of foot length.
    pub fn carried_at(&self, along: f64) -> f64 {
        (self.cop_scale * along).clamp(self.cop_first, self.cop_last)
    }
}

impl Mechanism {
    /// Reads and checks a profile.
    pub fn parse(text: &str) -> Result<Mechanism, ChainError> {
        let fault =
            |message: String| ChainError::Profile { place: "profiles/gait/mechanism.toml".into(), message };
        let mechanism: Mechanism = toml::from_str(text).map_err(|e| fault(e.to_string()))?;
        if mechanism.schema != "windlass.mechanism/1" {
            return Err(fault(format!("schema is `{}`, not `windlass.mechanism/1`", mechanism.schema)));
        }
        for (name, prior) in mechanism.priors.named() {
            if let Some(what) = prior.fault() {
                return Err(fault(format!("[priors.{name}]: {what}")));
            }
        }
        Ok(mechanism)
    }
}
