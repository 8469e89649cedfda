//! Heights of what a condition puts under the sole, made by formula: a road to the support that does not go
//! through the device builder.

use super::condition::Condition;
use super::kinds::{Base, ExtensionKind, Length, LiftKind};
use crate::mechanism::Formula;
use crate::sole::{FoundationElement, Region, Sole};

/// A place under the foot: along and across, mm, across from the middle of the heel (medial +).
struct Place<'a> {
    sole: &'a Sole,
    element: &'a FoundationElement,
    x: f64,
    y: f64,
}

/// Height of the upper side over the floor at a spot, mm, with a shell of this thickness.
pub fn top(c: &Condition, sole: &Sole, element: &FoundationElement, shell: f64, formula: &Formula) -> f64 {
    let p = Place { sole, element, x: element.at.x, y: element.at.y - sole.heel_y };
    let flat = if c.base == Base::Flat { 3.0 } else { 0.0 };
    flat + c.platform_mm
        + c.cushion_mm
        + c.top_cover_mm
        + lift(c, &p)
        + slopes(c, &p)
        + heel(c, &p, formula)
        + contour(c, &p, shell, formula)
        + arch_pads(c, &p)
        + front(c, &p)
}

/// Lifts and heels of shoes are inclines to the ball.
fn lift(c: &Condition, p: &Place) -> f64 {
    let l = p.sole.length;
    let share = ((0.68 * l - p.x) / (0.55 * l)).max(0.0);
    let left = if c.heel_lift_kind == LiftKind::FullLength { 0.5 } else { 0.0 };
    c.heel_lift_mm * (left + (1.0 - left) * share) + c.heel_drop_mm * share
}

/// Posts, wedges and inverted pours.
fn slopes(c: &Condition, p: &Place) -> f64 {
    let l = p.sole.length;
    let rear = fade(p.x, 0.30 * l, 0.48 * l);
    // A post tilts a shell as far as it reaches, running out to the heads; a wedge ends with the heel.
    let posted = if c.base == Base::Contoured { fade(p.x, 0.34 * l, 0.70 * l) } else { rear };
    let fore = 1.0 - fade(p.x, 0.55 * l, 0.65 * l);
    let slope = |deg: f64, half: f64| libm::tan(deg.to_radians()) * (p.y + half * deg.signum());
    slope(c.wedge_deg, 0.17 * l)
        + slope(c.rearfoot_post_deg + c.inversion_deg, 0.12 * l) * posted
        + slope(c.rearfoot_wedge_deg, 0.12 * l) * rear
        + slope(c.forefoot_post_deg + c.forefoot_wedge_deg, 0.17 * l) * fore
}

/// Skives, apertures and pads of the heel.
fn heel(c: &Condition, p: &Place, formula: &Formula) -> f64 {
    let half = 0.11 * p.sole.length;
    let skives = formula.skive_kept
        * (c.medial_skive_mm * (p.y / half).clamp(0.0, 1.0)
            + c.lateral_skive_mm * (-p.y / half).clamp(0.0, 1.0));
    let out = libm::hypot(p.x - 0.13 * p.sole.length, p.y) / half;
    let middle = libm::exp(-(out / 0.5).powi(2));
    let rim = (out - 0.4).clamp(0.0, 0.4) / 0.4;
    p.element.in_any(&[Region::Heel])
        * (skives - c.heel_aperture_mm * middle + c.heel_horseshoe_mm * rim + c.heel_cushion_mm)
}

/// A contoured shell follows the sole up to its rim, less its fill.
fn contour(c: &Condition, p: &Place, shell: f64, formula: &Formula) -> f64 {
    if c.base != Base::Contoured {
        return 0.0;
    }
    if p.x >= shell_ends(c, p) {
        return if sheet(c, p) { shell } else { 0.0 };
    }
    let l = p.sole.length;
    let medial = (p.y / (0.11 * l)).clamp(0.0, 1.0);
    let fill = formula.arch_fill_share / 3.2 * c.arch_fill.mm();
    let shape = p.element.height * (1.0 - fill) - c.arch_fill_mm * arch(p.x, l);
    let flange = if p.y > 0.0 { c.medial_flange_mm } else { c.lateral_flange_mm };
    let rim = match (p.element.region, c.heel_cup_mm) {
        (Region::Heel, cup) if cup > 0.0 => cup,
        (Region::Heel, _) => 14.0,
        _ => 26.0 + flange,
    };
    let groove = band(p, 0.30 * l, 0.62 * l, 0.03 * l, 6.0);
    let navicular = bump(p, 0.43 * l, 0.10 * l, 14.0, 12.0);
    let fifth = bump(p, 0.36 * l, -0.16 * l, 12.0, 10.0);
    let edge = fade(p.x, shell_ends(c, p) - EDGE, shell_ends(c, p));
    let shell =
        if c.length != Length::Metatarsal { shell } else { THIN.min(shell) + (shell - THIN).max(0.0) * edge };
    shell + shape.clamp(0.0, rim) + c.arch_height_mm * arch(p.x, l) * medial
        - c.fascial_groove_mm * groove
        - c.navicular_well_mm * navicular
        - c.fifth_base_well_mm * fifth
}

/// A shell's front edge is skived to this over this length, mm.
const THIN: f64 = 1.0;
const EDGE: f64 = 25.0;

/// Whether a sulcus or full-length device goes on here before the shell.
fn sheet(c: &Condition, p: &Place) -> bool {
    let on = p.x >= front_edge(p.sole, p.element);
    match c.length {
        Length::Metatarsal => false,
        Length::Sulcus => on && !matches!(p.element.region, Region::Hallux | Region::LesserToes),
        Length::Full => on,
    }
}

/// A shell's front edge runs along the heads, this far behind them, share of foot length: 5-8 mm.
const BEHIND_HEADS: f64 = 0.03;

/// Where a shell without cutouts ends at a spot's distance across, mm from the heel.
pub fn front_edge(sole: &Sole, element: &FoundationElement) -> f64 {
    sole.heads_at(element.at.y) - BEHIND_HEADS * sole.length
}

/// Where the shell ends under the ray of a place.
fn shell_ends(c: &Condition, p: &Place) -> f64 {
    let end = front_edge(p.sole, p.element);
    let first = c.first_ray_cutout && p.element.at.y > p.sole.first_head.y - 14.0;
    let fifth = c.fifth_ray_cutout && p.element.at.y < p.sole.fifth_head.y + 14.0;
    if first || fifth { end - 18.0 } else { end }
}

fn arch_pads(c: &Condition, p: &Place) -> f64 {
    let l = p.sole.length;
    let medial = (p.y / (0.11 * l)).clamp(0.0, 1.0);
    c.arch_pad_mm * arch(p.x, l) * medial + c.cuboid_pad_mm * bump(p, 0.42 * l, -0.12 * l, 15.0, 12.0)
}

/// Pads, plates and raises under heads and toes.
fn front(c: &Condition, p: &Place) -> f64 {
    let sole = p.sole;
    let bell = libm::exp(-((p.element.at.x - 0.64 * sole.length) / 6.0).powi(2));
    pads(c, sole, p.element) + c.bar_post_mm * bell + under_heads(c, p.element)
}

/// A dome falls to nothing over these from its apex, mm: forward, backward, to the sides (a drop-shaped pad of about
/// 45 x 50 mm with its steep side forward).
const DOME: [f64; 3] = [15.0, 32.0, 24.0];
/// A bar's, forward and backward, mm.
const BAR: [f64; 2] = [14.0, 22.0];
/// A neuroma pad's.
const PLUG: [f64; 3] = [11.0, 20.0, 10.0];
/// Apex of a metatarsal pad and of a neuroma pad behind the line of the heads, mm.
const SETBACK: [f64; 2] = [20.0, 14.0];

/// Height of soft pads behind the heads at a spot, mm.
pub fn pads(c: &Condition, sole: &Sole, element: &FoundationElement) -> f64 {
    let (first, fifth) = (sole.first_head, sole.fifth_head);
    let middle = 0.5 * (first.y + fifth.y);
    let line = sole.heads_at(element.at.y);
    let setback = if c.metatarsal_pad_setback_mm > 0.0 { c.metatarsal_pad_setback_mm } else { SETBACK[0] };
    let before = element.at.x - line + setback - c.metatarsal_pad_at_mm;
    let across = element.at.y - middle;
    let third = middle + 0.15 * (fifth.y - first.y);
    c.metatarsal_pad_mm * dome(before, across, DOME)
        + c.metatarsal_bar_mm * dome(before, 0.0, [BAR[0], BAR[1], 1.0])
        + c.neuroma_pad_mm * dome(element.at.x - line + SETBACK[1], element.at.y - third, PLUG)
}

/// `(1 - r^2)^2` within its edge, drop-shaped: steeper forward than backward.
fn dome(before: f64, across: f64, [forward, backward, side]: [f64; 3]) -> f64 {
    let along = before / if before > 0.0 { forward } else { backward };
    let r = along * along + (across / side) * (across / side);
    if r < 1.0 { (1.0 - r) * (1.0 - r) } else { 0.0 }
}

fn under_heads(c: &Condition, element: &FoundationElement) -> f64 {
    let [first, heads] = [Region::FirstMetHead, Region::LesserMetHeads].map(|r| element.in_any(&[r]));
    let [hallux, toes] = [Region::Hallux, Region::LesserToes].map(|r| element.in_any(&[r]));
    let plate = match c.mortons_extension_kind {
        ExtensionKind::HeadOnly => first,
        ExtensionKind::HeadAndHallux => first + hallux,
        ExtensionKind::FullBlock => first + hallux + heads + toes,
    };
    c.mortons_extension_mm * plate + c.forefoot_cushion_mm * (first + heads + hallux + toes)
        - c.first_ray_void_mm * first
        + c.reverse_mortons_mm * heads
        + c.hallux_raise_mm * hallux
        + c.toe_crest_mm * toes
}

/// 1 before `from`, 0 beyond `to`.
fn fade(x: f64, from: f64, to: f64) -> f64 {
    ((to - x) / (to - from)).clamp(0.0, 1.0)
}

/// Bell over the arch.
fn arch(x: f64, length: f64) -> f64 {
    libm::exp(-((x / length - 0.45) / 0.10).powi(2))
}

fn bump(p: &Place, x: f64, y: f64, rx: f64, ry: f64) -> f64 {
    libm::exp(-((p.x - x) / rx).powi(2) - ((p.y - y) / ry).powi(2))
}

/// A strip from `from` to `to` along a line across at `y`, of half width `half`.
fn band(p: &Place, from: f64, to: f64, y: f64, half: f64) -> f64 {
    let along = (p.x > from && p.x < to) as u8 as f64;
    along * libm::exp(-((p.y - y) / half).powi(2))
}
