//! The quantities a check reports: joint, unit, how a curve becomes one number, evidence and its limits.
//!
//! Every load is internal unless its title says external. Signs are those of `windlass_measure`.

use serde::{Deserialize, Serialize};
use windlass_measure::Grade;

/// The joints, from the toe up.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Joint {
    /// Sole of the foot.
    Sole,
    /// First metatarsophalangeal joint.
    FirstMtp,
    /// Plantar fascia.
    Fascia,
    /// Midfoot.
    Midfoot,
    /// Subtalar joint and rearfoot.
    Subtalar,
    /// Ankle.
    Ankle,
    /// Shank, for shock.
    Shank,
    /// Knee.
    Knee,
    /// Hip.
    Hip,
    /// Pelvis.
    Pelvis,
    /// L5/S1.
    Lumbar,
}

/// How a curve over stance becomes the reported number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reading {
    /// Greatest value between two shares of stance.
    Max(f64, f64),
    /// Least value between two shares of stance.
    Min(f64, f64),
    /// Mean between two shares of stance.
    Mean(f64, f64),
}

/// What a quantity is.
#[derive(Debug, Clone, Copy)]
pub struct Meta {
    /// Joint.
    pub joint: Joint,
    /// In words.
    pub title: &'static str,
    /// Unit.
    pub unit: &'static str,
    /// How it is read from its curve.
    pub reading: Reading,
    /// Whether it is a load that ratios and impulses make sense for.
    pub load: bool,
    /// Evidence for the link from the foot to this quantity.
    pub grade: Grade,
    /// Too weak a link to act on.
    pub exploratory: bool,
    /// What published measurements say.
    pub evidence: &'static str,
    /// What is not known.
    pub unknown: &'static str,
}

macro_rules! quantities {
    ($($(#[doc = $doc:literal])+ $variant:ident = $key:literal, $joint:ident, $unit:literal, $reading:expr, $load:literal,
       $grade:ident, $exploratory:literal, $evidence:literal, $unknown:literal;)*) => {
        /// A reported quantity.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
        pub enum Quantity {
            $($(#[doc = $doc])+ #[serde(rename = $key)] $variant,)*
        }

        impl Quantity {
            /// Every quantity, toe to lumbar spine.
            pub const ALL: &[Quantity] = &[$(Quantity::$variant),*];

            /// Its key in JSON and evidence tables.
            pub const fn key(self) -> &'static str {
                match self { $(Quantity::$variant => $key,)* }
            }

            /// What it is.
            pub const fn meta(self) -> Meta {
                match self {
                    $(Quantity::$variant => Meta {
                        joint: Joint::$joint, title: concat!($($doc,)+), unit: $unit, reading: $reading, load: $load,
                        grade: Grade::$grade, exploratory: $exploratory,
                        evidence: $evidence, unknown: $unknown,
                    },)*
                }
            }
        }
    };
}

use Reading::{Max, Mean, Min};

quantities! {
    /// peak pressure under the heel
    HeelPressure = "peak_heel_pressure_kpa", Sole, "kPa", Max(0.0, 1.0), true, B, false,
        "Contoured orthoses lower heel pressure much more than lifts, cups or pads (Bonanno 2011, n=36).",
        "Absolute pressures differ 2-3 times between barefoot and in-shoe sensors: read ratios only.";
    /// peak pressure under the medial heel
    MedialHeelPressure = "peak_medial_heel_pressure_kpa", Sole, "kPa", Max(0.0, 1.0), true, B, false,
        "A medial heel skive of 4 and 6 mm raises medial heel pressure by about 15 and 29 % (Bonanno 2012, n=30).",
        "How much pressure the skin of this heel tolerates.";
    /// peak pressure under the midfoot
    MidfootPressure = "peak_midfoot_pressure_kpa", Sole, "kPa", Max(0.0, 1.0), true, B, false,
        "Arch-supporting devices raise midfoot pressure (Cheng 2021, Menz 2016).", "How much pressure this arch tolerates.";
    /// peak pressure under the first metatarsal head
    FirstHeadPressure = "peak_first_head_pressure_kpa", Sole, "kPa", Max(0.0, 1.0), true, B, false,
        "Prefabricated orthoses lowered pressure under the first metatarsal head in first MTP osteoarthritis (Menz 2016, n=87).", "The change in an individual.";
    /// peak pressure under the lesser metatarsal heads
    LesserHeadsPressure = "peak_lesser_heads_pressure_kpa", Sole, "kPa", Max(0.0, 1.0), true, B, false,
        "Metatarsal domes and covers lower forefoot pressure by 17-19 % (Lee 2014, n=37).", "Exact position of the metatarsal heads in the shoe.";
    /// peak pressure under the whole forefoot
    ForefootPressure = "peak_forefoot_pressure_kpa", Sole, "kPa", Max(0.0, 1.0), true, B, false,
        "Flat lifts and pads under the heel raise forefoot pressure (Bonanno 2011).", "Exact position of the metatarsal heads in the shoe.";
    /// peak pressure under the hallux
    HalluxPressure = "peak_hallux_pressure_kpa", Sole, "kPa", Max(0.0, 1.0), true, B, false,
        "Hallux pressure is higher with a stiff first MTP joint (Zammit 2008; size uncertain).", "The change in an individual.";
    /// peak pressure under the lesser toes
    LesserToesPressure = "peak_lesser_toes_pressure_kpa", Sole, "kPa", Max(0.0, 1.0), true, B, false,
        "Pressure under the lesser toes was higher with orthoses in first MTP osteoarthritis (Menz 2016).", "The change in an individual.";
    /// centre of pressure across the foot, medial +
    CopMedial = "cop_medial_mm", Sole, "mm", Mean(0.1, 0.7), false, B, false,
        "Lateral wedges move the centre of pressure laterally (Kakihana 2004, van Tunen 2018).", "How gait adapts over weeks.";
    /// centre of pressure along the foot
    CopForward = "cop_forward_mm", Sole, "mm", Mean(0.2, 0.7), false, B, false,
        "A 12 mm heel wedge moves the centre of pressure backward (Weinert-Aplin 2016, n=19).", "How gait adapts over weeks.";
    /// first MTP dorsiflexion used in push-off
    MtpDorsiflexion = "peak_first_mtp_dorsiflexion_deg", FirstMtp, "deg", Max(0.6, 1.0), false, B, false,
        "Stiff inserts lower first MTP dorsiflexion (McClelland 2022, n=48); cutouts have not been shown to raise it (Martinez-Rico 2024, n=24).",
        "Whether this joint would gain motion from a cutout.";
    /// first MTP moment against its end of range
    MtpStop = "first_mtp_end_range_moment_nm", FirstMtp, "N.m", Max(0.5, 1.0), true, C, false,
        "No study has measured this moment directly; a carbon insert lowered pain in a trial (Munteanu 2021, n=100).",
        "How this moment relates to pain in one joint.";
    /// force under the hallux
    HalluxForce = "peak_hallux_force_n", FirstMtp, "N", Max(0.3, 1.0), true, B, false,
        "Force under the hallux is higher with hallux rigidus (Zammit 2008; size uncertain).", "The change in an individual.";
    /// force under the first metatarsal head
    FirstHeadForce = "peak_first_head_force_n", FirstMtp, "N", Max(0.3, 1.0), true, B, false,
        "Orthoses lowered force under the first metatarsal head in first MTP osteoarthritis (Menz 2016).", "The change in an individual.";
    /// plantar fascia tension
    FasciaTension = "peak_fascia_tension_n", Fascia, "N", Max(0.3, 1.0), true, C, false,
        "A lateral forefoot wedge lowers plantar fascia strain and a medial one raises it (Kogler 1999, cadaver).",
        "Its stiffness in one person (measured values differ widely).";
    /// midfoot bending moment
    MidfootMoment = "peak_midfoot_moment_nm_kg", Midfoot, "N.m/kg", Max(0.3, 1.0), true, C, false,
        "Total contact lowers midfoot symptoms (Ibuki 2010); the moment itself has not been measured.", "The share of each midfoot joint.";
    /// peak rearfoot eversion (against relaxed stance)
    Eversion = "peak_rearfoot_eversion_deg", Subtalar, "deg", Max(0.1, 0.9), false, A, false,
        "Orthoses lower peak rearfoot eversion by 2.2 degrees (Cheung 2011, meta-analysis); posting adds 0.13-0.2 degrees per degree (Telfer 2013).",
        "The axis of this subtalar joint.";
    /// subtalar supination moment before the heel rises (internal)
    SubtalarMoment = "peak_subtalar_moment_nm_kg", Subtalar, "N.m/kg", Max(0.1, 0.7), true, B, false,
        "Medial posting and orthoses lower the subtalar moment (Telfer 2013, Maharaj 2018).", "How muscle and ligament share the moment.";
    /// tibial internal rotation
    TibialRotation = "peak_tibial_internal_rotation_deg", Ankle, "deg", Max(0.1, 0.8), false, B, false,
        "Wedges changed tibial rotation in no consistent direction (Telfer 2013, 7 degree wedges, n=12).", "How far eversion rotates this shank.";
    /// ankle dorsiflexion in stance
    AnkleDorsiflexion = "peak_ankle_dorsiflexion_deg", Ankle, "deg", Max(0.3, 0.95), false, B, false,
        "Ankle dorsiflexion is greater with a restricted first MTP joint (Hall and Nester 2004, n=20), and its excursion with lifts in tight calves (Johanson 2006); studies of arch supports contradict each other (Cheng 2021 more, Alsaafin 2023 less).",
        "Muscle guarding.";
    /// ankle plantarflexion at push-off
    AnklePlantarflexion = "push_off_ankle_plantarflexion_deg", Ankle, "deg", Max(0.9, 1.0), false, B, false,
        "Push-off plantarflexion is smaller with a restricted or stiffened first MTP joint (Hall and Nester 2004; McClelland 2022).", "Adaptation over months.";
    /// ankle plantarflexor moment
    AnkleMoment = "peak_ankle_plantarflexor_moment_nm_kg", Ankle, "N.m/kg", Max(0.2, 1.0), true, B, false,
        "The plantarflexor moment was lower with a 12 mm lift (Weinert-Aplin 2016).", "Long-term change of the calf.";
    /// Achilles tendon force
    Achilles = "peak_achilles_force_n", Ankle, "N", Max(0.2, 1.0), true, B, false,
        "Studies of heel lifts contradict each other (Weinert-Aplin 2016, Wulf 2016).", "Direction in one person.";
    /// ankle contact force
    AnkleForce = "peak_ankle_contact_force_bw", Ankle, "BW", Max(0.0, 1.0), true, C, false,
        "Computed ankle contact forces are 4 to 5.5 body weights in walking (Stauffer 1977); no study has measured them with foot orthoses.",
        "How the muscles of this leg share the moment.";
    /// shock index (impact relative to unimpaired gait = 1)
    Shock = "shock_index", Shank, "-", Max(0.0, 1.0), true, B, false,
        "Cushioned insoles lower tibial shock by up to about 16 % (O'Leary 2008, running).", "How much a stiff subtalar joint raises impact: no reliable figure is published.";
    /// vertical ground force in weight acceptance
    VerticalForce = "peak_weight_acceptance_force_bw", Shank, "BW", Max(0.0, 0.5), true, B, false,
        "The short leg lands slightly harder (13 mm difference, simulated).", "The asymmetry of an individual.";
    /// external knee adduction moment, first peak
    KneeAdduction = "peak_knee_adduction_moment_nm_kg", Knee, "N.m/kg", Max(0.05, 0.5), true, B, false,
        "Lateral wedges lower the knee adduction moment by about 5 % and medial posting raises it (Jones 2015, Telfer 2013); 46 % of people respond the other way.",
        "Whether this person is a responder; the change has not been related to pain.";
    /// knee flexion in midstance
    KneeFlexion = "midstance_knee_flexion_deg", Knee, "deg", Mean(0.4, 0.85), false, B, false,
        "Midstance knee flexion is greater with a restricted or stiffened first MTP joint (Hall and Nester 2004; McClelland 2022).", "The size in an individual.";
    /// external knee flexion moment
    KneeFlexionMoment = "peak_knee_flexion_moment_nm_kg", Knee, "N.m/kg", Max(0.05, 0.6), true, C, false,
        "The knee flexion moment follows knee flexion; laboratories differ three- to fivefold in late stance.", "Absolute late-stance values.";
    /// knee contact force
    KneeForce = "peak_knee_contact_force_bw", Knee, "BW", Max(0.0, 1.0), true, C, false,
        "Instrumented knees carry 2.1 to 2.8 body weights in walking (Kutzner 2010; D'Lima 2013); shoes change this by 2 to 5 % (Kutzner 2013).",
        "How the muscles of this leg share the moment: muscle choice alone changes this force by 12 to 25 % (Miller 2013).";
    /// medial knee contact force
    MedialKneeForce = "peak_medial_knee_contact_force_bw", Knee, "BW", Max(0.0, 1.0), true, C, false,
        "The medial side carries more than 60 % of the load of an instrumented knee (D'Lima 2013); a laterally stiff sole lowered it by 22 % in one person (Erhart 2010).",
        "The alignment of this knee; the knee adduction moment explains only part of this force (Kutzner 2013b).";
    /// lateral knee contact force
    LateralKneeForce = "peak_lateral_knee_contact_force_bw", Knee, "BW", Max(0.0, 1.0), true, C, false,
        "No study has measured the lateral force with foot orthoses.", "The alignment of this knee.";
    /// patellofemoral force
    PatellaForce = "peak_patellofemoral_force_bw", Knee, "BW", Max(0.0, 1.0), true, C, false,
        "The patellofemoral joint carries 0.9 (SD 0.4) body weights in walking (Hart 2022, meta-analysis).", "The track of this patella.";
    /// hip contact force
    HipForce = "peak_hip_contact_force_bw", Hip, "BW", Max(0.0, 1.0), true, C, true,
        "Instrumented hips carry 2.4 body weights on average in walking, 2.8 to 4.8 in one fast walker (Bergmann 2001, 1993); soft insoles did not lower this (Bergmann 1995, n=1).",
        "How the muscles of this hip share the moment.";
    /// gluteus medius force
    GluteusMedius = "peak_gluteus_medius_force_bw", Hip, "BW", Max(0.0, 1.0), true, D, true,
        "Wedges of foot and heel did not change gluteus medius activity significantly (Bird 2003, n=13).",
        "How the muscles of this hip share the moment.";
    /// hip extension in late stance
    HipExtension = "peak_hip_extension_deg", Hip, "deg", Max(0.5, 1.0), false, B, false,
        "Hip extension is smaller with a restricted first MTP joint (Hall and Nester 2004).", "The size in an individual.";
    /// hip internal rotation
    HipRotation = "peak_hip_internal_rotation_deg", Hip, "deg", Max(0.05, 0.6), false, C, true,
        "Induced pronation adds 1.4 degrees of hip internal rotation (Hornestam 2021, n=20); no study has shown this for hallux rigidus itself.", "Whether the change matters clinically.";
    /// external hip adduction moment
    HipAdduction = "peak_hip_adduction_moment_nm_kg", Hip, "N.m/kg", Max(0.05, 0.6), true, C, false,
        "Wedges did not change the hip adduction moment significantly (Crenshaw 2000).", "Adaptation of trunk sway.";
    /// external hip extension moment in late stance
    HipExtensionMoment = "peak_hip_extension_moment_nm_kg", Hip, "N.m/kg", Max(0.5, 1.0), true, C, false,
        "No study has measured the hip extension moment directly with foot orthoses.", "Absolute late-stance values.";
    /// pelvic drop on the other side
    PelvicDrop = "peak_pelvic_drop_deg", Pelvis, "deg", Max(0.0, 0.6), false, C, true,
        "Induced pronation adds 0.5 degrees of pelvic drop (Hornestam 2021); leg length shows in standing, little in walking (Needham 2012).",
        "The size in an individual, which differs threefold between people.";
    /// lumbar side bending
    LumbarBend = "peak_lumbar_bend_deg", Lumbar, "deg", Max(0.0, 1.0), false, D, true,
        "Walking with 1-3 cm lifts changes spine motion minimally (Needham 2012, n=7).", "The response of an individual spine.";
    /// lumbar lateral moment at L5/S1
    LumbarLateral = "peak_lumbar_lateral_moment_nm_kg", Lumbar, "N.m/kg", Max(0.0, 1.0), true, D, true,
        "No study has measured lumbar moments directly with foot orthoses.", "How this trunk moves.";
    /// lumbar forward moment at L5/S1
    LumbarSagittal = "peak_lumbar_sagittal_moment_nm_kg", Lumbar, "N.m/kg", Max(0.0, 1.0), true, D, true,
        "No study has measured lumbar moments directly with foot orthoses; pronation did not change lordosis (Duval 2010).", "How this trunk moves.";
    /// compression of L5/S1
    DiscL5S1 = "peak_l5s1_compression_bw", Lumbar, "BW", Max(0.0, 1.0), true, D, true,
        "No study has measured the load of a disc with foot orthoses or lifts.", "Muscle co-contraction, which differs between people.";
    /// forward shear of L5 on S1
    ShearL5S1 = "peak_l5s1_shear_bw", Lumbar, "BW", Max(0.0, 1.0), true, D, true,
        "No study has measured the load of a disc with foot orthoses or lifts.", "The slope of this sacrum.";
    /// compression of L4/L5
    DiscL4L5 = "peak_l4l5_compression_bw", Lumbar, "BW", Max(0.0, 1.0), true, D, true,
        "Computed compression of L4/L5 is 1.3 to 1.8 body weights in walking (Arshad 2018, n=6); no study has measured it with foot orthoses.",
        "Muscle co-contraction, which differs between people.";
    /// forward shear of L4 on L5
    ShearL4L5 = "peak_l4l5_shear_bw", Lumbar, "BW", Max(0.0, 1.0), true, D, true,
        "Computed shear of L4/L5 is 0.02 to 0.15 body weights in walking (Arshad 2018, n=6).", "The slope of this disc.";
    /// erector spinae force, this side
    ErectorThisSide = "peak_erector_spinae_this_side_bw", Lumbar, "BW", Max(0.0, 1.0), true, D, true,
        "Insoles of 5 to 15 mm under one foot did not change erector spinae activity significantly (Benito de Pedro 2024).",
        "Muscle co-contraction, which differs between people.";
    /// erector spinae force, other side
    ErectorOtherSide = "peak_erector_spinae_other_side_bw", Lumbar, "BW", Max(0.0, 1.0), true, D, true,
        "Insoles of 5 to 15 mm under one foot did not change erector spinae activity significantly (Benito de Pedro 2024).",
        "Muscle co-contraction, which differs between people.";
}

/// Least value a curve is read as zero below.
const NOTHING: f64 = 1e-12;

impl Reading {
    /// The number of a curve sampled evenly from heel strike to toe-off, in the curve's unit.
    pub fn of(self, curve: &[f64]) -> f64 {
        let last = (curve.len().max(2) - 1) as f64;
        let (from, to) = match self {
            Max(a, b) | Min(a, b) | Mean(a, b) => (a, b),
        };
        let window = &curve[(from * last).round() as usize..=(to * last).round() as usize];
        match self {
            Max(..) => window.iter().copied().fold(f64::NEG_INFINITY, f64::max),
            Min(..) => window.iter().copied().fold(f64::INFINITY, f64::min),
            Mean(..) => window.iter().sum::<f64>() / window.len() as f64,
        }
    }
}

/// `integral of max(load, 0)^m dt` over a stance of unit duration (trapezoid).
pub fn dose(curve: &[f64], exponent: i32) -> f64 {
    let term = |v: f64| if v > NOTHING { v.powi(exponent) } else { 0.0 };
    let n = (curve.len() - 1) as f64;
    curve.windows(2).map(|w| 0.5 * (term(w[0]) + term(w[1]))).sum::<f64>() / n
}
