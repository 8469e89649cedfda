//! How a sheet or plate widens from the shell that carries it: its border leaves the shell's edge on a fair curve and comes
//! onto the border of the foot beside the toes, so that neither a shoulder nor a neck is left where the two meet.

use super::DistalTrim;
use super::gusset::border;
use crate::anatomy::Anatomy;
use crate::blend::{mix, step};
use windlass_geometry::{Point2, Ring};

/// Where the border leaves the shell's edge and where it has come onto the sheet's, ahead of the trim line at the head, mm
/// on an adult foot. Its least radius, length squared over six times the widening, is over 15 mm for 18 mm.
const LEAVES: f64 = -24.0;
const ARRIVES: f64 = 18.0;
/// Over which length the shell's edge is looked at for its direction, mm.
const DIRECTION: f64 = 8.0;
/// Distance of the curve's points, mm.
const POINTS: f64 = 1.5;
/// Beyond the foot on every side, mm.
const BEYOND: f64 = 200.0;

/// How far behind the trim line a sheet is to reach, so that the whole curve is cut out of it, mm.
pub fn back(foot: &Anatomy) -> f64 {
    2.0 - foot.sized(LEAVES)
}

/// What of a sheet lies within the curves; it reaches back beside the shell by [`back`]. Only the sides that are meant
/// (+ medial) are curved, the other keeps the shell's edge.
pub fn flared(
    foot: &Anatomy,
    distal: &DistalTrim,
    shell: &Ring,
    sheet: &Ring,
    sides: &[f64],
) -> Option<Ring> {
    let curve = |side: f64| edge(foot, distal, shell, sheet, side);
    let points = match sides {
        [] => return Some(sheet.clone()),
        [side] => {
            let mut points = curve(*side)?;
            let (first, last) = (points.first()?.x, points.last()?.x);
            // On the other side all of it; behind the curve what lies in the shell.
            let (other, inner) = (-side * BEYOND, foot.midline(first));
            let round = [[last, other], [-BEYOND, other], [-BEYOND, inner], [first, inner]];
            points.extend(round.map(Point2::from));
            points
        }
        _ => curve(1.0)?.into_iter().chain(curve(-1.0)?.into_iter().rev()).collect(),
    };
    sheet.intersection(&Ring::new(points))
}

/// The curve on one side, from the shell's edge to beyond the toes.
fn edge(foot: &Anatomy, distal: &DistalTrim, shell: &Ring, sheet: &Ring, side: f64) -> Option<Vec<Point2>> {
    let head = if side > 0.0 { foot.met1 } else { foot.met5 };
    let [from, to] = [LEAVES, ARRIVES].map(|ahead| distal.x(head.y) + foot.sized(ahead));
    let rim = border(shell, from, side)?;
    let direction = (rim - border(shell, from - DIRECTION, side)?) / DIRECTION;
    let count = ((to - from) / POINTS).ceil().max(2.0) as usize;
    let curve = (0..=count).map(|k| {
        let x = mix(from, to, k as f64 / count as f64);
        let straight = rim + direction * (x - from);
        Some(Point2::new(x, mix(straight, border(sheet, x, side)?, step(from, to, x))))
    });
    let mut curve: Vec<Point2> = curve.collect::<Option<_>>()?;
    curve.extend([Point2::new(to, side * BEYOND), Point2::new(to + BEYOND, side * BEYOND)]);
    Some(curve)
}
