//! From the bytes of a scan to a measured foot.

use super::pressure;
use crate::case::{Capture, LandmarkEntry, PressureEntry};
use crate::job::FileHash;
use crate::made::MeasuredFoot;
use crate::{Complaint, World};
use windlass_foot::LandmarkOverrides;
use windlass_geometry::{Mesh, Point3};
use windlass_measure::{LengthUnit, Side};
use windlass_scan::ScanRequest;

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
/// ```
/// use windlass::{Case, InMemory, Settings, World};
/// # let files: InMemory = windlass::sample()?.into_iter().collect();
/// # let case = Case::read("case.toml", &files.read("case.toml")?)?;
/// # let settings = Settings { draws: 2, ..Settings::built_in()? };
/// use windlass::Side;
///
/// let scan = case.file.foot.left.as_ref().and_then(|foot| foot.scan.as_ref()).expect("the sample has it");
/// let measured = windlass::measure(&files.read(&scan.file)?, scan, Some(Side::Left), None)?;
/// assert!((200.0..320.0).contains(&windlass::measurement(&measured).length_mm));
/// # Ok::<(), windlass::Complaints>(())
/// ```
///
/// # Errors
/// A complaint whose place is the file.
pub fn measure(
    bytes: &[u8],
    capture: &Capture,
    side: Option<Side>,
    landmarks: Option<&LandmarkEntry>,
) -> Result<MeasuredFoot, Complaint> {
    measure_expecting(bytes, capture, side, landmarks, None)
}

/// The same with the length to be expected of the patient, mm, which chooses between units.
pub(super) fn measure_expecting(
    bytes: &[u8],
    capture: &Capture,
    side: Option<Side>,
    landmarks: Option<&LandmarkEntry>,
    expected_length_mm: Option<f64>,
) -> Result<MeasuredFoot, Complaint> {
    let request = ScanRequest { expected_length_mm, ..capture.request(bytes, side) };
    let scan = match threemf(bytes, &capture.file)? {
        Some(mesh) => windlass_scan::read_surface(mesh, LengthUnit::Millimetre, &request),
        None => windlass_scan::read(&request),
    };
    let scan = scan.map_err(|e| Complaint::of(&capture.file, e))?;
    let overrides = landmarks.map(overrides).unwrap_or_default();
    let foot = windlass_foot::measure(&scan, &overrides).map_err(|e| Complaint::of(&capture.file, e))?;
    Ok(MeasuredFoot { scan, foot, file: FileHash::of(&capture.file, bytes), pressure: None })
}

/// The parts of a 3MF together, mm; `None` for anything else.
fn threemf(bytes: &[u8], file: &str) -> Result<Option<Mesh>, Complaint> {
    let is_3mf = bytes.starts_with(b"PK") && file.to_ascii_lowercase().ends_with(".3mf");
    if !is_3mf {
        return Ok(None);
    }
    let contents = windlass_export::read(bytes, file).map_err(|e| Complaint::of(file, e))?;
    let mut whole = Mesh::default();
    for body in contents.bodies {
        let first = whole.vertices.len() as u32;
        whole.vertices.extend(body.mesh.vertices);
        whole.triangles.extend(body.mesh.triangles.into_iter().map(|t| t.map(|i| first + i)));
    }
    Ok(Some(whole))
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
