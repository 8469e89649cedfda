//! Settling a foot's lines: every check is run; a breach by a proposal is repaired, a breach by the clinician's
//! own line is kept and flagged.

use crate::Feature;
use crate::limits::{Breach, Fix, Ground, check_all};
use crate::sheet::Sheet;
use windlass_measure::Note;

/// More rounds than there are features and checks: each repair moves one line towards its limit.
const ROUNDS: usize = 128;

/// How a feature is built goes with the feature.
const BUILDS: [(Feature, Feature); 5] = [
    (Feature::HeelLiftKind, Feature::HeelLift),
    (Feature::ForefootPostKind, Feature::ForefootPost),
    (Feature::MortonsExtensionKind, Feature::MortonsExtension),
    (Feature::FirstRayBackfill, Feature::FirstRayCutout),
    (Feature::MetatarsalPadSetback, Feature::MetatarsalPad),
];

/// Repairs and flags until no check has anything new to say.
pub(super) fn settle(sheet: &mut Sheet, ground: &Ground<'_>, flags: &mut Vec<Note>) {
    rounds(sheet, ground, flags);
    for (build, feature) in BUILDS {
        if !sheet.has(feature) && !sheet.is_clinicians(build) {
            sheet.forget(build);
        }
    }
}

fn rounds(sheet: &mut Sheet, ground: &Ground<'_>, flags: &mut Vec<Note>) {
    let mut accepted: Vec<(String, String)> = Vec::new();
    for _ in 0..ROUNDS {
        let open = |breach: &Breach| !accepted.contains(&(breach.rule.clone(), breach.text.clone()));
        let Some(breach) = check_all(sheet, ground).into_iter().find(open) else {
            return;
        };
        let fix = breach.fixes.iter().find(|fix| !sheet.is_clinicians(fix.feature) && moves(sheet, fix));
        match fix.cloned() {
            Some(fix) => apply(sheet, &fix, &breach),
            None => {
                flag(sheet, &breach, flags);
                accepted.push((breach.rule, breach.text));
            }
        }
    }
}

fn moves(sheet: &Sheet, fix: &Fix) -> bool {
    match &fix.to {
        Some(dose) => sheet.line(fix.feature).is_none_or(|line| &line.dose != dose),
        None => sheet.has(fix.feature),
    }
}

fn apply(sheet: &mut Sheet, fix: &Fix, breach: &Breach) {
    match &fix.to {
        Some(dose) => sheet.change(fix.feature, dose.clone(), &breach.text, &breach.source),
        None => sheet.remove(fix.feature, &breach.rule, &breach.text),
    }
}

fn flag(sheet: &mut Sheet, breach: &Breach, flags: &mut Vec<Note>) {
    let owned: Vec<_> =
        breach.features.iter().copied().filter(|feature| sheet.is_clinicians(*feature)).collect();
    let keys: Vec<&str> = owned.iter().map(|feature| feature.key()).collect();
    let place = format!("prescription.{}.{}", sheet.side, keys.join(" + "));
    let note = Note::warning(place, format!("kept as prescribed, but {}", breach.text))
        .then(format!("check this value; the rule is {} ({})", breach.rule, breach.source));
    for feature in owned {
        if let Some(line) = sheet.line_mut(feature) {
            line.flags.push(note.clone());
        }
    }
    flags.push(note);
}
