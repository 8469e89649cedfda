//! The kinds of dose that a line of a prescription can carry.

use serde::{Deserialize, Serialize};

/// Plaster fill of the medial arch. Source of the depths: Cox Orthotics, cast correction guide.
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

/// How wide the shell is ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Width {
    /// For narrow or dress shoes.
    Narrow,
    /// First to fifth metatarsal shaft.
    Regular,
    /// To the full width of the foot.
    Wide,
}

/// Where a post is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum PostKind {
    /// In the shell itself, by balancing the positive.
    Intrinsic,
    /// Added below the shell.
    Extrinsic,
    /// Half each.
    Combined,
    /// Below the distal half of the heel only (shallow shoes).
    Strip,
}

/// How a heel lift is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LiftKind {
    /// In the rearfoot post.
    InPost,
    /// Detached, tapering to the ball.
    Tapered,
    /// Full length, half the height under the metatarsal heads.
    FullLength,
}

/// What a Morton's extension covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ExtensionKind {
    /// The first metatarsal head only.
    HeadOnly,
    /// The head and the hallux to its tip.
    HeadAndHallux,
    /// The whole forefoot as one stiff plate.
    FullBlock,
}

/// Which gait a gait plate induces: the shoe bends along the plate's oblique front edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum GaitPlate {
    /// Toes outward, for in-toeing: extended under the fifth toe, cut back behind the first head.
    InduceOutToe,
    /// Toes inward, for out-toeing: extended to the sulcus of the hallux, cut back behind the fifth head.
    InduceInToe,
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
    /// A width.
    Width(Width),
    /// A place for a post.
    Post(PostKind),
    /// A build of a lift.
    Lift(LiftKind),
    /// A cover of a Morton's extension.
    Extension(ExtensionKind),
    /// A direction of a gait plate.
    Gait(GaitPlate),
    /// Text (engraving).
    Text(String),
}

impl Dose {
    /// Whether the dose asks for something: not zero, not false, not empty. Words always do.
    pub fn is_present(&self) -> bool {
        match self {
            Dose::Flag(flag) => *flag,
            Dose::Amount(amount) => *amount != 0.0,
            Dose::Text(text) => !text.is_empty(),
            _ => true,
        }
    }

    /// The amount, in the unit of the feature's key.
    pub fn amount(&self) -> Option<f64> {
        match self {
            Dose::Amount(amount) => Some(*amount),
            _ => None,
        }
    }
}

macro_rules! dose_from {
    ($($kind:ty => $variant:ident),* $(,)?) => {
        $(impl From<$kind> for Dose {
            fn from(value: $kind) -> Self {
                Dose::$variant(value)
            }
        }

        impl TryFrom<Dose> for $kind {
            type Error = Dose;

            fn try_from(dose: Dose) -> Result<Self, Dose> {
                match dose {
                    Dose::$variant(value) => Ok(value),
                    other => Err(other),
                }
            }
        })*
    };
}

dose_from! {
    bool => Flag,
    f64 => Amount,
    ArchFill => Fill,
    Length => Length,
    Width => Width,
    PostKind => Post,
    LiftKind => Lift,
    ExtensionKind => Extension,
    GaitPlate => Gait,
    String => Text,
}
