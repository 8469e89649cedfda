//! The heights of the edge: the rim is drawn, its crest measured where cup and flanges are defined, and drawn again
//! with what the smoothing took away, until the edge stands where it was asked for; or refused by name when the foot
//! has no wall that high.

use crate::anatomy::Anatomy;
use crate::doses::{Doses, Refusal};
use crate::layer::seat_share;
use crate::plan::{EdgeHeights, Plan};
use crate::shell::{Seat, Shell};
use crate::tessellate::{outward, rim_angles};
use windlass_geometry::Point2;
use windlass_prescription::Feature;

/// How near the crest is brought to its height, mm.
const NEAR: f64 = 0.02;
/// How far it may stay off before it is refused, mm.
const FAR: f64 = 0.05;
/// How often the rim is drawn again.
const ROUNDS: usize = 5;
/// Where a flange has its whole height, shares of foot length.
const FLANGE: (f64, f64) = (0.32, 0.48);

/// The plan whose edge stands where it was asked for. The shell's surfaces do not depend on the edge.
pub fn settle(
    foot: &Anatomy,
    doses: &Doses,
    first: Plan,
    shell: &Shell,
    seat: Seat,
) -> Result<Plan, Vec<Refusal>> {
    let bare = bare(foot, doses);
    let target = |plan: &Plan| Deficits::of(foot, doses, plan, bare.as_ref(), shell, seat);
    let mut plan = first;
    let mut edge = EdgeHeights::asked(doses);
    let mut deficits = target(&plan);
    let mut best = deficits;
    for _ in 0..ROUNDS {
        if deficits.largest() < NEAR {
            break;
        }
        edge.cup += deficits.cup;
        edge.medial_flange += deficits.medial;
        edge.lateral_flange += deficits.lateral;
        let Some(next) = Plan::draw(foot, doses, edge) else { break };
        plan = Plan { rim_at_apex: plan.rim_at_apex, ..next };
        deficits = target(&plan);
        best = best.nearer(deficits);
    }
    let refusals = deficits.refusals(doses, best);
    if refusals.is_empty() { Ok(plan) } else { Err(refusals) }
}

/// The plan without flanges, to count their height from; `None` when none is asked for.
fn bare(foot: &Anatomy, doses: &Doses) -> Option<Plan> {
    let asked = doses.medial_flange > 0.0 || doses.lateral_flange > 0.0;
    let plain = Doses { medial_flange: 0.0, lateral_flange: 0.0, ..doses.clone() };
    if asked { Plan::draw(foot, &plain, EdgeHeights::asked(&plain)) } else { None }
}

/// What is missing of each height, mm; negative = too high.
#[derive(Debug, Clone, Copy, Default)]
struct Deficits {
    cup: f64,
    medial: f64,
    lateral: f64,
}

impl Deficits {
    fn of(
        foot: &Anatomy,
        doses: &Doses,
        plan: &Plan,
        bare: Option<&Plan>,
        shell: &Shell,
        seat: Seat,
    ) -> Self {
        let cup = doses.heel_cup - cup_depth(foot, doses, plan, shell, seat).unwrap_or(doses.heel_cup);
        let flange = |side: f64, asked: f64| match bare {
            Some(bare) if asked > 0.0 => {
                asked - flange_height(foot, plan, bare, shell, side).unwrap_or(asked)
            }
            _ => 0.0,
        };
        Deficits {
            cup,
            medial: flange(1.0, doses.medial_flange),
            lateral: flange(-1.0, doses.lateral_flange),
        }
    }

    fn largest(self) -> f64 {
        self.cup.abs().max(self.medial.abs()).max(self.lateral.abs())
    }

    /// The smaller of each.
    fn nearer(self, other: Self) -> Self {
        let less = |a: f64, b: f64| if b.abs() < a.abs() { b } else { a };
        Deficits {
            cup: less(self.cup, other.cup),
            medial: less(self.medial, other.medial),
            lateral: less(self.lateral, other.lateral),
        }
    }

    /// The heights that are missed, with the best that was drawn.
    fn refusals(self, doses: &Doses, best: Self) -> Vec<Refusal> {
        let heights = [
            (Feature::HeelCup, doses.heel_cup, self.cup, best.cup),
            (Feature::MedialFlange, doses.medial_flange, self.medial, best.medial),
            (Feature::LateralFlange, doses.lateral_flange, self.lateral, best.lateral),
        ];
        let high = heights.into_iter().filter(|(_, _, deficit, _)| deficit.abs() > FAR);
        high.map(|(feature, asked, _, best)| {
            let offered = (asked - best).max(0.0);
            let refusal = Refusal::new(
                feature,
                format!("the edge can be drawn {offered:.1} mm high there on this foot, not {asked} mm"),
                format!(
                    "ask for {:.1} mm or less, or for less room round the shell",
                    (offered * 10.0).floor() / 10.0
                ),
            );
            Refusal { offered: Some(offered), ..refusal }
        })
        .collect()
    }
}

/// Crest of the rounded edge behind the heel over the plantar heel as it stands on shell and cover.
fn cup_depth(foot: &Anatomy, doses: &Doses, plan: &Plan, shell: &Shell, seat: Seat) -> Option<f64> {
    let crest = crossing(plan, shell, |p| p.y - foot.heel.y, |p| p.x < foot.heel.x)?;
    Some(crest - (doses.shell + doses.heel_lift + seat.base * seat_share(0.0) + seat.rest))
}

/// How much higher the edge stands than without its flange, in the middle of the stations where it is whole.
fn flange_height(foot: &Anatomy, plan: &Plan, bare: &Plan, shell: &Shell, side: f64) -> Option<f64> {
    const STATIONS: usize = 13;
    let beside = |p: Point2| side * (p.y - foot.midline(p.x)) > 0.0;
    let mut rises: Vec<f64> = (0..STATIONS)
        .filter_map(|k| {
            let share = FLANGE.0 + (FLANGE.1 - FLANGE.0) * k as f64 / (STATIONS - 1) as f64;
            let at = |plan: &Plan| crossing(plan, shell, |p| p.x - foot.along(share), beside);
            Some(at(plan)? - at(bare)?)
        })
        .collect();
    rises.sort_by(f64::total_cmp);
    rises.get(rises.len() / 2).copied()
}

/// Height of the edge's crest where the outline crosses a line, on the side that is meant.
fn crossing(
    plan: &Plan,
    shell: &Shell,
    line: impl Fn(Point2) -> f64,
    meant: impl Fn(Point2) -> bool,
) -> Option<f64> {
    let points = &plan.outline.points;
    let n = points.len();
    (0..n)
        .filter_map(|i| {
            let (a, b) = (points[i], points[(i + 1) % n]);
            let (da, db) = (line(a), line(b));
            let crosses = (da < 0.0) != (db < 0.0) && meant(a);
            let s = da / (da - db);
            crosses.then(|| crest(plan, shell, i) * (1.0 - s) + crest(plan, shell, (i + 1) % n) * s)
        })
        .max_by(f64::total_cmp)
}

/// Highest point of the rounded edge, as its facets have it, at a point of the outline.
pub fn crest(plan: &Plan, shell: &Shell, i: usize) -> f64 {
    let (middle, up, out) = round(plan, shell, i);
    let corners = rim_angles().map(|a| up * libm::cos(a) + out * libm::sin(a));
    middle + corners.fold(f64::NEG_INFINITY, f64::max)
}

/// Lowest point of the rounded edge at a point of the outline.
pub fn trough(plan: &Plan, shell: &Shell, i: usize) -> f64 {
    let (middle, up, out) = round(plan, shell, i);
    middle - libm::hypot(up, out.min(0.0))
}

/// Heights of the edge's half ellipse: of its middle, and of its two half axes, towards the top and outward.
fn round(plan: &Plan, shell: &Shell, i: usize) -> (f64, f64, f64) {
    let p = plan.outline.points[i];
    let (top, under) = (shell.top(p), shell.underside(p));
    let half = (top - under) / 2.0;
    let out = outward(shell, &plan.outline, i).z * half.norm();
    (nalgebra::center(&top, &under).z, half.z, out)
}
