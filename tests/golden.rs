//! Golden files: what each example comes to, as text that a person reviews when it changes.
//!
//! The hashes are the same in a debug and a release build, at any number of threads and on any platform.

// A test stops at the first thing that is not as it must be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, clippy::print_stdout)]

use judges::Workshop;
use serde_json::Value;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

const PROGRAM: &str = env!("CARGO_BIN_EXE_windlass");

/// What writes the golden files again.
const COMMAND: &str = "WINDLASS_GOLDEN=write cargo test -p windlass-cli --test golden";

/// Drawn patients beside the shipped example.
const SEEDS: [u64; 3] = [3, 7, 12];

fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden").join(format!("{name}.toml"))
}

/// A number as far as it is told: eight digits, as a float.
fn told(number: &Value) -> String {
    number.as_f64().map_or("\"none\"".into(), |n| format!("{:?}", format!("{n:.8e}").parse::<f64>().unwrap()))
}

/// The record of a job in the words and numbers that matter, as TOML.
fn summary(record: &Value) -> String {
    let mut text = format!("# Written by {COMMAND}\n\n");
    writeln!(text, "id = {}\n\n[outputs]", record["id"]).unwrap();
    for output in record["manifest"]["outputs"].as_array().unwrap() {
        writeln!(text, "{} = {}", output["file"], output["blake3"]).unwrap();
    }
    for (side, foot) in record["feet"].as_object().unwrap() {
        let mesh = &foot["mesh"];
        writeln!(text, "\n[{side}]\ntriangles = {}", mesh["triangles"]).unwrap();
        writeln!(text, "volume_mm3 = {}", told(&mesh["volume_mm3"])).unwrap();
        let corner = |k: usize| (0..3).map(|i| told(&mesh["bounds_mm"][k][i])).collect::<Vec<_>>().join(", ");
        writeln!(text, "bounds_mm = [[{}], [{}]]", corner(0), corner(1)).unwrap();
        writeln!(text, "\n[{side}.prescription]").unwrap();
        for line in foot["prescription"].as_array().unwrap() {
            writeln!(text, "{} = {:?}", line["feature"].as_str().unwrap(), line["dose"].to_string()).unwrap();
        }
    }
    let chain = &record["chain"];
    for (side, walking) in chain["walking"].as_object().unwrap() {
        writeln!(text, "\n# median without the device, and with it\n[{side}.chain]").unwrap();
        for finding in walking["findings"].as_array().into_iter().flatten() {
            let (without, with) = (&finding["without"]["median"], &finding["with"]["median"]);
            let key = finding["quantity"].as_str().unwrap();
            writeln!(text, "{key} = [{}, {}]", told(without), told(with)).unwrap();
        }
    }
    let guard = chain["guard"].as_array().unwrap();
    writeln!(
        text,
        "\n[guard]\nobjections = {:?}",
        guard.iter().map(|g| g["rule"].as_str().unwrap()).collect::<Vec<_>>()
    )
    .unwrap();
    text
}

/// The names and lines of what differs, at most a screen.
fn difference(then: &str, now: &str) -> String {
    let (then, now): (Vec<_>, Vec<_>) = (then.lines().collect(), now.lines().collect());
    let gone = then.iter().filter(|line| !now.contains(line)).map(|line| format!("- {line}"));
    let come = now.iter().filter(|line| !then.contains(line)).map(|line| format!("+ {line}"));
    gone.take(20).chain(come.take(20)).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_example_comes_to_what_its_golden_file_says() {
    let shop = Workshop::new(PROGRAM);
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/hallux-limitus");
    let mut cases = vec![("hallux-limitus".to_owned(), example)];
    for seed in SEEDS {
        let name = format!("seed-{seed}");
        shop.succeed(&["sample", &name, "--seed", &seed.to_string()]);
        cases.push((name.clone(), shop.path(&name)));
    }
    let mut differences = Vec::new();
    for (name, case) in cases {
        let out = format!("out-{name}");
        shop.succeed(&["design", case.to_str().unwrap(), "--out", &out, "--files", "stl,3mf,step"]);
        let now = summary(&shop.json(&format!("{out}/job.json")));
        if std::env::var("WINDLASS_GOLDEN").is_ok_and(|v| v == "write") {
            std::fs::write(golden(&name), &now).unwrap();
            continue;
        }
        let then = std::fs::read_to_string(golden(&name)).unwrap_or_default();
        if then != now {
            differences.push(format!("tests/golden/{name}.toml\n{}", difference(&then, &now)));
        }
    }
    assert!(
        differences.is_empty(),
        "{}\n\nIf this is meant, write them again and look at the difference:\n  {COMMAND}\n  git diff tests/golden",
        differences.join("\n\n")
    );
}
