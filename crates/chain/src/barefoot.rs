//! The average foot on the bare floor: its peak pressure map, to be compared with measured ones.

use crate::ChainError;
use crate::case::{Body, JointLimits};
use crate::engine::Engine;
use crate::mechanism::ChainProfiles;
use crate::person::{Leg, Person, State};
use crate::sole::Sole;
use crate::stance::COUNT;
use crate::support::Support;
use windlass_measure::{Both, Side};

/// Peak pressure over stance of the average right foot, barefoot, kPa: one row for each step of the grid along
/// the foot, heel first.
///
/// # Errors
/// [`ChainError::NoSolution`] where no equilibrium is found.
pub fn barefoot_map(body: &Body, profiles: &ChainProfiles) -> Result<Vec<Vec<f64>>, ChainError> {
    let m = &profiles.mechanism;
    let sole = Sole::standard(152.0 * body.height_m, m);
    let flat = Support::shoe(&sole, m);
    let without = Support::barefoot(&sole, m);
    let grid = sole.grid;
    let nodes = sole.nodes.clone();
    let leg = Leg {
        sole,
        flat,
        without,
        with: None,
        limits: JointLimits::default(),
        induced_eversion: 0.0,
        heel_drop: 0.0,
    };
    let person = Person { body: *body, legs: Both { left: leg.clone(), right: leg }, left_short: 0.0 };
    let engine = Engine::new(profiles, &person, m.priors.medians())?;
    let outcome = engine.run(State::Without)?;
    let mut map = vec![vec![0.0f64; grid.ny]; grid.nx];
    for k in 0..COUNT {
        let pressures = engine.pressures(Side::Right, State::Without, &outcome.right, k);
        for (node, p) in nodes.iter().zip(pressures) {
            let cell = &mut map[node % grid.nx][node / grid.nx];
            *cell = cell.max(p);
        }
    }
    Ok(map)
}
