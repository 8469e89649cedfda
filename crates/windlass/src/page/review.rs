//! What the first screen asks to review before anything is made, each by name with a link: referrals, a device that does
//! not print, lines against a rule, warnings, and what the guard objects to.

use crate::job::JobRecord;
use windlass_measure::{Level, Note};
use windlass_report::page_data::Review;

/// The points, what weighs most first; each once.
pub(super) fn points(record: &JobRecord) -> Vec<Review> {
    let mut points: Vec<Review> = record.referral.iter().flat_map(|r| &r.reasons).map(of_note).collect();
    let guard = record.chain.iter().flat_map(|chain| &chain.guard);
    points.extend(guard.map(|g| Review {
        text: format!("{} leg: {}", g.side, g.text),
        step: String::new(),
        link: "guard".to_owned(),
    }));
    points.extend(record.notes.iter().filter(|note| note.level == Level::Warning).map(of_note));
    let mut seen: Vec<String> = Vec::new();
    points.retain(|point| {
        let new = !seen.contains(&point.text);
        seen.push(point.text.clone());
        new
    });
    points
}

fn of_note(note: &Note) -> Review {
    let side = ["left", "right"].into_iter().find(|side| note.place.contains(side));
    Review {
        text: note.text.clone(),
        step: note.next_step.clone().unwrap_or_default(),
        link: side.unwrap_or_default().to_owned(),
    }
}
