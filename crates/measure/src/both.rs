//! One value for each side.

use crate::Side;
use serde::{Deserialize, Serialize};

/// A value for the left and a value for the right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Both<T> {
    /// The patient's left.
    pub left: T,
    /// The patient's right.
    pub right: T,
}

impl<T> Both<T> {
    /// Builds each side by a function of the side, left first.
    pub fn from_fn(mut make: impl FnMut(Side) -> T) -> Self {
        Both { left: make(Side::Left), right: make(Side::Right) }
    }

    /// The value of a side.
    pub fn get(&self, side: Side) -> &T {
        match side {
            Side::Left => &self.left,
            Side::Right => &self.right,
        }
    }

    /// The value of a side, to change.
    pub fn get_mut(&mut self, side: Side) -> &mut T {
        match side {
            Side::Left => &mut self.left,
            Side::Right => &mut self.right,
        }
    }

    /// Left, then right.
    pub fn iter(&self) -> impl Iterator<Item = (Side, &T)> {
        Side::BOTH.into_iter().map(|side| (side, self.get(side)))
    }

    /// The same with the sides exchanged.
    pub fn mirrored(self) -> Self {
        Both { left: self.right, right: self.left }
    }
}
