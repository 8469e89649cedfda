//! Feet drawn by their measurements and measured as a scan is.

use windlass_foot::synthetic::{FootShape, ply, synthesise};
use windlass_foot::{Foot, LandmarkOverrides, measure};
use windlass_measure::Side;
use windlass_scan::{ScanRequest, read};

/// Right feet from small to large, narrow and broad, flat and high, straight and bunioned.
pub const SHAPES: [FootShape; 5] = [
    shape(262.0, 99.0, 64.0, 19.0, 6.0),
    shape(214.0, 78.0, 53.0, 12.0, 4.0),
    shape(236.0, 96.0, 60.0, 9.0, 18.0),
    shape(248.0, 87.0, 57.0, 28.0, 3.0),
    shape(288.0, 112.0, 70.0, 22.0, 10.0),
];

const fn shape(length: f64, ball: f64, heel: f64, arch: f64, hallux: f64) -> FootShape {
    FootShape {
        length_mm: length,
        ball_width_mm: ball,
        heel_width_mm: heel,
        arch_height_mm: arch,
        forefoot_varus_deg: 0.0,
        rearfoot_everted_deg: 0.0,
        hallux_valgus_deg: hallux,
    }
}

/// The foot of a shape; a flat one does not tell its side by its arch.
pub fn drawn(shape: &FootShape) -> Foot {
    let bytes = ply(&synthesise(shape, 2.5).mesh, None);
    let request = ScanRequest { side: Some(Side::Right), ..ScanRequest::new(&bytes, "foot.ply") };
    measure(&read(&request).unwrap(), &LandmarkOverrides::default()).unwrap()
}
