//! From the record of a case to its prescription.

use super::Settings;
use crate::case::Case;
use crate::{Complaint, Complaints};
use windlass_measure::Note;
use windlass_prescription::{Encounter, Prescription};

/// Proposes the prescription of a case. Needs no scan.
///
/// ```
/// use windlass::{Case, InMemory, Settings, World};
/// # let files: InMemory = windlass::sample()?.into_iter().collect();
/// # let case = Case::read("case.toml", &files.read("case.toml")?)?;
/// # let settings = Settings { draws: 2, ..Settings::built_in()? };
/// use windlass::prescription::Feature;
///
/// let prescription = windlass::prescribe(&case, &settings)?;
/// let left = prescription.feet.left.as_ref().expect("the sample has a left foot");
/// assert!(left.lines.iter().any(|line| line.feature == Feature::HeelCup && !line.reason.is_empty()));
/// # Ok::<(), windlass::Complaints>(())
/// ```
///
/// # Errors
/// Every number of the record that no patient has, and every policy setting that no rule reads.
pub fn prescribe(case: &Case, settings: &Settings) -> Result<Prescription, Complaints> {
    let encounter = checked(case, settings)?;
    let mut prescription = windlass_prescription::prescribe(&encounter, &settings.rules);
    prescription.notes.extend(unanswered(case));
    Ok(prescription)
}

/// The encounter of a case, without fault.
///
/// # Errors
/// As for [`prescribe`].
pub(super) fn checked(case: &Case, settings: &Settings) -> Result<Encounter, Complaints> {
    let encounter = case.file.encounter();
    let problems = settings.rules.problems(&encounter);
    if !problems.is_empty() {
        let complaints = problems.iter().map(|p| Complaint::input(&case.name, p.to_string()));
        return Err(Complaints(complaints.collect()));
    }
    Ok(encounter)
}

/// Says that the last visit has not been answered: the case still prescribes what was worn there.
fn unanswered(case: &Case) -> Option<Note> {
    let worn = case.file.visit.last()?.revision?;
    (worn > 0 && worn == case.revision()).then(|| {
        Note::warning(
            "visit",
            format!("a check-up of revision {worn} is recorded, and this is the same prescription again"),
        )
        .then("ask for the next one with `windlass review`")
    })
}
