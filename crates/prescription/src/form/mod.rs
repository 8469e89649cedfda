//! The printed lab form: what to make for both feet in one table, then why, line by line.

mod built;
mod layout;
mod table;
mod words;

use crate::prescription::{Fault, Prescription};
use crate::record::{AsFact, Record, Value};
use crate::{AsBuilt, AskedBy, Encounter, FIRST_STEP, Line};
use layout::{WIDTH, heading, labelled};
use windlass_measure::{Both, Grade, Level, Note, Side};
pub use words::dose_text;

/// The lab form of a prescription for a terminal of 80 columns. `id` is the case's pseudonym; `built` is what the finished
/// devices measure, as far as there are any.
pub fn lab_form(
    id: &str,
    encounter: &Encounter,
    prescription: &Prescription,
    built: &Both<Option<AsBuilt>>,
) -> String {
    let mut out = String::new();
    let title = "ORTHOTIC PRESCRIPTION";
    let room = WIDTH.saturating_sub(title.len() + id.chars().count());
    out.push_str(&format!("{title}{}{id}\n{}\n", " ".repeat(room), "=".repeat(WIDTH)));
    who(&mut out, encounter);
    referral(&mut out, prescription);
    let (first, others): (Vec<Note>, Vec<Note>) =
        prescription.notes.iter().cloned().partition(|note| note.place == FIRST_STEP);
    notes(&mut out, "FIRST STEP", &first);
    notes(&mut out, "QUESTIONS ABOUT THE RECORD", &prescription.questions);
    let (warnings, remarks): (Vec<Note>, Vec<Note>) =
        others.into_iter().partition(|note| note.level == Level::Warning);
    notes(&mut out, "FLAGGED: AGAINST A RULE OR AGAINST THE OTHER FOOT", &prescription.flags);
    notes(&mut out, "REVIEW BEFORE MAKING", &warnings);
    if Side::BOTH.iter().any(|side| prescription.feet.get(*side).is_some()) {
        heading(&mut out, "TO MAKE");
        table::table(&mut out, prescription);
        built::table(&mut out, prescription, built);
    }
    heading(&mut out, "FOUND");
    for side in Side::BOTH {
        found(&mut out, side, &prescription.faults.get(side)[..]);
    }
    for side in Side::BOTH {
        if let Some(foot) = prescription.feet.get(side) {
            heading(&mut out, &format!("WHY, {} FOOT", side.name().to_uppercase()));
            foot.lines.iter().for_each(|line| why(&mut out, line));
        }
    }
    declined(&mut out, prescription);
    missing(&mut out, prescription);
    notes(&mut out, "ASSUMED", &prescription.assumed);
    notes(&mut out, "NOTES", &remarks);
    grades(&mut out);
    out
}

fn who(out: &mut String, encounter: &Encounter) {
    labelled(out, 0, "Patient  ", &record_text(&encounter.patient));
    labelled(out, 0, "Shoe     ", &record_text(&encounter.footwear));
    let device = &encounter.device;
    let assumed = |given: bool| if given { "" } else { " (assumed)" };
    let style = format!("{}{}", device.style_or_usual().word(), assumed(device.style.is_some()));
    let material = format!("{}{}", device.material_or_usual().word(), assumed(device.material.is_some()));
    let preset = device.preset.as_ref().map(|name| format!(", preset {name}")).unwrap_or_default();
    labelled(out, 0, "Device   ", &format!("{style}, {material}{preset}"));
    if let Some(limb) = &encounter.limb_length {
        let text = format!("short side {}, {}", limb.short_side, record_text(limb));
        labelled(out, 0, "Legs     ", &text);
    }
    let history = record_text(&encounter.history);
    if history != UNRECORDED {
        labelled(out, 0, "History  ", &history);
    }
    let complaints = record_text(&encounter.complaints);
    if complaints != UNRECORDED {
        labelled(out, 0, "Says     ", &complaints);
    }
    for (label, text) in
        [("Order    ", record_text(&encounter.order)), ("Finish   ", record_text(&encounter.finish))]
    {
        if text != UNRECORDED {
            labelled(out, 0, label, &text);
        }
    }
    for (side, foot) in encounter.feet.iter() {
        for mark in foot.iter().flat_map(|foot| &foot.marks) {
            let note = mark.note.as_ref().map(|note| format!(" ({note})")).unwrap_or_default();
            labelled(out, 0, "Mark     ", &format!("{side}, {}: {}{note}", mark.kind.word(), mark.place));
        }
    }
}

/// Shown on the form for an empty record.
const UNRECORDED: &str = "not recorded";

fn record_text<R: Record>(record: &R) -> String {
    in_words(record).unwrap_or_else(|| UNRECORDED.to_owned())
}

/// A record's values in words: "mass 78 kg, height 1.76 m"; `None` for an empty one.
pub fn in_words<R: Record>(record: &R) -> Option<String> {
    let mut parts = Vec::new();
    for (field, value) in R::FIELDS.iter().zip(record.values()) {
        let Some(value) = value else { continue };
        let (name, unit) = name_and_unit(field.key);
        parts.push(match value {
            Value::Flag(true) => name,
            Value::Flag(false) => format!("no {name}"),
            Value::Number(number) => format!("{name} {} {unit}", number.fact()).trim_end().to_owned(),
            Value::Word(word) => format!("{name} {word}"),
        });
    }
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// A key in words, and its unit: `heel_drop_mm` is "heel drop" in "mm".
fn name_and_unit(key: &str) -> (String, &'static str) {
    const UNITS: [(&str, &str); 7] = [
        ("_mm", "mm"),
        ("_deg", "deg"),
        ("_kg", "kg"),
        ("_min", "min"),
        ("_years", "years"),
        ("_kpa", "kPa"),
        ("_m", "m"),
    ];
    for (ending, unit) in UNITS {
        if let Some(name) = key.strip_suffix(ending) {
            return (name.replace('_', " "), unit);
        }
    }
    (key.replace('_', " "), "")
}

fn referral(out: &mut String, prescription: &Prescription) {
    let Some(referral) = &prescription.referral else {
        return;
    };
    heading(out, if referral.stops() { "REFER: NOTHING IS PROPOSED" } else { "REFERRAL ADVISED" });
    for reason in &referral.reasons {
        labelled(out, 2, "- ", &format!("{}: {}", reason.place, reason.text));
        if let Some(step) = &reason.next_step {
            labelled(out, 4, "Do: ", step);
        }
    }
    if let Some(why) = &referral.overridden_because {
        labelled(out, 2, "The prescriber proceeds because: ", why);
    }
}

fn found(out: &mut String, side: Side, faults: &[Fault]) {
    if faults.is_empty() {
        labelled(out, 0, &format!("{:<7}", side.name()), "no condition recognised from the record");
    }
    for fault in faults {
        let context = if fault.context { " (context only)" } else { "" };
        let text = format!("{}, {}{context} [{}]", fault.title, fault.stage, fault.grade);
        labelled(out, 0, &format!("{:<7}", side.name()), &text);
        labelled(out, 9, "", &fault.says);
        for finding in &fault.evidence {
            let (name, unit) = name_and_unit(&finding.key);
            let text = match finding.value {
                Value::Number(number) => format!("{number} {unit} ({})", finding.says).replace("  ", " "),
                ref other => other.to_string(),
            };
            let by = finding.instrument.as_ref().map(|by| format!(", by {by}")).unwrap_or_default();
            let trust = finding.confidence.map(|c| format!(", confidence {}", c.word())).unwrap_or_default();
            labelled(out, 9, &format!("{name}: "), &format!("{text}{by}{trust}"));
        }
    }
}

fn why(out: &mut String, line: &Line) {
    let asked = match line.asked_by {
        AskedBy::Clinician => "prescriber",
        AskedBy::Rule => "finding",
        AskedBy::Style => "style",
    };
    let head = format!("{}: {}", line.feature, dose_text(line.feature, &line.dose).trim_end());
    let tail = format!("[{asked}, {}]", line.grade);
    let room = WIDTH.saturating_sub(head.chars().count() + tail.len()).max(1);
    out.push_str(&format!("{head}{}{tail}\n", " ".repeat(room)));
    labelled(out, 4, "", &line.reason);
    labelled(out, 4, "Source: ", &line.source.0);
    if let Some(change) = &line.would_change {
        labelled(out, 4, "What would change it: ", change);
    }
    for flag in &line.flags {
        labelled(out, 4, "! ", &flag.text);
    }
}

fn declined(out: &mut String, prescription: &Prescription) {
    if prescription.declined.is_empty() {
        return;
    }
    heading(out, "CONSIDERED AND NOT PRESCRIBED");
    for one in &prescription.declined {
        labelled(out, 2, &format!("- {}, {}: ", one.side, one.feature), &one.because);
    }
}

fn missing(out: &mut String, prescription: &Prescription) {
    if prescription.missing.is_empty() {
        return;
    }
    heading(out, "MEASURE NEXT (MOST DECISIVE FIRST)");
    for one in &prescription.missing {
        let side = one.side.map_or("patient", Side::name);
        labelled(out, 2, &format!("- {side}: "), &format!("{} Decides {}.", one.ask, one.decides));
    }
}

fn notes(out: &mut String, title: &str, notes: &[Note]) {
    if notes.is_empty() {
        return;
    }
    heading(out, title);
    for note in notes {
        labelled(out, 2, "- ", &note.to_string());
    }
}

fn grades(out: &mut String) {
    heading(out, "EVIDENCE");
    for grade in [Grade::A, Grade::B, Grade::C, Grade::D] {
        labelled(out, 2, &format!("{grade}  "), grade.meaning());
    }
}
