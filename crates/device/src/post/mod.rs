//! Posts: blocks that stand on the floor under the shell and carry it at an angle or a height.

mod block;
mod forefoot;
mod rearfoot;

pub use block::{Block, BlockError, Facet};

use crate::anatomy::Anatomy;
use crate::doses::Doses;
use crate::plan::Plan;
use crate::shell::Shell;
use windlass_geometry::{Point2, Ring};

/// The outline as seen on the underside.
pub fn under_rim(shell: &Shell, plan: &Plan) -> Ring {
    Ring::new(
        plan.outline
            .points
            .iter()
            .map(|&p| shell.underside(p).xy())
            .collect::<Vec<Point2>>(),
    )
}

/// The footprints that the prescription asks for, before the shell is raised to stand on them.
pub fn footprints(foot: &Anatomy, doses: &Doses, plan: &Plan, shell: &Shell) -> Vec<Footprint> {
    let rim = under_rim(shell, plan);
    [
        rearfoot::footprint(foot, doses, &rim),
        forefoot::footprint(foot, doses, plan, shell, &rim),
    ]
    .into_iter()
    .flatten()
    .collect()
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
