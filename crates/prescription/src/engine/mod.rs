//! From an encounter to a prescription: gates, faults, proposals, the clinician's word, limits.

mod balance;
mod clinician;
mod detect;
mod join;
mod layers;
mod lift;
mod propose;
mod referral;
mod settle;
mod stiffness;
mod unused;

use crate::limits::Ground;
use crate::prescription::{FIRST_STEP, Missing, Prescription};
use crate::record::Value;
use crate::rules::{Facts, RuleBook, Settings, View};
use crate::sheet::Sheet;
use crate::{Encounter, FootPrescription};
use detect::{Detected, detect};
use propose::{Proposed, Says, propose};
use windlass_measure::{Both, Note, Side, said_once};

/// Prescribes: every line with its reason, grade and source. Nothing is refused; what speaks against a line, what
/// was assumed and what is missing are part of the result. Check [`RuleBook::problems`] first: an implausible number is
/// treated here as not recorded, and said to be.
pub fn prescribe(encounter: &Encounter, rules: &RuleBook) -> Prescription {
    let settings = Settings::new(&rules.policy, &encounter.policy);
    let mut result = empty(encounter, rules);
    let facts = Both::from_fn(|side| facts_of(encounter, side));
    let asked: Vec<(Side, Facts)> = facts
        .iter()
        .filter(|(side, _)| encounter.feet.get(*side).is_some())
        .map(|(side, facts)| (side, facts.clone()))
        .collect();
    result.referral = referral::referral(rules, &asked, &settings, encounter.referral_override.as_deref());
    let detected = Both::from_fn(|side| {
        encounter.feet.get(side).as_ref().map(|_| detect(&rules.faults, facts.get(side), &settings, side))
    });
    if result.referral.as_ref().is_some_and(|referral| referral.stops()) {
        only_the_clinicians(encounter, rules, &mut result);
    } else {
        automatic(encounter, rules, &settings, &facts, &detected, &mut result);
    }
    for (side, placements) in encounter.placements.iter() {
        if let Some(foot) = result.feet.get_mut(side) {
            foot.placements = placements.clone();
        }
    }
    collect(detected, rules, &settings, &mut result);
    result.notes.extend(unused::note(encounter, rules));
    result.notes = said_once(result.notes);
    result.assumed = said_once(result.assumed);
    result
}

fn empty(encounter: &Encounter, rules: &RuleBook) -> Prescription {
    let mut notes: Vec<Note> = rules
        .problems(encounter)
        .into_iter()
        .map(|problem| Note::warning("case", problem.to_string()).then("it was treated as not recorded"))
        .collect();
    notes.dedup();
    Prescription {
        feet: Both::default(),
        faults: Both::default(),
        referral: None,
        missing: Vec::new(),
        assumed: Vec::new(),
        declined: Vec::new(),
        notes,
        flags: Vec::new(),
        questions: encounter.questions(),
    }
}

fn facts_of(encounter: &Encounter, side: Side) -> Facts {
    let mut facts = Facts::of(encounter, side);
    let device = &encounter.device;
    facts.set("device.style", Value::Word(device.style_or_usual().word().to_owned()));
    facts.set("device.material", Value::Word(device.material_or_usual().word().to_owned()));
    facts
}

/// A gate stops every proposal: what the clinician wrote stands alone.
fn only_the_clinicians(encounter: &Encounter, rules: &RuleBook, result: &mut Prescription) {
    for side in Side::BOTH {
        if encounter.feet.get(side).is_none() {
            continue;
        }
        let mut sheet = join::sheet(side, &[]);
        clinician::apply(&mut sheet, encounter, rules, side, &mut result.notes);
        layers::apply(&mut sheet, encounter);
        let lines = sheet.into_lines();
        *result.feet.get_mut(side) = (!lines.lines.is_empty()).then_some(lines);
    }
    result.notes.push(
        Note::warning("patient", "no prescription is proposed: a finding requires referral")
            .then("see the reasons for referral; to proceed regardless, state why in `referral_override`"),
    );
}

fn automatic(
    encounter: &Encounter,
    rules: &RuleBook,
    settings: &Settings,
    facts: &Both<Facts>,
    detected: &Both<Option<Detected>>,
    result: &mut Prescription,
) {
    let is_context = |key: &str| rules.faults.iter().any(|file| file.context && file.fault.get_ref() == key);
    let keys = detected.iter().filter_map(|(_, one)| one.as_ref()).flat_map(|one| &one.keys);
    let found: Vec<(String, String)> = keys.filter(|(key, _)| !is_context(key)).cloned().collect();
    let mut proposed = Both::from_fn(|side| {
        let detected = detected.get(side).as_ref()?;
        let view = View { facts: facts.get(side), settings, faults: &detected.keys };
        Some(propose(rules, view, side, &found))
    });
    let mut proposals =
        Both::from_fn(|side| proposed.get_mut(side).as_mut().map(|p| std::mem::take(&mut p.proposals)));
    lift::short_side_without_device(encounter, &mut result.notes);
    lift::share(&mut proposals, &mut result.notes);
    let mut sheets = Both::from_fn(|side| Some(join::sheet(side, proposals.get(side).as_ref()?)));
    lift::fit(&mut sheets, rules.limit("lift_in_shoe_mm"), &rules.limit_source("lift_in_shoe_mm"));
    for side in Side::BOTH {
        if let (Some(sheet), Some(proposed)) = (sheets.get_mut(side), proposed.get(side)) {
            clinician::apply(sheet, encounter, rules, side, &mut result.notes);
            layers::apply(sheet, encounter);
            let ground = Ground { facts: facts.get(side), bans: &proposed.bans, book: rules };
            settle::settle(sheet, &ground, &mut result.flags);
        }
    }
    balance::check(&mut sheets, encounter, &mut result.flags);
    for side in Side::BOTH {
        if let (Some(sheet), Some(proposed)) = (sheets.get_mut(side).take(), proposed.get_mut(side).take()) {
            *result.feet.get_mut(side) = Some(finish(sheet, proposed, settings, rules, result));
        }
    }
    if encounter.device.style.is_none() {
        result.assumed.push(Note::info("device.style", "not given; assuming a functional device"));
    }
    if encounter.device.material.is_none() {
        let text = format!(
            "not given; assuming {}, usual for this style",
            encounter.device.material_or_usual().word()
        );
        result.assumed.push(Note::info("device.material", text));
    }
    if let Some(referral) = &result.referral {
        let why = referral.overridden_because.clone().unwrap_or_default();
        result
            .notes
            .push(Note::warning("patient", format!("prescribed although referral is advised: {why}")));
    }
}

fn finish(
    mut sheet: Sheet,
    proposed: Proposed,
    settings: &Settings,
    rules: &RuleBook,
    result: &mut Prescription,
) -> FootPrescription {
    let mut declined = proposed.declined;
    declined.append(&mut sheet.declined);
    declined.retain(|one| !sheet.has(one.feature) || sheet.is_clinicians(one.feature));
    for one in &declined {
        flag_declined(&mut sheet, one, result);
    }
    result.declined.extend(declined);
    result.missing.extend(proposed.missing);
    result.assumed.extend(proposed.assumed);
    for remark in proposed.remarks {
        if remark.features.is_empty() || remark.features.iter().any(|feature| sheet.has(*feature)) {
            match remark.says {
                Says::Note(note) if note.place == FIRST_STEP => result.notes.insert(0, note),
                Says::Note(note) => result.notes.push(note),
                Says::Assumed(note, missing) => {
                    result.assumed.push(note);
                    result.missing.push(missing);
                }
            }
        }
    }
    result.notes.extend(stiffness::of_posts(&sheet, rules));
    note_settings(&proposed.settings, settings, rules, result);
    sheet.into_lines()
}

/// A feature that a rule withheld for a contraindication, and that the clinician wrote all the same.
fn flag_declined(sheet: &mut Sheet, declined: &crate::prescription::Declined, result: &mut Prescription) {
    let feature = declined.feature;
    if !sheet.has(feature) || !sheet.is_clinicians(feature) {
        return;
    }
    let place = format!("prescription.{}.{}", sheet.side, feature.key());
    let note = Note::warning(place, format!("kept as prescribed, but {}", declined.because))
        .then(format!("rule: {}", declined.rule));
    if let Some(line) = sheet.line_mut(feature)
        && !line.flags.contains(&note)
    {
        line.flags.push(note.clone());
        result.flags.push(note);
    }
}

fn note_settings(read: &[String], settings: &Settings, rules: &RuleBook, result: &mut Prescription) {
    for setting in &rules.policy {
        let place = format!("policy.{}", setting.key);
        if read.contains(&setting.key) && !result.assumed.iter().any(|note| note.place == place) {
            let value = settings.value(&setting.key);
            let text = format!("{value}: {} Disputed: {}", setting.decides, setting.dispute);
            result.assumed.push(Note::info(place, text));
        }
    }
}

fn collect(
    detected: Both<Option<Detected>>,
    rules: &RuleBook,
    settings: &Settings,
    result: &mut Prescription,
) {
    let mut missing: Vec<Missing> = Vec::new();
    for (side, one) in [(Side::Left, detected.left), (Side::Right, detected.right)] {
        let Some(one) = one else { continue };
        note_settings(&one.settings, settings, rules, result);
        missing.extend(one.missing);
        *result.faults.get_mut(side) = one.faults;
    }
    missing.append(&mut result.missing);
    result.missing = merged(missing);
}

/// One question for each value, with everything it would decide.
fn merged(all: Vec<Missing>) -> Vec<Missing> {
    let mut merged: Vec<Missing> = Vec::new();
    for one in all {
        match merged.iter_mut().find(|other| other.key == one.key && other.side == one.side) {
            Some(other) if !other.decides.contains(&one.decides) => {
                other.decides = format!("{}; {}", other.decides, one.decides);
            }
            Some(_) => {}
            None => merged.push(one),
        }
    }
    // What decides most is asked first.
    merged.sort_by_key(|one| std::cmp::Reverse(one.decides.matches(';').count()));
    merged
}
