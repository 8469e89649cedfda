//! The summary at the top of the page, in words that a patient understands.

use crate::job::JobRecord;
use windlass_measure::figures::counted;
use windlass_prescription::{AskedBy, Dose, dose_text};
use windlass_report::page_data::Paragraph;

/// For each foot what was found and what is made; then what to review before printing.
pub(super) fn summary(record: &JobRecord) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    for (side, foot) in record.feet.iter() {
        let mut text: Vec<String> =
            record.faults.get(side).iter().filter(|f| !f.context).map(|f| f.says.clone()).collect();
        let lines: Vec<String> = foot
            .prescription
            .iter()
            .filter(|l| l.asked_by != AskedBy::Style && l.dose.is_present())
            .map(|l| match &l.dose {
                Dose::Flag(_) => l.feature.title().to_owned(),
                dose => format!("{} {}", l.feature.title(), dose_text(l.feature, dose)),
            })
            .collect();
        text.push(match lines.as_slice() {
            [] => "The device follows the sole, with no further modification.".to_owned(),
            lines => format!("To address this, the device has: {}.", lines.join(", ")),
        });
        paragraphs.push(Paragraph { heading: format!("{side} foot"), text: text.join(" ") });
    }
    let outside: usize =
        record.feet.iter().flat_map(|(_, f)| f.realised.values()).filter(|d| !d.within_tolerance).count();
    let mut text = match record.chain.as_ref().map(|c| c.guard.len()) {
        None => "The loads on the joints above the foot were not computed; the notes say why.".to_owned(),
        Some(0) => "No joint above the foot exceeds its load limit.".to_owned(),
        Some(1) => "The load check has one objection: see the list.".to_owned(),
        Some(n) => format!("The load check has {n} objections: see the list."),
    };
    text.push_str(&match outside {
        0 => " Every dimension that can be measured in the finished device is as prescribed.".to_owned(),
        n => format!(
            " {} of the finished device {} from the prescription: see \u{201c}Prescribed and built\u{201d}.",
            counted(n, "dimension"),
            if n == 1 { "differs" } else { "differ" }
        ),
    });
    paragraphs.push(Paragraph { heading: "before printing".to_owned(), text });
    paragraphs
}
