//! Draws every modification on the sample foot and writes the page of the documentation that shows them:
//! `cargo run --release --example modifications -- docs`.

// A tool for whoever writes the documentation: it stops at the first thing that fails.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::fmt::Write as _;
use std::path::PathBuf;
use windlass_lab::prescription::Feature;
use windlass_lab::{Settings, modification, modification_rows};

fn main() {
    let docs = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "docs".into()));
    let pictures = docs.join("modifications");
    std::fs::create_dir_all(&pictures).unwrap();
    let settings = Settings::built_in().unwrap();
    let mut page = String::from(
        "# The keys of a prescription\n\nEach stands under `[prescription.left]` or `[prescription.right]`; a line \
         replaces the proposal, and 0, `false` or `\"none\"` takes a feature away. The pictures show each line alone on \
         a synthesised right foot; a line without a picture changes words or layers, not the shell, or needs no \
         picture. Written by `cargo run --release --example modifications -- docs`.\n",
    );
    for (feature, values, meaning) in modification_rows() {
        let _ = write!(page, "\n## {}\n\n`{}`: {values}\n\n{meaning}\n", feature.title(), feature.key());
        let Some(value) = shown(feature, &values) else { continue };
        match modification(feature, &value, &settings) {
            Ok(Some(png)) => {
                let name = format!("{}.png", feature.key());
                std::fs::write(pictures.join(&name), png).unwrap();
                let alt = format!("{} = {}", feature.key(), value.replace('"', ""));
                let _ = write!(page, "\n![{alt}](modifications/{name})\n");
            }
            Ok(None) => println!("{}: nothing to be seen", feature.key()),
            Err(why) => println!("{} = {value}: {why}", feature.key()),
        }
    }
    std::fs::write(docs.join("prescription-keys.md"), page).unwrap();
}

/// A telling value: half the way up its range, `true`, or the last word of its list.
fn shown(feature: Feature, values: &str) -> Option<String> {
    if let Some((_, high)) = feature.range() {
        let telling = match feature {
            Feature::HeelLift => 6.0,
            Feature::HeelCup => 16.0,
            Feature::MedialFlange | Feature::LateralFlange => 8.0,
            Feature::LateralSkive | Feature::Perimeter => 3.0,
            Feature::ShellThickness => return None,
            _ => (high / 2.0).ceil().max(1.0).min(high),
        };
        return Some(telling.to_string());
    }
    if values.starts_with("true") {
        return Some("true".into());
    }
    let word = values.split(", ").last()?.trim_matches('`');
    Some(if values == "text" { "\"WL 12\"".into() } else { format!("\"{word}\"") })
}
