//! The side-car of a package: for each foot what was asked, what was found in its file, and every hash.

use super::names::Names;
use crate::case::Case;
use crate::job::{FileHash, FootJob, MeshFacts, RealisedDose};
use crate::made::Job;
use crate::{MADE_BY, Output};
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeMap;
use windlass_export::{Printability, Process};
use windlass_measure::Side;
use windlass_prescription::Dose;
use windlass_scan::Loading;

/// The record of a package.
#[derive(Debug, Clone, Serialize)]
pub(super) struct PackageRecord {
    /// "windlass.package/1".
    schema: &'static str,
    /// The program and its version.
    made_by: &'static str,
    /// The pseudonym.
    id: String,
    /// The order, where the case names one.
    order: Option<String>,
    /// Its revision.
    revision: u32,
    /// The process and the printer that the files were inspected for; none where the material is not printed.
    process: Option<String>,
    /// The feet.
    feet: Vec<PackedFoot>,
    /// The files of the package, without this one.
    files: Vec<FileHash>,
    /// What the job was made from: the case, then the scans.
    inputs: Vec<FileHash>,
}

/// One foot of a package.
#[derive(Debug, Clone, Serialize)]
pub(super) struct PackedFoot {
    /// Which foot; files are on this side and are not to be mirrored.
    pub side: Side,
    /// Its files.
    files: [String; 2],
    /// How the foot was loaded when it was captured.
    capture_loading: Loading,
    /// The doses by key.
    prescription: BTreeMap<&'static str, Dose>,
    /// The doses found in the triangles.
    realised: BTreeMap<Cow<'static, str>, RealisedDose>,
    /// What the inspection found; none where the material is not printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub printability: Option<Printability>,
    /// The finished solid.
    pub mesh: MeshFacts,
    /// Mass of the device, g.
    pub mass_g: f64,
}

impl PackedFoot {
    /// The record of a foot.
    pub fn of(side: Side, names: &Names, foot: &FootJob) -> Self {
        PackedFoot {
            side,
            files: ["stl", "3mf"].map(|ending| names.of_foot(side, ending)),
            capture_loading: foot.scan.loading,
            prescription: foot.prescription.iter().map(|l| (l.feature.key(), l.dose.clone())).collect(),
            realised: foot.realised.clone(),
            printability: foot.printability.clone(),
            mesh: foot.mesh.clone(),
            mass_g: foot.mass_g,
        }
    }

    /// The text that the prescription has engraved.
    pub fn engraving(&self) -> Option<&str> {
        match self.prescription.get("engraving") {
            Some(Dose::Text(text)) if !text.is_empty() => Some(text),
            _ => None,
        }
    }
}

impl PackageRecord {
    /// The record of a package's files.
    pub fn of(
        case: &Case,
        process: Option<&Process>,
        feet: Vec<PackedFoot>,
        job: &Job,
        files: &[Output],
    ) -> Self {
        let head = &case.file.case;
        PackageRecord {
            schema: "windlass.package/1",
            made_by: MADE_BY,
            id: head.id.clone(),
            order: head.order.clone(),
            revision: head.revision.unwrap_or(1),
            process: process.map(|p| p.name.clone()),
            feet,
            files: files.iter().map(|f| FileHash::of(&f.name, &f.bytes)).collect(),
            inputs: job.record.manifest.inputs.clone(),
        }
    }
}
