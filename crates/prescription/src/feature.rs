//! Every modification of the trade, by its standard term, and the kinds of dose.

use serde::{Deserialize, Serialize};

/// A modification that a prescription may ask for. The serialised name is the key under
/// `[prescription.left]` / `[prescription.right]` and carries the unit of its dose.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema,
)]
pub enum Feature {
    /// True thickness of the shell along its normal.
    #[serde(rename = "shell_thickness_mm")]
    ShellThickness,
    /// Heel cup depth: plantar heel of the positive to the top of the cup.
    #[serde(rename = "heel_cup_mm")]
    HeelCup,
    /// Length of the device.
    #[serde(rename = "length")]
    Length,
    /// Plaster fill under the medial arch: more fill, lower arch.
    #[serde(rename = "arch_fill")]
    ArchFill,
    /// Rearfoot post, varus (medial side raised) +.
    #[serde(rename = "rearfoot_post_deg")]
    RearfootPost,
    /// Motion ground into the rearfoot post.
    #[serde(rename = "rearfoot_post_motion_deg")]
    RearfootPostMotion,
    /// Forefoot post, varus +.
    #[serde(rename = "forefoot_post_deg")]
    ForefootPost,
    /// Lift of the heel seat.
    #[serde(rename = "heel_lift_mm")]
    HeelLift,
    /// Shell removed under the first ray.
    #[serde(rename = "first_ray_cutout")]
    FirstRayCutout,
    /// Rigid plate under the first ray to the tip of the hallux; dose is its thickness.
    #[serde(rename = "mortons_extension_mm")]
    MortonsExtension,
    /// Medial (Kirby) heel skive.
    #[serde(rename = "medial_skive_mm")]
    MedialSkive,
    /// Lateral heel skive.
    #[serde(rename = "lateral_skive_mm")]
    LateralSkive,
    /// Inversion of the positive (Blake and inverted pours), realised degrees at the heel.
    #[serde(rename = "inversion_deg")]
    Inversion,
    /// Medial flange: height added to the medial edge.
    #[serde(rename = "medial_flange_mm")]
    MedialFlange,
    /// Lateral flange: height added to the lateral edge.
    #[serde(rename = "lateral_flange_mm")]
    LateralFlange,
    /// Plantar fascial groove; dose is its depth.
    #[serde(rename = "fascial_groove_mm")]
    FascialGroove,
    /// Metatarsal pad (dome) height.
    #[serde(rename = "metatarsal_pad_mm")]
    MetatarsalPad,
    /// Metatarsal bar height.
    #[serde(rename = "metatarsal_bar_mm")]
    MetatarsalBar,
    /// Reverse Morton's: raise under heads two to five.
    #[serde(rename = "reverse_mortons_mm")]
    ReverseMortons,
    /// Void under the first metatarsal head within a raise.
    #[serde(rename = "first_ray_void_mm")]
    FirstRayVoid,
    /// Cuboid pad height.
    #[serde(rename = "cuboid_pad_mm")]
    CuboidPad,
    /// Heel aperture depth.
    #[serde(rename = "heel_aperture_mm")]
    HeelAperture,
    /// Top cover (and cushion) thickness allowed for.
    #[serde(rename = "top_cover_mm")]
    TopCover,
    /// Ventilation holes.
    #[serde(rename = "ventilation")]
    Ventilation,
    /// Engraved text.
    #[serde(rename = "engraving")]
    Engraving,
}

/// Plaster fill of the medial arch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ArchFill {
    /// Total contact.
    None,
    /// 1.6 mm (1/16 in).
    Minimum,
    /// 3.2 mm (1/8 in).
    Standard,
    /// 6.4 mm (1/4 in).
    Maximum,
}

/// How far forward the device reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Length {
    /// To just behind the metatarsal heads.
    Metatarsal,
    /// To the sulcus of the toes.
    Sulcus,
    /// To the tips of the toes.
    Full,
}

/// The dose of a feature; its unit is in the feature's key.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(untagged)]
pub enum Dose {
    /// Present or absent.
    Flag(bool),
    /// Millimetres or degrees, as the feature's key says.
    Amount(f64),
    /// A fill.
    Fill(ArchFill),
    /// A length.
    Length(Length),
    /// Text (engraving).
    Text(String),
}
