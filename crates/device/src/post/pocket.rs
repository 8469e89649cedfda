//! Pockets in a post, open from below: what a solid block weighs more than it carries. Ribs stay between them and a wall
//! round them; nothing is closed in, so that powder falls out. The roof of a pocket is the shell's own underside.

use super::block::{Block, Facet, Pocket};
use super::deep::deep_part;
use crate::shell::Shell;
use crate::stock::PostFill;
use rayon::prelude::*;
use windlass_geometry::{Point2, Ring, RingIndex, Vector2, first_zero};

/// How far the walls of a pocket lean for each mm of height: 1.5 degrees.
const DRAFT: f64 = 0.026_185_921_569_186_93;
/// Width at the floor of the wall round the pockets, which a technician may grind, and of the ribs, mm: the 1 mm that
/// service bureaux recommend for loaded parts, and a reserve. Under the 0.3 MPa of a heel a rib bears 7 MPa; 15 mm high and
/// hinged at both ends it would buckle at 9.
const WALL: f64 = 1.4;
const RIB: f64 = 1.2;
/// Widest span between ribs, in walls of the heel that they carry. 2 mm of polyamide, clamped over 28 mm each way and under
/// the 0.3 MPa of a heel, gives by 0.00126 q a4 / D = 0.16 mm (Timoshenko 1959, table 35), with D its plate stiffness of
/// 1.4 N m, and bears 0.0513 q a2 6 / t2 = 18 MPa at its clamped edges, 0.4 of its strength.
const SPAN: f64 = 14.0;
/// Radius of a pocket's corners, mm.
const CORNER: f64 = 3.0;
/// A pocket that is smaller (mm2) or shallower (mm, at its shallowest) than this saves nothing.
const SMALLEST: f64 = 45.0;
const SHALLOWEST: f64 = 1.2;
/// Greatest distance of points along a pocket's curves, mm.
const STEP: f64 = 2.2;
/// How far chords may cut off a pocket's corners, mm: as much as the mesh may leave any other surface.
const CHORD: f64 = 0.02;

/// The pockets that a block has room for under a heel of a wall (mm). `kept` stays solid: a box on the floor plan, where
/// letters are sunk.
pub fn pockets(
    block: &Block,
    shell: &Shell,
    fill: PostFill,
    wall: f64,
    kept: Option<(Point2, Point2)>,
) -> Vec<Pocket> {
    if fill == PostFill::Solid {
        return Vec::new();
    }
    let cells = cells(block, fill, SPAN * wall)
        .into_iter()
        .filter_map(|cell| clear_of(cell, kept))
        .collect::<Vec<_>>();
    let dug =
        |cell: &Ring| dig(&deep_part(cell, block.facet, shell)?.rounded(CORNER, CORNER)?, block.facet, shell);
    cells.par_iter().filter_map(dug).collect()
}

/// The parts of a sole between its ribs; no pocket lies across the line of the facet.
fn cells(block: &Block, fill: PostFill, span: f64) -> Vec<Ring> {
    const FAR: f64 = 500.0;
    let Some(inside) = block.foot.offset(-WALL) else { return Vec::new() };
    let (min, max) = inside.bounds();
    let line = block.facet.line;
    let split = line > min.y + CORNER && line < max.y - CORNER;
    let halves = match split {
        true => vec![(-FAR, line - RIB / 2.0), (line + RIB / 2.0, FAR)],
        false => vec![(-FAR, FAR)],
    };
    let pieces = |length: f64| match fill {
        PostFill::Ribbed => ((length + RIB) / (span + RIB)).ceil().max(1.0) as usize,
        _ => 1,
    };
    let mut cells = Vec::new();
    for (low, high) in halves {
        let (low, high) = (low.max(min.y), high.min(max.y));
        for (from, to) in spans((min.x, max.x), pieces(max.x - min.x)) {
            for (right, left) in spans((low, high), pieces(high - low)) {
                let corners = [[from, right], [to, right], [to, left], [from, left]];
                let cell = Ring::new(corners.map(Point2::from).to_vec()).intersection(&inside);
                cells.extend(cell.and_then(|cell| cell.rounded(CORNER, CORNER)));
            }
        }
    }
    cells
}

/// A length parted into so many pieces with ribs between.
fn spans((from, to): (f64, f64), count: usize) -> impl Iterator<Item = (f64, f64)> {
    let piece = (to - from - RIB * (count as f64 - 1.0)) / count as f64;
    (0..count).map(move |k| {
        let start = from + (piece + RIB) * k as f64;
        (start, start + piece)
    })
}

/// What is left of a cell beside what stays solid.
fn clear_of(cell: Ring, kept: Option<(Point2, Point2)>) -> Option<Ring> {
    let Some((low, high)) = kept else { return Some(cell) };
    let corners = [[low.x, low.y], [high.x, low.y], [high.x, high.y], [low.x, high.y]];
    let solid = Ring::new(corners.map(Point2::from).to_vec());
    cell.difference(&solid)?.rounded(CORNER, CORNER)
}

/// A pocket over its mouth; `None` where it is not worth its walls, or where they do not meet the shell.
fn dig(mouth: &Ring, facet: Facet, shell: &Shell) -> Option<Pocket> {
    if mouth.signed_area() < SMALLEST {
        return None;
    }
    let mouth = mouth.simplified(CHORD).refined(STEP);
    let wall = |(q, outward): (&Point2, Vector2)| {
        let (roof, height) = wall_top(*q, -outward, facet, shell)?;
        (height >= SHALLOWEST).then_some((shell.invert_offset(*q)?, roof))
    };
    let walls: Option<Vec<(Point2, Point2)>> = mouth.points.iter().zip(mouth.normals()).map(wall).collect();
    let (mut mouth_places, mut roof): (Vec<Point2>, Vec<Point2>) = walls?.into_iter().unzip();
    if crosses(&mouth_places, &roof) {
        return None;
    }
    let mut mouth = mouth.points;
    // Clockwise, so that the walls look into the pocket.
    mouth.reverse();
    mouth_places.reverse();
    roof.reverse();
    Some(Pocket { mouth, mouth_places, roof })
}

/// Whether two closed curves of the plan touch anywhere: where the shell above bends, a low wall may.
fn crosses(mouth: &[Point2], roof: &[Point2]) -> bool {
    const APART: f64 = 0.02;
    let outer = RingIndex::of(&Ring { points: mouth.to_vec() });
    let middles = roof.iter().zip(roof.iter().cycle().skip(1)).map(|(a, b)| nalgebra::center(a, b));
    let is_off = |p: Point2| outer.contains(p) && outer.distance_within(p, APART).is_none();
    !roof.iter().copied().chain(middles).all(is_off)
}

/// The place of the plan where a pocket's wall over a point of its mouth meets the shell, and how high it is there.
fn wall_top(q: Point2, inward: Vector2, facet: Facet, shell: &Shell) -> Option<(Point2, f64)> {
    const SEARCH: f64 = 0.1;
    let base = facet.height(q);
    let mut place = q;
    let gap = |d: f64| {
        place = shell.place_over_from(q + inward * d, place)?;
        let height = shell.underside(place).z - base;
        Some((height - d / DRAFT, (place, height)))
    };
    first_zero(gap, SEARCH, CORNER - 0.3)
}
