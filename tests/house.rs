//! The rules of the house: which crate leans on which, no circles of modules, how files begin, how long they are.
//!
//! The table of crates is read from ARCHITECTURE.md, so that the page and the manifests cannot drift apart.

// A test stops at the first thing that is not as it must be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, clippy::print_stdout)]

use judges::sources;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Names that say nothing about what is inside.
const EMPTY_NAMES: &[&str] =
    &["util", "utils", "common", "helper", "helpers", "core", "misc", "v2", "new", "old"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every Rust source of the crates, sorted.
fn sources() -> Vec<PathBuf> {
    sources::crates(&root()).iter().flat_map(|folder| sources::files(&folder.join("src"), "rs")).collect()
}

fn manifests() -> BTreeMap<String, toml::Table> {
    let read = |room: PathBuf| {
        let text = fs::read_to_string(room.join("Cargo.toml")).unwrap();
        (room.file_name().unwrap().to_str().unwrap().to_owned(), text.parse().unwrap())
    };
    sources::crates(&root()).into_iter().map(read).collect()
}

/// Names of crates after a heading of the table's third column.
fn names(list: &str) -> BTreeSet<String> {
    list.split(',')
        .map(|name| name.trim().trim_matches('`').to_owned())
        .filter(|name| name != "nothing")
        .collect()
}

/// For each crate of ARCHITECTURE.md's table, the crates it leans on, and those that its tests use besides.
fn table() -> BTreeMap<String, [BTreeSet<String>; 2]> {
    let page = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let rows = page.lines().skip_while(|line| !line.starts_with("| crate (`crates/")).skip(2);
    let row = |line: &str| {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let (own, tests) = cells[2].split_once("; tests:").unwrap_or((cells[2], "nothing"));
        (cells[0].trim_matches('`').to_owned(), [names(own), names(tests)])
    };
    rows.take_while(|line| line.starts_with('|')).map(row).collect()
}

/// The crates of the house that some sections of a manifest name, by their folders.
fn leans_on(manifest: &toml::Table, sections: &[&str]) -> BTreeSet<String> {
    let tables = sections.iter().filter_map(|section| manifest.get(*section)?.as_table());
    let folder = |name: &String| match name.as_str() {
        "windlass" => Some("windlass".to_owned()),
        name => name.strip_prefix("windlass-").map(str::to_owned),
    };
    tables.flat_map(|table| table.keys().filter_map(folder)).collect()
}

#[test]
fn every_crate_leans_on_exactly_what_the_architecture_says() {
    let table = table();
    let manifests = manifests();
    let known: Vec<&String> = table.keys().collect();
    assert_eq!(
        known,
        manifests.keys().collect::<Vec<_>>(),
        "ARCHITECTURE.md and crates/ list different crates"
    );
    for (name, manifest) in &manifests {
        let [own, tests] = &table[name];
        let found = leans_on(manifest, &["dependencies", "build-dependencies"]);
        assert_eq!(&found, own, "crates/{name}/Cargo.toml against ARCHITECTURE.md");
        let mut found = leans_on(manifest, &["dev-dependencies"]);
        // The judges are nobody's room.
        found.remove("tests");
        assert_eq!(&found, tests, "dev-dependencies of crates/{name}/Cargo.toml against ARCHITECTURE.md");
    }
}

#[test]
fn the_table_has_no_circle() {
    let table = table();
    let mut settled: BTreeSet<&String> = BTreeSet::new();
    while settled.len() < table.len() {
        let free = |(name, [own, _]): &(&String, &[BTreeSet<String>; 2])| {
            !settled.contains(name) && own.iter().all(|other| settled.contains(other))
        };
        let next: Vec<&String> = table.iter().filter(free).map(|(name, _)| name).collect();
        assert!(!next.is_empty(), "these crates lean on each other: {:?}", table.keys());
        settled.extend(next);
    }
}

#[test]
fn no_modules_lean_on_each_other_in_a_circle() {
    let mut found = Vec::new();
    for folder in sources::crates(&root()) {
        for cycle in sources::Crate::read(&folder).cycles() {
            let place = format!("{}: {} {}", folder.display(), cycle.within, cycle.modules.join(", "));
            found.push(format!("{place}\n    {}", cycle.arrows.join("\n    ")));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn packages_are_named_after_their_folders_and_share_the_lints() {
    for (room, manifest) in manifests() {
        let name = if room == "windlass" { room.clone() } else { format!("windlass-{room}") };
        assert_eq!(manifest["package"]["name"].as_str().unwrap(), name);
        assert_eq!(manifest["lints"]["workspace"].as_bool(), Some(true), "crates/{room}/Cargo.toml");
    }
}

#[test]
fn no_crate_compiles_in_a_file_that_its_package_lacks() {
    let mut outside = Vec::new();
    for folder in sources::crates(&root()) {
        for file in sources::files(&folder.join("src"), "rs") {
            let text = fs::read_to_string(&file).unwrap();
            let steps_out = file.strip_prefix(&folder).unwrap().components().count();
            let mut included =
                text.split("include_str!(").skip(1).chain(text.split("include_bytes!(").skip(1));
            if included.any(|rest| rest.split(')').next().unwrap().matches("../").count() >= steps_out) {
                outside.push(file.display().to_string());
            }
        }
    }
    assert!(outside.is_empty(), "`cargo package` leaves these files behind: {outside:#?}");
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
        assert!(lines <= 400, "{} has {lines} lines; split it", file.display());
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

/// Crates that may touch files, the clock, the environment and the terminal; and the one that may open a socket.
const WITH_A_WORLD: &[&str] = &["lab", "studio", "cli"];
const WITH_A_SOCKET: &[&str] = &["studio"];

#[test]
fn only_the_outer_crates_touch_the_world() {
    let mut found = Vec::new();
    let test_only = modules_for_tests();
    for file in sources().into_iter().filter(|f| !test_only.contains(f)) {
        let path = file.strip_prefix(root().join("crates")).unwrap_or(&file).to_owned();
        let room = path.iter().next().unwrap().to_str().unwrap().to_owned();
        let text = fs::read_to_string(&file).unwrap();
        let product = text.split("#[cfg(test)]").next().unwrap();
        let world = ["std::fs", "std::env::", "std::process", "SystemTime", "Instant::now", "std::thread"];
        let socket = ["std::net", "tokio::net", "TcpListener", "TcpStream", "UdpSocket"];
        for (words, rooms) in [(&world[..], WITH_A_WORLD), (&socket[..], WITH_A_SOCKET)] {
            if rooms.contains(&room.as_str()) {
                continue;
            }
            for (i, line) in product.lines().enumerate() {
                let code = line.split("//").next().unwrap();
                if words.iter().any(|word| code.contains(word)) {
                    found.push(format!("{}:{}: {}", file.display(), i + 1, line.trim()));
                }
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
