//! Faults from the record of one foot: the first stage of each fault file whose conditions hold.

use crate::prescription::{Fault, Missing};
use crate::record::Confidence;
use crate::rules::{Facts, FaultFile, Settings, Stage, Trace, Truth, View, all, fact_field};
use windlass_measure::Side;

/// What one foot's record says.
#[derive(Debug, Default)]
pub(super) struct Detected {
    pub(super) faults: Vec<Fault>,
    /// Key and stage of each fault, as conditions name them.
    pub(super) keys: Vec<(String, String)>,
    pub(super) missing: Vec<Missing>,
    pub(super) settings: Vec<String>,
}

/// Judges every fault file on one foot.
pub(super) fn detect(files: &[FaultFile], facts: &Facts, settings: &Settings, side: Side) -> Detected {
    let mut detected = Detected::default();
    let view = View { facts, settings, faults: &[] };
    for file in files {
        if let Some(fault) = file_fault(file, view, side, &mut detected) {
            detected.keys.push((fault.fault.clone(), fault.stage.clone()));
            detected.faults.push(fault);
        }
    }
    detected
}

fn file_fault(file: &FaultFile, view: View<'_>, side: Side, detected: &mut Detected) -> Option<Fault> {
    let mut open = false;
    for stage in &file.stage {
        let stage = stage.get_ref();
        let mut trace = Trace::default();
        let truth = all(&stage.when, view, &mut trace);
        detected.settings.append(&mut trace.settings);
        match truth {
            Truth::Yes => {
                let fault = fault(file, stage, trace);
                detected.missing.extend(doubtful(&fault, side));
                return Some(fault);
            }
            Truth::Unknown => {
                open = true;
                // Half the evidence is there: the other half is worth measuring.
                if !trace.findings.is_empty() {
                    for key in &trace.unknown {
                        let decides = format!("{} ({})", lower_first(&file.title), stage.name);
                        detected.missing.push(missing(side, key, decides));
                    }
                }
            }
            Truth::No => {}
        }
    }
    // Facts that every record should have are requested only while they could still decide.
    for fact in file.screen.iter().filter(|fact| open && view.facts.get(fact.get_ref()).is_none()) {
        let decides = format!("whether there is {}", lower_first(&file.title));
        detected.missing.push(missing(side, fact.get_ref(), decides));
    }
    None
}

fn fault(file: &FaultFile, stage: &Stage, trace: Trace) -> Fault {
    let mut evidence = Vec::new();
    for finding in trace.findings {
        if !evidence.contains(&finding) {
            evidence.push(finding);
        }
    }
    Fault {
        fault: file.fault.get_ref().clone(),
        title: file.title.clone(),
        stage: stage.name.clone(),
        says: stage.says.clone(),
        context: file.context,
        evidence,
        grade: stage.grade,
        source: stage.source.clone(),
    }
}

/// Values seen with little confidence that a fault rests on: worth measuring again.
fn doubtful(fault: &Fault, side: Side) -> Vec<Missing> {
    let low = fault.evidence.iter().filter(|finding| finding.confidence == Some(Confidence::Low));
    low.map(|finding| {
        let decides = format!("{}, which now rests on a value of low confidence", lower_first(&fault.title));
        missing(side, &finding.key, decides)
    })
    .collect()
}

/// The question for a fact that was not recorded; facts of the whole patient have no side.
pub(super) fn missing(side: Side, key: &str, decides: String) -> Missing {
    let ask = fact_field(key).map_or_else(String::new, |field| field.ask.trim().to_owned());
    let side = (!crate::rules::is_of_patient(key)).then_some(side);
    Missing { side, key: key.to_owned(), ask, decides }
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        // An abbreviation keeps its capitals.
        Some(first) if !text.chars().nth(1).is_some_and(char::is_uppercase) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}
