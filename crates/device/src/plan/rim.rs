//! The rim of the shell: how far up the foot's sides the device reaches, station by station.

use super::DistalTrim;
use super::trim_line::TrimLine;
use crate::anatomy::Anatomy;
use crate::blend::{mix, step};
use crate::doses::Doses;
use crate::wall;
use rayon::prelude::*;
use windlass_geometry::{Point2, Ring, Vector2, smooth_open};

/// Angles round the back of the heel.
const HEEL_RAYS: usize = 72;
/// Distance of stations along the foot, mm.
const STATION: f64 = 2.0;
/// Smoothing of the rim, as the weight of squared second differences of 2 mm steps: a corner of one station
/// is spread over about 10 mm.
const RIM_STIFFNESS: f64 = 60.0;

/// Where the rim leaves the cup's height and where it has come onto the trim line, shares of foot length.
const BESIDE: (f64, f64) = (0.17, 0.33);
/// Distances of the outermost rim from the foot's border, mm: round the heel a deep cup may stand a little outside the
/// shadow, where the heel is at its widest, and a flange widens the shell beside the arch, as laboratories do.
const AT_HEEL: f64 = -2.5;
const AT_FLANGE: f64 = -3.5;
/// Over the height at which a heel is widest, mm, a wall goes on up at a slope of 1 in 3.
const WIDEST: f64 = 18.0;
const OUTWARD: f64 = 0.33;
/// Where a ray begins to look for the cup's height, and how near to its start a rim may lie, mm.
const FIRST: f64 = 6.0;
const NEAREST: f64 = 8.0;

/// What the edge is drawn for, mm. What the smoothing of the rim takes away is asked for again.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EdgeTargets {
    /// Height of the cup.
    pub cup: f64,
    /// Height of the medial flange.
    pub medial_flange: f64,
    /// Height of the lateral flange.
    pub lateral_flange: f64,
    /// How much further inside the foot's border the outline stays than a perimeter allowance takes by itself.
    pub further_inside: f64,
}

impl EdgeTargets {
    /// As prescribed.
    pub fn asked(doses: &Doses) -> Self {
        EdgeTargets {
            cup: doses.heel_cup,
            medial_flange: doses.medial_flange,
            lateral_flange: doses.lateral_flange,
            further_inside: 0.0,
        }
    }
}

/// The shell's outline before cutouts and extensions.
pub fn shell(foot: &Anatomy, doses: &Doses, edge: EdgeTargets, distal: &DistalTrim) -> Option<Ring> {
    let front = foot.met1.x.max(foot.met2.x) + 10.0;
    let rim = Rim::of(foot, doses, edge);
    let stations = ((front - foot.heel.x) / STATION).ceil() as usize;
    let body = |side: f64, k: usize| {
        let x = foot.heel.x + k as f64 * STATION;
        reach(foot, doses, &rim, Point2::new(x, foot.midline(x)), Vector2::new(0.0, side))
    };
    let heel = |k: usize| {
        let a = std::f64::consts::PI * (0.5 + k as f64 / HEEL_RAYS as f64);
        reach(foot, doses, &rim, foot.heel, Vector2::new(libm::cos(a), libm::sin(a)))
    };
    // Down the medial side, round the heel and up the lateral side.
    let ray = |k: usize| match k.checked_sub(stations) {
        None => body(1.0, stations - k),
        Some(k) if k <= HEEL_RAYS => heel(k),
        Some(k) => body(-1.0, k - HEEL_RAYS),
    };
    let rough: Vec<Point2> = (0..2 * stations + HEEL_RAYS + 1).into_par_iter().map(ray).collect();
    let even = levelled(foot, smoothed(&evenly(&rough, STATION)));
    Ring::new(even).intersection(&distal.behind(0.0))
}

/// Smoothing pulls a curve to its inside; what it took away, smoothed, is given back.
fn smoothed(rough: &[Point2]) -> Vec<Point2> {
    let once = smooth_open(rough, RIM_STIFFNESS);
    let bold: Vec<Point2> = rough.iter().zip(&once).map(|(r, s)| r + (r - s)).collect();
    smooth_open(&bold, RIM_STIFFNESS)
}

/// The rim moved sideways so that its height, too, runs smoothly: on a steep side a tenth of a millimetre of the
/// scan's roughness would show as a ripple along the edge.
fn levelled(foot: &Anatomy, rim: Vec<Point2>) -> Vec<Point2> {
    const FARTHEST: f64 = 1.2;
    const STEEP: f64 = 0.6;
    let run = rim.iter().enumerate().map(|(k, p)| Point2::new(k as f64 * STATION, foot.sole.height(*p)));
    let wanted = smoothed(&run.collect::<Vec<_>>());
    rim.iter()
        .zip(wanted)
        .map(|(&p, wanted)| {
            let (z, slope) = foot.sole.height_and_gradient(p);
            let steepness = slope.norm();
            if steepness < STEEP {
                return p;
            }
            p + slope / steepness * ((wanted.y - z) / steepness).clamp(-FARTHEST, FARTHEST)
        })
        .collect()
}

/// Where a ray from inside the foot meets the rim: round the heel at the height of the cup, beside the foot on the trim
/// line, from one onto the other in front of the heel. A flange goes on from there by its own height.
fn reach(foot: &Anatomy, doses: &Doses, rim: &Rim, from: Point2, along: Vector2) -> Point2 {
    let share = from.x / foot.length;
    let beside = step(BESIDE.0, BESIDE.1, share);
    let border = border_distance(foot, from, along);
    // Round the heel the cup stands outside the foot by its own wall: an allowance counts from there on forward.
    let kept =
        if rim.inside_border > 0.0 { mix(rim.at_heel, rim.inside_border, beside) } else { rim.inside_border };
    let within = |usual: f64| (border - usual.max(kept)).max(NEAREST);
    let edge = |r: f64| edge_height(foot, doses, from + along * r);
    let cup = || climb(FIRST, within(rim.at_heel), |r| edge(r) - rim.cup);
    let line = || match along.y > 0.0 {
        true => rim.line.medial(from.x, from.y + border) - from.y,
        false => from.y - rim.line.lateral(from.x, from.y - border),
    };
    let bare = match beside {
        0.0 => cup(),
        1.0 => line().min(within(0.0)),
        _ => mix(cup(), line().min(within(0.0)), beside),
    };
    let flange = rim.flange(along.y);
    let flanged = flange_share(share);
    if flange == 0.0 || flanged == 0.0 {
        return from + along * bare;
    }
    let crest = edge(bare) + flange * flanged;
    let outermost = mix(mix(rim.at_heel, 0.0, beside), AT_FLANGE, flanged);
    from + along * climb(bare, within(outermost), |r| edge(r) - crest)
}

/// Height of the rounded edge over a trim at a place: half the wall, turned with the surface, stands above it.
fn edge_height(foot: &Anatomy, doses: &Doses, p: Point2) -> f64 {
    let (z, slope) = foot.sole.height_and_gradient(p);
    let steepness = slope.norm();
    z + wall::at(foot, doses, p) / 2.0 * steepness / (1.0 + steepness * steepness).sqrt()
}

/// The first distance from which a ray overshoots; at most the last.
fn climb(first: f64, last: f64, mut overshoot: impl FnMut(f64) -> f64) -> f64 {
    const STEP: f64 = 0.5;
    let (mut r, mut before) = (first, overshoot(first));
    while r < last {
        let next = (r + STEP).min(last);
        let after = overshoot(next);
        if after >= 0.0 {
            let s = if before < 0.0 { before / (before - after) } else { 0.0 };
            return r + (next - r) * s;
        }
        (r, before) = (next, after);
    }
    r
}

/// How far the foot's border is along a ray from inside.
fn border_distance(foot: &Anatomy, from: Point2, along: Vector2) -> f64 {
    const FARTHEST: f64 = 80.0;
    let hits = foot.outline.edges().filter_map(|(a, b)| {
        let edge = b - a;
        let turn = along.perp(&edge);
        let t = (a - from).perp(&edge) / turn;
        let s = (a - from).perp(&along) / turn;
        (turn != 0.0 && t > 0.0 && (0.0..=1.0).contains(&s)).then_some(t)
    });
    hits.fold(f64::INFINITY, f64::min).min(FARTHEST)
}

/// What the rim of one device follows.
struct Rim {
    cup: f64,
    /// Distance of the outermost rim from the border round the heel.
    at_heel: f64,
    line: TrimLine,
    medial_flange: f64,
    lateral_flange: f64,
    inside_border: f64,
}

impl Rim {
    fn of(foot: &Anatomy, doses: &Doses, edge: EdgeTargets) -> Self {
        Rim {
            cup: edge.cup,
            at_heel: AT_HEEL - OUTWARD * (edge.cup - WIDEST).max(0.0),
            line: TrimLine::of(foot, doses),
            medial_flange: edge.medial_flange,
            lateral_flange: edge.lateral_flange,
            inside_border: doses.rim_inside_border() + edge.further_inside,
        }
    }

    /// Height of the flange on a ray's side.
    fn flange(&self, sideways: f64) -> f64 {
        if sideways > 0.0 { self.medial_flange } else { self.lateral_flange }
    }
}

/// Share of its height that a flange has at a share of foot length.
fn flange_share(along: f64) -> f64 {
    step(0.12, 0.30, along) * (1.0 - step(0.50, 0.64, along))
}

/// An open run of points at even distances.
fn evenly(points: &[Point2], spacing: f64) -> Vec<Point2> {
    let total: f64 = points.windows(2).map(|w| (w[1] - w[0]).norm()).sum();
    let count = (total / spacing).ceil().max(2.0) as usize;
    let gap = total / count as f64;
    let mut even = Vec::with_capacity(count + 1);
    let mut walked = 0.0;
    for w in points.windows(2) {
        let length = (w[1] - w[0]).norm();
        while even.len() <= count && even.len() as f64 * gap <= walked + length + 1e-9 {
            let s = if length > 0.0 { (even.len() as f64 * gap - walked) / length } else { 0.0 };
            even.push(w[0] + (w[1] - w[0]) * s.clamp(0.0, 1.0));
        }
        walked += length;
    }
    even
}
