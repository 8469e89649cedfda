//! Lifts of both feet together: a lift for a tight calf goes under both heels, and what does not fit the shoe is
//! taken from both, so that the difference between the legs stays as prescribed.

use super::propose::Proposal;
use crate::sheet::Sheet;
use crate::{AskedBy, Dose, Encounter, Feature};
use windlass_measure::{Both, Note};

/// Gives each foot the bilateral proposals of the other, the larger of the two where both have one.
pub(super) fn share(proposals: &mut Both<Option<Vec<Proposal>>>, notes: &mut Vec<Note>) {
    let before = proposals.clone();
    for (side, own) in before.iter() {
        let Some(own) = own else { continue };
        for proposal in own.iter().filter(|proposal| proposal.bilateral) {
            match proposals.get_mut(side.other()) {
                Some(others) => receive(others, proposal),
                None => notes.push(
                    Note::warning(
                        format!("foot.{}", side.other()),
                        format!("the {} of the other foot is intended for both feet", proposal.feature),
                    )
                    .then("put the same height in the other shoe"),
                ),
            }
        }
    }
}

/// Says when the short leg is not among the feet that get a device.
pub(super) fn short_side_without_device(encounter: &Encounter, notes: &mut Vec<Note>) {
    let Some(limb) = &encounter.limb_length else {
        return;
    };
    if encounter.feet.get(limb.short_side).is_none() {
        notes.push(
            Note::warning(
                "limb_length",
                "the case has no device for the shorter leg, so no lift is proposed",
            )
            .then(format!("add a device for the {} foot, or raise its shoe", limb.short_side)),
        );
    }
}

fn receive(others: &mut Vec<Proposal>, proposal: &Proposal) {
    let same = |own: &&mut Proposal| own.rule == proposal.rule && own.feature == proposal.feature;
    match others.iter_mut().find(same) {
        Some(own) => {
            if own.dose.amount() < proposal.dose.amount() {
                own.dose = proposal.dose.clone();
            }
        }
        None => others.push(Proposal {
            reason: format!("The other foot needs it, and the pelvis should stay level. {}", proposal.reason),
            ..proposal.clone()
        }),
    }
}

/// Keeps proposed lifts inside the shoe: what is over the limit is taken from both feet.
pub(super) fn fit(sheets: &mut Both<Option<Sheet>>, most: f64, source: &str) {
    let lift = |sheet: &Option<Sheet>| sheet.as_ref().map_or(0.0, |sheet| sheet.amount(Feature::HeelLift));
    let (Some(left), Some(right)) = (&sheets.left, &sheets.right) else {
        return;
    };
    let proposed =
        |sheet: &Sheet| sheet.line(Feature::HeelLift).is_none_or(|line| line.asked_by != AskedBy::Clinician);
    if !proposed(left) || !proposed(right) {
        return;
    }
    let over = lift(&sheets.left).max(lift(&sheets.right)) - most;
    let shared = over.min(lift(&sheets.left)).min(lift(&sheets.right));
    if shared <= 0.0 {
        return;
    }
    for sheet in [&mut sheets.left, &mut sheets.right].into_iter().flatten() {
        let dose = Dose::Amount(sheet.amount(Feature::HeelLift) - shared);
        let why = format!(
            "both lifts are {shared} mm lower than proposed: at most {most} mm fits in a shoe, and the difference between \
                 the legs is kept"
        );
        sheet.change(Feature::HeelLift, dose, &why, source);
    }
}
