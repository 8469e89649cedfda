//! A device on the plain foot.

use crate::plain_foot::{foot, prescription};
use windlass_device::{BuildRequest, Device, DeviceError, Stock, build};
use windlass_measure::Side;
use windlass_prescription::{Dose, Feature};

/// Built from these lines on top of a plain functional device, of a stock.
pub fn built(side: Side, lines: &[(Feature, Dose)], stock: Stock) -> Result<Device, DeviceError> {
    build(&BuildRequest {
        foot: &foot(side),
        prescription: &prescription(lines),
        stock,
        tolerance_mm: 0.02,
        most_triangles: None,
    })
}
