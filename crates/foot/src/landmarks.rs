//! The anatomical points: plan positions from the scan's marks, heights from the plantar surface, and the case's word.

use crate::arch::Arch;
use crate::{FootError, Landmark, LandmarkOverrides, Landmarks, Plantar};
use rayon::prelude::*;
use windlass_geometry::{Point2, Point3, Vector2};
use windlass_measure::Note;
use windlass_scan::Scan;

/// Landmarks with the notes on those that were placed by hand.
pub struct LocatedLandmarks {
    pub landmarks: Landmarks,
    pub placed: Vec<Note>,
}

/// Distance of the heads from the borders of the ball, as a share of its width (metatarsal heads are 15-20 mm wide
/// in a ball of 95 mm, and the skin outside them is 5 mm thick).
const HEAD_INSET: f64 = 0.17;
/// The fifth head is narrower.
const FIFTH_INSET: f64 = 0.12;

/// Vertices that are looked through at once.
const CHUNK: usize = 8192;

/// Finds and places the landmarks.
pub fn landmarks(
    scan: &Scan,
    plantar: &Plantar,
    arch: &Arch,
    overrides: &LandmarkOverrides,
) -> Result<LocatedLandmarks, FootError> {
    let m = &scan.marks;
    let seen = if plantar.is_observed { 1.0 } else { 0.5 };
    let width = m.ball_lateral.y - m.ball_medial.y;
    let inset = |p: Point2, share: f64| Point2::new(p.x, p.y + share * width);
    let on = |p: Point2, confidence: f64| Landmark { at: plantar.on(p), confidence };
    let asked =
        [m.heel, m.toe_tip, m.heel_medial, m.heel_lateral, m.ball_medial, m.ball_lateral, m.hallux_tip];
    let [heel, toe_tip, heel_medial, heel_lateral, ball_medial, ball_lateral, hallux_tip] =
        nearest(scan, asked).map(|(k, at)| at.unwrap_or(plantar.on(asked[k])));
    // A border or an end that was not seen has been completed in the plan: the rest comes from the nearest skin.
    let border = |p: Point2, skin: Point3, confidence: f64| Landmark {
        at: Point3::new(skin.x, p.y, skin.z),
        confidence,
    };
    let end = |p: Point2, skin: Point3| Landmark { at: Point3::new(p.x, p.y, skin.z), confidence: 0.95 };
    let sustentaculum =
        m.heel_centre + Vector2::new(0.13 * m.length, 0.5 * (m.heel_medial.y - m.heel_centre.y));
    let mut landmarks = Landmarks {
        heel: end(m.heel, heel),
        heel_centre: on(m.heel_centre, 0.9 * seen),
        heel_medial: border(m.heel_medial, heel_medial, 0.9),
        heel_lateral: border(m.heel_lateral, heel_lateral, 0.9),
        first_met_head: on(inset(m.ball_medial, HEAD_INSET), 0.75 * seen),
        second_met_head: on(m.second_met_head, 0.6 * seen),
        fifth_met_head: on(inset(m.ball_lateral, -FIFTH_INSET), 0.75 * seen),
        ball_medial: border(m.ball_medial, ball_medial, 0.8),
        ball_lateral: border(m.ball_lateral, ball_lateral, 0.8),
        arch_apex: on(arch.apex, arch.confidence),
        sustentaculum: on(sustentaculum, 0.4),
        hallux_tip: Landmark { at: hallux_tip, confidence: 0.85 },
        toe_tip: end(m.toe_tip, toe_tip),
    };
    let mut placed = Vec::new();
    for (name, given, target) in [
        ("heel", overrides.heel, &mut landmarks.heel),
        ("toe_tip", overrides.toe_tip, &mut landmarks.toe_tip),
        ("first_met_head", overrides.first_met_head, &mut landmarks.first_met_head),
        ("fifth_met_head", overrides.fifth_met_head, &mut landmarks.fifth_met_head),
        ("arch_apex", overrides.arch_apex, &mut landmarks.arch_apex),
    ] {
        let Some(given) = given else { continue };
        let at = scan.canonical_from_scan(given);
        let distance_mm = outside(scan, &at);
        if distance_mm > 20.0 {
            return Err(FootError::Override { name, distance_mm });
        }
        let moved = (at - target.at).norm();
        placed.push(Note::info(
            format!("landmarks.{name}"),
            format!("placed by hand, {moved:.1} mm from the automatic position"),
        ));
        *target = Landmark { at, confidence: 1.0 };
    }
    Ok(LocatedLandmarks { landmarks, placed })
}

/// For each place, its number and the vertex nearest in plan among those of the foot, the first of equally near ones.
fn nearest<const N: usize>(scan: &Scan, places: [Point2; N]) -> [(usize, Option<Point3>); N] {
    type Best = (f64, Option<Point3>);
    let none: [Best; N] = [(f64::INFINITY, None); N];
    let in_part = |part: &[Point3]| {
        let mut found = none;
        for v in part.iter().filter(|v| v.z < windlass_scan::FOOT_HEIGHT_MM) {
            for (best, p) in found.iter_mut().zip(&places) {
                let distance = (v.x - p.x) * (v.x - p.x) + (v.y - p.y) * (v.y - p.y);
                if distance < best.0 {
                    *best = (distance, Some(*v));
                }
            }
        }
        found
    };
    let nearer = |a: Best, b: Best| if b.0 < a.0 { b } else { a };
    let vertices = scan.surface.vertices.par_chunks(CHUNK);
    let found = vertices.map(in_part).reduce(|| none, |a, b| std::array::from_fn(|k| nearer(a[k], b[k])));
    std::array::from_fn(|k| (k, found[k].1))
}

/// Distance of a point from the surface's box.
fn outside(scan: &Scan, p: &Point3) -> f64 {
    scan.surface.bounds().map_or(f64::INFINITY, |b| (p - p.sup(&b.min).inf(&b.max)).norm())
}

impl Plantar {
    /// The point of the plantar surface at a plan position. In mm, foot frame.
    pub fn on(&self, p: Point2) -> Point3 {
        Point3::new(p.x, p.y, self.surface.height(p))
    }
}
