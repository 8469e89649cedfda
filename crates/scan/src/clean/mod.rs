//! Cleaning: welding, debris, smoothing.

pub(crate) mod body;
pub(crate) mod cloud;
pub(crate) mod rim;
pub(crate) mod smooth;
pub(crate) mod weld;
