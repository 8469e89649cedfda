//! Forefoot platform: the shell's front edge let down onto the floor of the shoe. The sole of a foot that was captured
//! unloaded hangs free behind the metatarsal heads; a shell that only followed it would float there and tip over its heel.
//! Laboratories add plaster to the positive for it.

use super::{Layer, heel_lift, rearfoot_tilt};
use crate::anatomy::Anatomy;
use crate::blend::{mix, step};
use crate::doses::Doses;
use crate::plan::Plan;
use windlass_geometry::Point2;

/// Where the shell begins to come down and where it has come down, mm ahead of the trim line on an adult foot.
const DOWN: (f64, f64) = (-36.0, -4.0);
/// How far it is raised or let down at most, mm: more would take the arch with it.
const RAISED: f64 = 2.0;
const LET_DOWN: f64 = 6.0;
/// Distance of the places across the foot at which the edge's height is looked up, mm, and how often it is smoothed.
const STEP: f64 = 2.0;
const SMOOTHED: usize = 6;

/// The platform. A shell that goes on into a plate on the floor comes down to it in the same way.
pub fn layer<'a>(foot: &Anatomy, doses: &Doses, plan: &'a Plan) -> Option<Layer<'a>> {
    let drops = drops(foot, doses, plan);
    let lateral = foot.met5.y;
    let (begins, whole) = (foot.sized(DOWN.0), foot.sized(DOWN.1));
    drops.iter().any(|drop| *drop != 0.0).then(|| {
        Layer::shaping(None, move |p, z| {
            let down = step(begins, whole, plan.distal.ahead(p));
            if down == 0.0 { z } else { z - down * at(&drops, (p.y - lateral) / STEP) }
        })
    })
}

/// Height of the sole over the floor at the front edge, from the fifth head to the first, smoothed; with what is left
/// there of the heel's tilt and lift, which run out straight across and at an oblique edge have not run out everywhere.
fn drops(foot: &Anatomy, doses: &Doses, plan: &Plan) -> Vec<f64> {
    let of_heel = [
        rearfoot_tilt::inversion(foot, doses),
        rearfoot_tilt::post(foot, doses),
        heel_lift::layer(foot, doses),
    ];
    let height = |p: Point2| of_heel.iter().flatten().fold(foot.sole.height(p), |z, layer| layer.apply(p, z));
    let count = ((foot.met1.y - foot.met5.y) / STEP).max(1.0) as usize + 1;
    let mut drops: Vec<f64> = (0..count)
        .map(|k| {
            let y = foot.met5.y + k as f64 * STEP;
            height(Point2::new(plan.distal.x(y), y)).clamp(-RAISED, LET_DOWN)
        })
        .collect();
    for _ in 0..SMOOTHED {
        let before = drops.clone();
        let value = |k: usize| before[k.min(count - 1)];
        drops.iter_mut().enumerate().for_each(|(k, drop)| {
            *drop = 0.25 * value(k.saturating_sub(1)) + 0.5 * value(k) + 0.25 * value(k + 1);
        });
    }
    drops
}

/// A value between two of a row, the first or last beyond its ends.
fn at(row: &[f64], place: f64) -> f64 {
    let place = place.clamp(0.0, (row.len() - 1) as f64);
    let k = (place as usize).min(row.len().saturating_sub(2));
    mix(row[k], row[(k + 1).min(row.len() - 1)], place - k as f64)
}
