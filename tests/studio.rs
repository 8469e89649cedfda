//! The studio works on the terminal's own files: what it shows is what the engine says, and what it writes is what the
//! terminal writes.
//!
//! The figures of speed and memory, in a release build:
//! `cargo test --release -p windlass-cli --test studio -- --ignored --nocapture`

// A test stops at the first thing that is not as it must be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, clippy::print_stdout)]

use judges::{Served, Workshop};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

const PROGRAM: &str = env!("CARGO_BIN_EXE_windlass");

fn with_sample() -> (Workshop, Served) {
    let shop = Workshop::new(PROGRAM);
    shop.succeed(&["sample", "clinic/first"]);
    let served = Served::of(PROGRAM, &shop.path("clinic"));
    (shop, served)
}

#[test]
fn the_studio_writes_the_bytes_of_the_terminal() {
    let (shop, served) = with_sample();
    let (key, version) = served.first_case();
    let set = json!({ "prescription.left.heel_lift_mm": 4, "order.prescriber_code": "P-17" });
    let changed = served.change(&key, &version, &set).json();
    let version = changed["version"].as_str().unwrap();
    for (address, words, sets) in [
        ("pack", ["pack", "clinic/first", "--out", "packed"], ["order", "packed"]),
        ("design", ["design", "clinic/first", "--out", "designed"], ["out", "designed"]),
    ] {
        let path = format!("api/cases/{key}/{address}");
        let answer = served.ask("POST", &path, &[("If-Match", version)], b"{}");
        assert_eq!(answer.status, 200, "{}", String::from_utf8_lossy(&answer.body));
        shop.succeed(&words);
        let [ours, theirs] = sets;
        let names = shop.names(theirs);
        assert_eq!(shop.names(&format!("clinic/first/{ours}")), names);
        assert!(names.len() > 5, "{names:?}");
        for name in &names {
            let [one, other] = [format!("clinic/first/{ours}/{name}"), format!("{theirs}/{name}")];
            assert!(shop.read(&one) == shop.read(&other), "{name} differs from the terminal's");
        }
        for file in answer.json()["files"].as_array().unwrap() {
            let address = file["address"].as_str().unwrap();
            let name = file["name"].as_str().unwrap();
            assert!(served.get(address).body == shop.read(&format!("{theirs}/{name}")), "{address}");
        }
    }
    assert_eq!(served.get("api/cases").json()["cases"][0]["state"], "ordered");
    served.change(&key, version, &json!({ "patient.mass_kg": 81 }));
    assert_eq!(served.get("api/cases").json()["cases"][0]["state"], "changed");
}

#[test]
fn a_changed_line_is_saved_with_every_comment_and_undoing_it_gives_the_text_from_before() {
    let (shop, served) = with_sample();
    let before = String::from_utf8(shop.read("clinic/first/case.toml")).unwrap();
    let (key, version) = served.first_case();
    let changed = served.change(&key, &version, &json!({ "patient.mass_kg": 80.5 })).json();
    let text = String::from_utf8(shop.read("clinic/first/case.toml")).unwrap();
    assert_eq!(text, before.replace("mass_kg = 78\n", "mass_kg = 80.5\n"));
    assert_eq!(changed["text"], text);
    let back = json!({ "patient.mass_kg": 78 });
    assert_eq!(served.change(&key, changed["version"].as_str().unwrap(), &back).json()["version"], version);
    assert_eq!(String::from_utf8(shop.read("clinic/first/case.toml")).unwrap(), before);
    // What does not read is not saved, and the answer names the key.
    let refused = served.change(&key, &version, &json!({ "prescription.left.heel_lift_mm": 400 }));
    assert_eq!(refused.status, 422);
    assert_eq!(refused.json()["error"]["complaints"][0]["key"], "prescription.left.heel_lift_mm");
    assert_eq!(String::from_utf8(shop.read("clinic/first/case.toml")).unwrap(), before);
}

#[test]
fn every_screen_has_its_answer() {
    let (_shop, served) = with_sample();
    let (key, _) = served.first_case();
    let at = |what: &str| format!("api/cases/{key}/{what}");
    assert!(served.get("").body.starts_with(b"<!doctype html>"));
    let form = served.get(&at("form")).json();
    let jack = find(&form, "foot.{side}.exam.first_mtp_dorsiflexion_loaded_deg");
    assert_eq!((&jack["values"]["left"], &jack["unit"]), (&json!(9.0), &json!("deg")));
    for next in form["next"].as_array().unwrap() {
        let side = next["side"].as_str().unwrap_or("left");
        let asked = next["key"].as_str().unwrap().replace(&format!("foot.{side}."), "foot.{side}.");
        assert!(is_asked(&form, &asked), "what is asked next is no field of the form: {next}");
    }
    let rx = served.get(&at("prescription")).json();
    let lines = rx["feet"]["left"]["lines"].as_array().unwrap();
    let lift = lines.iter().find(|line| line["key"] == "heel_lift_mm").unwrap();
    assert_eq!((&lift["low"], &lift["high"], &lift["asked_by"]), (&json!(1.0), &json!(12.0), &json!("rule")));
    assert!(!lift["reason"].as_str().unwrap().is_empty() && lift["value"] == lift["proposed"], "{lift}");
    let unsaved = json!({ "set": { "prescription.left.heel_lift_mm": 2 } });
    let rx = served.post(&at("prescription"), &unsaved).json();
    let lines = rx["feet"]["left"]["lines"].as_array().unwrap();
    let own = lines.iter().find(|line| line["key"] == "heel_lift_mm").unwrap();
    assert_eq!((&own["value"], &own["proposed"]), (&json!(2.0), &lift["value"]));

    let foot = served.get(&at("foot/left"));
    let told = foot.bundle();
    let positions = foot.floats(&told["mesh"]["positions"]);
    let length = told["measurement"]["length_mm"].as_f64().unwrap();
    let reach = positions.chunks(3).map(|p| p[0]).fold(f32::MIN, f32::max);
    assert!((f64::from(reach) - length).abs() < 3.0, "{reach} {length}");
    // A left foot's big toe is on the patient's right.
    assert!(told["measurement"]["landmarks"]["first_met_head"]["foot_mm"][1].as_f64().unwrap() < 0.0);

    let loads = served.post(&at("loads"), &json!({ "draws": 2 })).json();
    let findings = loads["report"]["walking"]["left"]["findings"].as_array().unwrap();
    assert!(findings.len() > 20 && findings.iter().all(|f| f["with"]["median"].is_number()), "{loads}");
    assert_eq!((&loads["draws"], &loads["final"]), (&json!(2), &json!(false)));
}

/// A field of the form.
fn find<'a>(form: &'a Value, key: &str) -> &'a Value {
    let groups = form["groups"].as_array().unwrap();
    let mut fields = groups.iter().flat_map(|group| group["fields"].as_array().unwrap());
    fields.find(|field| field["key"] == key).unwrap_or_else(|| panic!("{key} is not on the form"))
}

fn is_asked(form: &Value, key: &str) -> bool {
    let groups = form["groups"].as_array().unwrap();
    groups.iter().flat_map(|group| group["fields"].as_array().unwrap()).any(|field| field["key"] == key)
}

#[test]
fn a_device_has_its_doses_its_wall_and_its_handles() {
    let (_shop, served) = with_sample();
    let (key, _) = served.first_case();
    let asked = json!({ "quality": "drag", "set": { "prescription.left.heel_cup_mm": 14, "prescription.left.shell_thickness_mm": 3 } });
    let answer = served.post(&format!("api/cases/{key}/device"), &asked);
    let told = answer.bundle();
    let left = &told["feet"]["left"];
    let cup = left["doses"].as_array().unwrap().iter().find(|d| d["key"] == "heel_cup_mm").unwrap();
    assert_eq!((&cup["requested"], &cup["within_tolerance"]), (&json!(14.0), &json!(true)));
    // Under the arch, where a shell bends and nothing is added to it, the wall is the prescribed one.
    let walls = answer.floats(&left["wall_mm"]);
    let places = answer.floats(&left["mesh"]["positions"]);
    let is_arch = |x: f32| (95.0..125.0).contains(&x);
    let mut arch: Vec<f32> = walls
        .iter()
        .zip(places.chunks(3))
        .filter(|(wall, p)| wall.is_finite() && is_arch(p[0]))
        .map(|(wall, _)| *wall)
        .collect();
    arch.sort_by(f32::total_cmp);
    assert!(
        arch.len() > 50 && (arch[arch.len() / 2] - 3.0).abs() < 0.1,
        "{:?} of {}",
        arch.get(arch.len() / 2),
        arch.len()
    );
    let handles = left["handles"].as_array().unwrap();
    let handle = handles.iter().find(|h| h["key"] == "heel_cup_mm").unwrap();
    assert_eq!(handle["value"], 14.0);
    // The handle of the cup is on the rim behind the heel.
    assert!(handle["at"][0].as_f64().unwrap() < 10.0 && handle["at"][2].as_f64().unwrap() > 10.0, "{handle}");
    // The foot that is laid on the device touches it where the fit was measured.
    let place = left["foot_to_device"].as_array().unwrap();
    assert!((0.5..40.0).contains(&place[14].as_f64().unwrap()), "{place:?}");
    assert_eq!(answer.floats(&left["fit_mm"]).len(), walls.len());
}

#[test]
fn a_scan_that_is_dropped_is_kept_under_a_name_of_the_program_and_none_is_lost() {
    let (shop, served) = with_sample();
    let (key, version) = served.first_case();
    let path = format!("api/cases/{key}/scans?side=left");
    let headers = [
        ("If-Match", version.as_str()),
        ("X-File-Name", "Erika Mustermann.png"),
        ("Content-Type", "application/octet-stream"),
    ];
    let answer = served.ask("POST", &path, &headers, &shop.read("clinic/first/right.png"));
    assert_eq!(answer.status, 200, "{}", String::from_utf8_lossy(&answer.body));
    assert_eq!(answer.json()["file"], "left-2.png");
    assert_eq!(shop.names("clinic/first"), ["case.toml", "left-2.png", "left.png", "right.png"]);
    let text = String::from_utf8(shop.read("clinic/first/case.toml")).unwrap();
    assert!(text.contains("file = \"left-2.png\"") && !text.contains("Mustermann"), "{text}");
    // The camera of the older image does not hold for this one: it is asked for.
    let foot = served.get(&format!("api/cases/{key}/foot/left"));
    assert_eq!(foot.status, 422, "{}", String::from_utf8_lossy(&foot.body));
    assert!(
        String::from_utf8_lossy(&foot.body).contains("camera"),
        "{}",
        String::from_utf8_lossy(&foot.body)
    );
}

#[test]
fn landmarks_are_moved_in_the_frame_that_is_shown() {
    let (_shop, served) = with_sample();
    let (key, version) = served.first_case();
    let before = served.get(&format!("api/cases/{key}/foot/left")).bundle();
    let at = before["measurement"]["landmarks"]["first_met_head"]["foot_mm"].as_array().unwrap();
    let moved: Vec<f64> = at.iter().zip([4.0, -2.0, 0.0]).map(|(c, by)| c.as_f64().unwrap() + by).collect();
    let body = json!({ "first_met_head": moved }).to_string();
    let path = format!("api/cases/{key}/foot/left/landmarks");
    let answer = served.ask("PATCH", &path, &[("If-Match", &version)], body.as_bytes());
    assert_eq!(answer.status, 200, "{}", String::from_utf8_lossy(&answer.body));
    let after = served.get(&format!("api/cases/{key}/foot/left")).bundle();
    let found = after["measurement"]["landmarks"]["first_met_head"]["foot_mm"].as_array().unwrap();
    for (found, asked) in found.iter().zip(&moved).take(2) {
        assert!((found.as_f64().unwrap() - asked).abs() < 0.01, "{found} {asked}");
    }
}

#[test]
fn a_new_case_is_a_folder_that_the_terminal_reads() {
    let shop = Workshop::new(PROGRAM);
    std::fs::create_dir(shop.path("clinic")).unwrap();
    let served = Served::of(PROGRAM, &shop.path("clinic"));
    assert_eq!(served.get("api/cases").json()["cases"], json!([]));
    let new = json!({ "from": "empty", "id": "HL-0007", "mass_kg": 70, "feet": ["left", "right"] });
    let made = served.post("api/cases", &new);
    assert_eq!((made.status, &made.json()["state"]), (201, &json!("draft")));
    assert_eq!(served.post("api/cases", &new).status, 409);
    shop.succeed(&["prescribe", "clinic/HL-0007"]);
    assert_eq!(served.post("api/cases", &json!({ "from": "sample" })).json()["path"], "first/case.toml");
    let named = json!({ "from": "empty", "id": "Erika Mustermann", "mass_kg": 70, "feet": ["left"] });
    let refused = served.post("api/cases", &named);
    assert!(refused.status == 422 && !String::from_utf8_lossy(&refused.body).contains("Mustermann"));
    assert_eq!(shop.names("clinic"), ["HL-0007", "first"]);
}

/// The share of a list that is below a place, after sorting.
fn percentile(times: &mut [Duration], share: f64) -> Duration {
    times.sort();
    times[((times.len() - 1) as f64 * share).round() as usize]
}

/// Resident memory of a process, MB.
fn memory_mb(id: u32) -> f64 {
    let text = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap();
    let line = text.lines().find(|line| line.starts_with("VmRSS")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<f64>().unwrap() / 1024.0
}

#[test]
#[ignore = "figures of speed and memory: release build, quiet machine"]
fn a_handle_moves_the_device_and_the_loads_follow() {
    let (_shop, served) = with_sample();
    let (key, _) = served.first_case();
    let device = format!("api/cases/{key}/device");
    served.post(&device, &json!({}));
    for (quality, sides) in
        [("drag", json!(["left"])), ("drag", json!(["left", "right"])), ("full", json!(["left", "right"]))]
    {
        let mut times = Vec::new();
        for i in 0..40 {
            let cup = 10.0 + 0.1 * f64::from(i);
            let set = json!({ "prescription.left.heel_cup_mm": cup, "prescription.right.heel_cup_mm": cup });
            let begin = Instant::now();
            let answer = served.post(&device, &json!({ "quality": quality, "sides": sides, "set": set }));
            times.push(begin.elapsed());
            assert_eq!(answer.status, 200);
        }
        let [mid, most] = [0.5, 0.95].map(|share| percentile(&mut times, share));
        println!("handle to device, {quality}, {sides}: median {mid:.0?}, p95 {most:.0?}");
    }
    for draws in [16, 256] {
        let mut times = Vec::new();
        for i in 0..10 {
            let set = json!({ "prescription.left.heel_cup_mm": 12.0 + 0.1 * f64::from(i) });
            let begin = Instant::now();
            let answer =
                served.post(&format!("api/cases/{key}/loads"), &json!({ "draws": draws, "set": set }));
            times.push(begin.elapsed());
            assert_eq!(answer.status, 200);
        }
        let [mid, most] = [0.5, 0.95].map(|share| percentile(&mut times, share));
        println!("changed line to loads, {draws} draws, both feet: median {mid:.0?}, p95 {most:.0?}");
    }
}

#[test]
#[ignore = "figures of speed and memory: release build, quiet machine"]
fn memory_stays_flat_over_500_edits() {
    let (_shop, served) = with_sample();
    let (key, mut version) = served.first_case();
    for i in 0..=500 {
        let cup = 10.0 + 0.1 * f64::from(i % 60);
        let set = json!({ "prescription.left.heel_cup_mm": cup });
        version = served.change(&key, &version, &set).json()["version"].as_str().unwrap().to_owned();
        served.post(&format!("api/cases/{key}/device"), &json!({ "quality": "drag" }));
        if i % 100 == 0 {
            println!("after {i} edits: {:.0} MB", memory_mb(served.id()));
        }
    }
}
