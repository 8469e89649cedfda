//! The rules of the house: which room may lean on which, how files begin, how long they are.
//!
//! The table is the one of ARCHITECTURE.md. Data flows scan -> foot -> prescription -> device -> chain -> export ->
//! report and never back; `chain` judges the device as built, so it must not know the prescription.

// A test stops at the first thing that is not as it must be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, clippy::print_stdout)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// For each room, the rooms it may lean on.
const MAY_LEAN_ON: &[(&str, &[&str])] = &[
    ("measure", &[]),
    ("geometry", &["measure"]),
    ("scan", &["measure", "geometry"]),
    ("foot", &["measure", "geometry", "scan"]),
    ("prescription", &["measure"]),
    ("device", &["measure", "geometry", "foot", "prescription"]),
    ("chain", &["measure", "geometry", "foot", "device"]),
    ("export", &["measure", "geometry"]),
    ("report", &["measure", "geometry", "foot", "prescription", "device", "chain"]),
    ("lab", &["measure", "geometry", "scan", "foot", "prescription", "device", "chain", "export", "report"]),
    ("cli", &["lab", "measure"]),
];

/// Names that say nothing about what is inside.
const EMPTY_NAMES: &[&str] =
    &["util", "utils", "common", "helper", "helpers", "core", "misc", "v2", "new", "old"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every Rust source of the rooms, sorted.
fn sources() -> Vec<PathBuf> {
    fn walk(dir: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()) {
            if entry.is_dir() {
                walk(&entry, found);
            } else if entry.extension().is_some_and(|e| e == "rs") {
                found.push(entry);
            }
        }
    }
    let mut found = Vec::new();
    for room in fs::read_dir(root().join("crates")).unwrap().map(|e| e.unwrap().path()) {
        walk(&room.join("src"), &mut found);
    }
    found.sort();
    found
}

fn manifests() -> BTreeMap<String, toml::Table> {
    let rooms = fs::read_dir(root().join("crates")).unwrap().map(|e| e.unwrap().path());
    let read = |room: PathBuf| {
        let text = fs::read_to_string(room.join("Cargo.toml")).unwrap();
        (room.file_name().unwrap().to_str().unwrap().to_owned(), text.parse().unwrap())
    };
    rooms.map(read).collect()
}

#[test]
fn no_room_leans_on_one_that_it_may_not_know() {
    let allowed: BTreeMap<&str, &[&str]> = MAY_LEAN_ON.iter().copied().collect();
    let mut broken = Vec::new();
    for (room, manifest) in manifests() {
        let Some(allowed) = allowed.get(room.as_str()) else {
            broken.push(format!("crates/{room} is a room that the table does not know"));
            continue;
        };
        for section in ["dependencies", "build-dependencies"] {
            let Some(dependencies) = manifest.get(section).and_then(|s| s.as_table()) else {
                continue;
            };
            for other in dependencies.keys().filter_map(|d| d.strip_prefix("windlass-")) {
                if !allowed.contains(&other) {
                    broken.push(format!("crates/{room}/Cargo.toml: `{room}` may not lean on `{other}`"));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn packages_are_named_after_their_folders_and_share_the_lints() {
    for (room, manifest) in manifests() {
        assert_eq!(manifest["package"]["name"].as_str().unwrap(), format!("windlass-{room}"));
        assert_eq!(manifest["lints"]["workspace"].as_bool(), Some(true), "crates/{room}/Cargo.toml");
    }
}

#[test]
fn every_file_opens_with_what_it_is_for() {
    let silent: Vec<_> =
        sources().into_iter().filter(|f| !fs::read_to_string(f).unwrap().starts_with("//! ")).collect();
    assert!(silent.is_empty(), "these files do not open with `//! `: {silent:#?}");
}

#[test]
fn files_are_short_and_named_for_what_they_hold() {
    let mut lengths = Vec::new();
    for file in sources() {
        let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
        assert!(
            !EMPTY_NAMES.contains(&name.as_str()),
            "{} says nothing about what is inside",
            file.display()
        );
        let lines = fs::read_to_string(&file).unwrap().lines().count();
        assert!(lines <= 600, "{} has {lines} lines; split it", file.display());
        lengths.push(lines);
    }
    lengths.sort_unstable();
    let median = lengths[lengths.len() / 2];
    assert!(median < 200, "the median file has {median} lines");
}

/// Files that a neighbour declares as `#[cfg(test)] mod name;`.
fn modules_for_tests() -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for file in sources() {
        let text = fs::read_to_string(&file).unwrap();
        for declared in text.split("#[cfg(test)]").skip(1) {
            // A path attribute may stand between the two.
            let Some(line) = declared.lines().find(|l| l.trim_start().starts_with("mod ")) else { continue };
            let Some(name) = line.trim().strip_prefix("mod ").and_then(|l| l.strip_suffix(';')) else {
                continue;
            };
            let path = declared.trim_start().strip_prefix("#[path = \"").and_then(|p| p.split('"').next());
            // The modules of `room.rs` stand in `room/`, those of `room/mod.rs` beside it.
            let own = ["mod.rs", "lib.rs", "main.rs"].iter().any(|own| file.ends_with(own));
            let folder = if own { file.with_file_name("") } else { file.with_extension("") };
            files.push(match path {
                Some(path) => file.with_file_name(path),
                None => folder.join(format!("{name}.rs")),
            });
        }
    }
    files
}

#[test]
fn nothing_panics_on_purpose_outside_tests() {
    let mut found = Vec::new();
    let test_only = modules_for_tests();
    for file in sources().into_iter().filter(|f| !test_only.contains(f)) {
        let text = fs::read_to_string(&file).unwrap();
        // By the habit of the house the tests stand at the end of a file.
        let product = text.split("#[cfg(test)]").next().unwrap();
        for (i, line) in product.lines().enumerate() {
            let code = line.split("//").next().unwrap();
            if [".unwrap()", ".expect(", "panic!(", "todo!(", "unimplemented!("]
                .iter()
                .any(|w| code.contains(w))
            {
                found.push(format!("{}:{}: {}", file.display(), i + 1, line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn no_machine_path_stands_in_a_source() {
    let mut found = Vec::new();
    for file in sources() {
        let text = fs::read_to_string(&file).unwrap();
        for word in ["/home/", "/Users/", "C:\\\\"] {
            if text.contains(word) {
                found.push(format!("{}: {word}", file.display()));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
