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

const LIB3MF: &str = "
import sys, lib3mf
for path in sys.argv[1:]:
    model = lib3mf.get_wrapper().CreateModel()
    reader = model.QueryReader('3mf')
    reader.SetStrictModeActive(True)
    reader.ReadFromFile(path)
    assert reader.GetWarningCount() == 0, (path, reader.GetWarning(0))
    meshes = model.GetMeshObjects()
    assert meshes.Count() == 1, path
    meshes.MoveNext()
    assert meshes.GetCurrentMeshObject().IsManifoldAndOriented(), path
";

const OPENCASCADE: &str = "
import sys
from OCP.STEPControl import STEPControl_Reader
from OCP.BRepCheck import BRepCheck_Analyzer
from OCP.IFSelect import IFSelect_RetDone
for path in sys.argv[1:]:
    reader = STEPControl_Reader()
    assert reader.ReadFile(path) == IFSelect_RetDone, path
    reader.TransferRoots()
    assert BRepCheck_Analyzer(reader.OneShape()).IsValid(), path
";

fn files(shop: &Workshop, ending: &str) -> Vec<std::path::PathBuf> {
    let names = shop.names("out").into_iter().filter(|n| n.ends_with(ending));
    let files: Vec<_> = names.map(|n| shop.path("out").join(n)).collect();
    assert_eq!(files.len(), 2, "{ending}");
    files
}

#[test]
fn lib3mf_reads_each_package_strictly_and_opencascade_each_step() {
    let shop = sample();
    for (module, script, ending) in [("lib3mf", LIB3MF, ".3mf"), ("OCP", OPENCASCADE, ".step")] {
        let Some(mut python) = python_with(module) else { continue };
        let output = python.args(["-c", script]).args(files(&shop, ending)).output().unwrap();
        assert!(output.status.success(), "{module}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

/// The printer definitions of Cura: Debian's `cura-engine` comes without, `cura` has them. `WINDLASS_CURA` names
/// another folder.
fn cura_definitions() -> Option<std::path::PathBuf> {
    let folder =
        std::env::var("WINDLASS_CURA").unwrap_or_else(|_| "/usr/share/cura/resources/definitions".into());
    let folder = std::path::PathBuf::from(folder);
    if !folder.join("fdmprinter.def.json").exists() {
        eprintln!("skipped: no fdmprinter.def.json in {} (Debian's package cura has it)", folder.display());
        return None;
    }
    Some(folder)
}

#[test]
fn cura_slices_without_repair() {
    if tool("CuraEngine", "help").is_none() {
        return;
    }
    let Some(definitions) = cura_definitions() else { return };
    let shop = sample();
    let settings = ["machine_width=300", "machine_depth=300", "machine_height=200", "layer_height=0.4"];
    // One foot is enough: the other is sliced by the other slicer as well.
    let solid = shop.path("out/HL-0001_L.stl");
    let output = tool("CuraEngine", "help")
        .unwrap()
        .args(["slice", "-j"])
        .arg(definitions.join("fdmprinter.def.json"))
        .args(settings.iter().flat_map(|s| ["-s", s]))
        .args(["-e0", "-j"])
        .arg(definitions.join("fdmextruder.def.json"))
        .arg("-o")
        .arg(shop.path("o.gcode"))
        .arg("-l")
        .arg(solid)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{}", &said[said.len().saturating_sub(2000)..]);
    for word in ["[ERROR]", "not manifold", "open polygons", "overlapping faces"] {
        assert!(!said.contains(word), "{word}");
    }
    let code = std::fs::read_to_string(shop.path("o.gcode")).unwrap();
    assert!(code.matches(";LAYER:").count() > 40, "too few layers");
}
