//! What a condition makes of shoe, shell and plates: compliances, bridges, stiffness across the toe.

use super::condition::Condition;
use super::kinds::{Base, ExtensionKind};
use super::seat;
use crate::mechanism::{Formula, Mechanism};
use crate::sole::{FoundationElement, Region, Sole};
use crate::support::{STANDS_OFF, Support, bridge, clamped, foam};

/// Width of the strip of shell under the first ray, mm.
const STRIP: f64 = 36.0;
/// Width of a plate under all heads, share of foot length.
const BALL: f64 = 0.33;
/// How much stiffer a reinforced arch is.
const REINFORCED: f64 = 3.0;

impl Condition {
    /// The support this makes under a sole.
    pub fn support(&self, sole: &Sole, m: &Mechanism) -> Support {
        let mut s = match self.base {
            Base::Barefoot => Support::barefoot(sole, m),
            _ => Support::shoe(sole, m),
        };
        s.shell_mm = if self.shell_thickness_mm > 0.0 { self.shell_thickness_mm.max(0.3) } else { 3.0 };
        for (i, element) in sole.elements.iter().enumerate() {
            s.top[i] = seat::top(self, sole, element, s.shell_mm, &m.formula);
            s.bridge[i] = self.bridge(sole, element, &m.formula);
            s.soft[i] +=
                self.soft(element, m) + foam(seat::pads(self, sole, element), m.formula.pad_kpa, &m.formula);
        }
        s.plate = self.plate(sole, &m.formula);
        s.pitch = s.slope(sole);
        s
    }

    fn modulus(&self, formula: &Formula) -> f64 {
        if self.shell_modulus_mpa > 0.0 { self.shell_modulus_mpa.max(5.0) } else { formula.shell_mpa }
    }

    fn soft(&self, element: &FoundationElement, m: &Mechanism) -> f64 {
        let cushion = if self.cushion_kpa > 0.0 { self.cushion_kpa.max(50.0) } else { m.shoe.cushion_kpa };
        let give = |mm: f64, kpa: f64| foam(mm, kpa, &m.formula);
        let mut soft = give(self.top_cover_mm, m.shoe.cover_kpa) + give(self.cushion_mm, cushion);
        if self.base == Base::Flat {
            soft += give(3.0, m.shoe.cover_kpa);
        }
        let heel = element.in_any(&[Region::Heel]);
        let behind = heel + element.in_any(&[Region::Midfoot]);
        soft + heel * give(self.heel_cushion_mm, cushion)
            + (1.0 - behind) * give(self.forefoot_cushion_mm, cushion)
    }

    fn bridge(&self, sole: &Sole, element: &FoundationElement, f: &Formula) -> f64 {
        if self.base != Base::Contoured {
            return 0.0;
        }
        let share = (element.at.x / sole.length - f.rest_heel) / (f.rest_fore - f.rest_heel);
        if !(0.0..=1.0).contains(&share) {
            return 0.0;
        }
        let posts = u8::from(self.posted || self.rearfoot_post_deg != 0.0)
            + u8::from(self.posted || self.forefoot_post_deg != 0.0);
        let stiffer = if self.arch_reinforcement { REINFORCED } else { 1.0 };
        // Where the shell hardly stands off the shoe it comes to rest on it.
        let stands_off = ((element.height + self.arch_height_mm) / STANDS_OFF).clamp(0.0, 1.0);
        let span = (f.rest_fore - f.rest_heel) * sole.length;
        clamped(f64::from(posts), f) * bridge(span, share, stiffer * self.modulus(f)) * stands_off
    }

    /// Bending stiffness across the MTP joints, N.m/deg, under hallux and lesser toes: width x thickness^3 / 12 over the
    /// length that bends.
    fn plate(&self, sole: &Sole, f: &Formula) -> [f64; 2] {
        let bends = f.plate_bends_over * sole.length;
        let k = |modulus: f64, width: f64, mm: f64| {
            (modulus * width * mm.powi(3) / 12.0 / bends * 1e-3).to_radians()
        };
        let lesser = BALL * sole.length - STRIP;
        // A plate that ends at the head does not cross the joint.
        let widths = match self.mortons_extension_kind {
            ExtensionKind::HeadOnly => [0.0, 0.0],
            ExtensionKind::HeadAndHallux => [STRIP, 0.0],
            ExtensionKind::FullBlock => [STRIP, lesser],
        };
        let extension = widths.map(|width| k(self.modulus(f), width, self.mortons_extension_mm));
        let carbon = [STRIP, lesser].map(|width| k(f.carbon_mpa, width, self.carbon_plate_mm));
        [extension[0] + carbon[0], extension[1] + carbon[1]]
    }
}
