//! The measured foot as a bundle: its surface, its landmarks with their certainty, and what the scan left open.

use crate::answer::Stop;
use crate::bundle::Buffers;
use crate::desk::Opened;
use crate::edit::Changes;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use windlass::{Complaint, MeasuredFoot, Side, measurement};

/// The bundle of a foot; everything on the patient's own side, in the foot frame.
///
/// # Errors
/// An internal error.
pub fn bundle(opened: &Opened, measured: &MeasuredFoot) -> Result<Vec<u8>, Stop> {
    let mut buffers = Buffers::default();
    let side = measured.foot.side;
    // The engine works on right feet.
    let mesh = match side {
        Side::Right => buffers.mesh(&measured.scan.surface),
        Side::Left => buffers.mesh(&measured.scan.surface.clone().mirrored_y()),
    };
    let mut record = serde_json::to_value(measurement(measured))
        .map_err(|e| Complaint::internal(format!("foot.{side}"), e.to_string()))?;
    let pressure = record.as_object_mut().and_then(|record| record.remove("pressure"));
    let outline: Vec<[f64; 2]> =
        measured.foot.outline.iter().map(|p| [p.x, p.y * side.mirror() + 0.0]).collect();
    let text = json!({
        "version": opened.sheet.version,
        "frame": "foot",
        "mesh": mesh,
        "measurement": record,
        "quality": measured.scan.quality,
        "outline": outline,
        "pressure": pressure.unwrap_or(Value::Null),
    });
    Ok(buffers.bundle(&text))
}

/// Landmarks that a case can hold.
const LANDMARKS: [&str; 5] = ["heel", "toe_tip", "first_met_head", "fifth_met_head", "arch_apex"];

/// Landmarks moved on the screen, as changes of the case: from the foot frame of the patient's side to the scan's own axes.
///
/// # Errors
/// A name that is no landmark.
pub fn landmark_changes(
    measured: &MeasuredFoot,
    moved: &BTreeMap<String, Option<[f64; 3]>>,
) -> Result<Changes, Stop> {
    let side = measured.foot.side;
    let mut changes = Changes::new();
    for (name, at) in moved {
        if !LANDMARKS.contains(&name.as_str()) {
            return Err(Stop::malformed(
                "a landmark is one of heel, toe_tip, first_met_head, fifth_met_head, arch_apex",
            ));
        }
        let value = at.map_or(Value::Null, |[x, y, z]| {
            let canonical = windlass_geometry::Point3::new(x, y * side.mirror(), z);
            let own = measured.scan.scan_from_canonical(canonical);
            // A thousandth of a millimetre is finer than any scan.
            json!([own.x, own.y, own.z].map(|c| (c * 1000.0).round() / 1000.0))
        });
        changes.insert(format!("foot.{side}.landmarks.{name}"), value);
    }
    Ok(changes)
}
