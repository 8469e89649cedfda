//! Hostile and slipshod files, as an attacker or a tired person makes them: refused for the true reason, in bounded time,
//! and nothing of anybody is overwritten.
//!
//! The inputs of `../shared/data/attack` and `../shared/data/field` are read where they are there; what is small is made
//! here.

// A test stops at the first thing that is not as it must be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, clippy::print_stdout)]

use judges::{Run, Workshop, reference_data};
use std::fs;
use std::time::{Duration, Instant};

const PROGRAM: &str = env!("CARGO_BIN_EXE_windlass");

/// A case without a scan, which prescribes at once.
const CASE: &str = "schema = \"windlass.case/1\"\n[case]\nid = \"HL-0001\"\n[patient]\nmass_kg = 78\n\
                    [foot.left.exam]\nfirst_mtp_dorsiflexion_unloaded_deg = 62\n";

/// Prescribes a case; gives the exit code and what was said.
fn prescribe(case: impl AsRef<[u8]>) -> Run {
    let shop = Workshop::new(PROGRAM);
    shop.write("case.toml", case);
    shop.run(&["prescribe", "case.toml"])
}

fn verify(file: &str) -> Option<Run> {
    let path = reference_data(file)?;
    Some(Workshop::new(PROGRAM).run(&["verify", path.to_str().unwrap()]))
}

#[test]
fn heaps_and_bombs_are_judged_in_bounded_time() {
    for file in [
        "attack/13-verify-quadratic/fan-20000.stl",
        "attack/13-verify-quadratic/coplanar-50000.stl",
        "attack/13-verify-quadratic/needles-8000.stl",
        "attack/13-verify-quadratic/components-7-to-the-7.3mf",
        "attack/14-3mf-memory/open-elements.3mf",
        "attack/21-verify-prints-what-cannot/1e-6mm.stl",
        "attack/21-verify-prints-what-cannot/1e30mm.stl",
    ] {
        let begun = Instant::now();
        let Some(run) = verify(file) else { return };
        assert_eq!(run.code, 2, "{file}: {}", run.out);
        assert!(run.out.lines().all(|line| line.chars().count() < 400), "{file}: {}", run.out);
        // Five seconds of a release build on a machine of its own.
        assert!(begun.elapsed() < Duration::from_secs(60), "{file}: {:?}", begun.elapsed());
        if file.contains("mm.stl") {
            assert!(
                run.out.contains("no printer can build it") && run.out.contains("wall not measured"),
                "{}",
                run.out
            );
        }
    }
}

#[test]
fn parts_of_the_field_are_judged_as_slicers_see_them() {
    for (file, code, says) in [
        ("field/11-3mf-main-part-by-rels-passed-over/insole.3mf", 0, "2236 triangles"),
        ("field/12-3mf-production-path/bambu.3mf", 0, "2236 triangles"),
        ("field/12-3mf-production-path/same_id.3mf", 0, "2236 triangles"),
        ("field/12-3mf-production-path/item_path.3mf", 0, "2236 triangles"),
        ("field/14-3mf-mirrored/mirror.3mf", 0, "54.2 cm3"),
        ("field/14-3mf-mirrored/pair.3mf", 0, "54.2 cm3"),
        ("field/17-stl-text-last-digits/e-16.stl", 0, "corners were joined"),
        ("field/17-stl-text-last-digits/f64.stl", 0, "corners were joined"),
        ("field/18-stl-count-below-the-triangles/pair.stl", 2, "2236 more follow"),
        ("field/37-stl-bytes-after-the-last-triangle/extra2k.stl", 2, "note: 2000 bytes"),
        ("field/39-stl-binary-last-bit/zero.stl", 0, "corners were joined"),
        ("field/39-stl-binary-last-bit/last_bit.stl", 0, "corners were joined"),
    ] {
        let Some(run) = verify(file) else { return };
        assert_eq!(run.code, code, "{file}: {}", run.out);
        assert!(run.out.contains(says), "{file}: {}", run.out);
        assert!(code != 0 || run.out.contains("thinnest wall 2.62 mm at ("), "{file}: {}", run.out);
    }
}

#[test]
fn case_files_of_windows_are_read_or_answered_with_the_line_as_it_should_be() {
    let utf16: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(CASE.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let in_a_comment = [CASE.as_bytes(), b"# Fu\xdf\n"].concat();
    let old_mac = CASE.replace('\n', "\r").into_bytes();
    for read in [utf16, in_a_comment, old_mac, format!("\u{feff}{CASE}").into_bytes()] {
        let run = prescribe(&read);
        assert_eq!(run.code, 0, "{}", run.err);
    }
    for (from, to, says) in [
        ("mass_kg = 78", "mass_kg = 78,5", "write `mass_kg = 78.5`"),
        ("mass_kg = 78", "mass_kg = \"78,5\"", "write 78.5 without quotes"),
        (
            "[foot.left.exam]",
            "[foot.left.gait]\nearly_heel_rise = yes\n[foot.left.exam]",
            "write `early_heel_rise = true`",
        ),
        ("\"HL-0001\"", "\u{201c}HL-0001\u{201d}", "write `id = \"HL-0001\"`"),
        ("schema = \"windlass.case/1\"\n", "", "add `schema = \"windlass.case/1\"` as the first line"),
        ("mass_kg = 78", "referral_override = \"seen\"\nmass_kg = 78", "above the first [table]"),
        (
            "[foot.left.exam]",
            "[foot.left.scan]\nfile = \"scans\\toes.stl\"\n[foot.left.exam]",
            "write file = \"scans/toes.stl\"",
        ),
        (
            "[foot.left.exam]",
            "[foot.left.scan]\nfile = \"scans\\left.stl\"\n[foot.left.exam]",
            "scans/left.stl",
        ),
    ] {
        assert!(CASE.contains(from), "{from}");
        let run = prescribe(CASE.replacen(from, to, 1));
        assert_eq!(run.code, 2, "{to}");
        assert!(run.err.contains(says), "{to}: {}", run.err);
    }
    let in_a_text = CASE.as_bytes().iter().flat_map(|b| if *b == b'1' { vec![0xe4] } else { vec![*b] });
    let run = prescribe(in_a_text.collect::<Vec<u8>>());
    assert!(run.err.contains("save the file as UTF-8"), "{}", run.err);
}

#[test]
fn a_file_that_is_spelt_otherwise_is_found_or_named() {
    let shop = Workshop::with_one_foot(PROGRAM, "first");
    let text = String::from_utf8(shop.read("first/case.toml")).unwrap();
    fs::create_dir(shop.path("first/Scans")).unwrap();
    fs::rename(shop.path("first/left.png"), shop.path("first/Scans/Left.PNG")).unwrap();
    shop.write("first/case.toml", text.replace("\"left.png\"", "'scans\\left.png'"));
    shop.succeed(&["measure", "first/Scans/Left.PNG", "--case", "first/case.toml"]);
    shop.write("first/case.toml", text.replace("\"left.png\"", "\"Scans/lfet.png\""));
    let run = shop.run(&["design", "first", "--out", "out"]);
    assert!(run.err.contains("there is `Scans/Left.PNG`"), "{}", run.err);
}

#[test]
fn a_case_of_a_mebibyte_is_answered_at_once_with_the_first_faults() {
    let keys: String = (0..90_000).map(|i| format!("k{i} = 1\n")).collect();
    let marks = "[[foot.left.marks]]\n".repeat(45_000);
    for (text, more) in [
        (format!("{CASE}[order]\n{keys}"), "and 89950 more errors"),
        (format!("{CASE}{}", "= \n".repeat(330_000)), "more errors"),
        (format!("{CASE}{marks}"), "more errors"),
    ] {
        let begun = Instant::now();
        let run = prescribe(&text);
        assert_eq!(run.code, 2);
        assert!(run.err.contains(more), "{}", &run.err[run.err.len().saturating_sub(400)..]);
        assert!(run.err.matches("error: ").count() <= 51 && run.err.len() < 100_000, "{}", run.err.len());
        // A second of a release build on a machine of its own.
        assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
    }
}

#[test]
fn no_text_of_a_case_names_a_person_or_moves_the_cursor() {
    let named = "Maria Gonzalez, born 12.03.1970, maria@example.org";
    for text in [
        format!("referral_override = \"{named}\"\n{CASE}"),
        CASE.replace("id =", &format!("order = \"{named}\"\nid =")),
        CASE.replace("id =", &format!("order = \"{}\"\nid =", "x".repeat(300))),
        CASE.replace("id =", "order = \"-rf\"\nid ="),
        format!(
            "{CASE}[foot.left.gait]\npeak_rearfoot_eversion_deg = {{ value = 7, instrument = \"{named}\" }}\n"
        ),
        format!("{CASE}[[foot.left.marks]]\nkind = \"note\"\nplace = \"{named}\"\n"),
        format!("{CASE}[[foot.left.marks]]\nkind = \"note\"\nplace = \"heel\"\nnote = \"{named}\"\n"),
        format!("{CASE}[prescription.left]\nengraving = \"M Gonzalez\"\n"),
    ] {
        let run = prescribe(&text);
        assert_eq!(run.code, 2, "{text}");
        assert!(run.err.contains("is refused") && !run.err.contains("Gonzalez"), "{}", run.err);
    }
    for text in [
        format!("{CASE}\"\\u001b[2Jx\" = 1\n"),
        format!(
            "{CASE}[foot.left.gait]\npeak_rearfoot_eversion_deg = {{ value = 7, instrument = \"cam\\u001b]0;p\\u0007\\u009b\\u202e\" }}\n"
        ),
    ] {
        for words in [&["prescribe", "case.toml"][..], &["prescribe", "case.toml", "--json"]] {
            let shop = Workshop::new(PROGRAM);
            shop.write("case.toml", &text);
            let run = shop.run(words);
            assert_eq!(run.code, 2, "{text}");
            let obeyed = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
            assert!(!run.err.contains(obeyed) && !run.out.contains(obeyed), "{:?}", run.err);
        }
    }
    let Some(run) = verify("attack/10-terminal-escapes/name.3mf") else { return };
    assert!(!run.out.contains('\u{1b}') && run.out.contains("\\x1b"), "{:?}", run.out);
}

#[test]
fn a_misnamed_profile_and_a_folder_without_end_are_told() {
    let shop = Workshop::new(PROGRAM);
    shop.write("case.toml", CASE);
    shop.write("own/materials/pa12-mjff.toml", "# mine\n");
    let run = shop.succeed(&["prescribe", "case.toml", "--profiles", "own"]);
    assert!(run.err.contains("did you mean materials/pa12-mjf.toml"), "{}", run.err);
    fs::create_dir(shop.path("empty")).unwrap();
    let run = shop.succeed(&["prescribe", "case.toml", "--profiles", "empty"]);
    assert!(run.err.contains("no file in this folder replaces a profile"), "{}", run.err);
    #[cfg(unix)]
    {
        for link in ["a", "b"] {
            std::os::unix::fs::symlink(".", shop.path(&format!("empty/{link}"))).unwrap();
        }
        let begun = Instant::now();
        shop.succeed(&["prescribe", "case.toml", "--profiles", "empty"]);
        assert!(begun.elapsed() < Duration::from_secs(20));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_standard_output_is_an_error() {
    let shop = Workshop::new(PROGRAM);
    shop.write("case.toml", CASE);
    for words in [&["schema", "case"][..], &["prescribe", "case.toml", "--json"], &["manual"], &["--help"]] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let status = std::process::Command::new(PROGRAM)
            .args(words)
            .current_dir(shop.dir())
            .stdout(full)
            .stderr(std::process::Stdio::null())
            .status()
            .unwrap();
        assert_eq!(status.code(), Some(1), "{words:?}");
    }
}

#[test]
fn an_input_is_never_overwritten_and_leftovers_go() {
    let shop = Workshop::with_one_foot(PROGRAM, "first");
    let scan = shop.read("first/left.png");
    // The scan has the name of an output.
    let text = String::from_utf8(shop.read("first/case.toml")).unwrap().replace("left.png", "HL-0001_L.stl");
    shop.write("own/case.toml", text);
    shop.write("own/HL-0001_L.stl", &scan);
    let run = shop.run(&["design", "own", "--out", "own", "--files", "stl"]);
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(run.err.contains("an input of the case"), "{}", run.err);
    shop.write("other/HL-0001_L.stl", &scan);
    let run = shop.run(&["design", "first", "--out", "other", "--files", "stl"]);
    assert!(run.code == 2 && run.err.contains("not overwritten"), "{}", run.err);
    assert!(shop.read("own/HL-0001_L.stl") == scan && shop.read("other/HL-0001_L.stl") == scan);

    // What a killed run left is taken away by the next one.
    for left in ["out/.windlass-abc.tmp", "out/.windlass-new/HL-0001_L.stl", ".windlass-out.new/job.json"] {
        shop.write(left, "half");
    }
    shop.succeed(&["design", "first", "--out", "out", "--files", "stl"]);
    assert_eq!(shop.names("out"), ["HL-0001.job.json", "HL-0001_L.stl", "job.json"]);
    assert!(shop.names(".").iter().all(|name| !name.starts_with('.')), "{:?}", shop.names("."));
}

#[test]
fn reproduce_sees_what_was_tampered_with() {
    let shop = Workshop::with_one_foot(PROGRAM, "first");
    shop.succeed(&["design", "first", "--out", "first/out", "--files", "stl,3mf", "--chord-mm", "0.04"]);
    let run = shop.succeed(&["reproduce", "first/out/job.json"]);
    assert!(run.out.contains("reproduced: 2 outputs, byte for byte"), "{}", run.out);
    let mut record = shop.json("first/out/job.json");
    record["id"] = "OTHER".into();
    record["feet"]["left"]["prescription"][0]["reason"] = "forged".into();
    record["manifest"]["outputs"] = serde_json::json!([]);
    shop.write("first/out/job.json", record.to_string());
    let mut stl = shop.read("first/out/HL-0001_L.stl");
    stl[5000] ^= 64;
    shop.write("first/out/HL-0001_L.stl", stl);
    fs::remove_file(shop.path("first/out/HL-0001_L.3mf")).unwrap();
    let run = shop.run(&["reproduce", "first/out/job.json"]);
    assert_eq!(run.code, 2, "{}", run.out);
    for told in [
        "differs in id",
        "differs in feet.left.prescription[0].reason",
        "differs in manifest.outputs",
        "HL-0001_L.stl on disk differs",
        "HL-0001_L.3mf is missing",
    ] {
        assert!(run.out.contains(told), "{told}: {}", run.out);
    }
}

#[test]
fn two_cases_of_a_batch_never_share_a_place_and_no_cell_is_a_formula() {
    let shop = Workshop::with_one_foot(PROGRAM, "cases/a");
    shop.write("cases/a.toml", shop.read("cases/a/case.toml"));
    shop.write("cases/left.png", shop.read("cases/a/left.png"));
    shop.write("cases/=1+1/case.toml", "x");
    let run = shop.run(&["batch", "cases", "--out", "out", "--files", "stl"]);
    assert_eq!(run.code, 2, "{}{}", run.out, run.err);
    assert!(run.out.contains("1 made, 0 unchanged, 2 failed"), "{}", run.out);
    assert!(run.err.contains("its outputs would overwrite those of a/case.toml"), "{}", run.err);
    let table = String::from_utf8(shop.read("out/results.csv")).unwrap();
    assert!(table.contains("\n'=1+1/case.toml,") && !table.contains("\n="), "{table}");
    let again = shop.run(&["batch", "cases", "--out", "out", "--files", "stl"]);
    assert!(again.out.contains("0 made, 1 unchanged, 2 failed"), "{}", again.out);
    // A file of somebody else with the name of the table stays.
    shop.write("mine/results.csv", "left,right\n");
    let run = shop.run(&["batch", "cases", "--out", "mine"]);
    assert!(run.code == 2 && run.err.contains("not overwritten"), "{}", run.err);
}
