//! `windlass prescribe`: the proposal with its reasons, as a lab form or as JSON.

use crate::arguments::{OneCase, Options};
use crate::exit::{Outcome, Result};
use crate::open;
use crate::terminal::Terminal;
use windlass::prescribe;
use windlass::prescription::{Referral, lab_form};

/// Prescribes and prints. A record that sends the patient to a clinician ends with an objection.
pub fn run(words: &OneCase, options: &Options, terminal: &Terminal) -> Result {
    let case = open::case(&words.case)?.case;
    let settings = open::settings(options, terminal)?;
    let prescription = prescribe(&case, &settings)?;
    if terminal.is_json() {
        terminal.record(&prescription);
    } else {
        terminal.print(&lab_form(case.id(), &case.file.encounter(), &prescription));
    }
    let stopped = prescription.referral.as_ref().is_some_and(Referral::stops);
    Ok(if stopped { Outcome::Objection } else { Outcome::Done })
}
