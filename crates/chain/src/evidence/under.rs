//! What a condition makes of shoe, shell and plates: compliances, bridges, stiffness across the toe.

use super::condition::Condition;
use super::kinds::{Base, ExtensionKind, LiftKind};
use super::seat;
use crate::mechanism::{Formula, Mechanism};
use crate::sole::{Region, Sole, Spot};
use crate::support::{Support, bridge};

/// Width of the strip of shell under the first ray, mm, and length that bends about the joint.
const STRIP: [f64; 2] = [36.0, 36.0];

impl Condition {
    /// The support this makes under a sole.
    pub fn support(&self, sole: &Sole, m: &Mechanism) -> Support {
        let mut s = match self.base {
            Base::Barefoot => Support::barefoot(sole, m),
            _ => Support::shoe(sole, m),
        };
        s.shell_mm = if self.shell_thickness_mm > 0.0 { self.shell_thickness_mm.max(0.3) } else { 3.0 };
        for (i, spot) in sole.spots.iter().enumerate() {
            s.top[i] = seat::top(self, sole, spot, s.shell_mm, &m.formula);
            s.bridge[i] = self.bridge(sole, spot, &m.formula);
            s.soft[i] += self.soft(spot, m);
        }
        s.plate = self.plate(sole, &m.formula);
        s.first_ray_free = self.first_ray_cutout;
        let full = if self.heel_lift_kind == LiftKind::FullLength { 0.5 } else { 1.0 };
        s.pitch = libm::atan((self.heel_lift_mm * full + self.heel_drop_mm) / (0.55 * sole.length));
        s
    }

    fn modulus(&self, formula: &Formula) -> f64 {
        if self.shell_modulus_mpa > 0.0 { self.shell_modulus_mpa.max(5.0) } else { formula.shell_mpa }
    }

    fn soft(&self, spot: &Spot, m: &Mechanism) -> f64 {
        let cushion = if self.cushion_kpa > 0.0 { self.cushion_kpa.max(50.0) } else { m.shoe.cushion_kpa };
        let mut soft = self.top_cover_mm / m.shoe.cover_kpa + self.cushion_mm / cushion;
        if self.base == Base::Flat {
            soft += 3.0 / m.shoe.cover_kpa;
        }
        if spot.region == Region::Heel {
            soft += self.heel_cushion_mm / cushion;
        }
        if !matches!(spot.region, Region::Heel | Region::Midfoot) {
            soft += self.forefoot_cushion_mm / cushion;
        }
        soft
    }

    fn bridge(&self, sole: &Sole, spot: &Spot, f: &Formula) -> f64 {
        if self.base != Base::Contoured {
            return 0.0;
        }
        let posts = self.posted || self.rearfoot_post_deg != 0.0 && self.forefoot_post_deg != 0.0;
        let (from, to) = if posts { (f.posted_heel, f.posted_fore) } else { (f.rest_heel, f.rest_fore) };
        let share = (spot.at.x / sole.length - from) / (to - from);
        if !(0.0..=1.0).contains(&share) {
            return 0.0;
        }
        let stiffer = if self.arch_reinforcement { 3.0 } else { 1.0 };
        // Where the shell hardly stands off the shoe it comes to rest on it.
        let stands_off = ((spot.height + self.arch_height_mm) / 8.0).clamp(0.0, 1.0);
        bridge((to - from) * sole.length, share, stiffer * self.modulus(f)) * stands_off
    }

    /// Bending stiffness across the first MTP joint, N.m/deg: width x thickness^3 / 12 over the bending length.
    fn plate(&self, sole: &Sole, f: &Formula) -> f64 {
        let k = |modulus: f64, width: f64, mm: f64| {
            (modulus * width * mm.powi(3) / 12.0 / STRIP[1] * 1e-3).to_radians()
        };
        // A plate that ends at the head does not cross the joint.
        let width = match self.mortons_extension_kind {
            ExtensionKind::HeadOnly => 0.0,
            ExtensionKind::HeadAndHallux => STRIP[0],
            ExtensionKind::FullBlock => 0.33 * sole.length,
        };
        k(f.carbon_mpa, 0.33 * sole.length, self.carbon_plate_mm)
            + k(self.modulus(f), width, self.mortons_extension_mm)
    }
}
