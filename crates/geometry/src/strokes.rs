//! Lines drawn with a pen of some width, as regions of the plan, over `i_overlay`.

use crate::{Point2, Ring};
use i_overlay::mesh::float::stroke::offset::StrokeOffset;
use i_overlay::mesh::float::style::{LineCap, LineJoin, StrokeStyle};

/// Corners of a round end or joint turn by no more than this, as i_overlay counts it.
const ROUNDNESS: f64 = 0.5;

/// The borders of everything that a round pen of this width (mm) covers along open lines: outer borders and holes, each
/// counter-clockwise; a place is covered when an odd number of them holds it.
pub fn stroked(lines: &[Vec<Point2>], width: f64) -> Vec<Ring> {
    let paths: Vec<Vec<[f64; 2]>> =
        lines.iter().map(|line| line.iter().map(|p| [p.x, p.y]).collect()).collect();
    let style = StrokeStyle::new(width)
        .line_join(LineJoin::Round(ROUNDNESS))
        .start_cap(LineCap::Round(ROUNDNESS))
        .end_cap(LineCap::Round(ROUNDNESS));
    let contours = paths.stroke(style, false).into_iter().flatten();
    contours.map(|c| Ring::new(c.into_iter().map(|[x, y]| Point2::new(x, y)).collect())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_loop_has_an_outer_and_an_inner_border() {
        let at = Point2::new;
        let square = vec![at(0.0, 0.0), at(10.0, 0.0), at(10.0, 10.0), at(0.0, 10.0), at(0.0, 0.0)];
        let tail = vec![at(10.0, 5.0), at(15.0, 5.0)];
        let borders = stroked(&[square, tail], 1.0);
        assert_eq!(borders.len(), 2);
        let covered = |x, y| borders.iter().filter(|b| b.contains(at(x, y))).count() % 2 == 1;
        assert!(covered(5.0, 0.4) && covered(13.0, 5.2) && !covered(5.0, 5.0) && !covered(13.0, 6.0));
        let area: f64 = borders.iter().map(Ring::signed_area).fold(0.0, |a, b| (a - b).abs());
        assert!((area - 45.0).abs() < 0.8, "{area}");
    }
}
