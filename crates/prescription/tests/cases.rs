//! The literate cases of `tests/cases`: every page is read, prescribed and compared with its table.

// A test stops at the first thing that is not as it must be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, clippy::print_stdout)]

use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::PathBuf;
use windlass_measure::{Both, Side};
use windlass_prescription::record::{
    Complaints, DeviceChoice, Finish, Footwear, History, LimbLength, Order, Patient,
};
use windlass_prescription::{
    Encounter, Feature, FootRecord, Overrides, Prescription, Review, RuleBook, TextError, Visit, dose_text,
    lab_form, prescribe, review,
};

/// A case file without its scans.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseText {
    #[serde(rename = "schema")]
    _schema: String,
    case: CaseHead,
    patient: Patient,
    #[serde(default)]
    footwear: Footwear,
    #[serde(default)]
    history: History,
    #[serde(default)]
    complaints: Complaints,
    referral_override: Option<String>,
    #[serde(default)]
    foot: Feet,
    limb_length: Option<LimbLength>,
    #[serde(default)]
    device: DeviceChoice,
    #[serde(default)]
    finish: Finish,
    #[serde(default)]
    order: Order,
    #[serde(default)]
    prescription: Lines,
    #[serde(default)]
    policy: BTreeMap<String, f64>,
    #[serde(default)]
    visit: Vec<Visit>,
}

#[derive(Deserialize)]
struct CaseHead {
    id: String,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Feet {
    left: Option<FootRecord>,
    right: Option<FootRecord>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Lines {
    left: Overrides,
    right: Overrides,
}

impl CaseText {
    fn encounter(self) -> Encounter {
        Encounter {
            patient: self.patient,
            footwear: self.footwear,
            history: self.history,
            complaints: self.complaints,
            referral_override: self.referral_override,
            feet: Both { left: self.foot.left, right: self.foot.right },
            limb_length: self.limb_length,
            device: self.device,
            finish: self.finish,
            order: self.order,
            overrides: Both { left: self.prescription.left, right: self.prescription.right },
            placements: Both::default(),
            policy: self.policy,
            visit: self.visit,
        }
    }
}

/// A row of a page's table.
struct Row<'a> {
    side: Side,
    expect: &'a str,
    dose: &'a str,
    source: &'a str,
}

fn rows(page: &str) -> Vec<Row<'_>> {
    let cells = |line: &'_ str| {
        line.trim().trim_matches('|').split('|').map(str::trim).collect::<Vec<_>>().len() == 4
    };
    page.lines()
        .filter(|line| line.starts_with('|') && cells(line))
        .skip(2)
        .map(|line| {
            let cells: Vec<&str> = line.trim().trim_matches('|').split('|').map(str::trim).collect();
            let side = if cells[0] == "right" { Side::Right } else { Side::Left };
            Row { side, expect: cells[1], dose: cells[2], source: cells[3] }
        })
        .collect()
}

/// What is wrong with a row, if anything.
fn mistaken(row: &Row<'_>, prescription: &Prescription) -> Option<String> {
    let side = row.side;
    let foot = prescription.feet.get(side).as_ref();
    let named = Feature::from_key(row.dose);
    let met = match row.expect {
        "fault" => prescription.faults.get(side).iter().any(|fault| {
            format!("{} {}", fault.fault, fault.stage) == row.dose && fault.source.0.contains(row.source)
        }),
        "asks" => {
            prescription.missing.iter().any(|one| one.key == row.dose && one.side.is_none_or(|s| s == side))
        }
        "declines" => prescription
            .declined
            .iter()
            .any(|one| Some(one.feature) == named && one.side == side && one.because.contains(row.source)),
        "flags" => foot
            .and_then(|foot| foot.line(named?))
            .is_some_and(|line| line.flags.iter().any(|flag| flag.text.contains(row.source))),
        "refers" => prescription
            .referral
            .as_ref()
            .is_some_and(|referral| referral.reasons.iter().any(|reason| reason.text.contains(row.source))),
        "no device" => foot.is_none(),
        key => {
            let feature = Feature::from_key(key)?;
            let line = foot.and_then(|foot| foot.line(feature));
            match line.filter(|line| row.dose != "none" || line.dose.is_present()) {
                None => row.dose == "none",
                Some(line) => {
                    dose_text(feature, &line.dose) == row.dose && line.source.0.contains(row.source)
                }
            }
        }
    };
    let line = foot.and_then(|foot| foot.line(Feature::from_key(row.expect)?));
    (!met)
        .then(|| format!("{side} {}: expected {} [{}]; there is {line:?}", row.expect, row.dose, row.source))
}

/// What is wrong with a row about the check-up, if anything.
fn mistaken_review(row: &Row<'_>, review: &Review) -> Option<String> {
    let foot = review.feet.get(row.side).as_ref();
    let changes = foot.iter().flat_map(|foot| foot.changes.iter().chain(&foot.kept)).collect::<Vec<_>>();
    let met = match row.expect.split_once(' ') {
        Some(("next", key)) => {
            let feature = Feature::from_key(key)?;
            let line = foot.and_then(|foot| foot.next.as_ref()?.line(feature));
            let dose = line.map_or("none".to_owned(), |line| dose_text(feature, &line.dose));
            let change = changes.iter().find(|change| change.feature == feature);
            dose == row.dose && change.map_or(row.source.is_empty(), |c| c.source.0.contains(row.source))
        }
        Some(("answer", key)) => review.answers.iter().any(|answer| {
            answer.key == key && answer.answer == Some(row.dose) && answer.source.0.contains(row.source)
        }),
        Some(("visit", "advises")) => {
            review.advice.iter().any(|one| one.rule == row.dose && one.source.0.contains(row.source))
        }
        Some(("visit", "asks")) => review.missing.iter().any(|one| one.key == row.dose),
        Some(("visit", "expects")) => review
            .expected
            .iter()
            .any(|one| one.now.map_or("unknown", |now| now) == row.dose && one.source.0.contains(row.source)),
        Some(("visit", "refers")) => {
            review.next.is_none() && review.referral.iter().any(|note| note.text.contains(row.source))
        }
        _ => return Some(format!("`{}` is not a row of a check-up", row.expect)),
    };
    (!met).then(|| {
        let found: Vec<String> =
            changes.iter().map(|c| format!("{:?} {:?} {}", c.feature, c.to, c.rule)).collect();
        format!(
            "{} {}: expected {} [{}]; changes {found:?}, advice {:?}, answers {:?}, refers {:?}",
            row.side,
            row.expect,
            row.dose,
            row.source,
            review.advice.iter().map(|a| &a.rule).collect::<Vec<_>>(),
            review.answers.iter().map(|a| (&a.key, a.answer)).collect::<Vec<_>>(),
            review.referral
        )
    })
}

fn pages() -> Vec<(String, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases");
    let mut pages: Vec<(String, String)> = std::fs::read_dir(folder)
        .expect("the folder of cases")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .map(|path| (path.file_name().expect("a name").to_string_lossy().into_owned(), path))
        .filter(|(name, _)| name != "README.md")
        .map(|(name, path)| (name, std::fs::read_to_string(path).expect("a page")))
        .collect();
    pages.sort();
    pages
}

fn case_of(name: &str, page: &str) -> (String, Encounter) {
    let fenced = page.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next());
    let text = fenced.unwrap_or_else(|| panic!("{name} has no case"));
    let case: CaseText =
        toml::from_str(text).unwrap_or_else(|error| panic!("{}", TextError::of_toml(name, text, &error)));
    (case.case.id.clone(), case.encounter())
}

#[test]
fn every_page_is_prescribed_as_it_says() {
    let book = RuleBook::built_in().unwrap_or_else(|error| panic!("{error}"));
    let pages = pages();
    assert!(pages.len() >= 12, "{} pages", pages.len());
    let mut mistakes = Vec::new();
    for (name, page) in &pages {
        let (id, encounter) = case_of(name, page);
        assert!(book.problems(&encounter).is_empty(), "{name}: {:?}", book.problems(&encounter));
        let prescription = prescribe(&encounter, &book);
        let rows = rows(page);
        assert!(rows.len() >= 3, "{name} expects too little");
        let reviewed = review(&encounter, &book);
        let of_review =
            |row: &Row<'_>| ["next ", "answer ", "visit "].iter().any(|w| row.expect.starts_with(w));
        if let Some(reviewed) = &reviewed {
            assert!(rows.iter().any(of_review), "{name} expects nothing of its visit");
            mistakes.extend(
                rows.iter()
                    .filter(|row| of_review(row))
                    .filter_map(|row| mistaken_review(row, reviewed))
                    .map(|m| format!("{name}: {m}")),
            );
        }
        for row in rows.iter().filter(|row| !of_review(row)) {
            let known = ["fault", "asks", "declines", "flags", "refers", "no device"];
            assert!(
                known.contains(&row.expect) || Feature::from_key(row.expect).is_some(),
                "{name}: {}",
                row.expect
            );
            mistakes.extend(mistaken(row, &prescription).map(|mistake| format!("{name}: {mistake}")));
        }
        let form = lab_form(&id, &encounter, &prescription, &Both::default());
        for line in form.lines() {
            assert!(line.chars().count() <= 80, "{name}: the form is wider than 80 columns: {line}");
        }
        for word in ["prevents", "corrects", "cures"] {
            assert!(!form.contains(word), "{name}: the form says `{word}`");
        }
    }
    assert!(mistakes.is_empty(), "\n{}", mistakes.join("\n"));
}

#[test]
fn a_prescription_is_written_and_read_back() {
    let book = RuleBook::built_in().unwrap_or_else(|error| panic!("{error}"));
    for (name, page) in pages() {
        let (_, encounter) = case_of(&name, &page);
        let prescription = prescribe(&encounter, &book);
        for foot in [&prescription.feet.left, &prescription.feet.right].into_iter().flatten() {
            let text = serde_json::to_string(foot).expect("JSON");
            let back: windlass_prescription::FootPrescription =
                serde_json::from_str(&text).expect("a prescription");
            assert_eq!(&back, foot, "{name}");
        }
    }
}
