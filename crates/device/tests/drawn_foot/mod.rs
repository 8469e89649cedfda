//! A foot drawn by its measurements and measured as a scan is.

use windlass_foot::synthetic::{FootShape, ply, synthesise};
use windlass_foot::{Foot, LandmarkOverrides, measure};
use windlass_measure::Side;
use windlass_scan::{ScanRequest, read};

/// The right foot of a shape; a flat one does not tell its side by its arch.
pub fn drawn(shape: &FootShape) -> Foot {
    let bytes = ply(&synthesise(shape, 2.5).mesh, None);
    let request = ScanRequest { side: Some(Side::Right), ..ScanRequest::new(&bytes, "foot.ply") };
    measure(&read(&request).unwrap(), &LandmarkOverrides::default()).unwrap()
}
