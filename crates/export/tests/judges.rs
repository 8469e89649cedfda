//! Other people's tools read what is written here. Each runs only where it is installed, and says aloud when not.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "tests stop at the first surprise"
)]

use std::path::PathBuf;
use std::process::Command;
use windlass_export::threemf::{Colour, Part};
use windlass_export::{stl, threemf};
use windlass_geometry::{Mesh, Point3};

/// A closed box of 120 x 60 x 5 mm.
fn block() -> Mesh {
    let corner = |i: usize| Point3::new([0.0, 120.0][i & 1], [0.0, 60.0][i >> 1 & 1], [0.0, 5.0][i >> 2]);
    let quads = [[0, 2, 3, 1], [4, 5, 7, 6], [0, 1, 5, 4], [2, 6, 7, 3], [0, 4, 6, 2], [1, 3, 7, 5]];
    let triangles = quads.iter().flat_map(|&[a, b, c, d]| [[a, b, c], [a, c, d]]).collect();
    Mesh { vertices: (0..8).map(corner).collect(), triangles }
}

fn written() -> (tempfile::TempDir, PathBuf, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let (stl_path, threemf_path) = (folder.path().join("block.stl"), folder.path().join("block.3mf"));
    let mesh = block();
    std::fs::write(&stl_path, stl::to_bytes(&mesh, "windlass block, mm").unwrap()).unwrap();
    let colour = |name: &str, rgb| Colour { name: name.to_owned(), rgb };
    let part = Part {
        name: "HL-0001 left".to_owned(),
        part_number: "HL-0001_L".to_owned(),
        mesh: &mesh,
        palette: vec![colour("shell", [200, 205, 210]), colour("post", [220, 150, 90])],
        triangle_colours: (0..12).map(|t| u16::from(t < 2)).collect(),
    };
    let metadata = [("Title", "a & b"), ("Application", "windlass"), ("Side", "left")];
    std::fs::write(&threemf_path, threemf::to_bytes(&[part], &metadata).unwrap()).unwrap();
    (folder, stl_path, threemf_path)
}

/// Runs a tool; `None`, said aloud, when it is not there.
fn run(tool: &str, arguments: &[&str]) -> Option<String> {
    match Command::new(tool).args(arguments).output() {
        Ok(output) => {
            let text = [output.stdout, output.stderr].concat();
            Some(String::from_utf8_lossy(&text).into_owned())
        }
        Err(_) => {
            eprintln!("skipped: {tool} is not installed");
            None
        }
    }
}

/// Runs Python with a module; `None`, said aloud, when the module is not there. The interpreter may be named by
/// `WINDLASS_PYTHON`.
fn python(module: &str, script: &str, path: &str) -> Option<String> {
    let python = std::env::var("WINDLASS_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    if run(&python, &["-c", &format!("import {module}")])?.contains("Error") {
        eprintln!("skipped: python module {module} is not installed");
        return None;
    }
    run(&python, &["-c", script, path])
}

#[test]
fn trimesh_finds_both_files_watertight() {
    let (_folder, stl_path, threemf_path) = written();
    let script = "import sys, trimesh\nm = trimesh.load(sys.argv[1], force='mesh')\n\
                  print(m.is_watertight, m.is_winding_consistent, m.body_count, round(m.volume, 3), len(m.faces))";
    // trimesh reads 3MF through lxml.
    for (path, needs) in [(stl_path, "trimesh"), (threemf_path, "trimesh, lxml, networkx")] {
        if let Some(said) = python(needs, script, path.to_str().unwrap()) {
            assert!(said.contains("True True 1 36000.0 12"), "{}: {said}", path.display());
        }
    }
}

#[test]
fn lib3mf_reads_the_package_strictly_without_warning() {
    let (_folder, _, threemf_path) = written();
    let script = "import sys, lib3mf\nw = lib3mf.get_wrapper(); m = w.CreateModel(); r = m.QueryReader('3mf')\n\
                  r.SetStrictModeActive(True); r.ReadFromFile(sys.argv[1]); o = m.GetMeshObjects(); o.MoveNext()\n\
                  mesh = o.GetCurrentMeshObject()\n\
                  print('warnings', r.GetWarningCount(), mesh.IsManifoldAndOriented(), mesh.GetName(), mesh.GetTriangleCount())";
    if let Some(said) = python("lib3mf", script, threemf_path.to_str().unwrap()) {
        assert!(said.contains("warnings 0 True HL-0001 left 12"), "{said}");
    }
}

#[test]
fn admesh_has_nothing_to_repair() {
    let (_folder, stl_path, _) = written();
    let Some(said) = run("admesh", &[stl_path.to_str().unwrap()]) else {
        return;
    };
    for line in ["Degenerate facets", "Edges fixed", "Facets removed", "Facets reversed", "Backwards edges"] {
        let found = said.lines().find_map(|l| l.split_once(line)).unwrap_or_else(|| panic!("{line}: {said}"));
        let count = found.1.trim_start_matches([' ', ':']).split_whitespace().next();
        assert_eq!(count, Some("0"), "{line}: {said}");
    }
}

#[test]
fn prusa_slicer_slices_both_files() {
    let (folder, stl_path, threemf_path) = written();
    for path in [stl_path, threemf_path] {
        let out = folder.path().join("out.gcode");
        let arguments = ["--export-gcode", "--bed-shape", "0x0,300x0,300x300,0x300", "--center", "150,150"];
        let ends = ["--output", out.to_str().unwrap(), path.to_str().unwrap()];
        let Some(said) = run("prusa-slicer", &[&arguments[..], &ends[..]].concat()) else {
            return;
        };
        assert!(out.exists(), "{said}");
        assert!(!said.to_lowercase().contains("repair"), "{said}");
    }
}
