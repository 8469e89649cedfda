//! The clinician's own lines: they replace the proposal, keep its reason in sight, and are never changed.

use crate::record::CupConvention;
use crate::rules::{Preset, RuleBook};
use crate::sheet::{Sheet, shown};
use crate::{AskedBy, Dose, Encounter, Feature, Line};
use windlass_measure::{Grade, Note, Side, Source};

/// Puts a preset's lines, then the clinician's own, over the proposals of one foot.
pub(super) fn apply(
    sheet: &mut Sheet,
    encounter: &Encounter,
    book: &RuleBook,
    side: Side,
    notes: &mut Vec<Note>,
) {
    let preset = encounter.device.preset.as_ref();
    if let Some(preset) = preset.and_then(|name| book.presets.iter().find(|preset| &preset.preset == name)) {
        for (feature, dose) in preset.lines.doses() {
            put(sheet, feature, dose, Some(preset));
        }
    }
    for (feature, dose) in encounter.overrides.get(side).doses() {
        // What no lab can make is a slip of the pen: it is said among the notes, and not used.
        if crate::rules::in_range(feature, &dose).is_err() {
            continue;
        }
        put(sheet, feature, dose, None);
    }
    if encounter.device.heel_cup_convention == Some(CupConvention::TableToEdge) {
        convert_cup(sheet, side, notes);
    }
}

fn put(sheet: &mut Sheet, feature: Feature, dose: Dose, preset: Option<&Preset>) {
    let proposed = sheet.line(feature).filter(|line| line.asked_by != AskedBy::Clinician).cloned();
    let who = match preset {
        Some(preset) => format!("The prescriber chose the preset \"{}\".", preset.title),
        None => "Set by the prescriber.".to_owned(),
    };
    let (grade, source) = match (&proposed, preset) {
        (Some(line), _) if line.dose == dose => (line.grade, line.source.clone()),
        (_, Some(preset)) => (preset.grade, preset.source.clone()),
        _ => (Grade::D, Source("the prescriber's own decision".to_owned())),
    };
    let reason = match &proposed {
        Some(line) if line.dose == dose => format!("{who} The rules agree: {}", line.reason),
        Some(line) if line.dose.is_present() => {
            format!("{who} The rules proposed {}: {}", shown(feature, &line.dose), line.reason)
        }
        _ => who,
    };
    sheet.put(Line {
        feature,
        dose,
        asked_by: AskedBy::Clinician,
        reason,
        grade,
        source,
        would_change: Some("The prescriber changes it.".to_owned()),
        flags: Vec::new(),
    });
}

/// Turns the clinician's cup depth from "table to posterior edge" into the convention used inside: the shell
/// under the heel and the lift stand between the table and the plantar heel.
fn convert_cup(sheet: &mut Sheet, side: Side, notes: &mut Vec<Note>) {
    if !sheet.is_clinicians(Feature::HeelCup) {
        return;
    }
    let under = sheet.amount(Feature::ShellThickness) + sheet.amount(Feature::HeelLift);
    let written = sheet.amount(Feature::HeelCup);
    let depth = (written - under).max(0.0);
    if let Some(line) = sheet.line_mut(Feature::HeelCup) {
        line.dose = Dose::Amount(depth);
        line.reason = format!(
            "{} Given as {written} mm from the table; shell and lift take {under} mm under the heel.",
            line.reason
        );
    }
    notes.push(Note::info(
        format!("prescription.{side}.heel_cup_mm"),
        format!("{written} mm from the table to the edge equals a cup of {depth} mm above the plantar heel"),
    ));
}
