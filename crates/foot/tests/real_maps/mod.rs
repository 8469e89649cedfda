//! Real pressure maps, the foot they are laid under, and what they come to by region.

use std::path::PathBuf;
use windlass_foot::synthetic::{FootShape, ply, synthesise};
use windlass_foot::{Foot, LandmarkOverrides, Regions, measure};
use windlass_geometry::Point2;
use windlass_measure::Side;
use windlass_scan::{
    PressureError, PressureMap, PressureRequest, PressureUnit, ScanRequest, read, read_pressure,
};

/// A file of the reference data; `None`, said aloud, where it is absent.
pub fn file(name: &str) -> Option<Vec<u8>> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/pressure").join(name);
    let bytes = std::fs::read(&path).ok();
    if bytes.is_none() {
        eprintln!("skipped: {} is absent", path.display());
    }
    bytes
}

/// A synthesised foot of the size of those that were measured.
pub fn foot(side: Side) -> Foot {
    let mesh = synthesise(&FootShape { length_mm: 258.0, ..FootShape::default() }, 2.5).mesh;
    let mesh = if side == Side::Left { mesh.mirrored_y() } else { mesh };
    let bytes = ply(&mesh, None);
    measure(&read(&ScanRequest::new(&bytes, "foot.ply")).unwrap(), &LandmarkOverrides::default()).unwrap()
}

/// The map in a file's bytes.
pub fn map(
    bytes: &[u8],
    unit: Option<PressureUnit>,
    pitch_mm: Option<f64>,
) -> Result<PressureMap, PressureError> {
    read_pressure(&PressureRequest { bytes, file_name: "map", unit, pitch_mm })
}

/// Share of the summed peaks by region.
pub fn shares(cells: &[(Point2, f64)], foot: &Foot) -> [f64; 6] {
    let (sums, _) = Regions::of(foot).sums_and_peaks(cells.iter().copied());
    let total: f64 = sums.iter().sum();
    sums.map(|s| s / total)
}
