//! Two or three sentences that a patient understands.

use crate::job::JobRecord;
use windlass_prescription::{AskedBy, dose_text};

/// What is made and why.
pub(super) fn summary(record: &JobRecord) -> Vec<String> {
    let mut sentences = Vec::new();
    for (side, foot) in record.feet.iter() {
        let lines: Vec<String> = foot
            .prescription
            .iter()
            .filter(|l| l.asked_by != AskedBy::Style && l.dose.is_present())
            .map(|l| format!("{} ({})", l.feature.title(), dose_text(l.feature, &l.dose)))
            .collect();
        let what = match lines.as_slice() {
            [] => "a plain device that follows the sole".to_owned(),
            lines => format!("a device with {}", lines.join(", ")),
        };
        sentences.push(format!("The {side} foot gets {what}."));
        let found: Vec<&str> =
            record.faults.get(side).iter().filter(|f| !f.context).map(|f| f.title.as_str()).collect();
        if !found.is_empty() {
            sentences.push(format!("It answers what was found on that side: {}.", found.join(", ")));
        }
    }
    let guard = match record.chain.guard.len() {
        0 => {
            "The check of the joints above found nothing that pays more than the set share for it.".to_owned()
        }
        n => format!("The check of the joints above objects {n} time(s): read \"guard\" before printing."),
    };
    sentences.push(guard);
    sentences
}
