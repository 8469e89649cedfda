//! Where the edge stands: the rim is drawn, its crest measured where cup and flanges are defined and its distance from
//! the foot's border where an allowance is asked for, and drawn again with what is missing, until the edge stands where
//! it was asked for; or refused by name when the foot has no wall that high.

use crate::anatomy::Anatomy;
use crate::doses::{Doses, Refusal};
use crate::layer::seat_share;
use crate::plan::{ALLOWANCE_FROM, EdgeTargets, Plan};
use crate::rounded_edge::{crest, round_edge};
use crate::shell::{Seat, Shell};
use crate::tolerance::TradeTolerance;
use windlass_geometry::{Point2, RingIndex};
use windlass_prescription::Feature;

/// How near the crest is brought to its height, mm.
const NEAR: f64 = 0.02;
/// How far an edge may come nearer to the foot's border than an allowance, mm.
const FAR: f64 = 0.05;
/// How often the rim is drawn again.
const ROUNDS: usize = 5;
/// Where a flange has its whole height, shares of foot length.
const FLANGE: (f64, f64) = (0.32, 0.48);

/// A plan, and what its edge was drawn for.
#[derive(Debug, Clone)]
pub struct DrawnEdge {
    /// The plan.
    pub plan: Plan,
    /// The heights and the allowance.
    pub edge: EdgeTargets,
}

/// The plan whose edge stands where it was asked for, from one that nearly does. The shell's surfaces do not depend on the
/// edge.
pub fn settle(
    foot: &Anatomy,
    doses: &Doses,
    first: DrawnEdge,
    shell: &Shell,
    seat: Seat,
    tolerance: TradeTolerance,
) -> Result<DrawnEdge, Vec<Refusal>> {
    let gauge = Gauge::of(foot, doses, shell, seat);
    let DrawnEdge { plan, mut edge } = first;
    let mut deficits = gauge.deficits(&plan);
    let mut best = deficits;
    let mut nearest = (deficits, DrawnEdge { plan, edge });
    for _ in 0..ROUNDS {
        if deficits.largest() < NEAR {
            break;
        }
        edge.cup += deficits.cup;
        edge.medial_flange += deficits.medial;
        edge.lateral_flange += deficits.lateral;
        edge.further_inside += deficits.border;
        let Some(next) = Plan::draw(foot, doses, edge) else { break };
        let plan = Plan { rim_at_apex: nearest.1.plan.rim_at_apex, ..next };
        deficits = gauge.deficits(&plan);
        best = best.nearer(deficits);
        if deficits.largest() < nearest.0.largest() {
            nearest = (deficits, DrawnEdge { plan, edge });
        }
    }
    let (deficits, drawn) = nearest;
    let refusals = deficits.refusals(doses, best, tolerance);
    if refusals.is_empty() { Ok(drawn) } else { Err(refusals) }
}

/// What the edge of a plan is measured with.
struct Gauge<'a> {
    foot: &'a Anatomy<'a>,
    doses: &'a Doses,
    shell: &'a Shell,
    seat: Seat,
    /// The plan without flanges, to count their height from; `None` when none is asked for.
    bare: Option<Plan>,
    /// The foot's border, where an allowance to it is asked for.
    border: Option<RingIndex>,
}

impl<'a> Gauge<'a> {
    fn of(foot: &'a Anatomy<'a>, doses: &'a Doses, shell: &'a Shell, seat: Seat) -> Self {
        let flanged = doses.medial_flange > 0.0 || doses.lateral_flange > 0.0;
        let plain = Doses { medial_flange: 0.0, lateral_flange: 0.0, ..doses.clone() };
        let bare = if flanged { Plan::draw(foot, &plain, EdgeTargets::asked(&plain)) } else { None };
        let border = (doses.perimeter > 0.0).then(|| RingIndex::of(&foot.outline));
        Gauge { foot, doses, shell, seat, bare, border }
    }

    fn deficits(&self, plan: &Plan) -> Deficits {
        let doses = self.doses;
        let flange = |side: f64, asked: f64| match &self.bare {
            Some(bare) if asked > 0.0 => asked - self.flange_height(plan, bare, side).unwrap_or(asked),
            _ => 0.0,
        };
        Deficits {
            cup: doses.heel_cup - self.cup_depth(plan).unwrap_or(doses.heel_cup),
            medial: flange(1.0, doses.medial_flange),
            lateral: flange(-1.0, doses.lateral_flange),
            border: self.border.as_ref().map_or(0.0, |border| self.beyond_allowance(plan, border)),
        }
    }

    /// Crest of the rounded edge behind the heel over the plantar heel as it stands on shell and cover.
    fn cup_depth(&self, plan: &Plan) -> Option<f64> {
        let heel = self.foot.heel;
        let crest = crossing(plan, self.shell, |p| p.y - heel.y, |p| p.x < heel.x)?;
        let raised = self.seat.base * seat_share(0.0) + self.seat.rest;
        Some(crest - (self.doses.shell + self.doses.heel_lift + raised))
    }

    /// How much higher the edge stands than without its flange: the mean of the middle half of the stations where it
    /// is whole, so that neither one that a cutout took away nor one where the edge runs up steeply decides.
    fn flange_height(&self, plan: &Plan, bare: &Plan, side: f64) -> Option<f64> {
        const STATIONS: usize = 13;
        let foot = self.foot;
        let beside = |p: Point2| side * (p.y - foot.midline(p.x)) > 0.0;
        let mut rises: Vec<f64> = (0..STATIONS)
            .filter_map(|k| {
                let share = FLANGE.0 + (FLANGE.1 - FLANGE.0) * k as f64 / (STATIONS - 1) as f64;
                let at = |plan: &Plan| crossing(plan, self.shell, |p| p.x - foot.along(share), beside);
                Some(at(plan)? - at(bare)?)
            })
            .collect();
        rises.sort_by(f64::total_cmp);
        let quarter = rises.len() / 4;
        let middle = rises.get(quarter..rises.len() - quarter).filter(|middle| !middle.is_empty())?;
        Some(middle.iter().sum::<f64>() / middle.len() as f64)
    }

    /// By how much the rounded edge comes nearer to the foot's border than the allowance, mm; 0 where it keeps it.
    fn beyond_allowance(&self, plan: &Plan, border: &RingIndex) -> f64 {
        const FARTHEST: f64 = 20.0;
        let inside = |p: Point2| {
            let distance = border.distance_within(p, FARTHEST).unwrap_or(FARTHEST);
            if border.contains(p) { distance } else { -distance }
        };
        let from = self.foot.along(ALLOWANCE_FROM);
        let points = plan.outline.points.iter().enumerate().filter(|(_, p)| p.x > from);
        let edge = points.flat_map(|(i, _)| round_edge(plan, self.shell, i));
        let least = edge.map(|p| inside(p.xy())).fold(f64::INFINITY, f64::min);
        (self.doses.perimeter - least).max(0.0)
    }
}

/// What is missing of each height and of the allowance to the border, mm; negative = too high.
#[derive(Debug, Clone, Copy, Default)]
struct Deficits {
    cup: f64,
    medial: f64,
    lateral: f64,
    border: f64,
}

impl Deficits {
    fn largest(self) -> f64 {
        self.cup.abs().max(self.medial.abs()).max(self.lateral.abs()).max(self.border)
    }

    /// The smaller of each.
    fn nearer(self, other: Self) -> Self {
        let less = |a: f64, b: f64| if b.abs() < a.abs() { b } else { a };
        Deficits {
            cup: less(self.cup, other.cup),
            medial: less(self.medial, other.medial),
            lateral: less(self.lateral, other.lateral),
            border: less(self.border, other.border),
        }
    }

    /// The heights that are missed, with the best that was drawn.
    fn refusals(self, doses: &Doses, best: Self, tolerance: TradeTolerance) -> Vec<Refusal> {
        let heights = [
            (Feature::HeelCup, doses.heel_cup, self.cup, best.cup),
            (Feature::MedialFlange, doses.medial_flange, self.medial, best.medial),
            (Feature::LateralFlange, doses.lateral_flange, self.lateral, best.lateral),
        ];
        // A height that was met in another round is not what this foot lacks, unless no height is.
        let is_off = |deficit: f64| deficit.abs() > tolerance.edge_mm;
        let is_lacking = heights.iter().any(|(.., best)| is_off(*best));
        let high = heights
            .into_iter()
            .filter(|(_, _, deficit, best)| is_off(*deficit) && (is_off(*best) || !is_lacking));
        let border = (self.border > FAR).then(|| {
            Refusal::new(
                Feature::Perimeter,
                format!(
                    "the edge comes {:.1} mm too close to the foot outline for this allowance",
                    self.border
                ),
                "reduce the allowance, or what thickens the edge",
            )
        });
        high.map(|(feature, asked, _, best)| {
            let offered = (asked - best).max(0.0);
            let refusal = Refusal::new(
                feature,
                format!("on this foot the edge can be at most {offered:.1} mm high there, not {asked} mm"),
                format!(
                    "use {:.1} mm or less, or a smaller perimeter allowance",
                    (offered * 10.0).floor() / 10.0
                ),
            );
            Refusal { offered: Some(offered), ..refusal }
        })
        .chain(border)
        .collect()
    }
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
