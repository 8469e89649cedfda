//! What the devices of a case, or one made elsewhere, do to the loads above the foot.

use super::load::{self, Under};
use super::{Settings, design};
use crate::case::Case;
use crate::job::{Alternative, DoseChoice};
use crate::materials;
use crate::{Complaint, Complaints, World};
use windlass_chain::ChainReport;
use windlass_geometry::Mesh;
use windlass_measure::{Both, Note, Side};
use windlass_prescription::AsBuilt;

/// What a check came to.
#[derive(Debug, Clone)]
pub struct CheckedJob {
    /// The answer.
    pub report: ChainReport,
    /// Dimensions with which objections of the guard are gone, each built and checked.
    pub alternatives: Vec<Alternative>,
    /// Another dose of the same features, where it was searched for.
    pub choice: Option<DoseChoice>,
    /// What each device of the case comes to.
    pub built: Both<Option<AsBuilt>>,
    /// Remarks of the rooms before.
    pub notes: Vec<Note>,
}

/// Estimates what the devices of a case do to the loads above the foot: its own, or a third-party device.
///
/// ```
/// use windlass::{Case, InMemory, Settings, World};
/// # let files: InMemory = windlass::sample()?.into_iter().collect();
/// # let case = Case::read("case.toml", &files.read("case.toml")?)?;
/// # let settings = Settings { draws: 2, ..Settings::built_in()? };
///
/// let checked = windlass::check(&case, None, &files, &settings)?;
/// // Only what speaks against a device stops the guard.
/// let _fit_to_wear = checked.report.passes_guard();
/// assert!(checked.report.walking.left.is_some());
/// # Ok::<(), windlass::Complaints>(())
/// ```
///
/// # Errors
/// As for [`design`](crate::design); and when the device given lies nowhere under its foot.
pub fn check(
    case: &Case,
    device: Option<(Side, Mesh)>,
    world: &dyn World,
    settings: &Settings,
) -> Result<CheckedJob, Complaints> {
    let Some((side, mesh)) = device else {
        let made = design::make(case, world, settings)?;
        return Ok(CheckedJob {
            report: made.chain?,
            alternatives: made.alternatives,
            choice: made.choice,
            built: made.built,
            notes: made.notes,
        });
    };
    let feet = design::feet(case, world)?;
    if feet.get(side).is_none() {
        return Err(Complaint::input(
            format!("foot.{side}"),
            "the case has no foot on the side of this device",
        )
        .then("name the other side with --side, or add the foot to the case")
        .into());
    }
    let under = Both::from_fn(|s| (s == side).then_some(Under { mesh: &mesh, lines: None }));
    let material = materials::find(case.file.device.material_or_usual(), &settings.profiles)?;
    let mut report = load::ask(case, &feet, &under, &material, settings)?;
    for objection in &mut report.guard {
        let otherwise = std::mem::take(&mut objection.next_step);
        objection.next_step = format!("its dimensions are its maker's; {otherwise}");
    }
    let notes = feet.iter().filter_map(|(_, f)| f.as_ref()).flat_map(|f| f.foot.notes.clone()).collect();
    Ok(CheckedJob { report, alternatives: Vec::new(), choice: None, built: Both::default(), notes })
}
