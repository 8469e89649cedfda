//! From the bytes of a scan to a measured foot.

use super::pressure;
use crate::case::{Capture, LandmarkEntry, PressureEntry};
use crate::job::FileHash;
use crate::made::MeasuredFoot;
use crate::{Complaint, World};
use windlass_foot::LandmarkOverrides;
use windlass_geometry::Point3;
use windlass_measure::Side;

impl MeasuredFoot {
    /// Reads a pressure map and lays it under the foot. With the patient's mass it is checked that the map carries a
    /// person.
    ///
    /// # Errors
    /// A complaint whose place is the map's file: unreadable, no unit or pitch, no print of this foot, or no person's.
    pub fn lay_pressure(
        &mut self,
        entry: &PressureEntry,
        mass_kg: Option<f64>,
        world: &dyn World,
    ) -> Result<(), Complaint> {
        self.pressure = Some(pressure::measure(entry, &self.foot, mass_kg, world)?);
        Ok(())
    }
}

/// Reads and measures one scan.
///
/// # Errors
/// A complaint whose place is the file.
pub fn measure(
    bytes: &[u8],
    capture: &Capture,
    side: Option<Side>,
    landmarks: Option<&LandmarkEntry>,
) -> Result<MeasuredFoot, Complaint> {
    let scan = windlass_scan::read(&capture.request(bytes, side))
        .map_err(|e| Complaint::of_room(&capture.file, &e.to_string()))?;
    let overrides = landmarks.map(overrides).unwrap_or_default();
    let foot = windlass_foot::measure(&scan, &overrides)
        .map_err(|e| Complaint::of_room(&capture.file, &e.to_string()))?;
    Ok(MeasuredFoot { scan, foot, file: FileHash::of(&capture.file, bytes), pressure: None })
}

fn overrides(entry: &LandmarkEntry) -> LandmarkOverrides {
    let point = |at: Option<[f64; 3]>| at.map(Point3::from);
    LandmarkOverrides {
        heel: point(entry.heel),
        toe_tip: point(entry.toe_tip),
        first_met_head: point(entry.first_met_head),
        fifth_met_head: point(entry.fifth_met_head),
        arch_apex: point(entry.arch_apex),
    }
}
