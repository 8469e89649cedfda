//! The foot that a state is compared with.

use super::COUNT;
use crate::contact::{ContactState, Pose};

/// One number at each instant and in standing.
pub(super) type Through = [f64; COUNT + 1];

/// A foot at one instant on the flat shoe, its eversion given: where it rests, and what its muscles hold.
#[derive(Debug, Clone, Copy)]
pub(super) struct Base {
    pub contact_state: ContactState,
    /// Muscles about the subtalar joint, and what the ankle gives way by.
    pub load: Pose,
}
