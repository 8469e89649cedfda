//! Every key of a case that is no finding of the examination changes something, is refused with a reason, or is said to
//! change nothing: the head of the case, scans, cameras, landmarks, pressure maps, the device, marks, policies.

// A test stops at the first thing that is not as it must be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, clippy::print_stdout)]

#[path = "../../../tests/left_print/mod.rs"]
mod left_print;

use std::collections::BTreeSet;
use windlass::pack::pack;
use windlass::prescription::{Feature, RuleBook, lab_form, prescribe};
use windlass::{Case, FileKind, Files, InMemory, Output, Settings, World, job::hash, schema};

/// Tables of the schema whose every key another test changes: the records of the examination and the order
/// (`crates/prescription/tests/every_key.rs`).
const ELSEWHERE: [&str; 13] = [
    "Patient",
    "History",
    "Complaints",
    "Footwear",
    "LimbLength",
    "Examination",
    "GaitRecord",
    "Order",
    "Finish",
    "Visit",
    "VisitFoot",
    "VisitReport",
    "FitComplaints",
];
/// Tables that only hold other tables, each of which is named here.
const HOLD_OTHERS: [&str; 5] = ["Feet", "FootEntry", "Lines", "Places", "Placements"];

/// A key of a table of the schema, where it stands in the case, and another value than the base has.
type Row = (&'static str, &'static str, &'static str, &'static str);

const ROWS: &[Row] = &[
    ("Placement", "forward_mm", "placement.left.metatarsal_pad", "-4"),
    ("Placement", "medial_mm", "placement.left.metatarsal_pad", "3"),
    ("Placement", "size", "placement.left.metatarsal_pad", "0.8"),
    ("Placement", "turn_deg", "placement.left.metatarsal_pad", "15"),
    ("TrimLineOffsets", "medial_arch_mm", "placement.left.trim_line", "-3"),
    ("TrimLineOffsets", "lateral_mm", "placement.left.trim_line", "-2"),
    ("TrimLineOffsets", "distal_mm", "placement.left.trim_line", "-5"),
    ("CaseHead", "id", "case", "\"HL-0002\""),
    ("CaseHead", "order", "case", "\"A-17\""),
    ("CaseHead", "revision", "case", "3"),
    ("CaseHead", "language", "case", "\"pl\""),
    ("Capture", "file", "foot.left.scan", "\"other.png\""),
    ("Capture", "kind", "foot.left.scan", "\"mesh\""),
    ("Capture", "units", "foot.left.scan", "\"inch\""),
    ("Capture", "loading", "foot.left.scan", "\"full\""),
    ("Capture", "camera", "foot.left.scan", "{ mm_per_pixel = 0.5, mm_per_count = 0.1 }"),
    ("Capture", "pose", "foot.left.scan", "\"impression\""),
    ("Capture", "foot_length_mm", "foot.left.scan", "200"),
    ("Camera", "fx", "foot.left.scan.camera", "650"),
    ("Camera", "fy", "foot.left.scan.camera", "650"),
    ("Camera", "cx", "foot.left.scan.camera", "300"),
    ("Camera", "cy", "foot.left.scan.camera", "220"),
    ("Camera", "mm_per_count", "foot.left.scan.camera", "0.12"),
    ("Camera", "mm_per_pixel", "foot.left.scan.camera", "0.5"),
    ("Camera", "depth", "foot.left.scan.camera", "\"height\""),
    ("Camera", "width", "foot.left.scan.camera", "320"),
    ("Camera", "height", "foot.left.scan.camera", "240"),
    ("LandmarkEntry", "heel", "foot.left.landmarks", "[0, 0, -200]"),
    ("LandmarkEntry", "toe_tip", "foot.left.landmarks", "[0, 0, -200]"),
    ("LandmarkEntry", "first_met_head", "foot.left.landmarks", "[0, 0, -200]"),
    ("LandmarkEntry", "fifth_met_head", "foot.left.landmarks", "[0, 0, -200]"),
    ("LandmarkEntry", "arch_apex", "foot.left.landmarks", "[0, 0, -200]"),
    ("PressureEntry", "file", "foot.left.pressure", "\"other.csv\""),
    ("PressureEntry", "unit", "foot.left.pressure", "\"mmHg\""),
    ("PressureEntry", "pitch_mm", "foot.left.pressure", "5.3"),
    ("Mark", "kind", "foot.left.marks.0", "\"pressure\""),
    ("Mark", "place", "foot.left.marks.0", "\"navicular\""),
    ("Mark", "note", "foot.left.marks.0", "\"sore after an hour\""),
    ("Reading", "value", "foot.left.gait.peak_rearfoot_eversion_deg", "12"),
    ("Reading", "instrument", "foot.left.gait.peak_rearfoot_eversion_deg", "\"by eye\""),
    ("Reading", "confidence", "foot.left.gait.peak_rearfoot_eversion_deg", "\"low\""),
    ("DeviceChoice", "style", "device", "\"ucbl\""),
    ("DeviceChoice", "material", "device", "\"petg\""),
    ("DeviceChoice", "heel_cup_convention", "device", "\"table-to-edge\""),
    ("DeviceChoice", "preset", "device", "\"plantar-fasciitis\""),
    ("DeviceChoice", "post_fill", "device", "\"solid\""),
    ("DeviceChoice", "printer", "device", "\"prusa-mk4\""),
    ("", "schema", "", "\"windlass.case/9\""),
    ("", "referral_override", "", "\"seen by the surgeon\""),
];

/// The sample's left foot with everything that a row may change; `gated` by a finding that refers, which hides others.
fn base(gated: bool) -> toml::Table {
    let files = windlass::sample().unwrap();
    let case = files.iter().find(|file| file.name == "case.toml").unwrap();
    let text = std::str::from_utf8(&case.bytes).unwrap();
    let mut case: toml::Table = text.parse().unwrap();
    case["foot"].as_table_mut().unwrap().remove("right");
    let more: toml::Table = "pressure = { file = \"left.csv\", unit = \"kPa\", pitch_mm = 5.0 }\n\
                             marks = [{ kind = \"relief\", place = \"styloid\" }]\n"
        .parse()
        .unwrap();
    case["foot"]["left"].as_table_mut().unwrap().extend(more);
    case.insert("prescription".into(), "left = { heel_cup_mm = 16 }".parse::<toml::Table>().unwrap().into());
    // A case that a gate stops unless the clinician says why not.
    let exam = case["foot"]["left"]["exam"].as_table_mut().unwrap();
    if gated {
        exam.insert("posterior_tibial_stage".into(), toml::Value::Integer(4));
        case.insert("referral_override".into(), "a brace is worn as well".into());
    }
    case
}

/// How a reading was taken stands beside the finding that rests on it.
fn is_gated(table: &str) -> bool {
    table != "Reading"
}

/// The base with one value changed.
fn changed(&(table, key, place, value): &Row) -> toml::Table {
    let mut whole = toml::Value::Table(base(is_gated(table)));
    let mut at = &mut whole;
    for step in place.split('.').filter(|step| !step.is_empty()) {
        at = match step.parse::<usize>() {
            Ok(k) => &mut at[k],
            Err(_) => {
                let entry = at.as_table_mut().unwrap().entry(step);
                entry.or_insert_with(|| toml::Value::Table(toml::Table::new()))
            }
        };
    }
    let line: toml::Table = format!("{key} = {value}").parse().unwrap();
    at.as_table_mut().unwrap().extend(line);
    whole.as_table().unwrap().clone()
}

/// What a case comes to, without the echo of the case itself: the triangles, the measurements, the remarks, and the names
/// and texts of its package where `packed`; or why there is none.
fn outcome(case: &toml::Table, files: &InMemory, settings: &Settings, packed: bool) -> String {
    let text = toml::to_string(case).unwrap();
    let case = match Case::read("case.toml", text.as_bytes()) {
        Ok(case) => case,
        Err(complaints) => return complaints.to_string(),
    };
    if packed {
        let package = pack(&case, files, settings).unwrap();
        // The order form is no echo: it is what the lab reads.
        let is_echo = |name: &str| name.ends_with("manifest.json") || name.ends_with("report.html");
        let texts = package.files.iter().filter(|file| !is_echo(&file.name));
        return texts.map(|Output { name, bytes }| format!("{name} {}\n", hash(bytes))).collect();
    }
    let job = match windlass::design(&case, files, settings) {
        Ok(job) => job,
        Err(complaints) => return complaints.to_string(),
    };
    let mut feet = serde_json::to_value(&job.record.feet).unwrap();
    feet["left"]["scan"].as_object_mut().unwrap().remove("loading");
    let faults = serde_json::to_string(&job.record.faults).unwrap();
    let form = lab_form("", &case.file.encounter(), &job.prescription, &job.record.feet.as_built());
    let devices = job.outputs.iter().filter(|file| file.name.ends_with(".stl"));
    let devices: Vec<String> = devices.map(|file| hash(&file.bytes)).collect();
    format!("{feet}{faults}{form}{:?}{:?}{devices:?}", job.record.notes, job.record.referral)
}

#[test]
fn every_key_outside_the_examination_has_an_effect_or_is_answered() {
    let sample = windlass::sample().unwrap();
    let right = sample.iter().find(|file| file.name == "right.png").unwrap().bytes.clone();
    let print = left_print::print();
    // Another print: the foot stood without its heel.
    let heelless: String = print.lines().map(|line| format!("{line}\n")).skip(20).collect();
    let more = [
        Output { name: "left.csv".into(), bytes: print.into_bytes() },
        Output { name: "other.csv".into(), bytes: heelless.into_bytes() },
        Output { name: "other.png".into(), bytes: right },
    ];
    let files: InMemory = sample.into_iter().chain(more).collect();
    let kinds = Files::parse(FileKind::Stl.word()).unwrap();
    let settings = Settings { draws: 2, files: kinds, ..Settings::built_in().unwrap() };
    assert!(files.read("left.csv").is_ok());
    let plain = |table: &str| {
        let packed = table == "CaseHead";
        outcome(&base(is_gated(table)), &files, &settings, packed)
    };
    let [plain, packed, ungated] = ["", "CaseHead", "Reading"].map(plain);
    assert!(packed.contains("HL-0001"), "{packed}");
    let silent: Vec<String> = ROWS
        .iter()
        .filter(|row| {
            let of_base = match row.0 {
                "CaseHead" => &packed,
                "Reading" => &ungated,
                _ => &plain,
            };
            outcome(&changed(row), &files, &settings, row.0 == "CaseHead") == *of_base
        })
        .map(|(table, key, ..)| format!("{table}.{key}"))
        .collect();
    assert!(silent.is_empty(), "neither an effect nor a word: {}", silent.join(", "));
}

#[test]
fn every_key_of_the_schema_is_changed_by_a_test() {
    let schema = schema::case();
    let rows: BTreeSet<(&str, &str)> = ROWS.iter().map(|(table, key, ..)| (*table, *key)).collect();
    let mut left_out = Vec::new();
    for (table, definition) in schema["$defs"].as_object().unwrap() {
        let keys = definition["properties"].as_object().into_iter().flatten().map(|(key, _)| key.as_str());
        let is_elsewhere = ELSEWHERE.contains(&table.as_str()) || HOLD_OTHERS.contains(&table.as_str());
        match (is_elsewhere, table.as_str()) {
            (true, _) | (_, "Overrides") => {}
            _ => {
                left_out.extend(keys.filter(|k| !rows.contains(&(table, *k))).map(|k| format!("{table}.{k}")))
            }
        }
    }
    let top = schema["properties"].as_object().unwrap().iter();
    // Texts above the first table; `policy` is a table without fixed keys, whose keys the rules have.
    let texts = top
        .filter(|(key, field)| field["type"] != "object" && field.get("$ref").is_none() && *key != "policy");
    left_out.extend(
        texts
            .map(|(key, _)| key.as_str())
            .filter(|key| !rows.contains(&("", *key)) && !["limb_length", "visit"].contains(key))
            .map(str::to_owned),
    );
    assert!(left_out.is_empty(), "no test changes {}", left_out.join(", "));
}

#[test]
fn every_line_of_the_clinician_and_every_policy_is_in_the_prescription() {
    let book = RuleBook::built_in().unwrap();
    let text = toml::to_string(&base(true)).unwrap();
    let case = Case::read("case.toml", text.as_bytes()).unwrap();
    let plain = case.file.encounter();
    let before = prescribe(&plain, &book);
    let schema = schema::case();
    for key in schema["$defs"]["Overrides"]["properties"].as_object().unwrap().keys() {
        let feature = Feature::from_key(key).unwrap_or_else(|| panic!("{key} is no modification"));
        let values = [
            "0",
            "1",
            "6",
            "true",
            "false",
            "\"full\"",
            "\"wide\"",
            "\"maximum\"",
            "\"intrinsic\"",
            "\"in-post\"",
            "\"full-block\"",
            "\"induce-out-toe\"",
            "\"WL 12\"",
        ];
        let changes = values.iter().any(|value| {
            let Ok(lines) = toml::from_str(&format!("{key} = {value}")) else { return false };
            let mut encounter = plain.clone();
            encounter.overrides.left = lines;
            let after = prescribe(&encounter, &book);
            let line = |p: &windlass::prescription::Prescription| {
                p.feet.left.as_ref().and_then(|foot| foot.line(feature).cloned())
            };
            line(&after) != line(&before)
        });
        assert!(changes, "{key} changes no line");
    }
    // Which cases a policy decides is shown in crates/prescription/tests; an unknown one is refused.
    let mut encounter = plain;
    encounter.policy.insert("limb_length_threshold".into(), 5.0);
    assert!(!book.problems(&encounter).is_empty());
}
