//! The first lines of the page, in words that a patient understands.

use crate::job::JobRecord;
use windlass_prescription::{AskedBy, Dose, dose_text};
use windlass_report::page_data::Paragraph;

/// For each foot what was found and what is made; then what to look at before it is printed.
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
            [] => "The device follows the sole and changes nothing else.".to_owned(),
            lines => format!("The device answers with: {}.", lines.join(", ")),
        });
        paragraphs.push(Paragraph { heading: format!("{side} foot"), text: text.join(" ") });
    }
    let outside: usize =
        record.feet.iter().flat_map(|(_, f)| f.realised.values()).filter(|d| !d.within_tolerance).count();
    let mut text = match record.chain.as_ref().map(|c| c.guard.len()) {
        None => "The check of the joints above was not computed; the notes say why.".to_owned(),
        Some(0) => "The check of the joints above found none that pays more than the set share.".to_owned(),
        Some(1) => {
            "One point asks for a second look: see \u{201c}From the toe to the lower back\u{201d}.".to_owned()
        }
        Some(n) => {
            format!("{n} points ask for a second look: see \u{201c}From the toe to the lower back\u{201d}.")
        }
    };
    text.push_str(&match outside {
        0 => " Every dose that can be measured in the finished device is as asked.".to_owned(),
        n => format!(
            " {n} doses of the finished device are not as asked: see \u{201c}Asked and built\u{201d}."
        ),
    });
    paragraphs.push(Paragraph { heading: "before printing".to_owned(), text });
    paragraphs
}
