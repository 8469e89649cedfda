//! A measured pressure map goes from the case to the record and the page, or is refused with what to write.

// A test stops at the first thing that is not as it must be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr)]

mod left_print;

use judges::Workshop;

const PROGRAM: &str = env!("CARGO_BIN_EXE_windlass");

/// The sample's left foot with a map.
fn shop(lines: &str) -> Workshop {
    let shop = Workshop::new(PROGRAM);
    assert_eq!(shop.run(&["sample", "s"]).code, 0);
    let case = String::from_utf8(shop.read("s/case.toml")).unwrap();
    shop.write("s/case.toml", case + "\n[foot.left.pressure]\nfile = \"left.csv\"\n" + lines);
    shop.write("s/left.csv", left_print::print());
    shop
}

#[test]
fn regions_are_told_measured_beside_predicted() {
    let shop = shop("unit = \"kPa\"\npitch_mm = 5.0\n");
    let run = shop.run(&["design", "s/case.toml", "--out", "out"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let record = shop.json("out/job.json");
    let pressure = &record["feet"]["left"]["pressure"];
    let regions = pressure["regions"].as_array().unwrap();
    let sum = |key: &str| regions.iter().map(|r| r[key].as_f64().unwrap()).sum::<f64>();
    for key in ["measured_share", "predicted_share_without", "predicted_share_with"] {
        assert!((sum(key) - 1.0).abs() < 1e-9, "{key}");
    }
    let share = |name: &str| {
        regions.iter().find(|r| r["region"] == name).unwrap()["measured_share"].as_f64().unwrap()
    };
    assert!(share("heel") > 0.25 && share("hallux") > 0.06 && share("lesser_met_heads") > 0.2, "{pressure}");
    let inputs = record["manifest"]["inputs"].as_array().unwrap();
    assert!(inputs.iter().any(|i| i["file"] == "foot.left.pressure"));
    let page = std::fs::read_to_string(shop.path("out").join(page_name(&shop))).unwrap();
    assert!(page.contains("Measured, highest") && page.contains("load on the heel"));
}

fn page_name(shop: &Workshop) -> String {
    shop.names("out").into_iter().find(|n| n.ends_with(".report.html")).unwrap()
}

#[test]
fn what_is_not_told_is_asked_for() {
    for (lines, wanted) in [
        ("pitch_mm = 5.0\n", "write unit = \"kPa\""),
        ("unit = \"kPa\"\n", "write pitch_mm"),
        ("unit = \"N/cm2\"\npitch_mm = 5.0\n", "kPa and N/cm2 differ by ten"),
        ("unit = \"kPa\"\npitch_mm = 2.5\n", "check the sensor spacing"),
        ("unit = \"bar\"\n", "unit"),
        ("unti = \"kPa\"\n", "did you mean `unit`?"),
    ] {
        let shop = shop(lines);
        let run = shop.run(&["design", "s/case.toml", "--out", "out"]);
        assert_eq!(run.code, 2, "{lines}: {}{}", run.out, run.err);
        assert!(run.err.contains(wanted), "{lines}: {}", run.err);
        assert!(run.err.contains("foot.left.pressure"), "{}", run.err);
    }
}

#[test]
fn measure_lays_the_map_of_the_case_or_of_the_command_line() {
    let shop = shop("unit = \"kPa\"\npitch_mm = 5.0\n");
    let of_case = shop.run(&["measure", "s/left.png", "--case", "s/case.toml", "--json"]);
    let camera =
        ["--side", "left", "--pinhole", "700,700,320,240", "--mm-per-count", "0.1", "--loading", "none"];
    let map = ["--pressure", "s/left.csv", "--pressure-unit", "kPa", "--pressure-pitch-mm", "5", "--json"];
    let of_words = shop.run(&[&["measure", "s/left.png"], &camera[..], &map[..]].concat());
    let read = |run: &judges::Run| -> serde_json::Value {
        assert_eq!(run.code, 0, "{}{}", run.out, run.err);
        serde_json::from_str(&run.out).unwrap()
    };
    let (mut case, mut words) = (read(&of_case), read(&of_words));
    let pressure = &case["pressure"];
    let cells = pressure["cells"].as_array().unwrap();
    let at = |cell: &serde_json::Value, k: usize| cell[k].as_f64().unwrap();
    let peak = cells.iter().map(|c| at(c, 2)).fold(0.0, f64::max);
    assert!((peak - pressure["peak_kpa"].as_f64().unwrap()).abs() < 1e-9);
    // The hallux of a left foot lies forward and to the right, its sensors under it.
    let toe = &case["landmarks"]["toe_tip"]["foot_mm"];
    let near = cells.iter().filter(|c| at(c, 0) > at(toe, 0) - 45.0 && (at(c, 1) - at(toe, 1)).abs() < 12.0);
    assert!(near.count() > 6, "few sensors under {toe}");
    assert!(case["arch_index"].is_null(), "captured without load");
    // Only the case knows the mass, so the command line says what it did not check.
    let unchecked =
        |v: &serde_json::Value| v["pressure"]["notes"].to_string().contains("without the patient's mass");
    assert!(!unchecked(&case) && unchecked(&words));
    for record in [&mut case, &mut words] {
        record["pressure"]["notes"].take();
    }
    assert_eq!(case["pressure"], words["pressure"]);
    let without_pitch = shop.run(&[&["measure", "s/left.png"], &camera[..], &map[..2]].concat());
    assert!(without_pitch.code == 2 && without_pitch.err.contains("sensor spacing"), "{}", without_pitch.err);
}
