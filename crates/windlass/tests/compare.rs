//! A comparison agrees with the check of each device to the digit.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
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

/// A left foot as scanned, and the right foot of a model learnt from scans: the reference data, where it is there.
fn real_feet() -> Option<(Case, InMemory)> {
    let scans = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/scans");
    let read = |file: &str| std::fs::read(scans.join(file)).ok();
    let text = "schema = \"windlass.case/1\"\n[case]\nid = \"RF-0001\"\n[patient]\nmass_kg = 72\n\
        [foot.left.scan]\nfile = \"left.obj\"\nunits = \"m\"\nloading = \"none\"\n\
        [foot.right.scan]\nfile = \"right.ply\"\nunits = \"m\"\nloading = \"none\"\n";
    let files = [
        ("left.obj", read("find-template/template.obj")?),
        ("right.ply", read("derived/find_mean_right_mirrored.ply")?),
    ];
    let files = files.map(|(name, bytes)| windlass::Output { name: name.to_owned(), bytes });
    Some((Case::read("case.toml", text.as_bytes()).unwrap(), files.into_iter().collect()))
}

#[test]
fn both_commands_print_the_same_numbers_for_real_feet_in_one_call() {
    let Some((case, files)) = real_feet() else {
        eprintln!("skipped: the scans of ../shared/data are not here");
        return;
    };
    let settings = Settings { draws: 4, ..Settings::built_in().unwrap() };
    // A pair from the shelf of the same size, bought elsewhere, and another dose.
    let job = windlass::design(&case, &files, &settings).unwrap();
    let old = |letter: &str| {
        let file = job.outputs.iter().find(|o| o.name.ends_with(&format!("_{letter}.stl"))).unwrap();
        windlass::device_mesh(&file.name, &file.bytes).unwrap()
    };
    let request = CompareRequest {
        old: Both { left: Some(old("L")), right: Some(old("R")) },
        doses: vec!["right.heel_lift_mm=4,5".into()],
    };
    let compared = serde_json::to_value(compare(&case, &request, &files, &settings).unwrap()).unwrap();
    let printed =
        |case: &Case| serde_json::to_value(check(case, None, &files, &settings).unwrap().report).unwrap();
    let own = printed(&case);
    let mut other = case.clone();
    other.file.prescription.right.heel_lift_mm = Some(4.5);
    let other = printed(&other);
    let options: Vec<&str> =
        compared["options"].as_array().unwrap().iter().map(|o| o["key"].as_str().unwrap()).collect();
    for key in ["flat-insole", "low-arch", "medium-arch", "high-arch", "heel-cup", "old"] {
        let at = options.iter().position(|o| *o == key).unwrap_or_else(|| panic!("no {key}"));
        assert!(compared["options"][at]["not_computed"].is_null(), "{key}: {}", compared["options"][at]);
        let rows = compared["rows"].as_array().unwrap();
        assert!(rows.iter().all(|row| row["values"][at]["value"]["median"].is_f64()), "{key}");
    }
    let mut agreed = 0;
    for (key, report, state) in [
        ("barefoot", &own, "without"),
        ("proposal", &own, "with"),
        ("right.heel_lift_mm=4,5", &other, "with"),
    ] {
        let at = options.iter().position(|o| *o == key).unwrap_or_else(|| panic!("no {key}: {options:?}"));
        for row in compared["rows"].as_array().unwrap() {
            let findings = match row["side"].as_str() {
                Some(side) => &report["walking"][side]["findings"],
                None => &report["standing"],
            };
            let same = |f: &&serde_json::Value| f["title"] == row["title"];
            let finding = findings.as_array().unwrap().iter().find(same).unwrap();
            assert_eq!(row["values"][at]["value"], finding[state], "{key}: {}", row["title"]);
            agreed += 1;
        }
    }
    assert!(agreed > 240, "{agreed}");
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
