//! Bad input gives one clear error with its place and the next step, exit code 2, and leaves no file behind.

// A test stops at the first thing that is not as it must be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, clippy::print_stdout)]

use judges::Workshop;

const PROGRAM: &str = env!("CARGO_BIN_EXE_windlass");

/// A case about `left.stl`; a test changes one line of it.
const CASE: &str = r#"schema = "windlass.case/1"
[case]
id = "HL-0001"
[patient]
mass_kg = 78
[foot.left.scan]
file = "left.stl"
kind = "mesh"
units = "mm"
[prescription.left]
heel_lift_mm = 4
"#;

/// A binary STL of a tetrahedron: readable, and no foot.
fn tetrahedron() -> Vec<u8> {
    let corners = [[0.0f32, 0.0, 0.0], [10.0, 0.0, 0.0], [0.0, 10.0, 0.0], [0.0, 0.0, 10.0]];
    let faces = [[0, 2, 1], [0, 1, 3], [0, 3, 2], [1, 2, 3]];
    let mut bytes = vec![0u8; 80];
    bytes.extend((faces.len() as u32).to_le_bytes());
    for face in faces {
        bytes.extend([0u8; 12]);
        for corner in face {
            bytes.extend(corners[corner].iter().flat_map(|x| x.to_le_bytes()));
        }
        bytes.extend([0u8; 2]);
    }
    bytes
}

/// Designs a case which must be refused; gives what was said.
fn refused(case: &str, scan: Option<&[u8]>) -> String {
    let shop = Workshop::new(PROGRAM);
    shop.write("case.toml", case);
    if let Some(bytes) = scan {
        shop.write("left.stl", bytes);
    }
    let run = shop.run(&["design", "case.toml", "--out", "out"]);
    assert_eq!(run.code, 2, "{}{}", run.out, run.err);
    assert!(shop.names("out").is_empty(), "left behind: {:?}", shop.names("out"));
    assert!(run.out.is_empty(), "{}", run.out);
    assert!(run.err.contains("error: "), "{}", run.err);
    assert!(run.err.contains("next: ") || run.err.contains("; "), "no next step: {}", run.err);
    assert!(!run.err.contains("panicked"), "{}", run.err);
    run.err
}

/// The same, and it is one error.
fn refused_once(case: &str, scan: Option<&[u8]>) -> String {
    let said = refused(case, scan);
    assert_eq!(said.matches("error: ").count(), 1, "{said}");
    said
}

fn changed(from: &str, to: &str) -> String {
    assert!(CASE.contains(from));
    CASE.replace(from, to)
}

#[test]
fn a_missing_case() {
    let shop = Workshop::new(PROGRAM);
    let run = shop.run(&["design", "nothing.toml", "--out", "out"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("nothing.toml: no such file"), "{}", run.err);
}

#[test]
fn a_missing_scan() {
    let said = refused_once(CASE, None);
    assert!(said.contains("foot.left.scan: left.stl: no such file"), "{said}");
}

#[test]
fn a_truncated_stl() {
    let bytes = tetrahedron();
    let said = refused_once(CASE, Some(&bytes[..bytes.len() - 30]));
    assert!(said.contains("left.stl"), "{said}");
}

#[test]
fn an_stl_that_promises_four_billion_triangles() {
    let mut bytes = tetrahedron();
    bytes[80..84].copy_from_slice(&u32::MAX.to_le_bytes());
    let said = refused_once(CASE, Some(&bytes));
    assert!(said.contains("left.stl"), "{said}");
}

#[test]
fn coordinates_that_are_not_numbers() {
    let mut bytes = tetrahedron();
    bytes[84 + 12..84 + 16].copy_from_slice(&f32::NAN.to_le_bytes());
    let said = refused_once(CASE, Some(&bytes));
    assert!(said.contains("left.stl"), "{said}");
}

#[test]
fn a_scan_that_is_no_foot() {
    let said = refused_once(CASE, Some(&tetrahedron()));
    assert!(said.contains("left.stl"), "{said}");
}

#[test]
fn an_empty_scan_and_a_scan_of_text() {
    refused_once(CASE, Some(b""));
    refused_once(CASE, Some(b"this is not a scan"));
}

#[test]
fn a_wrong_key_with_the_nearest_known_one() {
    let said = refused_once(&changed("heel_lift_mm", "heel_lfit_mm"), None);
    assert!(said.contains("case.toml:11:1"), "{said}");
    assert!(said.contains("did you mean `heel_lift_mm`?"), "{said}");
}

#[test]
fn a_number_that_is_none() {
    let said = refused_once(&changed("mass_kg = 78", "mass_kg = nan"), None);
    assert!(said.contains("case.toml:5:11: patient.mass_kg"), "{said}");
}

#[test]
fn a_number_that_no_patient_has() {
    let said = refused_once(&changed("mass_kg = 78", "mass_kg = 7800"), None);
    assert!(said.contains("patient.mass_kg: 7800 is out of range"), "{said}");
}

#[test]
fn an_id_that_looks_like_a_name() {
    for id in ["John Smith", "JohnSmith", "Smith, John", "HL-1970-03-12"] {
        let said = refused_once(&changed("HL-0001", id), None);
        assert!(said.contains("case.toml:3:6: case.id: this id is refused"), "{said}");
        assert!(!said.contains(id), "the id is repeated: {said}");
    }
}

#[test]
fn broken_toml() {
    let said = refused(&changed("mass_kg = 78", "mass_kg = "), None);
    assert!(said.contains("case.toml:5:"), "{said}");
}

#[test]
fn several_faults_are_told_together() {
    let case = changed("heel_lift_mm", "heel_lfit_mm").replace("mass_kg = 78", "mass_kg = -1\nname = \"x\"");
    let said = refused(&case, None);
    assert_eq!(said.matches("error: ").count(), 3, "{said}");
}

#[test]
fn an_image_in_place_of_a_case() {
    let shop = Workshop::new(PROGRAM);
    shop.write("case.toml", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    let run = shop.run(&["design", "case.toml", "--out", "out"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("not text"), "{}", run.err);
}

#[test]
fn an_output_folder_that_is_a_file_is_no_fault_of_the_input() {
    let shop = Workshop::new(PROGRAM);
    shop.succeed(&["sample", "first"]);
    shop.write("out", b"");
    let run = shop.run(&["design", "first/case.toml", "--out", "out"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert_eq!(shop.read("out"), b"");
}
