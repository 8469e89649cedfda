//! Which nodes without a height lie outside the foot, and which are its holes.

use std::ops::Range;
use windlass_geometry::HeightField;

/// Nodes without a height that can be reached from the grid's border.
pub fn outside(field: &HeightField) -> Vec<bool> {
    let g = field.grid;
    let gaps = gaps(field);
    let at_border = |gap: &Range<usize>| {
        let (iy, first, end) = (gap.start / g.nx, gap.start % g.nx, gap.end % g.nx);
        iy == 0 || iy + 1 == g.ny || first == 0 || end == 0
    };
    let mut is_outside: Vec<bool> = gaps.iter().map(at_border).collect();
    let touching = touching(&gaps, g.nx);
    loop {
        let mut is_settled = true;
        // Up the rows and down again; a foot takes two rounds.
        for &(a, b) in touching.iter().chain(touching.iter().rev()) {
            if is_outside[a] != is_outside[b] {
                (is_outside[a], is_outside[b]) = (true, true);
                is_settled = false;
            }
        }
        if is_settled {
            break;
        }
    }
    let mut out = vec![false; g.len()];
    gaps.into_iter().zip(is_outside).filter(|(_, outside)| *outside).for_each(|(gap, _)| out[gap].fill(true));
    out
}

/// Runs of nodes without a height, each within a row, in the order of storage.
pub fn gaps(field: &HeightField) -> Vec<Range<usize>> {
    let nx = field.grid.nx.max(1);
    let mut gaps = Vec::new();
    for (row, start_of_row) in field.z.chunks(nx).zip((0..).step_by(nx)) {
        let mut end = 0;
        while let Some(start) = row[end..].iter().position(|z| z.is_nan()).map(|k| end + k) {
            end = row[start..].iter().position(|z| !z.is_nan()).map_or(row.len(), |k| start + k);
            gaps.push(start_of_row + start..start_of_row + end);
        }
    }
    gaps
}

/// The pairs of gaps that are adjacent in neighbouring rows.
fn touching(gaps: &[Range<usize>], nx: usize) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let (mut below, mut above) = (0, 0);
    while above < gaps.len() {
        let (a, b) = (&gaps[below], &gaps[above]);
        if a.start + nx < b.end && b.start < a.end + nx {
            pairs.push((below, above));
        }
        if a.end + nx <= b.end {
            below += 1;
        } else {
            above += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use windlass_geometry::{Grid, Point2};

    /// A wall that winds inward: what it leaves open is outside to the last turn, what it closes in is not.
    #[test]
    fn a_winding_way_in_is_outside_and_a_closed_room_is_not() {
        let plan = [
            ".........", //
            ".#######.",
            ".#.....#.",
            ".#.###.#.",
            ".#.#.#.#.",
            ".#.###.#.",
            ".#.....#.",
            ".#####.#.",
            ".........",
        ];
        let grid = Grid::covering(Point2::origin(), Point2::new(8.0, 8.0), 1.0);
        let mut field = HeightField::empty(grid);
        let cells: Vec<u8> = plan.concat().into_bytes();
        for (z, cell) in field.z.iter_mut().zip(&cells) {
            *z = if *cell == b'#' { 0.0 } else { f64::NAN };
        }
        let found = outside(&field);
        let room = grid.index(4, 4);
        for (k, cell) in cells.iter().enumerate() {
            assert_eq!(found[k], *cell == b'.' && k != room, "{k}");
        }
    }
}
