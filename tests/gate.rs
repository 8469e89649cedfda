//! One gate: what `verify` refuses, `design`, `pack`, `batch` and `check` refuse with the same reason and exit code, and
//! nothing is written; a device that does not print is written on demand only, and its name says so.

// A test stops at the first thing that is not as it must be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, clippy::print_stdout)]

use judges::Workshop;

const PROGRAM: &str = env!("CARGO_BIN_EXE_windlass");

/// The sample, and a process that asks for more wall than any shell has.
fn strict_shop() -> Workshop {
    let shop = Workshop::new(PROGRAM);
    shop.succeed(&["sample", "first"]);
    shop.succeed(&["profiles", "--write", "all"]);
    let process = String::from_utf8(shop.read("all/processes/mjf-pa12.toml")).unwrap();
    assert!(process.contains("min_wall_mm = 1.0"), "{process}");
    let process = process.replace("min_wall_mm = 1.0", "min_wall_mm = 9.0");
    let process = process.replace("recommended_wall_mm = 1.5", "recommended_wall_mm = 9.5");
    shop.write("own/processes/mjf-pa12.toml", process);
    shop
}

#[test]
fn a_device_that_does_not_print_is_refused_by_every_command_alike() {
    let shop = strict_shop();
    for words in [
        &["design", "first", "--out", "out", "--profiles", "own"][..],
        &["pack", "first", "--out", "out", "--profiles", "own"],
        &["check", "first", "--profiles", "own"],
    ] {
        let run = shop.run(words);
        assert_eq!(run.code, 2, "{words:?}: {}", run.err);
        assert!(run.err.contains("minimum-wall") && run.err.contains("prescription.left"), "{}", run.err);
        assert!(shop.names("out").is_empty(), "{words:?} wrote a file");
    }
    let run = shop.run(&["batch", "first", "--out", "made", "--profiles", "own"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("minimum-wall"), "{}", run.err);
    assert!(!shop.names("made").iter().any(|n| n.ends_with(".stl") || n.ends_with("job.json")));
}

#[test]
fn it_is_written_on_demand_and_says_so() {
    let shop = strict_shop();
    let words = ["design", "first", "--out", "out", "--profiles", "own", "--even-if-it-does-not-print"];
    shop.succeed(&words);
    let names = shop.names("out");
    let devices: Vec<_> = names.iter().filter(|n| n.ends_with(".stl") || n.ends_with(".3mf")).collect();
    assert_eq!(devices.len(), 4);
    assert!(devices.iter().all(|n| n.contains("DOES-NOT-PRINT")), "{names:?}");
    let notes = shop.json("out/job.json")["notes"].to_string();
    assert!(notes.contains("does not print"), "{notes}");
    let same = ["reproduce", "out/job.json", "--case", "first/case.toml", "--profiles", "own"];
    shop.succeed(&same);
}

#[test]
fn what_design_writes_verify_accepts_on_the_printer_of_the_process() {
    let shop = Workshop::new(PROGRAM);
    shop.succeed(&["sample", "first"]);
    shop.succeed(&["design", "first", "--out", "out"]);
    for file in shop.names("out").iter().filter(|n| n.ends_with(".stl") || n.ends_with(".3mf")) {
        shop.succeed(&["verify", &format!("out/{file}"), "--printer", "hp-mjf-5200"]);
    }
}

#[test]
fn the_guard_ends_every_command_alike() {
    let shop = Workshop::new(PROGRAM);
    shop.succeed(&["sample", "first"]);
    let record = shop.run(&["check", "first", "--json"]);
    let report: serde_json::Value = serde_json::from_str(&record.out).unwrap();
    let objects = report["guard"].as_array().is_some_and(|g| !g.is_empty());
    let ends = |words: &[&str]| shop.run(words).code;
    for words in
        [&["check", "first"][..], &["design", "first", "--out", "a"], &["pack", "first", "--out", "b"]]
    {
        assert_eq!(ends(words), 0, "{words:?}");
        let strict = [words, &["--strict"]].concat();
        assert_eq!(ends(&strict), if objects { 2 } else { 0 }, "{strict:?}");
    }
    assert_eq!(ends(&["batch", "first", "--out", "c", "--strict"]), if objects { 2 } else { 0 });
}
