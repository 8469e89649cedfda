//! Completing the envelope: holes are bridged, the border goes on outward at its own slope.

use super::holes::{self, Filled};
use super::nearest::{Stretch, find_stretches, rows_to_known};
use super::outside::{gaps, outside};
use rayon::prelude::*;
use std::ops::Range;
use windlass_geometry::{HeightField, Point2};

/// Steepest wall that the surface follows: tan 76 degrees. Steeper skin is replaced by the extension.
const STEEPEST: f64 = 4.0;
/// Steepest extension: tan 75 degrees.
const RISE: f64 = 3.7;
/// Length over which the border's slope is taken, nodes.
const LEAD: f64 = 6.0;
/// Height at which the extension stops rising, mm.
const CEILING_MM: f64 = 70.0;
/// Sweeps that bridge holes and soften the extension.
const SWEEPS: usize = 12;

/// A field continued into its holes and beyond its border, with creases where two ways meet.
pub struct Extended {
    field: HeightField,
    /// The nodes that were not known, in runs of a row.
    gaps: Vec<Range<usize>>,
    /// Share of the foot's shadow that was a hole.
    pub holes: f64,
    /// The holes of the sole that were filled.
    pub filled: Filled,
}

/// Gives every node a height. Heights in mm.
pub fn extended(observed: &HeightField, is_toe: impl Fn(Point2) -> bool) -> Extended {
    let (outside, mut known) = rayon::join(|| outside(observed), || without_walls(observed));
    let filled = holes::fill(&mut known, &outside, is_toe);
    let rows = rows_to_known(&known);
    let inside = outside.iter().filter(|o| !**o).count();
    let holes = observed.z.iter().zip(&outside).filter(|(z, o)| z.is_nan() && !**o).count();
    let mut field = known.clone();
    let nx = known.grid.nx.max(1);
    let rows = rows.par_chunks(nx).zip(outside.par_chunks(nx));
    field.z.par_chunks_mut(nx).zip(rows).enumerate().for_each_init(
        Vec::new,
        |stretches, (iy, (heights, (rows, outside)))| {
            find_stretches(rows, stretches);
            Ways { known: &known, rows, stretches, outside }.fill(iy, heights);
        },
    );
    Extended { field, gaps: gaps(&known), holes: holes as f64 / inside.max(1) as f64, filled }
}

impl Extended {
    /// Holes become membranes, the extension loses its creases: every node that was not known is moved to the middle of
    /// its four neighbours, in the order of storage; the grid's border stays.
    pub fn softened(mut self) -> HeightField {
        let HeightField { grid: g, z: heights } = &mut self.field;
        let inner = |gap: &Range<usize>| {
            let row = gap.start / g.nx * g.nx;
            gap.start.max(row + 1)..gap.end.min(row + g.nx - 1)
        };
        let is_between =
            |gap: &Range<usize>| (g.nx..heights.len() - g.nx).contains(&gap.start) && !gap.is_empty();
        let runs: Vec<Range<usize>> = self.gaps.iter().map(inner).filter(is_between).collect();
        for _ in 0..SWEEPS {
            for run in &runs {
                let (before, rest) = heights.split_at_mut(run.start);
                let (run, after) = rest.split_at_mut(run.len());
                let length = run.len();
                let mut left = before[before.len() - 1];
                let above = &after[g.nx - length..][..length];
                let below = &before[before.len() - g.nx..][..length];
                for i in 0..length {
                    let right = run.get(i + 1).unwrap_or(&after[0]);
                    // The node before it was changed just now and is waited for: it comes last.
                    left = 0.25 * (right + below[i] + above[i] + left);
                    run[i] = left;
                }
            }
        }
        self.field
    }
}

/// The field without skin that is steeper than the surface can follow.
fn without_walls(observed: &HeightField) -> HeightField {
    let mut known = observed.clone();
    known.each_node(|[ix, iy], z| {
        if is_steep(observed, ix, iy) {
            *z = f64::NAN;
        }
    });
    known
}

/// Whether the skin at a node is steeper than the surface can follow.
fn is_steep(field: &HeightField, ix: usize, iy: usize) -> bool {
    let g = field.grid;
    let k = g.index(ix, iy);
    if field.z[k].is_nan() || ix < 2 || iy < 2 || ix + 2 >= g.nx || iy + 2 >= g.ny {
        return false;
    }
    // One-sided differences where a neighbour is missing; two nodes wide against noise.
    let slope = |low: usize, high: usize| {
        let (a, m, b) = (field.z[low], field.z[k], field.z[high]);
        let run = 2.0 * g.pitch;
        match (a.is_finite(), b.is_finite()) {
            (true, true) => (b - a) / (2.0 * run),
            (true, false) => (m - a) / run,
            (false, true) => (b - m) / run,
            _ => 0.0,
        }
    };
    let (along, across) = (slope(k - 2, k + 2), slope(k - 2 * g.nx, k + 2 * g.nx));
    along * along + across * across > STEEPEST * STEEPEST
}

/// What the unknown nodes of a row are continued from.
struct Ways<'a> {
    known: &'a HeightField,
    /// Of each node, the rows to the nearest known one of its column.
    rows: &'a [i32],
    stretches: &'a [Stretch],
    /// Whether each node is outside.
    outside: &'a [bool],
}

impl Ways<'_> {
    /// Gives the unknown nodes of a row their heights.
    fn fill(&self, iy: usize, heights: &mut [f64]) {
        if self.stretches.is_empty() {
            heights.fill(0.0);
        }
        let ends = self.stretches.iter().skip(1).map(|next| next.since).chain([heights.len()]);
        for (stretch, end) in self.stretches.iter().zip(ends) {
            let nearest = [stretch.leader, iy.wrapping_add_signed(self.rows[stretch.leader] as isize)];
            for ix in (stretch.since..end).filter(|ix| self.rows[*ix] != 0) {
                heights[ix] = continued(self.known, [ix, iy], nearest, self.outside[ix]);
            }
        }
    }
}

/// Height of an unknown node: the nearest known one's, outside plus the border's slope times the distance.
fn continued(known: &HeightField, [ix, iy]: [usize; 2], nearest: [usize; 2], outside: bool) -> f64 {
    let g = known.grid;
    let border = known.z[g.index(nearest[0], nearest[1])];
    let [u, v] = nearest.map(|n| n as f64);
    let (along, across) = (ix as f64 - u, iy as f64 - v);
    let distance = (along * along + across * across).sqrt();
    let step = LEAD / distance;
    let inner = known.bilinear(u - along * step, v - across * step);
    // Not behind an `if`: no processor can guess where the skin ends.
    let slope = if inner.is_nan() { 0.0 } else { (border - inner) / (LEAD * g.pitch) };
    let least = if outside { 0.0 } else { -RISE };
    (border + slope.clamp(least, RISE) * distance * g.pitch).min(CEILING_MM.max(border))
}
