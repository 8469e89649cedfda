//! Counts what the house promises to keep small: `cargo run -p windlass-tests --example count -- [ROOT] [--arrows]`.

#![allow(clippy::print_stdout)]

use judges::sources::{Crate, crates, files, product, without_comments};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Words that the rename table gives up, as whole words of code.
const GIVEN_UP: [&str; 22] = [
    "Bed",
    "Spot",
    "Closer",
    "Footing",
    "Ask",
    "Pins",
    "Stood",
    "Middle",
    "Burin",
    "Proud",
    "Lies",
    "MeshWish",
    "Print",
    "Drawn",
    "Found",
    "told",
    "spin",
    "spin_rate",
    "wished",
    "blunted",
    "place_over",
    "print_mm",
];
/// What a unit looks like in a doc comment.
const UNITS: [&str; 14] =
    ["mm", "deg", "kPa", "MPa", "N", "kg", "radian", "share", "px", "pixel", "unit", "0..1", " g", "%"];

fn main() {
    let root = std::env::args().nth(1).map_or_else(|| PathBuf::from("."), PathBuf::from);
    let arrows = std::env::args().any(|word| word == "--arrows");
    let texts = texts(&root);
    println!("doctests: {}", texts.values().map(|text| doctests(text)).sum::<usize>());
    println!("files that name the cuboid pad: {}", texts.values().filter(|t| names_pad(t)).count());
    println!(
        "public functions on f64 without a unit in their docs: {}",
        texts.values().map(|t| unitless(t)).sum::<usize>()
    );
    println!("glob imports: {}", texts.values().map(|t| globs(t)).sum::<usize>());
    println!("runs of six equal lines: {}", repeated(&texts));
    for word in GIVEN_UP {
        let count: usize = texts.values().map(|text| uses(text, word)).sum();
        if count > 0 {
            println!("given up, still used: {word} {count}");
        }
    }
    for folder in crates(&root) {
        for cycle in Crate::read(&folder).cycles() {
            println!("circle in {} {}: {}", folder.display(), cycle.within, cycle.modules.join(" "));
            cycle.arrows.iter().filter(|_| arrows).for_each(|arrow| println!("    {arrow}"));
        }
    }
}

/// Every source of the crates without its tests.
fn texts(root: &Path) -> BTreeMap<PathBuf, String> {
    let all = crates(root).into_iter().flat_map(|folder| files(&folder.join("src"), "rs"));
    let own = all.filter(|file| file.file_stem().is_none_or(|name| name != "tests"));
    own.filter_map(|file| Some((file.clone(), product(&std::fs::read_to_string(&file).ok()?).to_owned())))
        .collect()
}

/// Fences that open a block of Rust in a doc comment.
fn doctests(text: &str) -> usize {
    let fences = text.lines().filter_map(|line| {
        let line = line.trim_start();
        line.strip_prefix("///").or_else(|| line.strip_prefix("//!"))?.trim().strip_prefix("```")
    });
    let mut open = false;
    let mut count = 0;
    for info in fences {
        if !open && matches!(info, "" | "rust" | "no_run") {
            count += 1;
        }
        open = !open;
    }
    count
}

fn names_pad(text: &str) -> bool {
    text.contains("cuboid_pad") || text.contains("CuboidPad")
}

/// Imports of everything; a prelude is made to be imported so.
fn globs(text: &str) -> usize {
    let is_glob = |line: &&str| line.contains("use ") && line.trim_end().ends_with("::*;");
    text.lines().filter(is_glob).filter(|line| !line.contains("prelude::*")).count()
}

fn uses(text: &str, word: &str) -> usize {
    let code = without_comments(text);
    code.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|part| *part == word).count()
}

/// Public functions whose signature has an `f64` and whose doc comment names no unit.
fn unitless(text: &str) -> usize {
    let mut docs = String::new();
    let mut count = 0;
    for line in text.lines().map(str::trim_start) {
        if line.starts_with("///") {
            docs.push_str(line);
        } else if line.starts_with("pub fn") {
            if line.contains("f64")
                && !line.contains("_mm")
                && !line.contains("_deg")
                && !UNITS.iter().any(|unit| docs.contains(unit))
            {
                count += 1;
            }
            docs.clear();
        } else if !line.starts_with("#[") {
            docs.clear();
        }
    }
    count
}

/// Windows of six lines of code, imports left out, that stand in more than one place.
fn repeated(texts: &BTreeMap<PathBuf, String>) -> usize {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for text in texts.values() {
        let code = without_comments(text);
        let lines: Vec<&str> = code
            .lines()
            .map(str::trim)
            .filter(|l| l.len() > 2 && !l.starts_with("use ") && !l.starts_with("#["))
            .collect();
        for window in lines.windows(6) {
            *seen.entry(window.join("\n")).or_default() += 1;
        }
    }
    seen.values().filter(|count| **count > 1).count()
}
