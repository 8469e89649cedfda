//! A device of some lines, on the plain foot or another.

use crate::plain_foot::{foot, prescription};
use windlass_device::{BuildRequest, Device, DeviceError, Stock, build};
use windlass_foot::Foot;
use windlass_measure::Side;
use windlass_prescription::{Dose, Feature};

/// Built on the plain foot: see [`built_on`].
pub fn built(side: Side, lines: &[(Feature, Dose)], stock: Stock) -> Result<Device, DeviceError> {
    built_on(&foot(side), lines, stock)
}

/// Built from these lines on top of a plain functional device, of a stock.
pub fn built_on(foot: &Foot, lines: &[(Feature, Dose)], stock: Stock) -> Result<Device, DeviceError> {
    build(&BuildRequest {
        foot,
        prescription: &prescription(lines),
        stock,
        tolerance_mm: 0.02,
        most_triangles: None,
    })
}
