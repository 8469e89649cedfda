//! Other people's tools as judges of the sample's files; each test says so and ends when its tool is absent.

// A test stops at the first thing that is not as it must be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, clippy::print_stdout)]

use judges::{Workshop, python_with, tool};

const PROGRAM: &str = env!("CARGO_BIN_EXE_windlass");

const TRIMESH: &str = "
import sys, trimesh
for path in sys.argv[1:]:
    m = trimesh.load(path)
    facts = (m.is_watertight, m.is_winding_consistent, m.body_count, m.volume > 0)
    assert facts == (True, True, 1, True), (path, facts)
";

/// The sample's devices in a workshop.
fn sample() -> Workshop {
    let shop = Workshop::new(PROGRAM);
    shop.succeed(&["sample", "first"]);
    shop.succeed(&["design", "first/case.toml", "--out", "out"]);
    shop
}

fn solids(shop: &Workshop) -> Vec<std::path::PathBuf> {
    let names = shop.names("out").into_iter().filter(|n| n.ends_with(".stl"));
    let solids: Vec<_> = names.map(|n| shop.path("out").join(n)).collect();
    assert_eq!(solids.len(), 2);
    solids
}

#[test]
fn trimesh_finds_each_stl_watertight_and_whole() {
    let Some(mut python) = python_with("trimesh") else {
        return;
    };
    let shop = sample();
    let output = python.args(["-c", TRIMESH]).args(solids(&shop)).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn admesh_finds_nothing_to_repair() {
    if tool("admesh", "--version").is_none() {
        return;
    }
    let shop = sample();
    for solid in solids(&shop) {
        let output = tool("admesh", "--version").unwrap().arg(solid).output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        for fault in ["Degenerate facets", "Edges fixed", "Facets removed", "Facets added", "Facets reversed"]
        {
            let line = said.lines().find(|l| l.contains(fault)).unwrap_or_else(|| panic!("{fault}: {said}"));
            assert!(
                line.contains(": 0") || line.split(':').nth(1).is_some_and(|n| n.trim().starts_with('0')),
                "{line}"
            );
        }
    }
}

#[test]
fn a_slicer_slices_without_repair() {
    if tool("prusa-slicer", "--help").is_none() {
        return;
    }
    let shop = sample();
    let words = [
        "--export-gcode",
        "--bed-shape",
        "0x0,400x0,400x400,0x400",
        "--center",
        "200,200",
        "--layer-height",
        "0.3",
    ];
    for solid in solids(&shop) {
        let mut slicer = tool("prusa-slicer", "--help").unwrap();
        let output =
            slicer.args(words).arg("--output").arg(shop.path("o.gcode")).arg(solid).output().unwrap();
        let said =
            format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success(), "{said}");
        assert!(!said.to_lowercase().contains("repair"), "{said}");
    }
}
