//! What the device as built asks of toe, subtalar joint, ankle, knee, hip, pelvis and lumbar spine.
//!
//! [`check`] puts the measured foot on the built device's triangles (`contact`), finds the walk nearest to a
//! measured reference that the joints allow (`adapt`), lets pelvis and trunk answer (`balance`), computes the loads up the
//! leg (`loads`, Newton-Euler), shares them among the muscles (`muscles`, `standing`) for the forces on the joints, and
//! repeats it over draws of everything that is not known. The prescription is never looked at: the device is
//! judged as built.

mod activity;
mod adapt;
mod balance;
mod built;
mod case;
mod check;
mod contact;
mod day;
mod engine;
mod error;
pub mod evidence;
mod findings;
#[cfg(test)]
mod fixture;
mod guard;
pub mod inverse;
mod judgement;
mod loads;
mod mechanism;
mod muscles;
mod person;
mod place;
mod prior;
mod quantity;
mod report;
mod segments;
mod sole;
mod spread;
mod stance;
mod standing;
mod story;
mod support;
mod tradeoff;
mod walk;
mod who;

pub use case::{
    Body, ChainCase, ChainFoot, DeviceUnderFoot, Footwear, JointLimits, LimbLength, OwnGait, Sex, Spine,
};
pub use check::{check, check_and_keep};
pub use error::ChainError;
pub use judgement::Judgement;
pub use mechanism::{ChainProfiles, Draw, Mechanism};
pub use prior::{Prior, Shape};
pub use quantity::{Joint, Meta, Quantity, Reading};
pub use report::{
    ChainReport, Change, Day, DayLoad, Direction, Finding, GuardFinding, Instants, PressureMaps, Ratios,
    SideReport, Spread, Step, WalkNote,
};
pub use tradeoff::{Comparison, Shift, Trial};
pub use walk::Walk;
pub use windlass_measure::figures;

#[cfg(test)]
mod bands;
#[cfg(test)]
mod invariants;
#[cfg(test)]
mod laws;
