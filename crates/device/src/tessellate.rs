//! The solid as triangles: top and underside triangulated over the plan, joined by a rounded rim. They share
//! their border points, so the mesh is closed by construction at any tolerance.

use crate::engrave::{Border, Engraving};
use crate::error::DeviceError;
use crate::post::{Block, Facet};
use crate::rounded_edge::{RIM_FACETS, outward, rim_angles};
use crate::shell::Shell;
use crate::solid::Solid;
use crate::vent::{self, Hole};
use rayon::prelude::*;
use windlass_geometry::{
    Crease, Mesh, Point2, Point3, Ring, RingIndex, Sampling, adaptive_points, triangulate,
};

/// Cells of the interior sampling, mm.
const LARGEST_CELL: f64 = 8.0;
const SMALLEST_CELL: f64 = 0.5;
/// The same of the underside, which spreads where the top bends inward.
const SMALLEST_CELL_BELOW: f64 = 0.25;

/// A meshed solid.
pub struct Meshed {
    /// Its triangles, resting on the floor.
    pub mesh: Mesh,
    /// How far the design was lowered onto the floor, mm: a few hundredths either way, because its surfaces are
    /// sampled.
    pub lowered: f64,
}

/// Meshes the solid to a chordal tolerance in mm.
pub fn mesh(solid: &Solid, tolerance: f64) -> Result<Meshed, DeviceError> {
    let shell = &solid.shell;
    let outline = &solid.plan.outline;
    let (top_plan, under) = rayon::join(
        || triangulate(outline, &hole_creases(&solid.holes), &top_points(solid, tolerance)),
        || {
            let (on_blocks, on_block_heights) = creases(&solid.blocks);
            let mut creases = hole_creases(&solid.holes);
            let mut heights = vec![None; creases.len() * vent::POINTS];
            creases.extend(on_blocks);
            heights.extend(on_block_heights);
            if let Some(engraving) = &solid.engraving {
                let (strokes, stroke_heights) = stroke_creases(engraving);
                creases.extend(strokes);
                heights.extend(stroke_heights);
            }
            let (interior, interior_heights) = under_points(solid, tolerance);
            heights.extend(interior_heights);
            triangulate(outline, &creases, &interior).map(|plan| (plan, heights))
        },
    );
    let (top_plan, (under_plan, under_heights)) = (top_plan?, under?);

    let border = outline.points.len();
    let mut vertices: Vec<Point3> = top_plan.points.par_iter().map(|&p| shell.top(p)).collect();
    let under_first = vertices.len() as u32;
    let pierced = |triangle: &[u32; 3]| is_in_hole(triangle, border, solid.holes.len());
    let mut triangles: Vec<[u32; 3]> = top_plan.triangles.into_iter().filter(|t| !pierced(t)).collect();
    let height_of = |k: usize| {
        if k < border { None } else { under_heights[k - border] }
    };
    vertices.par_extend(under_plan.points.par_iter().enumerate().map(|(k, &p)| {
        let s = shell.underside(p);
        height_of(k).map_or(s, |z| Point3::new(s.x, s.y, z))
    }));
    let under = under_plan.triangles.iter().filter(|t| !pierced(t));
    triangles.extend(under.map(|&[a, b, c]| [a, c, b].map(|i| i + under_first)));
    hole_walls(solid, border as u32, under_first, &mut vertices, &mut triangles);
    rim(shell, outline, under_first, &mut vertices, &mut triangles);
    let lowered = rest_on_floor(&mut vertices);
    Ok(Meshed { mesh: Mesh { vertices, triangles }, lowered })
}

/// Lowers the vertices until the lowest stands on the floor exactly, and says by how much.
fn rest_on_floor(vertices: &mut [Point3]) -> f64 {
    let lowest = vertices.iter().map(|v| v.z).fold(f64::INFINITY, f64::min);
    for v in vertices {
        v.z -= lowest;
    }
    lowest
}

/// Interior points of the top.
fn top_points(solid: &Solid, tolerance: f64) -> Vec<Point2> {
    spread(solid, tolerance, SMALLEST_CELL, |p| solid.shell.top(p)).map(|(p, _)| p).collect()
}

/// Interior points of the underside with their heights where a block carries them.
fn under_points(solid: &Solid, tolerance: f64) -> (Vec<Point2>, Vec<Option<f64>>) {
    let stands: Vec<Stand> = solid.blocks.iter().map(Stand::of).collect();
    let carried: Vec<(Point2, Option<f64>)> =
        spread(solid, tolerance, SMALLEST_CELL_BELOW, |p| solid.shell.underside(p))
            .filter(|(p, _)| solid.engraving.as_ref().is_none_or(|engraving| !engraving.label.contains(*p)))
            .filter_map(|(p, size)| carried(&stands, p, size, &solid.shell))
            .collect();
    carried.into_iter().unzip()
}

/// A place with its height where a block carries it; `None` where no vertex is wanted.
fn carried(stands: &[Stand], p: Point2, size: f64, shell: &Shell) -> Option<(Point2, Option<f64>)> {
    for stand in stands {
        if stand.junction.contains(p) {
            if let Some((mouth, roof)) = stand.pockets.iter().find(|(mouth, _)| mouth.contains(p)) {
                let free = roof.contains(p) && clear(roof, p, size) && clear(mouth, p, size);
                return free.then_some((p, None));
            }
            return stand.sole_height(p, size, shell).map(|z| (p, Some(z)));
        }
        if !clear(&stand.junction, p, size) {
            return None;
        }
    }
    Some((p, None))
}

/// A block as places of the shell's plan.
struct Stand {
    sole: RingIndex,
    junction: RingIndex,
    facet: Facet,
    /// Mouth and roof of each pocket.
    pockets: Vec<(RingIndex, RingIndex)>,
}

impl Stand {
    fn of(block: &Block) -> Self {
        let index = |points: &[Point2]| RingIndex::of(&Ring { points: points.to_vec() });
        Stand {
            sole: index(&block.foot_places),
            junction: index(&block.junction),
            facet: block.facet,
            pockets: block.pockets.iter().map(|p| (index(&p.mouth_places), index(&p.roof))).collect(),
        }
    }

    /// Height of the sole at a sampled place; `None` where no vertex is wanted: in the walls, near the sole's
    /// curves, and wherever the sampling is finer than a flat sole needs.
    fn sole_height(&self, p: Point2, size: f64, shell: &Shell) -> Option<f64> {
        const COARSE: f64 = 2.0;
        let near_line = self.facet.rise != 0.0 && (p.y - self.facet.line).abs() < 0.75 * COARSE;
        let off_pockets = || self.pockets.iter().all(|(mouth, _)| clear(mouth, p, COARSE));
        let on_sole = || self.sole.contains(p) && clear(&self.sole, p, COARSE);
        let wanted = size >= COARSE && !near_line && on_sole() && off_pockets();
        wanted.then(|| self.facet.height(shell.underside(p).xy()))
    }
}

/// Whether a sampled point keeps its distance from a curve, so that no sliver stands between them.
fn clear(curve: &RingIndex, p: Point2, size: f64) -> bool {
    curve.distance_within(p, 0.45 * size).is_none()
}

/// Places that follow a face within the tolerance, away from the outline and the holes, each with the size of its cell. The
/// underside fans out below a hollow crease of the top, so that each face is followed by itself.
fn spread(
    solid: &Solid,
    tolerance: f64,
    smallest: f64,
    surface: impl Fn(Point2) -> Point3 + Sync,
) -> impl ParallelIterator<Item = (Point2, f64)> {
    let area = &solid.plan.area;
    let (min, max) = solid.plan.outline.bounds();
    let sampling = Sampling { tolerance, largest: LARGEST_CELL, smallest };
    adaptive_points(min, max, sampling, surface, |c, half| area.membership(c, half))
        .into_par_iter()
        .filter(|(p, size)| area.contains(*p) && clear(area, *p, *size) && beside(&solid.holes, *p, *size))
}

/// The blocks' curves as creases, and the heights of their points (`None` = on the shell).
fn creases(blocks: &[Block]) -> (Vec<Crease>, Vec<Option<f64>>) {
    let mut creases = Vec::new();
    let mut heights = Vec::new();
    for block in blocks {
        heights.extend(block.foot.points.iter().map(|&q| Some(block.facet.height(q))));
        creases.push(Crease { points: block.foot_places.clone(), closed: true });
        heights.extend(block.shoulder.iter().map(|s| Some(s.z)));
        creases.push(Crease { points: block.shoulder_places.clone(), closed: true });
        heights.extend(block.junction.iter().map(|_| None));
        creases.push(Crease { points: block.junction.clone(), closed: true });
        heights.extend(block.line_places.iter().map(|_| Some(0.0)));
        creases.push(Crease { points: block.line_places.clone(), closed: false });
        for pocket in &block.pockets {
            heights.extend(pocket.mouth.iter().map(|&q| Some(block.facet.height(q))));
            creases.push(Crease { points: pocket.mouth_places.clone(), closed: true });
            heights.extend(pocket.roof.iter().map(|_| None));
            creases.push(Crease { points: pocket.roof.clone(), closed: true });
        }
    }
    (creases, heights)
}

/// The borders of engraved strokes, and the heights of their points.
fn stroke_creases(engraving: &Engraving) -> (Vec<Crease>, Vec<Option<f64>>) {
    let borders = engraving.mouths.iter().chain(&engraving.floors);
    let crease = |border: &Border| Crease { points: border.iter().map(|(p, _)| *p).collect(), closed: true };
    (borders.clone().map(crease).collect(), borders.flatten().map(|(_, height)| *height).collect())
}

/// The chamfered mouths of the holes, the same in top and underside.
fn hole_creases(holes: &[Hole]) -> Vec<Crease> {
    let mouth = |hole: &Hole| hole.ring(vent::RADIUS + vent::CHAMFER).to_vec();
    holes.iter().map(|hole| Crease { points: mouth(hole), closed: true }).collect()
}

/// Whether a sampled point keeps its distance from every hole.
fn beside(holes: &[Hole], p: Point2, size: f64) -> bool {
    let least = vent::RADIUS + vent::CHAMFER + 0.45 * size;
    holes.iter().all(|hole| (p - hole.0).norm() > least)
}

/// Whether a triangle lies in a hole's mouth: its corners are all on one of the circles after the border's points.
fn is_in_hole(triangle: &[u32; 3], border: usize, holes: usize) -> bool {
    let of = |i: u32| (i as usize).checked_sub(border).map(|k| k / vent::POINTS).filter(|h| *h < holes);
    let [a, b, c] = triangle.map(of);
    a.is_some() && a == b && b == c
}

/// The walls of the holes: chamfer, cylinder, chamfer.
fn hole_walls(
    solid: &Solid,
    border: u32,
    under_first: u32,
    vertices: &mut Vec<Point3>,
    triangles: &mut Vec<[u32; 3]>,
) {
    const N: u32 = vent::POINTS as u32;
    for (h, hole) in solid.holes.iter().enumerate() {
        let mouth = border + h as u32 * N;
        let first = vertices.len() as u32;
        for wall in hole.walls(|p| solid.shell.top(p), |p| solid.shell.underside(p)) {
            vertices.extend(wall);
        }
        let rows = [mouth, first, first + N, under_first + mouth];
        for (upper, lower) in rows.iter().zip(&rows[1..]) {
            for i in 0..N {
                let next = (i + 1) % N;
                let [a, b, c, d] = [upper + i, lower + i, lower + next, upper + next];
                triangles.extend([[a, d, c], [a, c, b]]);
            }
        }
    }
}

/// The rounded edge: half an ellipse over the wall at each border point.
fn rim(
    shell: &Shell,
    outline: &Ring,
    under_first: u32,
    vertices: &mut Vec<Point3>,
    triangles: &mut Vec<[u32; 3]>,
) {
    let n = outline.points.len();
    let rim_first = vertices.len();
    for i in 0..n {
        let top = vertices[i];
        let under = vertices[under_first as usize + i];
        let outward = outward(shell, outline, i);
        let half = (top - under) / 2.0;
        let middle = nalgebra::center(&top, &under);
        let inner = rim_angles().skip(1).take(RIM_FACETS - 1);
        vertices.extend(inner.map(|a| middle + half * libm::cos(a) + outward * (half.norm() * libm::sin(a))));
    }
    let at = |i: usize, row: usize| match row {
        0 => (i % n) as u32,
        RIM_FACETS => under_first + (i % n) as u32,
        _ => (rim_first + (i % n) * (RIM_FACETS - 1) + row - 1) as u32,
    };
    for i in 0..n {
        for row in 0..RIM_FACETS {
            let [a, b, c, d] = [at(i, row), at(i, row + 1), at(i + 1, row + 1), at(i + 1, row)];
            triangles.extend([[a, b, c], [a, c, d]]);
        }
    }
}
