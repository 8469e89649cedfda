//! Completing the envelope: holes are bridged, the border goes on outward at its own slope.

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
    let g = observed.grid;
    let outside = outside(observed);
    let inside = outside.iter().filter(|o| !**o).count();
    let holes = observed.z.iter().zip(&outside).filter(|(z, o)| z.is_nan() && !**o).count();
    let mut field = observed.clone();
    for (k, z) in field.z.iter_mut().enumerate() {
        if is_steep(observed, k) {
            *z = f64::NAN;
        }
    }
    let unknown: Vec<usize> = (0..g.len()).filter(|&k| field.z[k].is_nan()).collect();
    let nearest = nearest_known(&field);
    let known = field.clone();
    for &k in &unknown {
        field.z[k] = continued(&known, k, nearest[k], outside[k]);
    }
    // Interior holes become membranes, the extension loses its creases.
    let inner = |k: &usize| {
        let (ix, iy) = (k % g.nx, k / g.nx);
        ix > 0 && iy > 0 && ix + 1 < g.nx && iy + 1 < g.ny
    };
    let soft: Vec<usize> = unknown.into_iter().filter(inner).collect();
    for _ in 0..SWEEPS {
        for &k in &soft {
            let ring = field.z[k - 1] + field.z[k + 1] + field.z[k - g.nx] + field.z[k + g.nx];
            field.z[k] = 0.25 * ring;
        }
    }
    (field, holes as f64 / inside.max(1) as f64)
}

/// Nodes without a height that can be reached from the grid's border.
fn outside(field: &HeightField) -> Vec<bool> {
    let g = field.grid;
    let mut out = vec![false; g.len()];
    let mut open: Vec<usize> = g
        .nodes()
        .filter(|&(ix, iy)| ix == 0 || iy == 0 || ix + 1 == g.nx || iy + 1 == g.ny)
        .map(|(ix, iy)| g.index(ix, iy))
        .collect();
    while let Some(k) = open.pop() {
        if out[k] || field.z[k].is_finite() {
            continue;
        }
        out[k] = true;
        let (ix, iy) = (k % g.nx, k / g.nx);
        let beside = [(ix > 0, k.wrapping_sub(1)), (ix + 1 < g.nx, k + 1)];
        let across = [(iy > 0, k.wrapping_sub(g.nx)), (iy + 1 < g.ny, k + g.nx)];
        open.extend(beside.into_iter().chain(across).filter(|(there, _)| *there).map(|(_, k)| k));
    }
    out
}

/// Whether the skin at a node is steeper than the surface can follow.
fn is_steep(field: &HeightField, k: usize) -> bool {
    let g = field.grid;
    let (ix, iy) = (k % g.nx, k / g.nx);
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
fn continued(known: &HeightField, k: usize, nearest: u32, outside: bool) -> f64 {
    let g = known.grid;
    if nearest == u32::MAX {
        return 0.0;
    }
    let n = nearest as usize;
    let border = known.z[n];
    let (dx, dy) = ((k % g.nx) as f64 - (n % g.nx) as f64, (k / g.nx) as f64 - (n / g.nx) as f64);
    let distance = dx.hypot(dy);
    let from =
        g.node(n % g.nx, n / g.nx) - windlass_geometry::Vector2::new(dx, dy) * (LEAD * g.pitch / distance);
    let slope = known.sample(from).map_or(0.0, |inner| (border - inner) / (LEAD * g.pitch));
    let least = if outside { 0.0 } else { -RISE };
    (border + slope.clamp(least, RISE) * distance * g.pitch).min(CEILING_MM.max(border))
}

/// Storage index of the nearest node with a height for each node, by two sweeps of vector propagation (Danielsson
/// 1980, Comput Graph Image Process 14:227).
fn nearest_known(field: &HeightField) -> Vec<u32> {
    let (nx, ny) = (field.grid.nx as i32, field.grid.ny as i32);
    // The way to the nearest node, not its number: no division is needed to measure it.
    let known = |z: &f64| if z.is_finite() { [0, 0] } else { FAR };
    let mut way: Vec<[i32; 2]> = field.z.iter().map(known).collect();
    let mut sweep = |rows: &mut dyn Iterator<Item = i32>, step: i32| {
        for iy in rows {
            for (first, last, run) in [(0, nx, 1), (nx - 1, -1, -1)] {
                let mut ix = first;
                while ix != last {
                    let k = (iy * nx + ix) as usize;
                    let mut best = way[k];
                    if best != [0, 0] {
                        for (dx, dy) in [(-run, 0), (-1, -step), (0, -step), (1, -step)] {
                            let (jx, jy) = (ix + dx, iy + dy);
                            if jx < 0 || jy < 0 || jx >= nx || jy >= ny {
                                continue;
                            }
                            let [wx, wy] = way[(jy * nx + jx) as usize];
                            if wx != FAR[0] && squared([wx + dx, wy + dy]) < squared(best) {
                                best = [wx + dx, wy + dy];
                            }
                        }
                        way[k] = best;
                    }
                    ix += run;
                }
            }
        }
    };
    sweep(&mut (0..ny), 1);
    sweep(&mut (0..ny).rev(), -1);
    let number = |(k, w): (usize, &[i32; 2])| {
        if *w == FAR { u32::MAX } else { (k as i64 + i64::from(w[1] * nx + w[0])) as u32 }
    };
    way.iter().enumerate().map(number).collect()
}

/// No node is known yet.
const FAR: [i32; 2] = [20_000, 20_000];

fn squared([x, y]: [i32; 2]) -> i32 {
    x * x + y * y
}
