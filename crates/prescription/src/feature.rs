//! Every modification of the trade, by its standard term, with its key and the range a lab can make.
//!
//! Ranges are the union of the order forms of several labs (docs/references.md, guides); a dose outside them is a
//! slip of the pen, not an opinion.

use crate::placement::{Placement, TrimLineOffsets};
use crate::{ArchFill, Dose, ExtensionKind, GaitPlate, Length, LiftKind, PostKind, Width};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::{borrow::Cow, fmt};

macro_rules! features {
    ($($(#[doc = $doc:literal])+ $variant:ident = $key:ident: $kind:ty, $title:literal
        $([$low:literal, $high:literal])? $(trade [$least:literal, $most:literal])? in $group:ident
        $(as $part:ident)? $(placed $place:ident $about:literal)?;)*) => {
        /// A modification that a prescription may ask for. Its key stands under `[prescription.left]` /
        /// `[prescription.right]` and carries the unit of its dose.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Feature {
            $($(#[doc = $doc])+ $variant,)*
        }

        impl Feature {
            /// Every feature, in the order of a printed form.
            pub const ALL: &[Feature] = &[$(Feature::$variant),*];

            /// The key in case files and JSON.
            pub const fn key(self) -> &'static str {
                match self {
                    $(Feature::$variant => stringify!($key),)*
                }
            }

            /// The trade's name for it.
            pub const fn title(self) -> &'static str {
                match self {
                    $(Feature::$variant => $title,)*
                }
            }

            /// Least and greatest dose that can be built, in the key's unit; `None` when not an amount. 0 takes the
            /// feature away and is always allowed.
            pub const fn range(self) -> Option<(f64, f64)> {
                match self {
                    $($(Feature::$variant => Some(($low, $high)),)?)*
                    _ => None,
                }
            }

            /// What the labs' order forms offer, where it is not what can be built here.
            /// In the unit of the feature, mm or degrees.
            pub const fn trade(self) -> Option<(f64, f64)> {
                match self {
                    $($(Feature::$variant => Some(($least, $most)),)?)*
                    _ => None,
                }
            }
        }

        impl Feature {
            /// The part of a lab's order form that it stands in.
            pub const fn group(self) -> Group {
                match self {
                    $(Feature::$variant => Group::$group,)*
                }
            }

            /// Whether it is a pad or a well; `None` for everything else.
            pub const fn part_kind(self) -> Option<PartKind> {
                match self {
                    $($(Feature::$variant => Some(PartKind::$part),)?)*
                    _ => None,
                }
            }
        }

        /// Where the parts of one foot's device lie; a part that is not named lies at its usual place.
        #[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields, default)]
        pub struct Placements {
            $($(#[doc = $about]
            #[serde(skip_serializing_if = "Option::is_none")]
            pub $place: Option<Placement>,)?)*
            /// The trim line.
            #[serde(skip_serializing_if = "Option::is_none")]
            pub trim_line: Option<TrimLineOffsets>,
        }

        impl Placements {
            /// The parts that lie elsewhere than usual, with the key of each.
            pub fn moved(&self) -> Vec<(Feature, &'static str, Placement)> {
                let mut moved = Vec::new();
                $($(if let Some(placement) = self.$place.filter(|placement| !placement.is_usual()) {
                    moved.push((Feature::$variant, stringify!($place), placement));
                })?)*
                moved
            }
        }

        /// The clinician's own lines for one foot: the keys are those of [`Feature`]; a line that is given
        /// replaces the proposal, and 0, `false` or `"none"` takes a feature away.
        #[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields, default)]
        pub struct Overrides {
            $($(#[doc = $doc])+
            #[serde(skip_serializing_if = "Option::is_none")]
            pub $key: Option<$kind>,)*
        }

        impl Overrides {
            /// The lines that are given, in the order of [`Feature`].
            pub fn doses(&self) -> Vec<(Feature, Dose)> {
                let mut doses = Vec::new();
                $(if let Some(dose) = &self.$key {
                    doses.push((Feature::$variant, Dose::from(dose.clone())));
                })*
                doses
            }

            /// Lines of these doses; a dose that its feature does not take is left out.
            pub fn of(doses: impl IntoIterator<Item = (Feature, Dose)>) -> Self {
                let mut lines = Overrides::default();
                for (feature, dose) in doses {
                    match feature {
                        $(Feature::$variant => lines.$key = dose.try_into().ok(),)*
                    }
                }
                lines
            }
        }
    };
}

/// The parts of a lab's order form, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// The shell.
    Shell,
    /// Work on the positive.
    Cast,
    /// Under and round the heel.
    Rearfoot,
    /// Under the arch and the cuboid.
    Midfoot,
    /// From behind the metatarsal heads on.
    Forefoot,
    /// Layers on the shell, and its finish.
    Finish,
}

/// What a part of the seat is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartKind {
    /// It stands on the finished shell: its dose is a height, mm.
    Pad,
    /// It is sunk into the shell: its dose is a depth, mm.
    Well,
}

// key: kind of dose, trade's name, what can be built, what order forms offer, place on the form, kind of part, placement
features! {
    /// Length of the device: `metatarsal`, `sulcus` or `full`.
    Length = length: Length, "device length" in Shell;
    /// Width of the shell: `narrow`, `regular` or `wide`.
    Width = width: Width, "shell width" in Shell;
    /// True thickness of the shell along its normal, mm.
    ShellThickness = shell_thickness_mm: f64, "shell thickness" [0.8, 12.0] trade [0.6, 12.0] in Shell;
    /// Heel cup depth, mm: plantar heel of the positive to the top of the cup.
    HeelCup = heel_cup_mm: f64, "heel cup depth" [6.0, 30.0] trade [0.0, 30.0] in Shell;
    /// Plaster fill under the medial arch: more fill, lower arch.
    ArchFill = arch_fill: ArchFill, "arch fill" in Cast;
    /// Arch height added to (or taken from) the captured foot, mm.
    ArchHeight = arch_height_mm: f64, "arch height change" [-6.0, 6.0] in Cast;
    /// Medial flange, mm: height added to the medial edge.
    MedialFlange = medial_flange_mm: f64, "medial flange" [0.0, 25.0] in Shell;
    /// Lateral flange, mm: height added to the lateral edge.
    LateralFlange = lateral_flange_mm: f64, "lateral flange" [0.0, 25.0] in Shell;
    /// Plantar fascial groove, mm deep.
    FascialGroove = fascial_groove_mm: f64, "plantar fascial groove" [0.0, 4.0] in Shell as Well
        placed fascial_groove "Plantar fascial groove: about its middle.";
    /// Well for a prominent navicular, mm deep.
    NavicularWell = navicular_well_mm: f64, "navicular well" [0.0, 5.0] in Shell as Well
        placed navicular_well "Navicular well: about its deepest point.";
    /// Well for a prominent base of the fifth metatarsal, mm deep.
    FifthBaseWell = fifth_base_well_mm: f64, "fifth metatarsal base well" [0.0, 5.0] in Shell as Well
        placed fifth_base_well "Well under the base of the fifth metatarsal: about its deepest point.";
    /// Rearfoot post, degrees, varus (medial side raised) +.
    RearfootPost = rearfoot_post_deg: f64, "rearfoot post" [-8.0, 8.0] trade [-10.0, 10.0] in Rearfoot;
    /// Motion ground into the rearfoot post, degrees (the b of a/b).
    RearfootPostMotion = rearfoot_post_motion_deg: f64, "rearfoot post motion" [0.0, 6.0] in Rearfoot;
    /// Where the rearfoot post is built.
    RearfootPostKind = rearfoot_post_kind: PostKind, "rearfoot post type" in Rearfoot;
    /// Medial (Kirby) heel skive, mm.
    MedialSkive = medial_skive_mm: f64, "medial heel skive" [0.0, 8.0] in Rearfoot;
    /// Lateral heel skive, mm.
    LateralSkive = lateral_skive_mm: f64, "lateral heel skive" [0.0, 8.0] in Rearfoot;
    /// Inversion of the positive (Blake and inverted pours), realised degrees at the heel.
    Inversion = inversion_deg: f64, "inversion (inverted pour)" [-5.0, 10.0] in Cast;
    /// Lift of the heel seat, mm.
    HeelLift = heel_lift_mm: f64, "heel lift" [1.0, 12.0] trade [0.0, 25.0] in Rearfoot;
    /// How the lift is built.
    HeelLiftKind = heel_lift_kind: LiftKind, "heel lift type" in Rearfoot;
    /// Heel aperture under a tender spot, mm deep.
    HeelAperture = heel_aperture_mm: f64, "heel aperture" [0.0, 5.0] trade [0.0, 6.0] in Rearfoot as Well
        placed heel_aperture "Heel aperture: about its deepest point.";
    /// Horseshoe pad round the heel, mm high.
    HeelHorseshoe = heel_horseshoe_mm: f64, "heel horseshoe" [0.0, 5.0] trade [0.0, 6.0] in Rearfoot as Pad
        placed heel_horseshoe "Heel horseshoe: about the centre of the heel.";
    /// Cuboid pad, mm high.
    CuboidPad = cuboid_pad_mm: f64, "cuboid pad" [0.0, 6.0] in Midfoot as Pad
        placed cuboid_pad "Cuboid pad: about its apex.";
    /// Soft pad in the arch, mm; not the fill and not the arch height.
    ArchPad = arch_pad_mm: f64, "arch pad" [0.0, 6.0] trade [0.0, 10.0] in Midfoot as Pad
        placed arch_pad "Arch pad: about its apex.";
    /// Stiffener under the arch.
    ArchReinforcement = arch_reinforcement: bool, "arch reinforcement" in Midfoot;
    /// Forefoot post, degrees, varus +.
    ForefootPost = forefoot_post_deg: f64, "forefoot post" [-8.0, 8.0] trade [-15.0, 15.0] in Forefoot;
    /// Where the forefoot post is built.
    ForefootPostKind = forefoot_post_kind: PostKind, "forefoot post type" in Forefoot;
    /// Level bar across the front edge, mm (lateral column stability).
    BarPost = bar_post_mm: f64, "bar post" [1.0, 5.0] trade [0.0, 5.0] in Forefoot;
    /// Shell removed under the first ray.
    FirstRayCutout = first_ray_cutout: bool, "first-ray cutout" in Forefoot
        placed first_ray_cutout "First-ray cutout: about the place where it begins behind the first head.";
    /// Soft filler in the space that a first-ray cutout leaves.
    FirstRayBackfill = first_ray_backfill: bool, "first-ray backfill" in Forefoot;
    /// Shell removed under the fifth ray.
    FifthRayCutout = fifth_ray_cutout: bool, "fifth-ray cutout" in Forefoot
        placed fifth_ray_cutout "Fifth-ray cutout: about the place where it begins behind the fifth head.";
    /// Rigid plate under the first ray; its thickness, mm.
    MortonsExtension = mortons_extension_mm: f64, "Morton's extension" [0.0, 6.0] trade [0.0, 12.0] in Forefoot;
    /// What the Morton's extension covers.
    MortonsExtensionKind = mortons_extension_kind: ExtensionKind, "Morton's extension coverage" in Forefoot;
    /// Gait plate: the front edge carried on under one side of the forefoot, cut back behind the other.
    GaitPlate = gait_plate: GaitPlate, "gait plate" in Forefoot;
    /// Reverse Morton's (dancer's pad), mm: raise under heads two to five.
    ReverseMortons = reverse_mortons_mm: f64, "reverse Morton's" [0.0, 6.0] in Forefoot;
    /// Void under the first metatarsal head within a raise, mm deep.
    FirstRayVoid = first_ray_void_mm: f64, "first-ray void" [0.0, 4.0] trade [0.0, 6.0] in Forefoot;
    /// Raise under the hallux alone, mm.
    HalluxRaise = hallux_raise_mm: f64, "hallux raise" [0.0, 6.0] in Forefoot;
    /// Metatarsal pad (dome), mm high.
    MetatarsalPad = metatarsal_pad_mm: f64, "metatarsal pad" [0.0, 8.0] trade [0.0, 15.0] in Forefoot as Pad
        placed metatarsal_pad "Metatarsal pad: about its apex.";
    /// Distance of the pad's apex behind the line of the metatarsal heads, mm.
    MetatarsalPadSetback = metatarsal_pad_setback_mm: f64, "metatarsal pad setback" [6.0, 20.0] trade [0.0, 25.0] in Forefoot;
    /// Metatarsal bar, mm high.
    MetatarsalBar = metatarsal_bar_mm: f64, "metatarsal bar" [0.0, 6.0] trade [0.0, 10.0] in Forefoot as Pad;
    /// Neuroma pad in the interspace, mm high.
    NeuromaPad = neuroma_pad_mm: f64, "neuroma pad" [0.0, 6.0] trade [0.0, 8.0] in Forefoot as Pad
        placed neuroma_pad "Neuroma pad: about its apex.";
    /// Forefoot cushion, mm.
    ForefootCushion = forefoot_cushion_mm: f64, "forefoot cushion" [0.0, 6.0] in Finish;
    /// Heel cushion, mm.
    HeelCushion = heel_cushion_mm: f64, "heel cushion" [0.0, 8.0] in Finish;
    /// Crest under the toes, mm high.
    ToeCrest = toe_crest_mm: f64, "toe crest" [0.0, 10.0] in Forefoot;
    /// Filler in place of missing toes.
    ToeFiller = toe_filler: bool, "toe filler" in Forefoot;
    /// Top cover thickness allowed for, mm.
    TopCover = top_cover_mm: f64, "top cover" [0.0, 12.0] in Finish;
    /// Distance kept from the wall of the shoe, mm.
    Perimeter = perimeter_mm: f64, "perimeter allowance" [0.0, 8.0] trade [0.0, 10.0] in Finish;
    /// Ventilation holes.
    Ventilation = ventilation: bool, "ventilation holes" in Finish;
    /// Lattice or pattern of holes that makes the shell give more.
    Lattice = lattice: bool, "lattice" in Finish;
    /// Zones of different stiffness, as marked on the diagram.
    StiffnessZones = stiffness_zones: bool, "stiffness zones" in Finish;
    /// Engraved text: a pseudonymous id, never a name.
    Engraving = engraving: String, "engraving" in Finish;
}

impl Feature {
    /// The feature with this key.
    pub fn from_key(key: &str) -> Option<Feature> {
        Feature::ALL.iter().copied().find(|feature| feature.key() == key)
    }

    /// `mm`, `deg` or nothing.
    pub fn unit(self) -> &'static str {
        match self.key().rsplit('_').next() {
            Some("mm") => "mm",
            Some("deg") => "deg",
            _ => "",
        }
    }

    /// Whether an amount can be built; 0 takes the feature away.
    /// The amount in the unit of the feature, mm or degrees.
    pub fn allows(self, amount: f64) -> bool {
        amount == 0.0 || self.range().is_none_or(|(low, high)| (low..=high).contains(&amount))
    }

    /// The nearest amount that can be built, in the unit of the feature, mm or degrees.
    pub fn nearest_buildable(self, amount: f64) -> f64 {
        match self.range() {
            Some((low, high)) if !self.allows(amount) => amount.clamp(low, high),
            _ => amount,
        }
    }

    /// Its range in words: "0, or 6 to 24 (order forms: 0 to 30)".
    pub fn range_text(self) -> Option<String> {
        let (low, high) = self.range()?;
        let zero = if (low..=high).contains(&0.0) { "" } else { "0, or " };
        let trade = self.trade().map(|(least, most)| format!(" (order forms: {least} to {most})"));
        Some(format!("{zero}{low} to {high}{}", trade.unwrap_or_default()))
    }

    /// Whether a dose is of the kind this feature takes.
    pub fn takes(self, dose: &Dose) -> bool {
        match self {
            Feature::Length => matches!(dose, Dose::Length(_)),
            Feature::Width => matches!(dose, Dose::Width(_)),
            Feature::ArchFill => matches!(dose, Dose::Fill(_)),
            Feature::RearfootPostKind | Feature::ForefootPostKind => matches!(dose, Dose::Post(_)),
            Feature::HeelLiftKind => matches!(dose, Dose::Lift(_)),
            Feature::MortonsExtensionKind => matches!(dose, Dose::Extension(_)),
            Feature::GaitPlate => matches!(dose, Dose::Gait(_)),
            Feature::Engraving => matches!(dose, Dose::Text(_)),
            _ if self.range().is_some() => matches!(dose, Dose::Amount(_)),
            _ => matches!(dose, Dose::Flag(_)),
        }
    }
}

impl fmt::Display for Feature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.title())
    }
}

impl Serialize for Feature {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.key())
    }
}

impl<'de> Deserialize<'de> for Feature {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let key = String::deserialize(deserializer)?;
        Feature::from_key(&key).ok_or_else(|| de::Error::custom(format!("unknown feature `{key}`")))
    }
}

impl schemars::JsonSchema for Feature {
    fn schema_name() -> Cow<'static, str> {
        "Feature".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let keys: Vec<&str> = Feature::ALL.iter().map(|feature| feature.key()).collect();
        schemars::json_schema!({ "type": "string", "enum": keys })
    }
}

/// The lines that every device needs before it can be built.
pub const ALWAYS: [Feature; 6] = [
    Feature::Length,
    Feature::ShellThickness,
    Feature::HeelCup,
    Feature::ArchFill,
    Feature::RearfootPost,
    Feature::RearfootPostMotion,
];
