//! Draws every modification on the sample foot and writes the page of the documentation that shows them:
//! `cargo run --release --example modifications -- docs`.

// A tool for whoever writes the documentation: it stops at the first thing that fails.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::fmt::Write as _;
use std::path::PathBuf;
use windlass::prescription::Feature;
use windlass::{Settings, modification, modification_rows};

fn main() {
    let docs = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "docs".into()));
    let pictures = docs.join("modifications");
    std::fs::create_dir_all(&pictures).unwrap();
    // The loads are not shown here: two draws are enough.
    let settings = Settings { draws: 2, ..Settings::built_in().unwrap() };
    let mut page = String::from(
        "# The keys of a prescription\n\nWrite them under `[prescription.left]` or `[prescription.right]`. A line \
         replaces the proposal; 0, `false` or `\"none\"` removes the modification. Each picture shows one line alone on \
         a synthesised right foot, coloured where it changes the device. A line without a picture changes the form or \
         soft layers only, or is not built. Written by `cargo run --release --example modifications -- docs`.\n",
    );
    for (feature, values, meaning) in modification_rows() {
        let _ = write!(page, "\n## {}\n\n`{}`: {values}\n\n{meaning}\n", feature.title(), feature.key());
        // What the sample foot has no room for is shown smaller.
        let drawn = shown(feature, &values).into_iter().find_map(|value| {
            match modification(feature, &value, &settings) {
                Ok(png) => Some((value, png)),
                Err(why) => {
                    println!("{} = {value}: {why}", feature.key());
                    None
                }
            }
        });
        if let Some((value, Some(png))) = drawn {
            let name = format!("{}.png", feature.key());
            std::fs::write(pictures.join(&name), png).unwrap();
            let alt = format!("{} = {}", feature.key(), value.replace('"', ""));
            let _ = write!(page, "\n![{alt}](modifications/{name})\n");
        }
    }
    std::fs::write(docs.join("prescription-keys.md"), page).unwrap();
}

/// Telling values, the most telling first: half the way up its range, then less; `true`; the last word of its list.
fn shown(feature: Feature, values: &str) -> Vec<String> {
    if let Some((_, high)) = feature.range() {
        let telling: f64 = match feature {
            Feature::HeelLift => 6.0,
            Feature::HeelCup => 16.0,
            // Nearer to the edge a pad has no room to fade out.
            Feature::MetatarsalPadSetback => high,
            Feature::ShellThickness => return Vec::new(),
            _ => (high / 2.0).ceil().max(1.0).min(high),
        };
        return [1.0, 0.5, 0.25].map(|share| (telling * share).to_string()).into();
    }
    let word = values.split(", ").last().unwrap_or_default().trim_matches('`');
    vec![match values {
        "true, false" => "true".into(),
        "text" => "\"WL 12\"".into(),
        _ => format!("\"{word}\""),
    }]
}
