//! A block between the floor and the shell: a sole with a broken edge, and walls with a little draft up to the underside.

use super::Footprint;
use crate::shell::Shell;
use rayon::prelude::*;
use windlass_geometry::{Point2, Point3, Ring, Vector2, first_zero};
use windlass_prescription::Feature;

/// How far the walls lean outward for each mm of height: 5 degrees, so that a hand-finished look and a mould
/// release are kept and no wall is undercut.
const DRAFT: f64 = 0.087_488_663_525_924_0;
/// How far the edge round the sole is broken, at 45 degrees, mm, as a technician breaks it by hand, and at most which share
/// of a low wall.
const CHAMFER: f64 = 0.6;
const OF_WALL: f64 = 0.4;
/// Distance of points along the block's curves, mm.
pub const CURVE_STEP: f64 = 1.5;
/// Least distance from the block's wall to the rim of the underside, mm.
const TO_RIM: f64 = 0.6;

/// The sole of a block: flat on the floor on one side of a line along the foot, rising beyond it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Facet {
    /// y of the line, mm.
    pub line: f64,
    /// Rise for each mm medially of the line (tangent of the motion ground in); 0 = flat.
    pub rise: f64,
}

impl Facet {
    /// Height of the sole over the floor, mm.
    pub fn height(&self, q: Point2) -> f64 {
        (self.rise * (q.y - self.line)).max(0.0)
    }
}

/// A pocket ready to be meshed: two closed curves with the same number of points, clockwise from above.
#[derive(Debug, Clone)]
pub struct Pocket {
    /// Its mouth, on the floor plan, clockwise.
    pub mouth: Vec<Point2>,
    /// The mouth as places of the shell's plan.
    pub mouth_places: Vec<Point2>,
    /// Where its walls meet the shell, as places of the shell's plan.
    pub roof: Vec<Point2>,
}

/// A block ready to be meshed: three closed curves with the same number of points.
#[derive(Debug, Clone)]
pub struct Block {
    /// The feature it belongs to.
    pub feature: Feature,
    /// The sole's shape.
    pub facet: Facet,
    /// Border of the sole, on the floor plan.
    pub foot: Ring,
    /// The upper edge of the chamfer round it.
    pub shoulder: Vec<Point3>,
    /// The same as places of the shell's plan.
    pub shoulder_places: Vec<Point2>,
    /// Where each wall meets the shell, as places of the shell's plan.
    pub junction: Vec<Point2>,
    /// The border of the sole as places of the shell's plan.
    pub foot_places: Vec<Point2>,
    /// The edge between the two faces of the sole, as places of the shell's plan; empty when it is flat.
    pub line_places: Vec<Point2>,
    /// What is left out of it, open from below.
    pub pockets: Vec<Pocket>,
}

/// Why a block cannot stand.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum BlockError {
    /// The walls would come out beside the shell.
    #[error("the post's wall at x = {x:.0}, y = {y:.0} mm does not meet the shell")]
    MissesShell {
        /// Where, along the foot.
        x: f64,
        /// Where, across it.
        y: f64,
    },
}

impl Block {
    /// Raises the walls of a footprint to the shell.
    pub fn stand(footprint: &Footprint, shell: &Shell, rim: &Ring) -> Result<Block, BlockError> {
        let (feature, facet) = (footprint.feature, footprint.facet);
        let sharp = with_line_points(&footprint.ring, facet);
        let normals = sharp.normals();
        let misses = |p: Point2| BlockError::MissesShell { x: p.x, y: p.y };
        let wall = |(q, outward): (&Point2, &Vector2)| Wall::raise(*q, *outward, facet, shell, rim);
        let walls: Vec<_> = sharp.points.par_iter().zip(&normals).map(wall).collect();
        // Report the first that misses, in order, whichever thread found one first.
        let walls = walls.into_iter().zip(&sharp.points).map(|(wall, q)| wall.ok_or(misses(*q)));
        let walls = walls.collect::<Result<Vec<_>, _>>()?;
        let foot = Ring { points: walls.iter().map(|wall| wall.foot).collect() };
        let line_places = facet_line(&foot, facet)
            .into_iter()
            .map(|q| shell.invert_offset(q).ok_or(misses(q)))
            .collect::<Result<_, _>>()?;
        Ok(Block {
            feature,
            facet,
            foot,
            shoulder: walls.iter().map(|wall| wall.shoulder).collect(),
            shoulder_places: walls.iter().map(|wall| wall.shoulder_place).collect(),
            junction: walls.iter().map(|wall| wall.junction).collect(),
            foot_places: walls.iter().map(|wall| wall.foot_place).collect(),
            line_places,
            pockets: Vec::new(),
        })
    }

    /// Where the walls end, on the floor plan.
    pub fn wall_ring(&self, shell: &Shell) -> Ring {
        Ring { points: self.junction.iter().map(|&p| shell.underside(p).xy()).collect() }
    }
}

/// One line up a wall: from the sole over the chamfer to the shell.
struct Wall {
    foot: Point2,
    foot_place: Point2,
    shoulder: Point3,
    shoulder_place: Point2,
    junction: Point2,
}

impl Wall {
    /// The wall over a point of the unbroken edge; `None` where it does not meet the shell.
    fn raise(q: Point2, outward: Vector2, facet: Facet, shell: &Shell, rim: &Ring) -> Option<Wall> {
        let junction = wall_top(q, outward, facet, shell, rim)?;
        let base = facet.height(q);
        let broken = CHAMFER.min(OF_WALL * (shell.underside(junction).z - base));
        // A corner on the line between the two faces of a sole stays on it.
        let on_line = facet.rise != 0.0 && (q.y - facet.line).abs() < 1e-6;
        let inward = if on_line { Vector2::new(-outward.x.signum(), 0.0) } else { -outward };
        let foot = q + inward * broken;
        let beside = q + outward * (DRAFT * broken);
        Some(Wall {
            foot,
            foot_place: shell.invert_offset(foot)?,
            shoulder: Point3::new(beside.x, beside.y, base + broken),
            shoulder_place: shell.invert_offset(beside)?,
            junction,
        })
    }
}

/// The footprint's ring with a point on each crossing of the facet's line, so that the crease ends at corners.
fn with_line_points(ring: &Ring, facet: Facet) -> Ring {
    let ring = ring.resampled(CURVE_STEP);
    if facet.rise == 0.0 {
        return ring;
    }
    let mut points = Vec::with_capacity(ring.points.len() + 2);
    for (a, b) in ring.edges() {
        points.push(a);
        let s = (facet.line - a.y) / (b.y - a.y);
        if s > 0.1 && s < 0.9 {
            points.push(a + (b - a) * s);
        }
    }
    Ring { points }
}

/// Points along the edge between the two faces of a sole, a little inside its border.
fn facet_line(ring: &Ring, facet: Facet) -> Vec<Point2> {
    const STEP: f64 = 3.0;
    if facet.rise == 0.0 {
        return Vec::new();
    }
    let crossings = ring
        .edges()
        .filter(|(a, b)| (a.y <= facet.line) != (b.y <= facet.line))
        .map(|(a, b)| a.x + (b.x - a.x) * (facet.line - a.y) / (b.y - a.y));
    let (first, last) =
        crossings.fold((f64::INFINITY, f64::NEG_INFINITY), |(lo, hi), x| (lo.min(x), hi.max(x)));
    let (first, last) = (first + CURVE_STEP / 2.0, last - CURVE_STEP / 2.0);
    let count = ((last - first) / STEP).ceil().max(0.0);
    if !count.is_finite() {
        return Vec::new();
    }
    (0..=count as usize).map(|k| Point2::new(first + (last - first) * k as f64 / count, facet.line)).collect()
}

/// The place of the plan where the wall over a border point meets the shell, looked for along the outward normal.
fn wall_top(q: Point2, outward: Vector2, facet: Facet, shell: &Shell, rim: &Ring) -> Option<Point2> {
    const STEP: f64 = 0.25;
    let base = facet.height(q);
    let mut place = q;
    // Positive while the underside is still above the leaning wall; each place is looked for from the last.
    let gap = |d: f64| {
        place = shell.place_over_from(q + outward * d, place)?;
        Some((shell.underside(place).z - base - d / DRAFT, place))
    };
    first_zero(gap, STEP, (rim.distance(q) - TO_RIM).max(0.0))
}
