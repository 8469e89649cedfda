//! The node with a height that is nearest to each node (Meijster, Roerdink and Hesselink 2000, in Mathematical Morphology
//! and its Applications to Image and Signal Processing, 331): first up and down its column, then across its row.

use windlass_geometry::HeightField;

/// There is no known node in a column.
const NONE: i32 = i32::MAX;

/// For each node the rows, with their sign, to the nearest node with a height in its column: once up the rows, once down.
pub fn rows_to_known(field: &HeightField) -> Vec<i32> {
    let nx = field.grid.nx;
    let mut rows: Vec<i32> = field.z.iter().map(|z| if z.is_finite() { 0 } else { NONE }).collect();
    // No `if` around what is stored: the compiler does several at once.
    for iy in 1..field.grid.ny {
        let (before, here) = rows.split_at_mut(iy * nx);
        for (row, &below) in here[..nx].iter_mut().zip(&before[(iy - 1) * nx..]) {
            *row = if *row != 0 && below != NONE { below.wrapping_sub(1) } else { *row };
        }
    }
    for iy in (1..field.grid.ny).rev() {
        let (before, above) = rows.split_at_mut(iy * nx);
        for (row, &above) in before[(iy - 1) * nx..].iter_mut().zip(&above[..nx]) {
            let is_nearer = above >= 0 && above != NONE && above.wrapping_add(1) < row.wrapping_abs();
            *row = if is_nearer { above.wrapping_add(1) } else { *row };
        }
    }
    rows
}

/// A stretch of a row whose nearest known nodes lie in one column.
pub struct Stretch {
    /// That column.
    pub leader: usize,
    /// Where it begins; it goes on to the next one's begin.
    pub since: usize,
}

/// The stretches of a row, given its part of `rows_to_known`; none where nothing is known.
pub fn find_stretches(rows: &[i32], stretches: &mut Vec<Stretch>) {
    stretches.clear();
    let squared = |x: usize| i64::from(rows[x]) * i64::from(rows[x]);
    let distance = |x: usize, from: usize| (x as i64 - from as i64).pow(2) + squared(from);
    for x in (0..rows.len()).filter(|x| rows[*x] != NONE) {
        let mut since = 0;
        while let Some(last) = stretches.last() {
            if distance(last.since, last.leader) > distance(last.since, x) {
                stretches.pop();
                continue;
            }
            // The first column nearer to x than to the leader, which is mostly its neighbour.
            let (sum, apart) = ((x + last.leader) as i64, (x - last.leader) as i64);
            let gain = sum * apart + squared(x) - squared(last.leader);
            since = (if apart == 1 { gain / 2 } else { gain / (2 * apart) } + 1) as usize;
            break;
        }
        if since < rows.len() {
            stretches.push(Stretch { leader: x, since });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use windlass_geometry::{Grid, Point2};

    /// Against looking through all nodes.
    #[test]
    fn the_nearest_node_is_found_among_scattered_ones() {
        let grid = Grid::covering(Point2::origin(), Point2::new(40.0, 30.0), 1.0);
        let mut field = HeightField::empty(grid);
        let mut state = 7u32;
        for z in &mut field.z {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            *z = if state >> 25 == 0 { 1.0 } else { f64::NAN };
        }
        let known: Vec<(usize, usize)> =
            grid.nodes().filter(|(ix, iy)| field.at(*ix, *iy).is_some()).collect();
        assert!(known.len() > 3);
        let squared = |a: usize, b: usize| a.abs_diff(b).pow(2);
        let rows = rows_to_known(&field);
        let mut stretches = Vec::new();
        for iy in 0..grid.ny {
            let row = &rows[iy * grid.nx..][..grid.nx];
            find_stretches(row, &mut stretches);
            for ix in 0..grid.nx {
                let leader = stretches.iter().rev().find(|s| s.since <= ix).unwrap().leader;
                let found = squared(leader, ix) + row[leader].unsigned_abs().pow(2) as usize;
                let least = known.iter().map(|k| squared(k.0, ix) + squared(k.1, iy)).min();
                assert_eq!(Some(found), least, "{ix} {iy}");
            }
        }
    }
}
