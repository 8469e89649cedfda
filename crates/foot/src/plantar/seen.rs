//! What was seen of the sole: the first skin from below where it faces down. Through a hole the back of the foot or a toe
//! is seen from within; it faces up and stands high over the skin round the hole, and is no sole.

use windlass_geometry::{Grid, HeightField, Mesh, Point2, lower_skin_below};

/// Share of what is met first from below that may face up before the winding of the triangles is not believed.
const UNWOUND_SHARE: f64 = 0.25;
/// Skin that is no higher over the skin beside it belongs to it whichever way its triangles are wound, mm.
const BESIDE_MM: f64 = 2.0;
/// A patch of skin that is larger is not seen through a hole, mm2.
const PATCH_MM2: f64 = 900.0;
/// Patches are parted by steps in height from a node to the next of more than this, mm: a slope of 76 degrees.
const STEP_MM: f64 = 2.0;
/// How far over the skin round it a patch stands that is seen through a hole, mm: the forefoot is some 15 mm thick.
const THROUGH_MM: f64 = 3.0;
/// How far away the skin round a patch is looked for, nodes.
const ROUND: usize = 4;

/// The lowest skin under a height that faces down, and the area (mm2) of the sole where something else was seen through a
/// hole. Toes, which stand apart on purpose, are no part of the sole.
pub fn seen(skin: &Mesh, top: f64, grid: Grid, is_toe: impl Fn(Point2) -> bool) -> (HeightField, f64) {
    let [mut sole, within] = lower_skin_below(skin, top, grid);
    let low = |z: &f64| *z <= top;
    sole.z.iter_mut().filter(|z| !low(z)).for_each(|z| *z = f64::NAN);
    let facing = |field: &HeightField| field.z.iter().filter(|z| low(z)).count();
    let (down, up) = (facing(&sole), facing(&within));
    let is_wound = (up as f64) < UNWOUND_SHARE * (up + down) as f64;
    let flush: Vec<(usize, f64)> = grid
        .nodes()
        .map(|(ix, iy)| (grid.index(ix, iy), within.z[grid.index(ix, iy)], (ix, iy)))
        .filter(|(_, z, at)| low(z) && (!is_wound || is_flush(&sole, *at, *z)))
        .map(|(k, z, _)| (k, z))
        .collect();
    flush.iter().for_each(|(k, z)| sole.z[*k] = *z);
    let through = grid
        .nodes()
        .filter(|(ix, iy)| low(&within.z[grid.index(*ix, *iy)]) && sole.at(*ix, *iy).is_none())
        .filter(|(ix, iy)| !is_toe(grid.node(*ix, *iy)))
        .count();
    let dropped = drop_patches(&mut sole, is_toe);
    (sole, (through + dropped) as f64 * grid.pitch * grid.pitch)
}

/// Whether a height agrees with the nearest skin that faces down along one of the four ways.
fn is_flush(sole: &HeightField, (ix, iy): (usize, usize), z: f64) -> bool {
    let g = sole.grid;
    let near = |dx: isize, dy: isize| {
        (1..=ROUND as isize).find_map(|k| {
            let (x, y) = (ix.checked_add_signed(k * dx)?, iy.checked_add_signed(k * dy)?);
            if x < g.nx && y < g.ny { sole.at(x, y) } else { None }
        })
    };
    [(1, 0), (-1, 0), (0, 1), (0, -1)]
        .into_iter()
        .filter_map(|(dx, dy)| near(dx, dy))
        .any(|beside| (beside - z).abs() < BESIDE_MM)
}

/// Takes away the small patches that stand high over the skin round them, and counts their nodes.
fn drop_patches(sole: &mut HeightField, is_toe: impl Fn(Point2) -> bool) -> usize {
    let g = sole.grid;
    let most = (PATCH_MM2 / (g.pitch * g.pitch)) as usize;
    let mut is_visited = vec![false; g.len()];
    let mut dropped = 0;
    for start in 0..g.len() {
        if is_visited[start] || sole.z[start].is_nan() {
            continue;
        }
        let patch = patch(sole, start, &mut is_visited);
        let is_sole = !is_toe(g.node(start % g.nx, start / g.nx));
        if is_sole && patch.len() <= most && stands_high(sole, &patch) {
            dropped += patch.len();
            patch.into_iter().for_each(|k| sole.z[k] = f64::NAN);
        }
    }
    dropped
}

/// The nodes that hang together with one without a step.
fn patch(sole: &HeightField, start: usize, is_visited: &mut [bool]) -> Vec<usize> {
    let g = sole.grid;
    let mut patch = vec![start];
    is_visited[start] = true;
    let mut next = 0;
    while let Some(&k) = patch.get(next) {
        next += 1;
        for beside in g.beside(k).into_iter().flatten() {
            let is_level = (sole.z[beside] - sole.z[k]).abs() < STEP_MM;
            if is_level && !is_visited[beside] {
                is_visited[beside] = true;
                patch.push(beside);
            }
        }
    }
    patch
}

/// Whether the skin outside a patch, met within some nodes straight from its border, is mostly far below it.
fn stands_high(sole: &HeightField, patch: &[usize]) -> bool {
    let g = sole.grid;
    let (mut below, mut level) = (0usize, 0usize);
    for &k in patch {
        let (ix, iy) = (k % g.nx, k / g.nx);
        for (dx, dy) in [(1isize, 0isize), (-1, 0), (0, 1), (0, -1)] {
            let met = (1..=ROUND as isize).find_map(|n| {
                let (x, y) = (ix.checked_add_signed(n * dx)?, iy.checked_add_signed(n * dy)?);
                let z = if x < g.nx && y < g.ny { sole.at(x, y)? } else { return None };
                ((z - sole.z[k]).abs() >= STEP_MM).then_some(z)
            });
            match met {
                Some(z) if z < sole.z[k] - THROUGH_MM => below += 1,
                Some(_) => level += 1,
                None => {}
            }
        }
    }
    below > 3 * level.max(1) || (below > 0 && level == 0)
}
