//! What the fuzzers begin with, and what they ever found, read again by every reader: no panic, no hang.
//!
//! The functions are those of the fuzz targets; `fuzz/run.sh` runs them with random bytes.

// A test stops at the first thing that is not as it must be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, clippy::print_stdout)]

#[path = "../crates/device/examples/sweep/dice.rs"]
mod dice;
#[path = "../fuzz/src/lib.rs"]
mod readers;
mod seeds;

use dice::Dice;
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

/// Time for each target, and at least so many inputs.
const SHORT_RUN: Duration = Duration::from_secs(2);
const LEAST_INPUTS: u64 = 20;

/// Without a fuzzer: damaged inputs by the number of their seed, each the same everywhere, as many as there is time for.
#[test]
fn every_reader_survives_a_short_run_of_damaged_inputs() {
    for (name, read) in readers::TARGETS {
        let kept: Vec<Vec<u8>> = inputs(name).iter().map(|path| fs::read(path).unwrap()).collect();
        let begin = Instant::now();
        let mut number = 0;
        while number < LEAST_INPUTS || begin.elapsed() < SHORT_RUN {
            let bytes = damaged(&kept, &mut Dice::new(number));
            let survived = std::panic::catch_unwind(|| read(&bytes)).is_ok();
            assert!(survived, "target {name}: input {number} panics");
            number += 1;
        }
        println!("{name}: {number} damaged inputs");
    }
}

/// A kept input with some damage: bits turned, numbers made extreme, pieces dropped, doubled or taken from another, cut.
fn damaged(kept: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
    const EXTREMES: [[u8; 4]; 6] =
        [[0; 4], [0xff; 4], [0xff, 0xff, 0xff, 0x7f], [0, 0, 0, 0x80], [0, 0, 0xc0, 0x7f], *b"1e99"];
    let mut bytes = dice.one(kept);
    let place = |dice: &mut Dice, length: usize| dice.dose(0.0, length as f64, 1.0) as usize;
    for _ in 0..place(dice, 6) + 1 {
        let from = place(dice, bytes.len());
        let piece = from..(from + place(dice, 64)).min(bytes.len());
        match place(dice, 5) {
            0 => bytes[piece].iter_mut().take(1).for_each(|byte| *byte ^= 1 << place(dice, 7)),
            1 => bytes[piece].iter_mut().zip(dice.one(&EXTREMES)).for_each(|(byte, extreme)| *byte = extreme),
            2 => drop(bytes.drain(piece)),
            3 => {
                let doubled = bytes[piece].to_vec();
                bytes.splice(from..from, doubled);
            }
            4 => {
                let other = dice.one(kept);
                let first = place(dice, other.len());
                let taken = other[first..].iter().copied().take(piece.len());
                bytes.splice(piece, taken);
            }
            _ if dice.falls(0.3) => bytes.truncate(from),
            _ => {}
        }
    }
    bytes
}

#[test]
fn every_folder_of_the_corpus_has_a_target_and_every_target_a_dictionary() {
    for (name, _) in readers::TARGETS {
        let path = root().join(format!("fuzz/dictionaries/{name}.dict"));
        let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{name}.dict: {e}"));
        let words = text.lines().filter(|l| l.starts_with('"') && l.ends_with('"')).count();
        assert!(words >= 5, "{name}: {words} words");
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
