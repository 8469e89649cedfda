//! Gussets: the shell's front widened, on a long easy curve, to the plate or sheet that goes on in front of it, so that
//! no narrow neck and no shoulder is left where the two meet.

use crate::anatomy::Anatomy;
use crate::blend::{mix, step};
use windlass_geometry::{Point2, Ring};

/// Distance of points along the curve, mm.
const STEP: f64 = 1.5;

/// The strip between a line along the foot and the widened border. The border leaves the shell's rim at `from` and
/// has become `wide`, a border as y over x, at `to`. `side` is + on the medial side. `None` where the shell has no
/// rim at `from`, or is already wider all the way.
pub fn gusset(
    shell: &Ring,
    wide: impl Fn(f64) -> Option<f64>,
    [from, to]: [f64; 2],
    side: f64,
    inner: f64,
) -> Option<Ring> {
    let rim = border(shell, from, side)?;
    let count = ((to - from) / STEP).ceil().max(2.0) as usize;
    let outer = (0..=count).map(|k| {
        let x = from + (to - from) * k as f64 / count as f64;
        Some(Point2::new(x, mix(rim, wide(x)?, step(from, to, x))))
    });
    let outer: Vec<Point2> = outer.collect::<Option<_>>()?;
    let beyond = outer.iter().all(|p| side * (p.y - inner) > 0.5);
    let back = [Point2::new(to, inner), Point2::new(from, inner)];
    beyond.then(|| Ring::new(outer.into_iter().chain(back).collect()))
}

/// The border that a gusset runs out to at `x`: that of the region `inside`, as far as the sole does not climb over
/// it; nearer to `to` the plate is flat and the sole's height no longer counts.
pub fn climbable(foot: &Anatomy, inside: &Ring, x: f64, to: f64, side: f64, inner: f64) -> Option<f64> {
    const HIGHEST: f64 = 7.0;
    const HIGHER: f64 = 6.0;
    const FLAT: f64 = 8.0;
    let border = border(inside, x, side)?;
    let high = foot.sized(HIGHEST) + HIGHER * step(to - FLAT, to, x);
    let across = (0..).map(|k| inner + side * STEP * f64::from(k)).take_while(|y| side * (border - y) > 0.0);
    let low = across.take_while(|&y| foot.sole.height(Point2::new(x, y)) < high).last();
    let is_low = foot.sole.height(Point2::new(x, border)) < high;
    Some(if is_low { border } else { low.unwrap_or(inner) })
}

/// The outermost y of a ring on one side, at a distance along the foot, both in mm.
pub fn border(ring: &Ring, x: f64, side: f64) -> Option<f64> {
    ring.edges()
        .filter(|(a, b)| (a.x <= x) != (b.x <= x))
        .map(|(a, b)| a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x))
        .max_by(|a, b| (side * a).total_cmp(&(side * b)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_border_leaves_the_rim_and_arrives_at_the_wide_one() {
        let corners = [[0.0, -20.0], [100.0, -20.0], [100.0, 20.0], [0.0, 20.0]];
        let shell = Ring::new(corners.map(Point2::from).to_vec());
        let strip = gusset(&shell, |_| Some(35.0), [50.0, 95.0], 1.0, 0.0).unwrap();
        assert!((border(&strip, 50.5, 1.0).unwrap() - 20.0).abs() < 0.1);
        assert!((border(&strip, 94.5, 1.0).unwrap() - 35.0).abs() < 0.1);
        assert!(strip.contains(Point2::new(72.5, 27.0)) && !strip.contains(Point2::new(72.5, 28.0)));
    }
}
