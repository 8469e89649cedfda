//! The check-up: what a visit says of the device, the next prescription, and both devices side by side.

use super::compare::{self, answered, option};
use super::prescribe::checked;
use super::{Settings, design};
use crate::case::Case;
use crate::complaint::REFER;
use crate::made::Revisions;
use crate::{Complaint, Complaints, World};
use windlass_prescription::Review;

/// Reviews the device of a case by its last visit. Needs no scan.
///
/// ```
/// use windlass::{Case, Settings};
///
/// let text = r#"
/// schema = "windlass.case/1"
/// case = { id = "HL-0001" }
/// patient = { mass_kg = 71 }
/// complaints = { low_back_pain = true }
/// limb_length = { short_side = "left", discrepancy_mm = 9, kind = "structural" }
/// foot = { left = {}, right = {} }
/// [[visit]]
/// report = { back_pain = 6 }
/// [[visit]]
/// revision = 1
/// report = { weeks_worn = 4, hours_worn = 9, back_pain = 4 }
/// "#;
/// let case = Case::read("case.toml", text.as_bytes())?;
/// let review = windlass::review(&case, &Settings::built_in()?)?;
/// let left = review.feet.left.as_ref().expect("the case has a left foot");
/// assert!(left.changes.iter().any(|change| change.rule == "lift-step"));
/// # Ok::<(), windlass::Complaints>(())
/// ```
///
/// # Errors
/// What is wrong with the record; no visit with the device that the case prescribes.
pub fn review(case: &Case, settings: &Settings) -> Result<Review, Complaints> {
    let encounter = checked(case, settings)?;
    let refused = |why: String, next: &str| {
        Complaints::from(Complaint::input(format!("{}: visit", case.name), why).then(next))
    };
    let step = "add [[visit]] with revision, [visit.report] and [visit.left.fit] as in docs/visits.md";
    let revision = case.revision();
    let Some(last) = case.file.visit.last() else {
        return Err(refused("the case has no visit".into(), step));
    };
    if last.revision.unwrap_or(0) == 0 && last.report.weeks_worn.is_none_or(|weeks| weeks == 0.0) {
        return Err(refused("the last visit is the one before the device".into(), step));
    }
    match last.revision.unwrap_or(revision) {
        worn if worn < revision => {
            let why = format!(
                "the last visit is about revision {worn}, and the case is revision {revision}: it has been answered"
            );
            Err(refused(why, step))
        }
        worn if worn > revision => {
            let why = format!("the last visit is about revision {worn}, and the case is revision {revision}");
            Err(refused(why, "set `revision` of the visit to that of the device that was worn"))
        }
        _ => windlass_prescription::review(&encounter, &settings.rules)
            .ok_or_else(|| refused("the case has no visit".into(), step)),
    }
}

/// Makes the device as worn and the next one, and asks the chain about both.
///
/// # Errors
/// As for [`design`](crate::design), for either; the visit refers the patient, so there is no next device.
pub fn revisions(
    case: &Case,
    review: &Review,
    world: &dyn World,
    settings: &Settings,
) -> Result<Revisions, Complaints> {
    let Some(next) = &review.next else {
        return Err(Complaint::refused(
            format!("{}: visit", case.name),
            "the visit refers the patient: no device is changed",
        )
        .then(REFER)
        .into());
    };
    let mut before = case.clone();
    before.file.take(&next.worn);
    let mut after = case.clone();
    after.file.take(&next.encounter);
    let worn = design::make(&before, world, settings)?;
    let next = design::make_on(&after, || Ok(worn.feet.clone()), settings)?;
    let revision = case.revision();
    let asked = vec![
        compare::bare(worn.chain.clone()?),
        answered(
            option(
                "worn",
                &format!("revision {revision}, as worn"),
                "The device that was worn, with what was changed by hand.",
            ),
            worn.chain.clone(),
        ),
        answered(
            option("next", &format!("revision {}", revision + 1), "The next device."),
            next.chain.clone(),
        ),
    ];
    let comparison = compare::of(case.id(), asked, Vec::new(), next.notes.clone());
    Ok(Revisions { comparison, worn, next })
}
