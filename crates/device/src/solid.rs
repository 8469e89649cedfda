//! The finished solid: outline, shell and blocks, placed on the floor of the shoe.

use crate::anatomy::Anatomy;
use crate::build::DeviceError;
use crate::doses::Doses;
use crate::layer::seat_share;
use crate::plan::{EdgeHeights, Plan};
use crate::post::{self, Block};
use crate::shell::{Seat, Shell};
use crate::trim;
use windlass_geometry::{Grid, Point2, Ring, RingIndex};

/// Least thickness of a post under the shell, mm.
const POST_BASE: f64 = 0.8;

/// The one definition that both mesh and B-rep read. Canonical device frame.
#[derive(Debug, Clone)]
pub struct Solid {
    /// The plan.
    pub plan: Plan,
    /// The surfaces.
    pub shell: Shell,
    /// The blocks below.
    pub blocks: Vec<Block>,
    /// How far the seat was raised beyond the lift.
    pub seat: Seat,
}

impl Solid {
    /// Designs the solid: shell first, then raised so that every post has its least thickness and nothing is
    /// below the floor, then the posts.
    pub fn design(foot: &Anatomy, doses: &Doses, edge: f64) -> Result<Solid, DeviceError> {
        let plan = Plan::draw(foot, doses, EdgeHeights::asked(doses)).ok_or(DeviceError::NoOutline)?;
        let first = Shell::stack(foot, doses, &plan, edge, Seat::default())?;
        let seat = seat_needed(foot, doses, &plan, &first);
        let shell =
            if seat == Seat::default() { first } else { Shell::stack(foot, doses, &plan, edge, seat)? };
        let plan = trim::settle(foot, doses, plan, &shell, seat).map_err(DeviceError::Refused)?;
        let blocks = post::stand(foot, doses, &plan, &shell)?;
        Ok(Solid { plan, shell, blocks, seat })
    }
}

/// The raise that gives the rearfoot post its least thickness, and then the raise that lifts the lowest point of
/// the rest to the floor.
fn seat_needed(foot: &Anatomy, doses: &Doses, plan: &Plan, shell: &Shell) -> Seat {
    let lowest = |ring: &Ring, clearance: &dyn Fn(Point2) -> f64| {
        inside_points(ring).map(clearance).fold(f64::INFINITY, f64::min)
    };
    // Counted without the lift, so that a lift raises the seat by its whole dose; a lift without a post is thick
    // enough by itself.
    let base = post::footprints(foot, doses, plan, shell, 0.0)
        .filter(|f| f.feature == windlass_prescription::Feature::RearfootPost)
        .map(|f| {
            let clearance =
                |q: Point2| shell.underside_height(q).map_or(f64::INFINITY, |z| z - f.facet.height(q));
            POST_BASE + doses.heel_lift - lowest(&f.ring, &clearance)
        })
        .filter(|_| doses.rearfoot_post.is_some() && doses.rearfoot_block)
        .fold(0.0, f64::max);
    let raise = |p: Point2| base * seat_share(p.x / foot.length);
    let raised = |p: Point2| shell.underside(p).z + raise(p);
    // A front edge that runs down is rounded below the underside.
    let edge = plan.outline.points.iter().enumerate().map(|(i, p)| trim::trough(plan, shell, i) + raise(*p));
    let rest = (-edge.fold(lowest(&plan.outline, &raised), f64::min)).max(if base > 0.0 {
        0.0
    } else {
        f64::NEG_INFINITY
    });
    Seat { base, rest }
}

/// The points of a 2 mm lattice inside a ring, and its own points.
fn inside_points(ring: &Ring) -> impl Iterator<Item = Point2> + '_ {
    let (min, max) = ring.bounds();
    let index = RingIndex::of(ring);
    let grid = Grid::covering(min, max, 2.0);
    let lattice = grid.nodes().map(move |(ix, iy)| grid.node(ix, iy)).filter(move |p| index.contains(*p));
    ring.points.iter().copied().chain(lattice)
}
