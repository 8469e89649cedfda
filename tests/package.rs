//! The package for the lab: what is in it, that its hashes are true, and that it is the same each time.

// A test stops at the first thing that is not as it must be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, clippy::print_stdout)]

use judges::Workshop;

const PROGRAM: &str = env!("CARGO_BIN_EXE_windlass");

#[test]
fn a_package_holds_what_a_lab_wants_under_the_names_of_the_field() {
    let shop = Workshop::new(PROGRAM);
    shop.succeed(&["sample", "first"]);
    let case = String::from_utf8(shop.read("first/case.toml")).unwrap();
    let ordered = case.replacen(
        "[case]",
        "[order]\nservice_date = \"2026-03-01\"\n[case]\norder = \"A-17\"\nrevision = 2",
        1,
    );
    shop.write("first/case.toml", ordered);
    shop.succeed(&["pack", "first", "--out", "order"]);
    let names = shop.names("order");
    let tail = "_r2_20260301";
    for name in ["_L{}.stl", "_L{}.3mf", "_R{}.stl", "_R{}.3mf"] {
        assert!(names.contains(&format!("A-17_HL-0001{}", name.replace("{}", tail))), "{names:?}");
    }
    for what in [
        "lab-form.txt",
        "statement.txt",
        "advice.txt",
        "manifest.json",
        "report.html",
        "order.html",
        "leaflet.html",
        "regulatory.txt",
    ] {
        assert!(names.contains(&format!("A-17_HL-0001{tail}.{what}")), "{names:?}");
    }
    let read =
        |what: &str| String::from_utf8(shop.read(&format!("order/A-17_HL-0001{tail}.{what}"))).unwrap();
    for text in [read("advice.txt"), read("lab-form.txt"), read("statement.txt")] {
        assert!(text.lines().all(|l| l.chars().count() <= 82), "{text}");
    }
    assert!(read("statement.txt").contains("[NAME AND QUALIFICATION OF THE PRESCRIBER]"));
    assert!(read("advice.txt").contains("Do not scale, mirror"));

    let manifest: serde_json::Value = serde_json::from_str(&read("manifest.json")).unwrap();
    let files = manifest["files"].as_array().unwrap();
    assert_eq!(files.len(), names.len() - 1, "all but the manifest");
    for file in files {
        let bytes = shop.read(&format!("order/{}", file["file"].as_str().unwrap()));
        assert_eq!(file["bytes"], bytes.len());
        assert_eq!(file["blake3"], windlass::job::hash(&bytes));
    }
    // The solid as another reader sees it.
    for foot in manifest["feet"].as_array().unwrap() {
        let solid = shop.solid(&format!("order/{}", foot["files"][0].as_str().unwrap()));
        let told = foot["printability"]["volume_mm3"].as_f64().unwrap();
        assert!((solid.volume() / told - 1.0).abs() < 1e-3, "{told}");
    }
}

#[test]
fn the_archive_is_the_same_each_time_and_what_is_milled_is_packed_without_a_process() {
    let shop = Workshop::new(PROGRAM);
    shop.succeed(&["sample", "first"]);
    shop.succeed(&["pack", "first", "--out", "a.zip"]);
    shop.succeed(&["pack", "first", "--out", "b.zip", "--threads", "1"]);
    assert!(shop.read("a.zip") == shop.read("b.zip"));
    let case = String::from_utf8(shop.read("first/case.toml")).unwrap();
    shop.write("first/case.toml", case.replace("pa12-mjf", "eva"));
    let text =
        "\n[prescription.left]\nshell_thickness_mm = 5\n[prescription.right]\nshell_thickness_mm = 5\n";
    let case = case.replace("pa12-mjf", "eva") + text;
    shop.write("first/case.toml", case);
    shop.succeed(&["pack", "first", "--out", "c"]);
    let name = shop.names("c").into_iter().find(|n| n.ends_with("manifest.json")).unwrap();
    let manifest = shop.json(&format!("c/{name}"));
    assert!(manifest["process"].is_null() && manifest["feet"][0]["printability"].is_null());
}
