//! The regulatory file of a package: intended use, prescriber's characteristics, what the design rests on, open points, and
//! the hashes by which device, order and inputs belong together. The statement is a file of its own.
//!
//! Regulation (EU) 2017/745, Annex XIII, sections 1 and 2: what the documentation of a custom-made device holds.

use crate::case::Case;
use crate::job::FileHash;
use crate::made::Job;
use crate::materials::MaterialProfile;
use crate::{MADE_BY, Output, page};
use windlass_prescription::dose_text;

/// The file as text.
pub(super) fn text(case: &Case, job: &Job, material: &MaterialProfile, files: &[Output]) -> String {
    let mut text = format!(
        "DOCUMENTATION OF A CUSTOM-MADE DEVICE\n\
         (Regulation (EU) 2017/745, Annex XIII, sections 1 and 2; brackets are for the manufacturer)\n\n\
         Intended use\n\
         \x20 Foot orthosis worn in a shoe by patient {} alone, to redistribute load under the\n\
         \x20 foot and to guide its motion as prescribed. Not for another person or purpose.\n\
         Where it is made\n  [PLACES OF MANUFACTURE]\n\
         Software\n\
         \x20 {MADE_BY}, sources\n\
         \x20 {}.\n\
         \x20 Not a medical device; a clinician decides. Its numbers are\n\
         \x20 model estimates and were not validated on this patient.\n\
         Material\n  {} [LOT]\n",
        case.id(),
        known(&job.record.manifest.program),
        material.title,
    );
    text.push_str("\nFindings and characteristics, as prescribed\n");
    for (side, foot) in job.record.feet.iter() {
        for fault in job.record.faults.get(side) {
            text.push_str(&format!("  {side}: found: {}\n", fault.title));
        }
        for line in foot.prescription.iter().filter(|l| l.dose.is_present()) {
            let built = foot.realised.get(line.feature.key());
            let built = built.map(|b| format!(", built {}", dose_text(line.feature, &b.realised)));
            text.push_str(&format!(
                "  {side}: {} {} [evidence {}]{}\n",
                line.feature.title(),
                dose_text(line.feature, &line.dose),
                line.grade,
                built.unwrap_or_default()
            ));
        }
    }
    text.push_str("\nRisks and open points, each to be settled before the statement is signed\n");
    let open = open_points(job);
    if open.is_empty() {
        text.push_str("  none found by the load check, the rules or the print check\n");
    }
    for (number, point) in open.iter().enumerate() {
        text.push_str(&format!("  {}. {point}\n     settled: [HOW, BY WHOM, WHEN]\n", number + 1));
    }
    text.push_str("\nAfter delivery\n  Review on [DATE]; complaints and incidents to [CONTACT]\n");
    text.push_str("\nTraceability (BLAKE3)\n");
    let made: Vec<FileHash> = files.iter().map(|f| FileHash::of(&f.name, &f.bytes)).collect();
    for file in job.record.manifest.inputs.iter().chain(&made) {
        text.push_str(&format!("  {}\n    {}\n", file.file, file.blake3));
    }
    text
}

/// What the report asks to settle, and what the print check asks to review; each once.
fn open_points(job: &Job) -> Vec<String> {
    let mut open: Vec<String> = Vec::new();
    for point in page::review_points(&job.record) {
        open.extend(point.texts.iter().map(|text| format!("{}: {text}", point.kind)));
    }
    for (side, foot) in job.record.feet.iter() {
        let findings = foot.printability.iter().flat_map(|p| &p.findings);
        open.extend(findings.map(|f| format!("Print check, {side}: {}", f.text)));
        open.extend(
            foot.prescription.iter().flat_map(|l| &l.flags).map(|f| format!("Rule, {side}: {}", f.text)),
        );
    }
    open
}

fn known(hash: &str) -> &str {
    if hash.is_empty() { "not recorded" } else { hash }
}
