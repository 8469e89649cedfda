//! What stands under the feet of a table's row, made by formula: a road to the support that does not go through
//! the device builder.

use crate::mechanism::Mechanism;
use crate::sole::{Region, Sole, Spot};
use crate::support::{Support, bridge};
use serde::Deserialize;

/// What the foot stands on before anything is added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Base {
    /// The floor.
    Barefoot,
    /// A shoe.
    #[default]
    Shoe,
    /// A shoe with a flat 3 mm EVA insole.
    Flat,
    /// A shoe with a contoured shell of the foot, heel to behind the heads.
    Contoured,
}

/// A condition of a row: a base, then prescription keys (as in case files) and what studies add to them.
/// Everything under both feet, except with `one_side = true` (right only).
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs)] // the keys are those of the prescription; the others are explained
pub struct Condition {
    pub base: Base,
    pub rearfoot_post_deg: f64,
    pub forefoot_post_deg: f64,
    pub medial_skive_mm: f64,
    pub lateral_skive_mm: f64,
    pub inversion_deg: f64,
    pub heel_lift_mm: f64,
    pub arch_height_mm: f64,
    pub arch_fill_mm: f64,
    pub arch_pad_mm: f64,
    pub metatarsal_pad_mm: f64,
    /// Place of the pad's apex before (+) its usual place, 20 mm behind the line of the heads, mm.
    pub metatarsal_pad_at_mm: f64,
    pub metatarsal_bar_mm: f64,
    pub heel_cushion_mm: f64,
    pub forefoot_cushion_mm: f64,
    pub top_cover_mm: f64,
    pub mortons_extension_mm: f64,
    pub reverse_mortons_mm: f64,
    pub first_ray_cutout: bool,
    pub shell_thickness_mm: f64,
    /// Modulus of the shell, MPa; 0 = 1700.
    pub shell_modulus_mpa: f64,
    /// Rearfoot and forefoot posts that shorten the bridge of the shell, without an angle.
    pub posted: bool,
    /// Full-length wedge, varus (medial side raised) +, degrees.
    pub wedge_deg: f64,
    /// Wedge under the heel only.
    pub rearfoot_wedge_deg: f64,
    /// Level platform under the whole foot, mm.
    pub platform_mm: f64,
    /// Soft insole under the whole foot, mm.
    pub cushion_mm: f64,
    /// Full-length carbon plate (60 GPa), mm.
    pub carbon_plate_mm: f64,
    /// Passive limit put on the first MTP joint, degrees; 0 = none.
    pub first_mtp_limit_deg: f64,
    /// Leg made shorter on the right, mm.
    pub short_right_mm: f64,
    pub one_side: bool,
}

/// Lowering of a positive's arch by standard fill, share of its height.
const FILL: f64 = 0.10;
/// How much of a skive's depth the shell's upper side keeps after rounding [assume].
const SKIVE: f64 = 0.8;
/// A bridge of an unposted shell between its rests at the heel and behind the heads, share of foot length.
const REST_HEEL: f64 = 0.24;
const REST_FORE: f64 = 0.66;
/// The same with rearfoot and forefoot posts: read off a posted shell.
const POSTED_HEEL: f64 = 0.30;
const POSTED_FORE: f64 = 0.585;

impl Condition {
    /// The support this makes under a sole.
    pub fn support(&self, sole: &Sole, m: &Mechanism) -> Support {
        let mut s = match self.base {
            Base::Barefoot => Support::barefoot(sole, m),
            _ => Support::shoe(sole, m),
        };
        s.shell_mm = if self.shell_thickness_mm > 0.0 { self.shell_thickness_mm } else { 3.0 };
        for (i, spot) in sole.spots.iter().enumerate() {
            s.top[i] = self.top(sole, spot, s.shell_mm);
            s.bridge[i] = self.bridge(sole, spot);
            s.soft[i] += self.soft(spot, m);
        }
        s.plate = self.plate(sole);
        s.first_ray_free = self.first_ray_cutout;
        s.heel_mm = self.heel_lift_mm + self.platform_mm;
        s
    }

    /// Height of the upper side over the floor.
    fn top(&self, sole: &Sole, spot: &Spot, shell: f64) -> f64 {
        let l = sole.length;
        let (x, y) = (spot.at.x, spot.at.y - sole.heel_y);
        let rear = fade(x, 0.30 * l, 0.48 * l);
        let fore = 1.0 - fade(x, 0.55 * l, 0.65 * l);
        let medial = (y / (0.11 * l)).clamp(0.0, 1.0);
        let slope = |deg: f64, half: f64| deg.to_radians().tan() * (y + half * deg.signum());
        let mut z = self.platform_mm + self.heel_lift_mm * fade(x, 0.22 * l, 0.50 * l);
        z += slope(self.wedge_deg, 0.17 * l);
        z += slope(self.rearfoot_post_deg + self.rearfoot_wedge_deg + self.inversion_deg, 0.12 * l) * rear;
        z += slope(self.forefoot_post_deg, 0.17 * l) * fore;
        if spot.region == Region::Heel {
            z += SKIVE * self.medial_skive_mm * medial;
            z += SKIVE * self.lateral_skive_mm * (-y / (0.11 * l)).clamp(0.0, 1.0);
        }
        if self.base == Base::Contoured && x < self.shell_ends(sole, spot) {
            let shape = spot.height * (1.0 - FILL) - self.arch_fill_mm * arch(x, l);
            let cup = if spot.region == Region::Heel { 14.0 } else { 26.0 };
            z += shell + shape.clamp(0.0, cup) + self.arch_height_mm * arch(x, l) * medial;
        }
        if self.base == Base::Flat {
            z += 3.0;
        }
        z += self.arch_pad_mm * arch(x, l) * medial;
        z += self.pads(sole, spot);
        z + self.cushion_mm + self.top_cover_mm
    }

    /// Where the shell ends under the ray of a place.
    fn shell_ends(&self, sole: &Sole, spot: &Spot) -> f64 {
        let end = 0.66 * sole.length;
        let first_ray = spot.at.y > sole.first_head.y - 14.0;
        if self.first_ray_cutout && first_ray { end - 18.0 } else { end }
    }

    /// Pads under the forefoot: heights.
    fn pads(&self, sole: &Sole, spot: &Spot) -> f64 {
        let bump = |x: f64, y: f64, rx: f64, ry: f64| {
            libm::exp(-((spot.at.x - x) / rx).powi(2) - ((spot.at.y - y) / ry).powi(2))
        };
        // Behind the heads of the second to fourth ray, along the line of the heads.
        let along = 0.5;
        let centre = sole.first_head + (sole.fifth_head - sole.first_head) * along;
        let slope = (sole.fifth_head.x - sole.first_head.x) / (sole.fifth_head.y - sole.first_head.y);
        let apex = centre.x + slope * (spot.at.y - centre.y) - 20.0 + self.metatarsal_pad_at_mm;
        let mut z = self.metatarsal_pad_mm * bump(apex, centre.y, 12.0, 20.0);
        z += self.metatarsal_bar_mm * bump(apex, centre.y, 10.0, 1e3);
        z += match spot.region {
            Region::FirstHead | Region::Hallux => self.mortons_extension_mm,
            Region::LesserHeads => self.reverse_mortons_mm,
            _ => 0.0,
        };
        if spot.region == Region::Heel {
            z += self.heel_cushion_mm;
        }
        if matches!(spot.region, Region::FirstHead | Region::LesserHeads) {
            z += self.forefoot_cushion_mm;
        }
        z
    }

    fn soft(&self, spot: &Spot, m: &Mechanism) -> f64 {
        let mut soft = self.top_cover_mm / m.shoe.cover_kpa + self.cushion_mm / m.shoe.cushion_kpa;
        if self.base == Base::Flat {
            soft += 3.0 / m.shoe.cover_kpa;
        }
        if spot.region == Region::Heel {
            soft += self.heel_cushion_mm / m.shoe.cushion_kpa;
        }
        if matches!(spot.region, Region::FirstHead | Region::LesserHeads) {
            soft += self.forefoot_cushion_mm / m.shoe.cushion_kpa;
        }
        soft
    }

    fn bridge(&self, sole: &Sole, spot: &Spot) -> f64 {
        if self.base != Base::Contoured {
            return 0.0;
        }
        let posts = self.posted || self.rearfoot_post_deg != 0.0 && self.forefoot_post_deg != 0.0;
        let (from, to) = if posts { (POSTED_HEEL, POSTED_FORE) } else { (REST_HEEL, REST_FORE) };
        let share = (spot.at.x / sole.length - from) / (to - from);
        if !(0.0..=1.0).contains(&share) {
            return 0.0;
        }
        let modulus = if self.shell_modulus_mpa > 0.0 { self.shell_modulus_mpa } else { 1700.0 };
        // Where the shell hardly stands off the shoe it comes to rest on it.
        let stands_off = ((spot.height + self.arch_height_mm) / 8.0).clamp(0.0, 1.0);
        bridge((to - from) * sole.length, share, modulus) * stands_off
    }

    /// Bending stiffness across the first MTP joint, N.m/deg: width x thickness^3 / 12 over 36 mm.
    fn plate(&self, sole: &Sole) -> f64 {
        let k = |modulus: f64, width: f64, mm: f64| {
            (modulus * width * mm.powi(3) / 12.0 / 36.0 * 1e-3).to_radians()
        };
        let modulus = if self.shell_modulus_mpa > 0.0 { self.shell_modulus_mpa } else { 1700.0 };
        k(60_000.0, 0.33 * sole.length, self.carbon_plate_mm) + k(modulus, 36.0, self.mortons_extension_mm)
    }

    /// Whether nothing is under the foot but the base.
    pub fn is_base(&self, base: Base) -> bool {
        *self == Condition { base, ..Condition::default() }
    }
}

/// 1 before `from`, 0 beyond `to`.
fn fade(x: f64, from: f64, to: f64) -> f64 {
    ((to - x) / (to - from)).clamp(0.0, 1.0)
}

/// Bell over the arch.
fn arch(x: f64, length: f64) -> f64 {
    libm::exp(-((x / length - 0.45) / 0.10).powi(2))
}
