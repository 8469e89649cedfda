//! The tolerances of the trade: how far a dose may be off before a device is not the one that was ordered.

/// How far a mesh is from its design where nobody asks for a coarser one, mm.
pub const USUAL_CHORD_MM: f64 = 0.02;

/// What a laboratory lets pass. A device is built to what its process allows, which is much less; where a foot does not
/// let a dose be met, the nearest is built within these and stated, and beyond them the order is refused.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TradeTolerance {
    /// Of the height of cup and flanges, mm.
    pub edge_mm: f64,
    /// Of angles, degrees.
    pub angle_deg: f64,
    /// Of the wall, mm.
    pub wall_mm: f64,
}

impl TradeTolerance {
    /// The same for what is measured on a mesh within so much (mm) of the design: a wall may lack as much more as a coarser
    /// mesh than the usual one cuts off.
    pub fn on_a_mesh(self, chord: f64) -> Self {
        TradeTolerance { wall_mm: self.wall_mm + (chord - USUAL_CHORD_MM).max(0.0), ..self }
    }
}

impl Default for TradeTolerance {
    /// As the laboratory's policy has it built in: half a millimetre of edge, 0.3 degrees, 0.1 mm of wall: a hand-ground device is within 0.5 to 1 mm.
    fn default() -> Self {
        TradeTolerance { edge_mm: 0.5, angle_deg: 0.3, wall_mm: 0.1 }
    }
}
