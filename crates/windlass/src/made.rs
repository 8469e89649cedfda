//! What the pipeline has made of a case: the measured feet, the devices, the finished job.

use crate::Complaints;
use crate::comparison::Comparison;
use crate::job::{Alternative, DoseChoice, FileHash, JobRecord, Output};
use crate::materials::MaterialProfile;
use windlass_chain::ChainReport;
use windlass_device::Device;
use windlass_export::{Finding, Printability};
use windlass_foot::Foot;
use windlass_foot::pressure::PlacedPressure;
use windlass_measure::{Both, Note};
use windlass_prescription::{AsBuilt, Prescription};
use windlass_scan::{PressureMap, Scan};

/// A measured foot and the scan it comes from.
#[derive(Debug, Clone)]
pub struct MeasuredFoot {
    /// The scan, clean and oriented.
    pub scan: Scan,
    /// The foot.
    pub foot: Foot,
    /// Length and hash of the scan's bytes.
    pub file: FileHash,
    /// The pressure measured under it, where the case has it.
    pub(crate) pressure: Option<MeasuredPressure>,
}

/// A pressure map and where it lies under its foot.
#[derive(Debug, Clone)]
pub(crate) struct MeasuredPressure {
    /// The map.
    pub map: PressureMap,
    /// Its loaded sensors in the canonical foot frame.
    pub placed: PlacedPressure,
    /// Length and hash of the file.
    pub file: FileHash,
}

/// Everything that was made of a case, before it is written.
#[derive(Debug)]
pub(crate) struct Made {
    pub feet: Both<Option<MeasuredFoot>>,
    pub prescription: Prescription,
    pub material: MaterialProfile,
    pub devices: Both<Option<Device>>,
    /// What each device comes to.
    pub built: Both<Option<AsBuilt>>,
    /// What process and printer say to each device; none where the material is not printed.
    pub printability: Both<Option<Printability>>,
    /// What speaks against making each device all the same; of a material that is not printed, its surface alone.
    pub refusals: Both<Vec<Finding>>,
    /// The check of the joints above, or why there is none.
    pub chain: Result<ChainReport, Complaints>,
    /// What silences the objections of the guard.
    pub alternatives: Vec<Alternative>,
    /// Another dose of the same features, where it was searched for.
    pub choice: Option<DoseChoice>,
    pub notes: Vec<Note>,
}

/// A finished job.
#[derive(Debug, Clone)]
pub struct Job {
    /// The record, as written to `job.json`.
    pub record: JobRecord,
    /// The prescription as built.
    pub prescription: Prescription,
    /// The files, the record last.
    pub outputs: Vec<Output>,
}

/// The device as worn and the next one.
pub struct Revisions {
    /// Each quantity without a device, with the one worn and with the next.
    pub comparison: Comparison,
    pub(crate) worn: Made,
    pub(crate) next: Made,
}
