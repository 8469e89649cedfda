//! The solid as faces: closed, the same volume as the mesh, and read by other people's CAD.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr)]

mod plain_foot;

use plain_foot::{foot, prescription};
use std::path::PathBuf;
use std::process::Command;
use windlass_device::{BuildRequest, Device, Stock, build};
use windlass_geometry::Point3;
use windlass_geometry::brep::BrepFace;
use windlass_measure::Side;
use windlass_prescription::{Dose, Feature, Length};

/// Distance of mesh vertices, which lie on the surfaces as designed, from the faces, mm: for half of them, and for
/// all (the foot made of formulas has a seam beside the arch that bends within a millimetre or two).
const USUAL: f64 = 0.005;
const LARGEST: f64 = 0.1;

fn device(side: Side, lines: &[(Feature, Dose)]) -> Device {
    build(&BuildRequest {
        foot: &foot(side),
        prescription: &prescription(lines),
        stock: Stock::default(),
        tolerance_mm: 0.02,
        most_triangles: None,
    })
    .unwrap()
}

/// Devices that have every kind of face, by name.
fn devices() -> Vec<(&'static str, Device)> {
    let of = |lines: &[(Feature, Dose)]| device(Side::Right, lines);
    vec![
        ("plain", of(&[])),
        ("left", device(Side::Left, &[(Feature::RearfootPost, Dose::Amount(4.0))])),
        (
            "motion",
            of(&[
                (Feature::RearfootPost, Dose::Amount(4.0)),
                (Feature::RearfootPostMotion, Dose::Amount(4.0)),
                (Feature::FirstRayCutout, Dose::Flag(true)),
            ]),
        ),
        (
            "two_blocks",
            of(&[(Feature::HeelLift, Dose::Amount(6.0)), (Feature::ForefootPost, Dose::Amount(4.0))]),
        ),
        (
            "full_length",
            of(&[
                (Feature::Length, Dose::Length(Length::Full)),
                (Feature::MortonsExtension, Dose::Amount(3.0)),
            ]),
        ),
        ("pierced", of(&[(Feature::Ventilation, Dose::Flag(true)), (Feature::HeelLift, Dose::Amount(4.0))])),
        (
            "pads",
            of(&[
                (Feature::MetatarsalPad, Dose::Amount(5.0)),
                (Feature::FascialGroove, Dose::Amount(2.0)),
                (Feature::LateralFlange, Dose::Amount(4.0)),
            ]),
        ),
    ]
}

#[test]
fn the_faces_close_and_hold_the_same_volume_as_the_mesh() {
    for (name, device) in devices() {
        let brep = device.brep().unwrap();
        let audit = brep.audit();
        assert!(audit.is_closed() && audit.gap_mm < 0.01, "{name}: {audit:?}");
        let (faces, mesh) = (brep.volume(0.4), device.mesh.signed_volume());
        eprintln!("{name}: {audit:?} {faces:.1} {mesh:.1} {} points", brep.control_points());
        assert!((faces / mesh - 1.0).abs() < 0.002, "{name}: {faces} {mesh}");
    }
}

#[test]
fn the_mesh_s_vertices_lie_on_the_faces() {
    // The faces of holes are small and many, and made from the same points: OpenCASCADE judges them.
    for (name, device) in devices().into_iter().filter(|d| !["left", "pierced"].contains(&d.0)) {
        let brep = device.brep().unwrap();
        let distance = |face: &BrepFace, p: Point3, start| {
            let uv = face.surface.nearest(p, start);
            (face.surface.at(uv).0 - p).norm()
        };
        let mut distances = Vec::new();
        for &p in device.mesh.vertices.iter().step_by(9) {
            let near = brep.faces.iter().map(|face| match face.name.as_str() {
                "top" => distance(face, p, Some(p.xy())),
                "underside" => distance(face, p, Some(p.yx())),
                "post sole" => distance(face, p, None),
                _ => f64::INFINITY,
            });
            let near = near.fold(f64::INFINITY, f64::min);
            let is_beside =
                |face: &&BrepFace| near > USUAL && ["rim", "post edge"].contains(&face.name.as_str());
            let beside = brep.faces.iter().filter(is_beside);
            distances.push(beside.map(|face| distance(face, p, None)).fold(near, f64::min));
        }
        distances.sort_by(f64::total_cmp);
        let (usual, worst) = (distances[distances.len() / 2], distances[distances.len() - 1]);
        assert!(usual < USUAL && worst < LARGEST, "{name}: {usual} {worst}");
    }
}

#[test]
fn the_left_faces_are_the_right_ones_mirrored_to_the_last_bit() {
    let lines = [(Feature::RearfootPost, Dose::Amount(4.0))];
    let left = device(Side::Left, &lines).brep().unwrap();
    assert_eq!(left.mirrored_y(), device(Side::Right, &lines).brep().unwrap());
}

/// STEP files of the devices in a folder of their own, with each mesh's volume.
fn written(folder: &str) -> Vec<(PathBuf, &'static str, f64)> {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(folder);
    std::fs::create_dir_all(&folder).unwrap();
    let write = |(name, device): (&'static str, Device)| {
        let bytes = windlass_export::step::to_bytes(&device.brep().unwrap(), name).unwrap();
        // Larger by far, something is written twice.
        assert!(bytes.len() < 3_600_000, "{name}: {} bytes", bytes.len());
        let path = folder.join(format!("{name}.step"));
        std::fs::write(&path, bytes).unwrap();
        (path, name, device.mesh.signed_volume())
    };
    devices().into_iter().map(write).collect()
}

#[test]
fn opencascade_finds_one_valid_solid_of_the_mesh_s_volume() {
    let python = std::env::var("WINDLASS_PYTHON").unwrap_or_else(|_| "python3".into());
    let has_it = Command::new(&python).args(["-c", "import OCP"]).output();
    if !has_it.is_ok_and(|o| o.status.success()) {
        eprintln!(
            "skipped: {python} has no OpenCASCADE (cadquery-ocp); WINDLASS_PYTHON names another Python"
        );
        return;
    }
    let files = written("occt");
    let output = Command::new(&python)
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/occt.py"))
        .args(files.iter().map(|f| &f.0))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    let found: Vec<&str> = said.lines().filter(|l| l.starts_with('{')).collect();
    assert_eq!(found.len(), files.len(), "{said}");
    for ((_, name, volume), line) in files.iter().zip(found) {
        eprintln!("{name}: {line}");
        let facts: serde_json::Value = serde_json::from_str(line).unwrap();
        for (key, wanted) in [("solids", 1), ("shells", 1), ("bare_faces", 0)] {
            assert_eq!(facts[key], wanted, "{name}: {key}");
        }
        assert!(facts["valid"] == true && facts["closed"] == true, "{name}: {line}");
        assert!(facts["tolerance"].as_f64().unwrap() < 0.01, "{name}: {line}");
        let ratio = facts["volume"].as_f64().unwrap() / volume;
        assert!((ratio - 1.0).abs() < 0.005, "{name}: {ratio}");
    }
}

#[test]
fn a_slicer_reads_the_step_file() {
    if Command::new("prusa-slicer").arg("--help").output().is_err() {
        eprintln!("skipped: prusa-slicer is not installed");
        return;
    }
    let (path, name, volume) = written("slicer").swap_remove(2);
    let output = Command::new("prusa-slicer").arg("--info").arg(&path).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let of = |key: &str| {
        let line = said.lines().find_map(|l| l.strip_prefix(key));
        line.map(|l| l.trim().trim_start_matches('=').trim().to_owned())
            .unwrap_or_else(|| panic!("{name}: no {key} in {said}"))
    };
    assert_eq!(of("manifold"), "yes", "{said}");
    let read: f64 = of("volume").parse().unwrap();
    assert!((read / volume - 1.0).abs() < 0.01, "{read} {volume}");
}
