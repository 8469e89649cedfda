//! Cutouts: the distal medial part of the shell, so that the first metatarsal can plantarflex, or the lateral one, so
//! that the fifth can. A fair curve leaves the side of the shell and runs onto the line between two rays.

use super::DistalTrim;
use crate::anatomy::Anatomy;
use crate::blend::{mix, step};
use crate::doses::Doses;
use crate::shifted::Shifted;
use windlass_geometry::{Point2, Ring};
use windlass_prescription::{Feature, Length, Width};

/// How far the cutout reaches behind the trim line, as a share of foot length (the distal half of the first
/// metatarsal, whose length is 0.24 to 0.26 of the foot).
const REACH: f64 = 0.14;
/// Over which length the curve runs from the side of the shell onto the line between the rays, mm on an adult foot: its
/// least radius, length squared over six times what is cut, is over 8 mm on the 20 mm that are cut from a wide shell.
const CURVE: f64 = 34.0;
/// How far outside the first and the fifth head the curve begins, mm on an adult foot: just outside the shell's side.
const OUTSIDE_FIRST: f64 = 3.0;
const OUTSIDE_FIFTH: f64 = 6.0;
/// How much further on a wide shell.
const WIDE: f64 = 7.0;
/// Distance of the curve's points, mm.
const POINTS: f64 = 1.0;

/// How far the rounded edge of a usual sheet or shell stands out into a cutout, mm; a thicker sheet is cut further back,
/// so that its edge stands where the usual one does.
const USUAL_EDGE: f64 = 1.5;

/// How much further than usual the edge beside a cutout stands out, mm.
fn proud_edge(doses: &Doses) -> f64 {
    let sheet = if doses.length == Length::Metatarsal { 0.0 } else { doses.thickest_sheet() };
    (sheet.max(doses.shell) / 2.0 - USUAL_EDGE).max(0.0)
}

/// How far in front of the middle of a head a cutout begins to run out where a full sheet goes on under the toes, and over
/// which length it leaves the sheet's side, mm on an adult foot.
const BEFORE_TOE: f64 = 7.0;
const RUN_OUT: f64 = 34.0;
/// How far outside the head the sheet's side is there at most, mm on an adult foot.
const SHEET_OUTSIDE: f64 = 18.0;

/// The front end of a cutout on a line between two rays: beyond the toes, or on a full sheet, which goes on under them, a
/// fair curve out to its side.
fn front(foot: &Anatomy, doses: &Doses, head: Point2, border: f64, side: f64) -> Vec<Point2> {
    if doses.length != Length::Full {
        return vec![Point2::new(foot.hallux_tip.x + 50.0, border)];
    }
    let from = head.x + foot.sized(BEFORE_TOE);
    let to = from + foot.sized(RUN_OUT);
    let outside = head.y + side * foot.sized(SHEET_OUTSIDE);
    let count = (foot.sized(RUN_OUT) / POINTS).ceil().max(1.0) as usize;
    let curve = (0..=count).map(|k| {
        let x = mix(from, to, k as f64 / count as f64);
        Point2::new(x, mix(border, outside, step(from, to, x)))
    });
    curve.collect()
}

/// What is removed: from half-way to the second ray outward, from behind the first head to beyond it.
pub fn first_ray(foot: &Anatomy, doses: &Doses, distal: &DistalTrim) -> Ring {
    let border = lateral_border(foot) - proud_edge(doses);
    let wide = if doses.width == Width::Wide { WIDE } else { 0.0 };
    let outside = foot.met1.y + foot.sized(OUTSIDE_FIRST + wide);
    let end = front(foot, doses, foot.met1, border, 1.0);
    let ring = outward_of(foot, distal.x(foot.met1.y), end, [border, outside], 1.0);
    placed(ring, foot, doses, distal, (Feature::FirstRayCutout, foot.met1))
}

/// The mirror of it on the other side: from half-way between the fourth and fifth rays outward.
pub fn fifth_ray(foot: &Anatomy, doses: &Doses, distal: &DistalTrim) -> Ring {
    let border = medial_border(foot) + proud_edge(doses);
    let outside = foot.met5.y - foot.sized(OUTSIDE_FIFTH);
    let end = front(foot, doses, foot.met5, border, -1.0);
    let ring = outward_of(foot, distal.x(foot.met5.y), end, [border, outside], -1.0);
    placed(ring, foot, doses, distal, (Feature::FifthRayCutout, foot.met5))
}

/// Everything outward (`side` + medial) of the line between two rays, in front of the curve that runs onto it and behind its
/// front end. The line is reached where the cutout has its whole reach behind the trim line.
fn outward_of(foot: &Anatomy, trim: f64, end: Vec<Point2>, [border, outside]: [f64; 2], side: f64) -> Ring {
    let back = trim - foot.along(REACH);
    let begins = back - foot.sized(CURVE) / 2.0;
    let whole = back + foot.sized(CURVE) / 2.0;
    let count = ((whole - begins) / POINTS).ceil().max(1.0) as usize;
    let curve = (0..=count).map(|k| {
        let x = mix(begins, whole, k as f64 / count as f64);
        Point2::new(x, mix(outside, border, step(begins, whole, x)))
    });
    let beyond = border + side * 90.0;
    let far = end.last().map_or(whole, |p| p.x);
    let round = [[far, beyond], [begins, beyond]].map(Point2::from);
    Ring::new(curve.chain(end).chain(round).collect())
}

/// A cutout where the prescriber wants it: moved, and turned and sized about the place where it begins behind the head.
fn placed(
    ring: Ring,
    foot: &Anatomy,
    doses: &Doses,
    distal: &DistalTrim,
    (feature, head): (Feature, Point2),
) -> Ring {
    let about = Point2::new(distal.x(head.y) - foot.along(REACH), head.y);
    match Shifted::of(&doses.placements, feature, about) {
        Some(shifted) => Ring::new(ring.points.iter().map(|p| shifted.place(*p)).collect()),
        None => ring,
    }
}

/// y half-way between the fourth and fifth heads, at the fifth head, mm.
pub fn medial_border(foot: &Anatomy) -> f64 {
    foot.met5.y + (foot.met2.y - foot.met5.y) / 6.0
}

/// y half-way between the first and second heads, at the first head, mm.
pub fn lateral_border(foot: &Anatomy) -> f64 {
    (foot.met1.y + foot.met2.y) / 2.0
}
