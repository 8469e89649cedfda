//! A comparison agrees with the check of each device to the digit.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests stop at the first surprise"
)]

use windlass::chain::ChainReport;
use windlass::{Both, Case, CompareRequest, Comparison, InMemory, Settings, Side, World, check, compare};

/// The sample with few draws.
fn sample() -> (Case, InMemory, Settings) {
    let files: InMemory = windlass::sample().unwrap().into_iter().collect();
    let case = Case::read("case.toml", &files.read("case.toml").unwrap()).unwrap();
    (case, files, Settings { draws: 8, ..Settings::built_in().unwrap() })
}

/// Every value of an option against a report: `without` the device or with it.
fn agrees(found: &Comparison, key: &str, report: &ChainReport, without: bool) {
    let at = found.options.iter().position(|o| o.key == key).unwrap_or_else(|| panic!("no {key}"));
    let mut compared = 0;
    for row in &found.rows {
        let finding = match row.side {
            Some(side) => report.finding(side, row.quantity).unwrap(),
            None => report.standing.iter().find(|f| f.title == row.title).unwrap(),
        };
        let expected = if without { Some(finding.without) } else { finding.with };
        let value = row.values[at].as_ref();
        assert_eq!(value.map(|v| v.value), expected, "{key}: {}", row.title);
        if !without {
            assert_eq!(value.and_then(|v| v.change), finding.device, "{key}: {}", row.title);
        }
        compared += 1;
    }
    assert!(compared > 40, "{compared}");
}

#[test]
fn no_device_the_proposal_and_another_dose_agree_with_check() {
    let (case, files, settings) = sample();
    let request = CompareRequest { doses: vec!["left.heel_lift_mm=3".into()], ..CompareRequest::default() };
    let found = compare(&case, &request, &files, &settings).unwrap();
    let own = check(&case, None, &files, &settings).unwrap().report;
    agrees(&found, "barefoot", &own, true);
    agrees(&found, "proposal", &own, false);
    let mut other = case.clone();
    other.file.prescription.left.heel_lift_mm = Some(3.0);
    let other = check(&other, None, &files, &settings).unwrap().report;
    agrees(&found, "left.heel_lift_mm=3", &other, false);
    assert!(found.options.iter().all(|o| o.not_computed.is_none()));
    for key in ["flat-insole", "low-arch", "medium-arch", "high-arch", "heel-cup"] {
        assert!(found.options.iter().any(|o| o.key == key && o.source.is_some()), "{key}");
    }
}

#[test]
fn an_old_device_agrees_with_check_of_its_mesh() {
    let (mut case, files, settings) = sample();
    case.file.foot.right = None;
    let job = windlass::design(&case, &files, &settings).unwrap();
    let bytes = &job.outputs.iter().find(|o| o.name.ends_with("_L.stl")).unwrap().bytes;
    let mesh = windlass::device_mesh("old_L.stl", bytes).unwrap();
    let old = Both { left: Some(mesh.clone()), right: None };
    let found = compare(&case, &CompareRequest { old, doses: Vec::new() }, &files, &settings).unwrap();
    let checked = check(&case, Some((Side::Left, mesh)), &files, &settings).unwrap().report;
    agrees(&found, "old", &checked, false);
}

#[test]
fn a_dose_that_is_no_line_is_refused_with_the_next_step() {
    let (case, files, settings) = sample();
    for (dose, says) in [
        ("heel_lift_mm=3", "names no side"),
        ("left.heel_lift_mm", "has no value"),
        ("left.heel_lfit_mm=3", "heel_lfit_mm"),
        ("up.heel_lift_mm=3", "is no side"),
    ] {
        let request = CompareRequest { doses: vec![dose.into()], ..CompareRequest::default() };
        let refused = compare(&case, &request, &files, &settings).unwrap_err().to_string();
        assert!(refused.contains(says) && refused.contains("left.heel_lift_mm=3"), "{refused}");
    }
}

#[test]
fn an_old_device_for_a_foot_that_is_not_there_is_refused() {
    let (mut case, files, settings) = sample();
    let mesh = windlass::Mesh::default();
    case.file.foot.right = None;
    let old = Both { left: None, right: Some(mesh) };
    let refused = compare(&case, &CompareRequest { old, doses: Vec::new() }, &files, &settings).unwrap_err();
    assert!(refused.to_string().contains("--old-right"), "{refused}");
}
