//! The shadow of a foot on a grid: its holes, and how far it fills its convex hull.

use windlass_geometry::{HeightField, Point2};

/// Share of the convex hull of the filled nodes that they fill.
pub(crate) fn fill(field: &HeightField) -> f64 {
    let g = field.grid;
    let (mut lower, mut upper): (Vec<Point2>, Vec<Point2>) = (Vec::new(), Vec::new());
    let mut filled = 0usize;
    for ix in 0..g.nx {
        let full = (0..g.ny).filter(|&iy| field.at(ix, iy).is_some());
        let Some((low, high, count)) = full.fold(None, |b: Option<(usize, usize, usize)>, iy| {
            Some(b.map_or((iy, iy, 1), |(low, _, count)| (low, iy, count + 1)))
        }) else {
            continue;
        };
        filled += count;
        push(&mut lower, g.node(ix, low), 1.0);
        push(&mut upper, g.node(ix, high), -1.0);
    }
    let ring: Vec<Point2> = lower.into_iter().chain(upper.into_iter().rev()).collect();
    let area: f64 =
        (0..ring.len()).map(|k| ring[k].coords.perp(&ring[(k + 1) % ring.len()].coords)).sum::<f64>() / 2.0;
    filled as f64 * g.pitch * g.pitch / area.max(f64::MIN_POSITIVE)
}

/// Adds a point to one side of a hull (Andrew 1979, Inf Process Lett 9:216).
fn push(chain: &mut Vec<Point2>, p: Point2, turn: f64) {
    while let [.., a, b] = chain[..]
        && turn * (b - a).perp(&(p - b)) <= 0.0
    {
        chain.pop();
    }
    chain.push(p);
}

/// Share of empty nodes that lie between readings both along their row and along their column.
pub(crate) fn hole_share(field: &HeightField) -> f64 {
    let (z, nx, ny) = (&field.z, field.grid.nx, field.grid.ny);
    let full = |ix: usize, iy: usize| z[iy * nx + ix].is_finite();
    let columns: Vec<(usize, usize)> = (0..nx)
        .map(|ix| {
            let first = (0..ny).find(|&iy| full(ix, iy)).unwrap_or(ny);
            (first, (0..ny).rev().find(|&iy| full(ix, iy)).unwrap_or(0))
        })
        .collect();
    let (mut holes, mut inside) = (0usize, 0usize);
    for iy in 0..ny {
        let first = (0..nx).find(|&ix| full(ix, iy)).unwrap_or(nx);
        let last = (0..nx).rev().find(|&ix| full(ix, iy)).unwrap_or(0);
        for (ix, column) in columns.iter().enumerate().take(last + 1).skip(first) {
            if (column.0..=column.1).contains(&iy) {
                inside += 1;
                // Toes leave gaps that are not holes: only the rear three quarters are judged.
                holes += usize::from(!full(ix, iy) && ix < nx * 3 / 4);
            }
        }
    }
    holes as f64 / inside.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use windlass_geometry::Grid;

    #[test]
    fn a_square_fills_its_hull_and_a_cross_half_of_it() {
        let grid = Grid::covering(Point2::new(-30.0, -30.0), Point2::new(30.0, 30.0), 0.5);
        let of = |inside: &(dyn Fn(Point2) -> bool + Sync)| {
            fill(&HeightField::from_fn(grid, |p| if inside(p) { 0.0 } else { f64::NAN }))
        };
        assert!((of(&|p| p.x.abs() < 20.0 && p.y.abs() < 20.0) - 1.0).abs() < 0.05);
        let cross = of(&|p| p.x.abs().min(p.y.abs()) < 5.0 && p.x.abs().max(p.y.abs()) < 25.0);
        assert!((cross - 900.0 / 1700.0).abs() < 0.04, "{cross}");
    }
}
