//! What the first screen asks to settle before anything is made, each by name with a link: referrals, a device that does
//! not print, lines against a rule, warnings, and what the load check objects to.

use crate::job::JobRecord;
use windlass_measure::{Level, Note};
use windlass_prescription::FIRST_STEP;
use windlass_report::page_data::Review;
use windlass_report::words::Words;

/// The points, what weighs most first; each once, and those with the same advice together.
pub(crate) fn points(record: &JobRecord) -> Vec<Review> {
    let mut points = Vec::new();
    for note in record.notes.iter().filter(|note| note.place == FIRST_STEP) {
        add(&mut points, of_note(note, "First"));
    }
    for note in record.referral.iter().flat_map(|r| &r.reasons) {
        add(&mut points, of_note(note, "Refer"));
    }
    for objection in record.chain.iter().flat_map(|chain| &chain.guard) {
        let point = Review {
            kind: "Load check".to_owned(),
            texts: vec![format!("{} leg: {}", objection.side, objection.text)],
            step: objection.next_step.clone(),
            link: "guard".to_owned(),
        };
        add(&mut points, point);
    }
    for note in record.notes.iter().filter(|note| note.level == Level::Warning) {
        add(&mut points, of_note(note, "Warning"));
    }
    points
}

/// Adds a point, or its text to the point of the same kind and advice.
fn add(points: &mut Vec<Review>, point: Review) {
    if points.iter().any(|p| p.texts.iter().any(|t| point.texts.contains(t))) {
        return;
    }
    let alike = |p: &&mut Review| p.kind == point.kind && !p.step.is_empty() && p.step == point.step;
    match points.iter_mut().find(alike) {
        Some(known) => known.texts.extend(point.texts),
        None => points.push(point),
    }
}

/// A point in the words of a language; what the catalogue does not know stays as it is.
pub(super) fn said(point: Review, words: &Words) -> Review {
    let said = |text: &String| {
        // A gate's sentence, then its source in brackets.
        let (says, source) = text.find(" (").map_or((text.as_str(), ""), |at| text.split_at(at));
        match words.said("refer", says) {
            known if known != says => known + source,
            _ => words.said(if point.link == "guard" { "check" } else { "note" }, text),
        }
    };
    Review {
        kind: words.said("kind", &point.kind),
        texts: point.texts.iter().map(said).collect(),
        step: words.said("step", &point.step),
        link: point.link,
    }
}

fn of_note(note: &Note, kind: &str) -> Review {
    let side = ["left", "right"].into_iter().find(|side| note.place.contains(side));
    Review {
        kind: kind.to_owned(),
        texts: vec![note.text.clone()],
        step: note.next_step.clone().unwrap_or_default(),
        link: side.unwrap_or_default().to_owned(),
    }
}
