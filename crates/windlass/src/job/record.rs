//! The record of a job, `job.json`: every number with its origin, and the result.

use super::{Alternative, DoseChoice, Manifest, PressureFacts};
use crate::Complaint;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;
use windlass_chain::ChainReport;
use windlass_device::Fit;
use windlass_export::Printability;
use windlass_foot::{Landmarks, Measures, Residual};
use windlass_geometry::{Mesh, Topology};
use windlass_measure::{Both, Note, Side};
use windlass_prescription::{
    AsBuilt, Declined, Dose, Fault, HeelDifference, Line, Missing, Referral, StandingHeights,
};
use windlass_scan::Loading;

/// The version of the job schema.
pub const SCHEMA: &str = "windlass.job/1";

/// The record of a job.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct JobRecord {
    /// "windlass.job/1".
    pub schema: Cow<'static, str>,
    /// The pseudonym of the case.
    pub id: String,
    /// The feet that got a device.
    pub feet: FootJobs,
    /// How the heels of the two devices stand to each other; none where a foot has no device.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heels: Option<HeelDifference>,
    /// The faults found in the record of each foot.
    pub faults: Both<Vec<Fault>>,
    /// Set when the record says that a clinician should see the patient first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub referral: Option<Referral>,
    /// What to measure next, most decisive first.
    pub missing: Vec<Missing>,
    /// What was assumed.
    pub assumed: Vec<Note>,
    /// What was considered and not prescribed, and why.
    pub declined: Vec<Declined>,
    /// What the devices do to the loads above the foot; none where that could not be computed.
    pub chain: Option<ChainReport>,
    /// Dimensions with which objections of the guard are gone, each built and checked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<Alternative>,
    /// Other dimensions of the same features, if searched for: an alternative to the prescription.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub choice: Option<DoseChoice>,
    /// Why the loads were not computed, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chain_not_computed: Option<String>,
    /// Remarks of every room, in the order of the walk.
    pub notes: Vec<Note>,
    /// Hashes of everything that went in and came out.
    pub manifest: Manifest,
}

/// The feet of a job.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
pub struct FootJobs {
    /// The patient's left.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left: Option<FootJob>,
    /// The patient's right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub right: Option<FootJob>,
}

/// One foot of a job.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct FootJob {
    /// What was measured on the scan.
    pub scan: ScanFacts,
    /// The pressure measured under the foot and the predicted one, if the case has a map.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pressure: Option<PressureFacts>,
    /// The lines of the prescription.
    pub prescription: Vec<Line>,
    /// For each feature whose dimension can be measured on the mesh: prescribed and measured.
    pub realised: BTreeMap<Cow<'static, str>, RealisedDose>,
    /// How well the top follows the foot where nothing was changed on purpose.
    pub fit: Fit,
    /// What the material's process, on its usual printer, says to it; absent for a material that is not printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub printability: Option<Printability>,
    /// The finished solid.
    pub mesh: MeshFacts,
    /// What heel and ball stand on, with the cover.
    pub heights: StandingHeights,
    /// Mass of the device without its cover, g.
    pub mass_g: f64,
}

/// What was measured on a scan, canonical right foot frame.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct ScanFacts {
    /// How the foot was loaded.
    pub loading: Loading,
    /// Lengths, heights, angles.
    #[serde(flatten)]
    pub measures: Measures,
    /// Anatomical points.
    pub landmarks: Landmarks,
    /// Distance of the observed sole from its fitted surface, mm.
    pub residual_mm: Residual,
}

/// A prescribed dimension, and its measurement on the finished mesh.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct RealisedDose {
    /// Asked for, in the unit of the key.
    pub requested: Dose,
    /// Found.
    pub realised: Dose,
    /// Greatest difference allowed.
    pub tolerance: f64,
    /// Whether the two agree within it.
    pub within_tolerance: bool,
    /// How it was measured.
    pub method: Cow<'static, str>,
}

/// The finished solid in numbers.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct MeshFacts {
    /// Number of triangles.
    pub triangles: usize,
    /// Enclosed volume, mm3.
    pub volume_mm3: f64,
    /// Lowest and highest corner of its box, mm.
    pub bounds_mm: [[f64; 3]; 2],
    /// Edges with a triangle on one side only, or with disagreeing triangles.
    pub open_edges: usize,
    /// Edges with more than two triangles.
    pub non_manifold_edges: usize,
    /// Connected bodies.
    pub bodies: usize,
}

impl MeshFacts {
    /// Counts and measures a mesh.
    pub fn of(mesh: &Mesh) -> Self {
        let topology = Topology::of(mesh);
        let bounds = mesh.bounds().map_or([[0.0; 3]; 2], |b| [b.min.coords.into(), b.max.coords.into()]);
        MeshFacts {
            triangles: mesh.triangles.len(),
            volume_mm3: mesh.signed_volume(),
            bounds_mm: bounds,
            open_edges: topology.open_edges + topology.inconsistent_edges,
            non_manifold_edges: topology.non_manifold_edges,
            bodies: topology.bodies,
        }
    }
}

impl JobRecord {
    /// Reads a record, `job.json`, back. The distances of [`Fit::map`] are not in it.
    ///
    /// ```
    /// use windlass::job::JobRecord;
    ///
    /// let stop = JobRecord::read("job.json", b"{}").unwrap_err();
    /// assert!(stop.to_string().contains("schema"), "{stop}");
    /// ```
    ///
    /// # Errors
    /// A text that is no record of this version, with the line and column where it stops being one.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Self, Complaint> {
        let next = "design the case again with this version, or read the file with the version that its manifest names";
        let record: JobRecord = serde_json::from_slice(bytes).map_err(|e| {
            Complaint::input(name, format!("this is not the record of a job: {e}")).then(next)
        })?;
        if record.schema != SCHEMA {
            let text = format!("the record follows {:?}; this program reads {SCHEMA:?}", record.schema);
            return Err(Complaint::input(name, text).then(next));
        }
        Ok(record)
    }

    /// Number of the guard's objections.
    pub fn objections(&self) -> usize {
        self.chain.as_ref().map_or(0, |chain| chain.guard.len())
    }
}

impl FootJobs {
    /// What each device comes to, for the order form.
    pub fn as_built(&self) -> Both<Option<AsBuilt>> {
        let of = |foot: &Option<FootJob>| {
            foot.as_ref().map(|foot| AsBuilt { heights: foot.heights, mass_g: foot.mass_g })
        };
        Both { left: of(&self.left), right: of(&self.right) }
    }

    /// Puts a foot in its place.
    pub fn set(&mut self, side: Side, foot: FootJob) {
        match side {
            Side::Left => self.left = Some(foot),
            Side::Right => self.right = Some(foot),
        }
    }

    /// The feet that got a device, left first.
    pub fn iter(&self) -> impl Iterator<Item = (Side, &FootJob)> {
        [(Side::Left, &self.left), (Side::Right, &self.right)]
            .into_iter()
            .filter_map(|(s, f)| Some((s, f.as_ref()?)))
    }
}
