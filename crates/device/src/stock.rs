//! What a process and a material allow a device, and what the lab wants of it.

use crate::tolerance::TradeTolerance;
use serde::{Deserialize, Serialize};

/// How posts and the blocks under lifts are filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PostFill {
    /// Solid throughout.
    Solid,
    /// Open from below, a wall round it and ribs across.
    #[default]
    Ribbed,
    /// Open from below, with the wall and one rib along the heel's bisection alone.
    Hollow,
}

/// What the process and material allow.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stock {
    /// Least wall that prints, mm.
    pub min_wall_mm: f64,
    /// Thickness of the feathered front edge, mm; never less than `min_wall_mm`.
    pub edge_mm: f64,
    /// Depth of engraved letters, mm.
    pub engraving_depth_mm: f64,
    /// Width of their strokes, mm.
    pub engraving_stroke_mm: f64,
    /// How far a dose may be off before the order is refused.
    pub tolerance: TradeTolerance,
    /// How posts and the blocks under lifts are filled.
    pub post_fill: PostFill,
    /// Whether a heel cup that a block carries is built thinner than the arch.
    pub thin_heel: bool,
    /// Whether the material is too soft to span an arch: the device is then filled down to a flat sole.
    pub full_contact: bool,
}

impl Stock {
    /// Thickness of the feathered front edge as it is drawn, mm: the facets of a rounded edge lie a little inside the round.
    pub fn front_edge(&self) -> f64 {
        self.edge_mm.max(1.1 * self.min_wall_mm)
    }

    /// Thickness of the sheet in front of a sulcus or full-length device's shell, mm: flexible, yet above the least wall; a
    /// coarse nozzle lays a thicker one.
    pub fn sheet(&self) -> f64 {
        (1.2 * self.min_wall_mm).clamp(1.2, 1.5)
    }
}

impl Default for Stock {
    /// MJF or SLS PA12: 1.0 mm recommended least wall, letters 1 mm deep (service bureaux' design guides).
    fn default() -> Self {
        Stock {
            min_wall_mm: 1.0,
            edge_mm: 1.0,
            engraving_depth_mm: 1.0,
            engraving_stroke_mm: 0.8,
            tolerance: TradeTolerance::default(),
            post_fill: PostFill::Ribbed,
            thin_heel: true,
            full_contact: false,
        }
    }
}
