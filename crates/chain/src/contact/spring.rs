//! One spring of the sole: what it feels of the foot's coordinates, and what is in it.

use super::COORDINATES;
use crate::sole::Region;

/// kPa times mm2 to N.
pub(super) const NEWTON: f64 = 1e-3;

/// A spring on what is under it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spring {
    pub x: f64,
    pub y: f64,
    /// Compression per coordinate.
    pub lever: [f64; COORDINATES],
    pub gap: f64,
    pub thickness: f64,
    pub modulus: f64,
    pub soft: f64,
    /// Area, mm2.
    pub area: f64,
    /// Share of each region, share that counts for the midfoot's peak, share of the medial half.
    pub shares: [f64; Region::ALL.len()],
    pub midfoot: f64,
    pub medial: f64,
    /// How far behind the pivot of heel rise, mm.
    pub behind: f64,
}
