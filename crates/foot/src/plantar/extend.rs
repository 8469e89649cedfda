//! Completing the envelope: holes are bridged, the border goes on outward at its own slope.

use rayon::prelude::*;
use windlass_geometry::HeightField;

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

/// The field without holes, and the share of the foot's shadow that was a hole.
pub fn complete(observed: &HeightField) -> (HeightField, f64) {
    let (outside, (known, ways)) = rayon::join(
        || outside(observed),
        || {
            let known = without_walls(observed);
            let ways = ways_to_known(&known);
            (known, ways)
        },
    );
    let inside = outside.iter().filter(|o| !**o).count();
    let holes = observed.z.iter().zip(&outside).filter(|(z, o)| z.is_nan() && !**o).count();
    let mut field = known.clone();
    field.each_node(|[ix, iy], z| {
        if z.is_nan() {
            let k = known.grid.index(ix, iy);
            *z = continued(&known, [ix, iy], ways[k], outside[k]);
        }
    });
    soften(&mut field, &known);
    (field, holes as f64 / inside.max(1) as f64)
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

/// Interior holes become membranes, the extension loses its creases: every node that was not known is moved to the middle
/// of its four neighbours, in the order of storage.
fn soften(field: &mut HeightField, known: &HeightField) {
    let g = field.grid;
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for iy in 1..g.ny.saturating_sub(1) {
        let mut ix = 1;
        while ix + 1 < g.nx {
            let start = g.index(ix, iy);
            let length = known.z[start..][..g.nx - 1 - ix].iter().take_while(|z| z.is_nan()).count();
            if length > 0 {
                runs.push((start, length));
            }
            ix += length + 1;
        }
    }
    for _ in 0..SWEEPS {
        for &(start, length) in &runs {
            let (before, rest) = field.z.split_at_mut(start);
            let (run, after) = rest.split_at_mut(length);
            let mut left = before[start - 1];
            let above = &after[g.nx - length..][..length];
            let below = &before[start - g.nx..][..length];
            for i in 0..length {
                let right = run.get(i + 1).unwrap_or(&after[0]);
                // The node before it was changed just now and is waited for: it comes last.
                left = 0.25 * (right + below[i] + above[i] + left);
                run[i] = left;
            }
        }
    }
}

/// Nodes without a height that can be reached from the grid's border.
fn outside(field: &HeightField) -> Vec<bool> {
    let g = field.grid;
    let mut out = vec![false; g.len()];
    let mut open = Vec::new();
    let mut reach = |k: usize, open: &mut Vec<usize>| {
        if !out[k] && field.z[k].is_nan() {
            out[k] = true;
            open.push(k);
        }
    };
    for ix in 0..g.nx {
        reach(ix, &mut open);
        reach(g.len() - 1 - ix, &mut open);
    }
    for iy in 0..g.ny {
        reach(iy * g.nx, &mut open);
        reach(iy * g.nx + g.nx - 1, &mut open);
    }
    while let Some(k) = open.pop() {
        let ix = k % g.nx;
        if ix > 0 {
            reach(k - 1, &mut open);
        }
        if ix + 1 < g.nx {
            reach(k + 1, &mut open);
        }
        if k >= g.nx {
            reach(k - g.nx, &mut open);
        }
        if k + g.nx < g.len() {
            reach(k + g.nx, &mut open);
        }
    }
    out
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

/// Height of an unknown node: the nearest known one's, outside plus the border's slope times the distance.
fn continued(known: &HeightField, [ix, iy]: [usize; 2], way: [i32; 2], outside: bool) -> f64 {
    let g = known.grid;
    if way[0] == NONE {
        return 0.0;
    }
    let nearest = [ix.wrapping_add_signed(way[0] as isize), iy.wrapping_add_signed(way[1] as isize)];
    let border = known.z[g.index(nearest[0], nearest[1])];
    let (dx, dy) = (f64::from(-way[0]), f64::from(-way[1]));
    let distance = (dx * dx + dy * dy).sqrt();
    let from = g.node(nearest[0], nearest[1])
        - windlass_geometry::Vector2::new(dx, dy) * (LEAD * g.pitch / distance);
    let slope = known.sample(from).map_or(0.0, |inner| (border - inner) / (LEAD * g.pitch));
    let least = if outside { 0.0 } else { -RISE };
    (border + slope.clamp(least, RISE) * distance * g.pitch).min(CEILING_MM.max(border))
}

/// The way from each node to the nearest one with a height, in columns and rows (Meijster, Roerdink and Hesselink 2000,
/// in Mathematical Morphology and its Applications to Image and Signal Processing, 331): first up and down its column,
/// then across.
fn ways_to_known(field: &HeightField) -> Vec<[i32; 2]> {
    let g = field.grid;
    let mut ways = vec![[NONE; 2]; g.len()];
    let rows = rows_to_known(field);
    rows.par_chunks_exact(g.nx)
        .zip(ways.par_chunks_exact_mut(g.nx))
        .for_each_init(Vec::new, |leaders, (rows, ways)| ways_across(rows, ways, leaders));
    ways
}

/// The second pass, of one row. `leaders` is room for the columns that hold the nearest node of a stretch of the row, and
/// where their stretches begin.
fn ways_across(rows: &[i32], ways: &mut [[i32; 2]], leaders: &mut Vec<(i32, i32)>) {
    let nx = rows.len() as i32;
    leaders.clear();
    let squared = |x: i32| rows[x as usize] * rows[x as usize];
    let distance = |x: i32, from: i32| (x - from) * (x - from) + squared(from);
    for x in (0..nx).filter(|x| rows[*x as usize] != NONE) {
        let mut begin = 0;
        while let Some(&(leader, since)) = leaders.last() {
            if distance(since, leader) > distance(since, x) {
                leaders.pop();
                continue;
            }
            // The first column nearer to x than to the leader, which is mostly its neighbour.
            let (gain, apart) = (x * x - leader * leader + squared(x) - squared(leader), x - leader);
            begin = if apart == 1 { gain / 2 } else { gain / (2 * apart) } + 1;
            break;
        }
        if begin < nx {
            leaders.push((x, begin));
        }
    }
    for (k, &(leader, since)) in leaders.iter().enumerate() {
        let end = leaders.get(k + 1).map_or(nx, |next| next.1);
        for x in since..end {
            ways[x as usize] = [leader - x, rows[leader as usize]];
        }
    }
}

/// There is no known node in a column.
const NONE: i32 = i32::MAX;

/// For each node the rows, with their sign, to the nearest node with a height in its column.
fn rows_to_known(field: &HeightField) -> Vec<i32> {
    let nx = field.grid.nx;
    let mut rows: Vec<i32> = field.z.iter().map(|z| if z.is_finite() { 0 } else { NONE }).collect();
    for k in nx..rows.len() {
        let below = rows[k - nx];
        if rows[k] != 0 && below != NONE {
            rows[k] = below - 1;
        }
    }
    for k in (0..rows.len() - nx).rev() {
        let above = rows[k + nx];
        if (0..NONE).contains(&above) && above + 1 < rows[k].abs() {
            rows[k] = above + 1;
        }
    }
    rows
}
