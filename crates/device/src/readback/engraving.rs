//! Engraved text: the letters read from the triangles, and how deep and wide their strokes are.

use super::Realised;
use super::twins::Twins;
use crate::engrave::{Lettering, letters};
use windlass_geometry::{Grid, HeightField, Mesh, Point2, Vector2, lower_envelope};
use windlass_prescription::{Dose, Feature, FootPrescription, PartKind};

/// Distance of the places looked at, mm.
const PITCH: f64 = 0.1;
/// How far depth and stroke may be off, mm.
const TOLERANCE: f64 = 0.1;

/// The text that stands in the underside, letter by letter the one that agrees best with what is sunk.
pub fn realised(
    twins: &dyn Twins,
    mesh: &Mesh,
    lettering: &Lettering,
    rx: &FootPrescription,
) -> Option<Realised> {
    let requested = rx.line(Feature::Engraving)?.dose.clone();
    let sunk = sunk(twins, mesh, lettering, rx)?;
    let found = read(&sunk, lettering);
    let is_deep = (depth(&sunk, lettering)? - lettering.depth).abs() <= TOLERANCE;
    let is_wide = (stroke(&sunk, lettering)? - lettering.stroke).abs() <= TOLERANCE;
    Some(Realised {
        feature: Feature::Engraving,
        within_tolerance: found == lettering.text && is_deep && is_wide,
        requested,
        realised: Dose::Text(found),
        tolerance: TOLERANCE,
        method: "letters recognised from the recesses of the underside; depth and stroke within the tolerance in mm",
    })
}

/// By how much the underside is sunk at each place of the label: over the floor under a post, else by what is missing of
/// the wall there below the top without its pads.
fn sunk(twins: &dyn Twins, mesh: &Mesh, lettering: &Lettering, rx: &FootPrescription) -> Option<HeightField> {
    const ON_FLOOR: f64 = 0.05;
    const H: f64 = 1.0;
    let (low, high) = lettering.bounds(0.5);
    let grid = Grid::covering(low, high, PITCH);
    let mut wall = lower_envelope(mesh, grid);
    let mut heights: Vec<f64> = wall.z.iter().copied().filter(|z| z.is_finite()).collect();
    heights.sort_by(f64::total_cmp);
    if *heights.get(heights.len() / 4)? < ON_FLOOR {
        return Some(wall);
    }
    let pads: Vec<Feature> = Feature::ALL
        .iter()
        .copied()
        .filter(|f| f.part_kind() == Some(PartKind::Pad) && rx.line(*f).is_some())
        .collect();
    let bare = twins.top_without(&pads);
    for (ix, iy) in grid.nodes() {
        let p = grid.node(ix, iy);
        let top = |dx: f64, dy: f64| bare.sample(Point2::new(p.x + dx, p.y + dy));
        let slope = (top(H, 0.0)? - top(-H, 0.0)?).hypot(top(0.0, H)? - top(0.0, -H)?) / (2.0 * H);
        let k = grid.index(ix, iy);
        wall.z[k] = (top(0.0, 0.0)? - wall.z[k]) / (1.0 + slope * slope).sqrt();
    }
    let first = below(&wall, &usual(&wall, |_| true));
    // Then without the strokes themselves, which are up to half of what is near.
    let beside = |p: Point2| first.sample(p).is_some_and(|sunk| sunk < lettering.depth / 4.0);
    Some(below(&wall, &usual(&wall, beside)))
}

/// By how much the wall is thinner than the usual one, place by place.
fn below(wall: &HeightField, usual: &HeightField) -> HeightField {
    wall.clone().changed(|p, wall| usual.sample(p).map_or(f64::NAN, |usual| usual - wall))
}

/// The wall round each place, which under an arch that is reinforced is not that of the shell: the middle of what is
/// found within 3 mm, of the places that count.
fn usual(wall: &HeightField, counts: impl Fn(Point2) -> bool + Sync) -> HeightField {
    const REACH: i32 = 6;
    const APART: f64 = 0.5;
    let fine = wall.grid;
    let far = fine.node(fine.nx - 1, fine.ny - 1);
    HeightField::from_fn(Grid::covering(fine.origin, far, 1.0), |p| {
        let steps = (-REACH..=REACH).flat_map(|dx| (-REACH..=REACH).map(move |dy| (dx, dy)));
        let places = steps.map(|(dx, dy)| p + APART * Vector2::new(f64::from(dx), f64::from(dy)));
        let found = places.filter(|place| counts(*place)).filter_map(|place| wall.sample(place));
        let mut near: Vec<f64> = found.collect();
        near.sort_by(f64::total_cmp);
        near.get(near.len() / 2).copied().unwrap_or(f64::NAN)
    })
}

/// Each letter that disagrees least with what is sunk half-way.
fn read(sunk: &HeightField, lettering: &Lettering) -> String {
    let count = lettering.text.chars().count();
    let half = lettering.stroke / lettering.unit / 2.0;
    let known: Vec<(char, Vec<Vec<Point2>>)> =
        letters::alphabet().filter_map(|letter| Some((letter, letters::lines(letter)?))).collect();
    let read_one = |letter: usize| {
        let cell = cell(sunk, lettering, letter);
        let wrong = |lines: &[Vec<Point2>]| {
            cell.iter().filter(|(p, is)| (letters::distance(lines, *p) < half) != *is).count()
        };
        known.iter().min_by_key(|(_, lines)| wrong(lines)).map_or(' ', |(letter, _)| *letter)
    };
    (0..count).map(read_one).collect()
}

/// Places of a letter's lattice, and whether each is sunk half-way.
fn cell(sunk: &HeightField, lettering: &Lettering, letter: usize) -> Vec<(Point2, bool)> {
    const STRIDE: usize = 3;
    let around = |p: &Point2| {
        (-0.9..letters::WIDTH + 0.9).contains(&p.x) && (-0.9..letters::HEIGHT + 0.9).contains(&p.y)
    };
    let grid = sunk.grid;
    let nodes = grid.nodes().filter(|(ix, iy)| ix % STRIDE == 0 && iy % STRIDE == 0);
    let places = nodes.map(|(ix, iy)| (lettering.lattice(letter, grid.node(ix, iy)), (ix, iy)));
    places
        .filter(|(p, _)| around(p))
        .filter_map(|(p, (ix, iy))| Some((p, sunk.at(ix, iy)? > lettering.depth / 2.0)))
        .collect()
}

/// Median depth of the strokes' floors, mm.
fn depth(sunk: &HeightField, lettering: &Lettering) -> Option<f64> {
    let mut floors: Vec<f64> = sunk.z.iter().copied().filter(|z| *z > 0.8 * lettering.depth).collect();
    floors.sort_by(f64::total_cmp);
    floors.get(floors.len() / 2).copied()
}

/// Usual width of the strokes half-way down, mm: of each place, the shorter of the runs along and across through it; of
/// these the lower quartile, which slanting strokes and joints do not reach.
fn stroke(sunk: &HeightField, lettering: &Lettering) -> Option<f64> {
    let grid = sunk.grid;
    let is = |ix: usize, iy: usize| sunk.at(ix, iy).is_some_and(|z| z > lettering.depth / 2.0);
    let run = |ix: usize, iy: usize, along: bool| {
        let (at, count) = if along { (ix, grid.nx) } else { (iy, grid.ny) };
        let there = |k: &usize| if along { is(*k, iy) } else { is(ix, *k) };
        (at..count).take_while(there).count() + (0..at).rev().take_while(there).count()
    };
    let inside = grid.nodes().filter(|(ix, iy)| is(*ix, *iy));
    let mut widths: Vec<usize> = inside.map(|(ix, iy)| run(ix, iy, true).min(run(ix, iy, false))).collect();
    widths.sort_unstable();
    Some(*widths.get(widths.len() / 4)? as f64 * grid.pitch)
}
