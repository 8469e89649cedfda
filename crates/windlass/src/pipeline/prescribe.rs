//! From the record of a case to its prescription.

use super::Settings;
use crate::case::Case;
use crate::{Complaint, Complaints};
use windlass_prescription::Prescription;

/// Proposes the prescription of a case. Needs no scan.
///
/// # Errors
/// Every number of the record that no patient has, and every policy setting that no rule reads.
pub fn prescribe(case: &Case, settings: &Settings) -> Result<Prescription, Complaints> {
    let encounter = case.file.encounter();
    let problems = settings.rules.problems(&encounter);
    if !problems.is_empty() {
        let complaints = problems.iter().map(|p| Complaint::input(&case.name, p.to_string()));
        return Err(Complaints(complaints.collect()));
    }
    Ok(windlass_prescription::prescribe(&encounter, &settings.rules))
}
