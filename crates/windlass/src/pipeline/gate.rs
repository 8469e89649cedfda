//! The gate: what its process and printer refuse is not written, nor a surface of a milled device that is unsound. Judged once, on the triangles as a file holds them;
//! `design`, `pack`, `batch` and the page all read this one answer.

use super::Settings;
use crate::{Complaint, Complaints};
use windlass_export::Finding;
use windlass_measure::{Both, Note, Side};

/// Stops devices that do not print, unless the settings write them all the same.
///
/// # Errors
/// Every reason why a device does not print.
pub(super) fn judge(judged: &Both<Vec<Finding>>, settings: &Settings) -> Result<(), Complaints> {
    let reasons: Vec<Complaint> = refused(judged).map(|(side, finding)| complaint(side, finding)).collect();
    if reasons.is_empty() || settings.even_if_it_does_not_print { Ok(()) } else { Err(Complaints(reasons)) }
}

/// A remark for each reason why a device that is written all the same does not print.
pub(super) fn remarks(judged: &Both<Vec<Finding>>) -> Vec<Note> {
    let remark = |(side, finding): (Side, &Finding)| {
        Note::warning(format!("{side}: {}", finding.rule), format!("does not print: {}", place(finding)))
            .then("do not send this file to a printer; it was written only because it was requested")
    };
    refused(judged).map(remark).collect()
}

fn refused(judged: &Both<Vec<Finding>>) -> impl Iterator<Item = (Side, &Finding)> {
    judged.iter().flat_map(|(side, found)| found.iter().map(move |finding| (side, finding)))
}

fn complaint(side: Side, finding: &Finding) -> Complaint {
    Complaint::refused(format!("prescription.{side}: {}", finding.rule), place(finding)).then(format!(
        "{}; change the line that shapes this place, the material or the printer, or write the files with \
         --even-if-it-does-not-print",
        finding.next_step
    ))
}

/// What was found, and where on the device.
fn place(finding: &Finding) -> String {
    match finding.at_mm {
        Some([x, y, z]) => {
            format!("{} (at x {x:.0}, y {y:.0}, z {z:.0} mm in the file)", finding.text)
        }
        None => finding.text.clone(),
    }
}
