//! Posts: blocks that stand on the floor under the shell and carry it at an angle or a height.

mod block;
mod deep;
mod forefoot;
mod full_contact;
mod pocket;
mod rearfoot;

pub use block::{Block, BlockError, Facet, Pocket};
pub use pocket::pockets;

use crate::anatomy::Anatomy;
use crate::doses::Doses;
use crate::plan::Plan;
use crate::shell::Shell;
use windlass_geometry::{Point2, Ring};

/// The outline as seen on the underside.
pub fn under_rim(shell: &Shell, plan: &Plan) -> Ring {
    Ring::new(plan.outline.points.iter().map(|&p| shell.underside(p).xy()).collect::<Vec<Point2>>())
}

/// The footprints that the prescription asks for, `drawn_in` further from the rim than usual.
/// `drawn_in` in mm.
pub fn footprints(
    foot: &Anatomy,
    doses: &Doses,
    plan: &Plan,
    shell: &Shell,
    drawn_in: f64,
) -> impl Iterator<Item = Footprint> {
    let rim = under_rim(shell, plan);
    let [rear, front] = match doses.full_contact {
        true => [full_contact::footprint(foot, doses, plan, &rim, drawn_in), None],
        false => [
            rearfoot::footprint(foot, doses, &rim, drawn_in),
            forefoot::footprint(foot, doses, plan, shell, &rim, drawn_in),
        ],
    };
    rear.into_iter().chain(front)
}

/// Stands the blocks under the finished shell. Where the lean of a high wall would carry it past the rim, the
/// footprint is drawn in by 1.5 mm at a time.
pub fn stand(foot: &Anatomy, doses: &Doses, plan: &Plan, shell: &Shell) -> Result<Vec<Block>, BlockError> {
    const STEPS: u32 = 6;
    let rim = under_rim(shell, plan);
    let attempt = |step: u32| {
        footprints(foot, doses, plan, shell, 1.5 * f64::from(step))
            .map(|footprint| Block::stand(&footprint, shell, &rim))
            .collect::<Result<Vec<_>, _>>()
    };
    let first_standing = (0..STEPS).find_map(|step| attempt(step).ok());
    first_standing.map_or_else(|| attempt(STEPS), Ok)
}

/// Where a block stands and what its sole looks like.
#[derive(Debug, Clone)]
pub struct Footprint {
    /// The feature it belongs to.
    pub feature: windlass_prescription::Feature,
    /// Its outline on the floor.
    pub ring: Ring,
    /// The shape of its sole.
    pub facet: Facet,
}
