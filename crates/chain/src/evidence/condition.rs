//! The words of a condition: what the foot stands on and what the joints are held to, key by key, with ranges.
//!
//! Prescription keys are those of case files, word for word; the others are what studies add to them. Every key says
//! what the model does with it, so that the vocabulary that is printed is the one that is read.

use super::kinds::{ArchFill, Base, ExtensionKind, Length, LiftKind, PostKind, Width};
use serde::Deserialize;

/// One key of a condition, as the vocabulary tells it.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// The word.
    pub key: &'static str,
    /// Least and greatest value; `None` for words and flags.
    pub range: Option<(f64, f64)>,
    /// What the model does with it.
    pub means: &'static str,
}

macro_rules! condition {
    (
        numbers { $($number:ident [$low:literal, $high:literal] $number_means:literal;)* }
        flags { $($flag:ident $flag_means:literal;)* }
        words { $($word:ident: $kind:ident $word_means:literal;)* }
        texts { $($text:ident $text_means:literal;)* }
    ) => {
        /// A condition of a row. Everything is under both feet, except with `one_side = true` (right only).
        #[derive(Debug, Clone, PartialEq, Default, Deserialize)]
        #[serde(deny_unknown_fields, default)]
        #[allow(missing_docs)] // each is told by `KEYS`
        pub struct Condition {
            $(pub $number: f64,)*
            $(pub $flag: bool,)*
            $(pub $word: $kind,)*
            $(pub $text: String,)*
        }

        /// Every key.
        pub const KEYS: &[Key] = &[
            $(Key { key: stringify!($word), range: None, means: $word_means },)*
            $(Key { key: stringify!($flag), range: None, means: $flag_means },)*
            $(Key { key: stringify!($text), range: None, means: $text_means },)*
            $(Key { key: stringify!($number), range: Some(($low, $high)), means: $number_means },)*
        ];

        impl Condition {
            /// What is out of range, by name; `None` when nothing is.
            pub fn fault(&self) -> Option<String> {
                $(if !($low..=$high).contains(&self.$number) {
                    return Some(format!("`{}` is {}, not {} to {}", stringify!($number), self.$number, $low, $high));
                })*
                None
            }
        }
    };
}

condition! {
    numbers {
        // Prescription keys.
        shell_thickness_mm [0.0, 12.0] "thickness of the shell; 0 = 3 mm";
        heel_cup_mm [0.0, 30.0] "depth of the cup: how far up the heel the shell reaches; 0 = 14 mm";
        arch_height_mm [-6.0, 12.0] "arch of the shell over (or under) the captured one";
        medial_flange_mm [0.0, 25.0] "how much higher the shell reaches on the medial side";
        lateral_flange_mm [0.0, 25.0] "the same on the lateral side";
        fascial_groove_mm [0.0, 4.0] "groove along the medial band of the fascia";
        navicular_well_mm [0.0, 5.0] "well under the navicular";
        fifth_base_well_mm [0.0, 5.0] "well under the base of the fifth metatarsal";
        rearfoot_post_deg [-15.0, 15.0] "tilt of the seat from heel to midfoot, varus (medial side raised) +";
        rearfoot_post_motion_deg [0.0, 6.0] "accepted; not modelled";
        medial_skive_mm [0.0, 8.0] "medial heel skive";
        lateral_skive_mm [0.0, 8.0] "lateral heel skive";
        inversion_deg [-10.0, 10.0] "inverted pour (Blake), realised degrees at the heel";
        heel_lift_mm [0.0, 60.0] "lift of the heel, an incline to the ball";
        heel_aperture_mm [0.0, 6.0] "aperture under the middle of the heel";
        heel_horseshoe_mm [0.0, 6.0] "pad round the rim of the heel";
        cuboid_pad_mm [0.0, 6.0] "pad under the cuboid";
        arch_pad_mm [0.0, 15.0] "soft pad or bump in the medial arch, on any base";
        forefoot_post_deg [-15.0, 15.0] "wedge under the forefoot, varus (medial side raised) +";
        bar_post_mm [0.0, 5.0] "level raise across the front edge of the shell";
        mortons_extension_mm [0.0, 12.0] "rigid plate under the first ray";
        reverse_mortons_mm [0.0, 6.0] "raise under heads two to five";
        first_ray_void_mm [0.0, 6.0] "void under the first metatarsal head";
        hallux_raise_mm [0.0, 6.0] "raise under the hallux alone";
        metatarsal_pad_mm [0.0, 15.0] "dome behind heads two to four";
        metatarsal_pad_setback_mm [0.0, 40.0] "its apex behind the line of the heads; 0 = 20 mm";
        metatarsal_bar_mm [0.0, 12.0] "bar behind all heads";
        neuroma_pad_mm [0.0, 8.0] "narrow pad behind heads three and four";
        forefoot_cushion_mm [0.0, 12.0] "cushion under heads and toes, of `cushion_kpa`";
        heel_cushion_mm [0.0, 15.0] "cushion (heel pad, cup) under the heel, of `cushion_kpa`";
        toe_crest_mm [0.0, 10.0] "bar under the lesser toes";
        top_cover_mm [0.0, 12.0] "cover over the whole foot";
        perimeter_mm [0.0, 10.0] "accepted; not modelled";
        // What studies add.
        arch_fill_mm [0.0, 20.0] "fill beyond `arch_fill`; a prefabricated shell is about 3";
        metatarsal_pad_at_mm [-20.0, 20.0] "the dome's apex before (+) its usual place";
        shell_modulus_mpa [0.0, 100000.0] "modulus of the shell; 0 = 1700";
        wedge_deg [-20.0, 20.0] "full-length wedge, varus (medial side raised) +; negative is a lateral (valgus) wedge";
        rearfoot_wedge_deg [-20.0, 20.0] "wedge under the heel only";
        forefoot_wedge_deg [-20.0, 20.0] "wedge under the forefoot only";
        platform_mm [0.0, 80.0] "level platform under the whole foot";
        cushion_mm [0.0, 25.0] "soft insole under the whole foot";
        cushion_kpa [0.0, 20000.0] "modulus of cushions; 0 = that of the profile";
        carbon_plate_mm [0.0, 3.0] "full-length carbon plate (60 GPa) in the shoe";
        heel_drop_mm [0.0, 25.0] "drop of the shoe from heel to ball; higher heels are not modelled";
        first_mtp_limit_deg [0.0, 110.0] "most dorsiflexion left to the first MTP joint; 0 = not restricted";
        ankle_restriction_deg [0.0, 40.0] "dorsiflexion taken from the ankle (brace, equinus), knee extended";
        subtalar_range_deg [0.0, 60.0] "frontal range left to the subtalar joint; 0 = not restricted";
        midfoot_stiffness [0.0, 20.0] "midfoot stiffer by this factor; 0 = not";
        induced_eversion_deg [-10.0, 10.0] "rearfoot eversion given to the foot (induced pronation +), before the device";
        short_right_mm [-80.0, 80.0] "right leg shorter by this";
        short_left_mm [-80.0, 80.0] "left leg shorter by this";
    }
    flags {
        arch_reinforcement "stiffener under the arch: three times as stiff";
        first_ray_cutout "shell ends 18 mm earlier under the first ray, which may drop";
        first_ray_backfill "accepted; not modelled";
        fifth_ray_cutout "shell ends 18 mm earlier under the fifth ray";
        toe_filler "accepted; not modelled";
        ventilation "accepted; not modelled";
        lattice "accepted; not modelled";
        stiffness_zones "accepted; not modelled";
        posted "rearfoot and forefoot posts that shorten the bridge of the shell, without an angle";
        one_side "the right foot only; the left one stands in the base `shoe` or `barefoot`";
    }
    words {
        base: Base "what the foot stands on; shoe when left out";
        arch_fill: ArchFill "fill of a contoured shell's arch; standard when left out";
        heel_lift_kind: LiftKind "how the lift is built; in-post when left out";
        mortons_extension_kind: ExtensionKind "what the extension covers; head-and-hallux when left out";
        length: Length "sulcus and full: a contoured shell's thickness goes on under heads (and toes)";
        width: Width "accepted; not modelled";
        rearfoot_post_kind: PostKind "accepted; not modelled: only the seat's tilt counts, not where it is built";
        forefoot_post_kind: PostKind "accepted; not modelled, for the same reason";
    }
    texts {
        engraving "accepted; not modelled";
    }
}
