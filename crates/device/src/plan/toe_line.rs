//! The line of the toes as a shoe has it: round them all, and not into the gaps between them.

use crate::anatomy::Anatomy;
use windlass_geometry::{Point2, Ring};

/// Least radius of the line, mm on an adult foot, that of a shoe's toe; no foot is cut off for it.
const RADIUS: f64 = 14.0;

/// The foot's shadow with the gaps of its forefoot bridged, inside it by a margin in mm.
pub fn inside_toe_line(foot: &Anatomy, margin: f64) -> Option<Ring> {
    let forefoot = foot.outline.points.iter().copied().filter(|p| p.x > foot.met5.x);
    let radius = foot.sized(RADIUS);
    let bridged = foot.outline.union(&Ring::new(hull(forefoot.collect())))?;
    bridged.offset(-margin - radius)?.offset(radius)?.union(&foot.outline.offset(-margin)?)
}

/// The least convex ring round points, counter-clockwise (Andrew 1979, Inf Process Lett 9:216).
fn hull(mut points: Vec<Point2>) -> Vec<Point2> {
    points.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
    let mut round = half(points.iter().copied());
    round.extend(half(points.iter().rev().copied()));
    round
}

/// The half of the ring that turns left from the first point on, without its last point.
fn half(points: impl Iterator<Item = Point2>) -> Vec<Point2> {
    let mut kept: Vec<Point2> = Vec::new();
    for p in points {
        while let [.., a, b] = kept[..]
            && (b - a).perp(&(p - b)) <= 0.0
        {
            kept.pop();
        }
        kept.push(p);
    }
    kept.pop();
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn toes_are_inside_and_gaps_bridged() {
        let comb = (0..=8).map(|k| Point2::new(if k % 2 == 0 { 10.0 } else { 6.0 }, f64::from(k)));
        let back = [Point2::new(0.0, 8.0), Point2::new(0.0, 0.0)];
        let ring = Ring::new(hull(comb.chain(back).collect()));
        assert_eq!(ring.points.len(), 4);
        assert!((ring.signed_area() - 80.0).abs() < 1e-12);
    }
}
