//! The statement that goes with a custom-made device, to be completed and signed by who makes it.
//!
//! What it must say: Regulation (EU) 2017/745, Annex XIII, section 1. The program fills what it knows and leaves
//! brackets for the rest; it knows no names, and it signs nothing.

use crate::MADE_BY;
use crate::case::Case;
use crate::made::Job;
use crate::materials::MaterialProfile;
use windlass_prescription::dose_text;

/// The statement as text of 80 columns.
pub(super) fn text(case: &Case, job: &Job, material: &MaterialProfile) -> String {
    let head = &case.file.case;
    let order = head.order.as_deref().unwrap_or("[ORDER NUMBER]");
    let prescriber = case.file.order.prescriber_code.as_deref().map(|c| format!(" (code {c})"));
    let clinic = case.file.order.clinic_code.as_deref().map(|c| format!(" (code {c})"));
    let mut text = format!(
        "STATEMENT FOR A CUSTOM-MADE DEVICE\n\
         to be completed and signed by the manufacturer\n\
         (Regulation (EU) 2017/745, Annex XIII, section 1; elsewhere as the law asks)\n\n\
         Manufacturer            [NAME AND ADDRESS OF THE MANUFACTURER, ALL PLACES OF\n\
         \x20                       MANUFACTURE; AUTHORISED REPRESENTATIVE, IF ANY]\n\
         Device                  Custom foot orthosis, order {order}, revision {}\n\
         Patient                 {}, for whose exclusive use it is made\n\
         Prescribed by           [NAME AND QUALIFICATION OF THE PRESCRIBER]{}\n\
         Institution             [NAME OF THE CLINIC OR HOSPITAL]{}\n\
         Date of prescription    {}\n\
         Material                {} [LOT]\n\
         Designed with           {MADE_BY}; case {}\n\n\
         Specific characteristics, as prescribed\n",
        head.revision.unwrap_or(1),
        head.id,
        prescriber.unwrap_or_default(),
        clinic.unwrap_or_default(),
        case.file.order.service_date.as_deref().unwrap_or("[DATE]"),
        material.title,
        short(&case.hash.blake3),
    );
    for (side, foot) in job.record.feet.iter() {
        text.push_str(&format!("  {side} foot\n"));
        for line in foot.prescription.iter().filter(|l| l.dose.is_present()) {
            text.push_str(&format!(
                "    {:<32}{}\n",
                line.feature.title(),
                dose_text(line.feature, &line.dose)
            ));
        }
    }
    text.push_str(
        "\nThe device conforms to the general safety and performance requirements of Annex I.\n\
         Requirements not fully met, with the grounds: [NONE, OR WHICH AND WHY]\n\
         It contains no medicinal substance and no tissue of human or animal origin.\n\
         The documentation is kept for at least ten years.\n\n\
         Place, date             [PLACE], [DATE]\n\
         Name, signature         [NAME OF THE PERSON RESPONSIBLE], ______________________\n",
    );
    text
}

/// The first digits of a hash: enough to distinguish two cases on paper.
fn short(hash: &str) -> &str {
    hash.get(..16).unwrap_or(hash)
}
