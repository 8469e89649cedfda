//! `windlass prescribe`: the proposal with its reasons, as a lab form or as JSON; with scans, what the load check says of it.

use crate::arguments::{OneCase, Options};
use crate::exit::{Outcome, Result};
use crate::terminal::Terminal;
use crate::{open, table};
use windlass::chain::GuardFinding;
use windlass::job::Alternative;
use windlass::prescription::{Prescription, Referral, lab_form};
use windlass::{CheckedJob, check, prescribe};
use windlass_measure::{Both, Note, Side};

/// Prescribes and prints. A record that sends the patient to a clinician ends with an objection.
pub fn run(words: &OneCase, options: &Options, terminal: &Terminal) -> Result {
    let open::Opened { case, world, .. } = open::case(&words.case)?;
    let settings = open::settings(options, terminal)?;
    let prescription = prescribe(&case, &settings)?;
    let stopped = prescription.referral.as_ref().is_some_and(Referral::stops);
    let has_scan = |side| case.file.foot.get(side).as_ref().is_some_and(|foot| foot.scan.is_some());
    let scanned = Side::BOTH.into_iter().any(has_scan);
    let checked = match scanned && !stopped {
        true => check(&case, None, &world, &settings)
            .map_err(|why| {
                let text = format!("not asked about this proposal: {}", why.reasons());
                terminal.remark(&Note::info("load check", text));
            })
            .ok(),
        false => None,
    };
    if terminal.is_json() {
        terminal.record(&Record { prescription: &prescription, load_check: checked.as_ref().map(Asked::of) });
    } else {
        let built = checked.as_ref().map_or_else(Both::default, |checked| checked.built);
        terminal.print(&lab_form(case.id(), &case.file.encounter(), &prescription, &built));
        if let Some(checked) = &checked {
            terminal.print(&table::asked(&checked.report, &checked.alternatives));
        }
    }
    Ok(if stopped { Outcome::Objection } else { Outcome::Done })
}

/// The proposal as JSON, with what the load check says of it where there are scans.
#[derive(serde::Serialize)]
struct Record<'a> {
    #[serde(flatten)]
    prescription: &'a Prescription,
    #[serde(skip_serializing_if = "Option::is_none")]
    load_check: Option<Asked<'a>>,
}

/// What the load check says of a proposal.
#[derive(serde::Serialize)]
struct Asked<'a> {
    guard: &'a [GuardFinding],
    guard_remarks: &'a [GuardFinding],
    alternatives: &'a [Alternative],
}

impl<'a> Asked<'a> {
    fn of(checked: &'a CheckedJob) -> Self {
        let CheckedJob { report, alternatives, .. } = checked;
        Asked { guard: &report.guard, guard_remarks: &report.guard_remarks, alternatives }
    }
}
