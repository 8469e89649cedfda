//! The same input gives the same bytes; the mirrored scan gives exactly the mirrored device.

// A test stops at the first thing that is not as it must be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, clippy::print_stdout)]

use judges::{CaseText, Workshop, reference_data};
use std::fs;

const PROGRAM: &str = env!("CARGO_BIN_EXE_windlass");

#[test]
fn two_runs_and_any_number_of_threads_give_the_same_bytes() {
    let shop = Workshop::new(PROGRAM);
    shop.succeed(&["sample", "first"]);
    shop.succeed(&["design", "first/case.toml", "--out", "a"]);
    for threads in ["1", "2", "8"] {
        shop.succeed(&["design", "first", "--out", threads, "--threads", threads]);
    }
    let names = shop.names("a");
    assert!(
        names.iter().any(|n| n.ends_with("_L.stl")) && names.iter().any(|n| n.ends_with("_R.stl")),
        "{names:?}"
    );
    assert!(names.contains(&"job.json".to_owned()), "{names:?}");
    for name in &names {
        for other in ["1", "2", "8"] {
            let same = shop.read(&format!("a/{name}")) == shop.read(&format!("{other}/{name}"));
            assert!(same, "{name} differs on {other} threads");
        }
    }
}

#[test]
fn a_job_is_made_again_from_its_record_wherever_its_folder_is_and_refused_when_an_input_changed() {
    let shop = Workshop::new(PROGRAM);
    shop.succeed(&["sample", "first"]);
    shop.succeed(&["design", "first/case.toml", "--out", "first/out", "--files", "stl,3mf"]);
    fs::create_dir(shop.path("archive")).unwrap();
    fs::rename(shop.path("first"), shop.path("archive/2026")).unwrap();
    let run = shop.succeed(&["reproduce", "archive/2026/out/job.json"]);
    assert!(run.out.contains("reproduced: 4 outputs, byte for byte"), "{}", run.out);

    shop.succeed(&["profiles", "--write", "own"]);
    let material = String::from_utf8(shop.read("own/materials/pa12-mjf.toml")).unwrap();
    shop.write("own/materials/pa12-mjf.toml", format!("{material}# dried twice\n"));
    let run = shop.run(&["reproduce", "archive/2026/out/job.json", "--profiles", "own"]);
    assert_eq!(run.code, 2, "{}{}", run.out, run.err);
    assert!(run.out.contains("profile materials/pa12-mjf.toml differs"), "{}", run.out);

    shop.write("archive/2026/left.png", shop.read("archive/2026/right.png"));
    let run = shop.run(&["reproduce", "archive/2026/out/job.json"]);
    assert_eq!(run.code, 2, "{}{}", run.out, run.err);
    assert!(
        run.out.contains("input foot.left.scan differs") && run.out.contains("not repeated"),
        "{}",
        run.out
    );
}

#[test]
fn the_sample_is_the_same_each_time() {
    let shop = Workshop::new(PROGRAM);
    shop.succeed(&["sample", "a"]);
    shop.succeed(&["sample", "b"]);
    assert!(!shop.names("a").is_empty());
    for name in shop.names("a") {
        assert_eq!(shop.read(&format!("a/{name}")), shop.read(&format!("b/{name}")), "{name}");
    }
}

/// The OBJ with y negated and every face turned round: the other foot of the same shape.
fn mirrored_obj(text: &str) -> String {
    let mut mirrored = String::with_capacity(text.len());
    for line in text.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            ["v", x, y, z, ..] => {
                let y = y.strip_prefix('-').map_or_else(|| format!("-{y}"), str::to_owned);
                mirrored.push_str(&format!("v {x} {y} {z}\n"));
            }
            ["f", rest @ ..] => {
                let turned: Vec<&str> = rest.iter().rev().map(|w| w.split('/').next().unwrap()).collect();
                mirrored.push_str(&format!("f {}\n", turned.join(" ")));
            }
            _ => {}
        }
    }
    mirrored
}

#[test]
fn the_mirrored_scan_gives_exactly_the_mirrored_device() {
    let Some(template) = reference_data("scans/find-template/template.obj") else {
        return;
    };
    let shop = Workshop::new(PROGRAM);
    let other = shop.write("mirrored.obj", mirrored_obj(&fs::read_to_string(&template).unwrap()));
    let lines = "heel_lift_mm = 3\nrearfoot_post_deg = 4\nfirst_ray_cutout = true\n";
    for (side, file) in [("left", &template), ("right", &other)] {
        shop.write(&format!("{side}.toml"), CaseText::of_mesh(side, file, "m").with(lines).text());
        shop.succeed(&["design", &format!("{side}.toml"), "--out", side]);
    }
    let (left, right) = (shop.solid("left/T-0001_L.stl"), shop.solid("right/T-0001_R.stl"));
    assert_eq!(left.facets.len(), right.facets.len());
    let flipped = |p: [f64; 3]| [p[0], -p[1], p[2]];
    for (l, r) in left.facets.iter().zip(&right.facets) {
        assert_eq!([flipped(l[0]), flipped(l[2]), flipped(l[1])], *r);
    }
}

#[test]
fn the_committed_example_is_the_sample() {
    let shop = Workshop::new(PROGRAM);
    shop.succeed(&["sample", "a"]);
    let example = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/hallux-limitus");
    for name in shop.names("a") {
        let committed = fs::read(example.join(&name)).unwrap();
        assert!(committed == shop.read(&format!("a/{name}")), "{name} is not what `windlass sample` writes");
    }
}
