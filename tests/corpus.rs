//! What the fuzzers begin with, and what they ever found, read again by every reader: no panic, no hang.
//!
//! The functions are those of the fuzz targets; see `fuzz/Cargo.toml` for a run with random bytes.

// A test stops at the first thing that is not as it must be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, clippy::print_stdout)]

#[path = "../fuzz/src/lib.rs"]
mod readers;
mod seeds;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Longest that one kept input may take in a test build on a busy machine; each is small.
const LONGEST: Duration = Duration::from_secs(20);

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every file below a folder, sorted.
fn files(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()) {
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

/// The inputs of a target: its corpus, and for texts the profiles themselves.
fn inputs(target: &str) -> Vec<PathBuf> {
    let mut found = files(&root().join("fuzz/corpus").join(target));
    let profiles: &[&str] = match target {
        "rules" | "evidence" => &[target],
        "profiles" => &["materials", "processes", "printers", "gait"],
        _ => &[],
    };
    found.extend(profiles.iter().flat_map(|p| files(&root().join("profiles").join(p))));
    found
}

#[test]
fn every_reader_survives_every_kept_input() {
    for (name, read) in readers::TARGETS {
        let inputs = inputs(name);
        assert!(!inputs.is_empty(), "fuzz/corpus/{name} is empty");
        for path in inputs {
            let bytes = fs::read(&path).unwrap();
            let begin = Instant::now();
            read(&bytes);
            assert!(begin.elapsed() < LONGEST, "{}: {:?}", path.display(), begin.elapsed());
        }
    }
}

#[test]
fn every_folder_of_the_corpus_has_a_target_and_every_target_a_binary() {
    let manifest = fs::read_to_string(root().join("fuzz/Cargo.toml")).unwrap();
    for (name, _) in readers::TARGETS {
        assert!(manifest.contains(&format!("name = \"{name}\"")), "{name}");
    }
    for folder in fs::read_dir(root().join("fuzz/corpus")).unwrap() {
        let name = folder.unwrap().file_name().into_string().unwrap();
        assert!(readers::TARGETS.iter().any(|(target, _)| *target == name), "{name}");
    }
}

/// `cargo test -p windlass-tests --test corpus -- --ignored` writes the seeds again.
#[test]
#[ignore = "writes files"]
fn write_the_seeds() {
    for (target, name, bytes) in seeds::seeds() {
        let dir = root().join("fuzz/corpus").join(target);
        fs::create_dir_all(&dir).unwrap();
        fs::write(dir.join(name), bytes).unwrap();
    }
}
