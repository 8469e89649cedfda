//! The finished solid: outline, shell and blocks, placed on the floor of the shoe.

use crate::anatomy::Anatomy;
use crate::doses::{Doses, POST_BASE, Refusal};
use crate::engrave::{self, Engraving, EngravingTool};
use crate::error::DeviceError;
use crate::layer::{self, Plate, seat_share};
use crate::plan::{EdgeTargets, Plan};
use crate::post::{self, Block, BlockError};
use crate::rounded_edge;
use crate::shell::{Seat, Shell, Stack};
use crate::stock::Stock;
use crate::trim::{self, DrawnEdge};
use crate::vent::{self, Hole};
use rayon::prelude::*;
use windlass_geometry::{Grid, Point2, Ring, RingIndex, SplineFitError};
use windlass_measure::Side;
use windlass_prescription::Feature;

/// Solid part of a post round the letters in its sole, mm.
const LABEL_WALL: f64 = 1.6;

/// Least thickness of a lift's block where no post is asked for, mm.
const LIFT_BASE: f64 = 0.3;

/// The one definition that both mesh and B-rep read. Canonical device frame.
#[derive(Debug, Clone)]
pub struct Solid {
    /// The plan.
    pub plan: Plan,
    /// The surfaces.
    pub shell: Shell,
    /// The blocks below.
    pub blocks: Vec<Block>,
    /// The holes through the shell.
    pub holes: Vec<Hole>,
    /// The text in its underside.
    pub engraving: Option<Engraving>,
    /// How far the seat was raised beyond the lift.
    pub seat: Seat,
}

impl Solid {
    /// Designs the solid: shell first, then raised so that every post has its least thickness and nothing is
    /// below the floor, then the posts. Lengths in mm.
    pub fn design(
        foot: &Anatomy,
        side: Side,
        doses: &Doses,
        thinnest: f64,
        tool: EngravingTool,
        stock: Stock,
    ) -> Result<Solid, DeviceError> {
        let edge = EdgeTargets::asked(doses);
        let plan = Plan::draw(foot, doses, edge).ok_or_else(|| without_outline(doses))?;
        let off = layer::off_shell(foot, doses, &plan);
        if !off.is_empty() {
            return Err(DeviceError::Refused(off));
        }
        let stack = Stack::of(foot, doses, &plan, thinnest)?;
        let level = stack.seated(Seat::default())?;
        // The rim stands as high over a raised seat as over a level one, but for what the surfaces' fit makes of it.
        let drawn = DrawnEdge { plan: plan.clone(), edge };
        let (nearly, seated) = rayon::join(
            || {
                let level =
                    trim::settle(foot, doses, drawn.clone(), &level, Seat::default(), stock.tolerance);
                level.unwrap_or(drawn)
            },
            || {
                let seat = seat_needed(foot, doses, &plan, &level);
                let raised = (seat != Seat::default()).then(|| stack.seated(seat)).transpose()?;
                Ok::<_, SplineFitError>((seat, raised))
            },
        );
        let (seat, raised) = seated?;
        let shell = raised.unwrap_or(level);
        let DrawnEdge { plan, .. } =
            trim::settle(foot, doses, nearly, &shell, seat, stock.tolerance).map_err(DeviceError::Refused)?;
        if let Some(at) = shell.fold(&plan) {
            return Err(DeviceError::Refused(vec![folded(doses, at)]));
        }
        let mut blocks = post::stand(foot, doses, &plan, &shell)
            .map_err(|e| DeviceError::Refused(vec![unposted(doses, e)]))?;
        let holes = vent::holes(foot, doses, &plan, &shell, &blocks)
            .map_err(|refusal| DeviceError::Refused(vec![refusal]))?;
        let engraving = engrave::text(foot, side, doses, &plan, &shell, &blocks, tool)
            .map_err(|refusal| DeviceError::Refused(vec![refusal]))?;
        let kept = engraving.as_ref().map(|engraving| engraving.lettering.bounds(LABEL_WALL));
        for block in &mut blocks {
            block.pockets = post::pockets(block, &shell, stock.post_fill, doses.heel_wall, kept);
        }
        Ok(Solid { plan, shell, blocks, holes, engraving, seat })
    }
}

/// What takes the outline away; the foot itself when no line does.
fn without_outline(doses: &Doses) -> DeviceError {
    let takers = [
        (Feature::Perimeter, doses.perimeter > 0.0),
        (Feature::FifthRayCutout, doses.fifth_ray_cutout),
        (Feature::FirstRayCutout, doses.first_ray_cutout),
        (Feature::MortonsExtension, doses.mortons_extension > 0.0),
        (Feature::GaitPlate, doses.gait_plate.is_some()),
    ];
    match takers.into_iter().find(|(_, is)| *is) {
        Some((feature, _)) => DeviceError::Refused(vec![Refusal::new(
            feature,
            "combined with the other modifications, it leaves too small an outline on this foot",
            "reduce it, or remove the line",
        )]),
        None => DeviceError::NoOutline,
    }
}

fn folded(doses: &Doses, at: Point2) -> Refusal {
    Refusal::new(
        Feature::ShellThickness,
        format!(
            "the shell bends at x = {:.0}, y = {:.0} mm more sharply than a wall of {} mm can follow",
            at.x, at.y, doses.shell
        ),
        "prescribe a thinner shell, or less of the modification that bends it there",
    )
}

fn unposted(doses: &Doses, error: BlockError) -> Refusal {
    let asked = [
        (Feature::BarPost, doses.bar_post != 0.0),
        (Feature::HeelLift, doses.heel_lift > 0.0),
        (Feature::RearfootPost, doses.rearfoot_post.is_some()),
    ];
    let feature = asked.into_iter().find(|(_, is)| *is).map_or(Feature::ForefootPost, |(feature, _)| feature);
    Refusal::new(feature, error.to_string(), "lower the lift or the post, or deepen the heel cup")
}

/// The raise that gives the rearfoot post its least thickness, and then the raise that lifts the lowest point of
/// the rest to the floor.
fn seat_needed(foot: &Anatomy, doses: &Doses, plan: &Plan, shell: &Shell) -> Seat {
    let lowest = |ring: &Ring, clearance: &(dyn Fn(Point2) -> f64 + Sync)| {
        inside_points(ring).into_par_iter().map(clearance).reduce(|| f64::INFINITY, f64::min)
    };
    // Counted without the lift, so that a lift raises the seat by its whole dose; a lift without a post is thick
    // enough by itself.
    let needed = post::footprints(foot, doses, plan, shell, 0.0)
        .filter(|f| f.feature == Feature::RearfootPost)
        .map(|f| {
            let clearance =
                |q: Point2| shell.underside_height(q).map_or(f64::INFINITY, |z| z - f.facet.height(q));
            let thin = lowest(&f.ring, &clearance);
            if doses.full_contact {
                return POST_BASE - thin;
            }
            let posted = doses.rearfoot_post.is_some() && doses.rearfoot_block;
            if posted { POST_BASE + doses.heel_lift - thin } else { LIFT_BASE - thin }
        })
        .fold(f64::NEG_INFINITY, f64::max);
    // Heights of the underside, and how much of a raise of the heel seat each takes part in. A front edge that runs
    // down is rounded below the underside.
    let share = |p: Point2| seat_share(p.x / foot.length);
    let raised = |p: Point2, z: f64| (z / raised_part(doses, plan, p), share(p));
    let inside = inside_points(&plan.outline).into_par_iter().map(|p| raised(p, shell.underside(p).z));
    let mut low: Vec<(f64, f64)> = inside.collect();
    let rim = plan.outline.points.iter().enumerate();
    low.extend(rim.map(|(i, p)| raised(*p, rounded_edge::trough(plan, shell, i))));
    if doses.full_contact {
        // A flat sole under all of it is thick enough everywhere when the whole device is raised.
        let lowest = low.iter().map(|(z, _)| *z).fold(f64::INFINITY, f64::min);
        return Seat { base: 0.0, rest: needed.max(-lowest) };
    }
    // What lifts the whole device onto the floor lifts the post, too: the seat is raised only by what is still missing,
    // base + rest = needed where rest = -min(z + base share).
    let still_missing = |(z, share): &(f64, f64)| (needed + z) / (1.0 - share);
    let movable = low.iter().filter(|(_, share)| *share < 1.0);
    let base = movable.map(still_missing).fold(f64::INFINITY, f64::min).max(0.0);
    let base = if base.is_finite() { base } else { 0.0 };
    let lowest_raised = low.iter().map(|(z, share)| z + base * share).fold(f64::INFINITY, f64::min);
    // A post keeps its thickness when the device is let down onto the floor.
    let rest = (-lowest_raised).max(needed.min(0.0));
    Seat { base, rest }
}

/// How much of a raise a place takes part in: in the turn into a plate on the floor only the part that is not yet plate,
/// so that more is needed to bring it onto the floor. All of it where hardly anything is left to raise.
fn raised_part(doses: &Doses, plan: &Plan, p: Point2) -> f64 {
    const LEAST: f64 = 0.15;
    let part = if plan.has_plate() { 1.0 - Plate::at(doses, plan, p).share } else { 1.0 };
    if part < LEAST { 1.0 } else { part }
}

/// The points of a 2 mm lattice inside a ring, and its own points.
fn inside_points(ring: &Ring) -> Vec<Point2> {
    let (min, max) = ring.bounds();
    let index = RingIndex::of(ring);
    let grid = Grid::covering(min, max, 2.0);
    let lattice = grid.nodes().map(move |(ix, iy)| grid.node(ix, iy)).filter(move |p| index.contains(*p));
    ring.points.iter().copied().chain(lattice).collect()
}
