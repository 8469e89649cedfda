//! The guard of the load check: it leaves the program's own proposals alone, is stricter where the record has the
//! complaint, and every next step that it prints silences it.

// A test stops at the first thing that is not as it must be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use judges::Workshop;
use serde_json::Value;

const PROGRAM: &str = env!("CARGO_BIN_EXE_windlass");

fn checked(shop: &Workshop, case: &str) -> Value {
    let run = shop.run(&["check", case, "--json"]);
    serde_json::from_str(run.out.lines().last().unwrap()).unwrap()
}

fn objections(report: &Value) -> Vec<(String, String)> {
    let word = |g: &Value, key: &str| g[key].as_str().unwrap().to_owned();
    report["guard"].as_array().unwrap().iter().map(|g| (word(g, "side"), word(g, "rule"))).collect()
}

/// The sample with findings in the examination of both feet, and lines of the prescriber.
fn case(shop: &Workshop, finding: &str, lines: &str) -> String {
    shop.succeed(&["sample", "s"]);
    found_on_both_feet(shop.read("s/case.toml"), finding) + lines
}

/// The text of a case with a finding in the examination of both feet.
fn found_on_both_feet(case: Vec<u8>, finding: &str) -> String {
    let mut text = String::from_utf8(case).unwrap();
    for side in ["left", "right"] {
        let table = format!("[foot.{side}.exam]\n");
        text = text.replace(&table, &format!("{table}{finding}\n"));
    }
    text
}

/// An alternative silences what it says that it silences, and raises no other objection.
fn assert_silences(alternative: &Value, before: &[(String, String)], then: &[(String, String)]) {
    for silenced in alternative["silences"].as_array().unwrap() {
        let [side, rule] = [0, 1].map(|k| silenced[k].as_str().unwrap().to_owned());
        assert!(!then.contains(&(side, rule)), "{} does not silence it", alternative["says"]);
    }
    assert!(then.iter().all(|o| before.contains(o)), "{} raises another: {then:?}", alternative["says"]);
}

#[test]
fn no_default_of_the_samples_is_objected_to() {
    let shop = Workshop::new(PROGRAM);
    shop.succeed(&["sample", "s"]);
    assert_eq!(objections(&checked(&shop, "s")), []);
    let example = judges::text::project().join("examples/hallux-limitus");
    assert_eq!(objections(&checked(&shop, example.to_str().unwrap())), []);
}

#[test]
fn the_check_of_the_example_is_two_screens_of_80_columns_and_names_every_joint() {
    let shop = Workshop::new(PROGRAM);
    let example = judges::text::project().join("examples/hallux-limitus");
    let short = shop.run(&["check", example.to_str().unwrap()]).out;
    let wide: Vec<&str> = short.lines().filter(|l| l.chars().count() > 80).collect();
    assert!(short.lines().count() <= 100 && wide.is_empty(), "{} lines, {wide:#?}", short.lines().count());
    for joint in
        ["Achilles", "knee", "medial side", "hip", "gluteus medius", "L5/S1", "L4/L5", "erector spinae"]
    {
        assert!(short.contains(joint), "{joint}");
    }
    assert!(shop.run(&["check", example.to_str().unwrap(), "--all"]).out.contains("not modelled"));
}

#[test]
fn a_worn_knee_is_judged_more_strictly_and_every_next_step_silences_its_objection() {
    let post = "\n[prescription.left]\nrearfoot_post_deg = 6\n\n[prescription.right]\nmedial_skive_mm = 6\n";
    let sound = Workshop::new(PROGRAM);
    sound.write("s/case.toml", case(&sound, "", post));
    let shop = Workshop::new(PROGRAM);
    let worn = case(&shop, "medial_knee_arthritis = true", post);
    shop.write("s/case.toml", worn.clone());
    let report = checked(&shop, "s");
    let knee = ("left".to_owned(), "medial support loads the knee".to_owned());
    assert!(objections(&report).contains(&knee), "{:?}", report["guard"]);
    assert!(!objections(&checked(&sound, "s")).contains(&knee));
    let alternatives = report["alternatives"].as_array().unwrap();
    assert!(!alternatives.is_empty());
    for alternative in alternatives {
        let mut lines =
            [post.split("\n\n").next().unwrap().to_owned(), post.split("\n\n").nth(1).unwrap().to_owned()];
        for change in alternative["changes"].as_array().unwrap() {
            let foot = &mut lines[usize::from(change["side"] == "right")];
            let key = change["feature"].as_str().unwrap();
            *foot = foot.lines().filter(|l| !l.starts_with(key)).collect::<Vec<_>>().join("\n");
            foot.push_str(&format!("\n{key} = {}", change["dose"]));
        }
        shop.write(
            "s/case.toml",
            worn.replace(post, &format!("\n{}\n\n{}\n", lines[0].trim(), lines[1].trim())),
        );
        assert_silences(alternative, &objections(&report), &objections(&checked(&shop, "s")));
    }
    // What is printed is what was tried.
    for objection in report["guard"].as_array().unwrap() {
        let step = objection["next_step"].as_str().unwrap();
        let tried = alternatives.iter().any(|a| step.starts_with(a["says"].as_str().unwrap()));
        assert!(tried || step.starts_with("no"), "{step}");
    }
}

/// What objections a case has with an alternative's lines in it.
fn with(shop: &Workshop, case: &str, alternative: &Value) -> Vec<(String, String)> {
    let mut text = case.to_owned();
    for side in ["left", "right"] {
        let changes = alternative["changes"].as_array().unwrap().iter().filter(|c| c["side"] == side);
        let lines: Vec<String> =
            changes.map(|c| format!("{} = {}", c["feature"].as_str().unwrap(), c["dose"])).collect();
        if !lines.is_empty() {
            text.push_str(&format!("\n[prescription.{side}]\n{}\n", lines.join("\n")));
        }
    }
    shop.write("p/case.toml", text);
    objections(&checked(shop, "p"))
}

/// Takes minutes: `cargo test --release -p windlass-cli --test guard -- --ignored --nocapture` (docs/chain.md).
#[test]
#[ignore = "20 patients, several devices each"]
fn every_next_step_for_twenty_drawn_patients_with_a_worn_knee_silences_its_objection() {
    let (mut objected, mut tried) = (0, 0);
    for seed in 64_001..64_021 {
        let shop = Workshop::new(PROGRAM);
        shop.succeed(&["sample", "--seed", &seed.to_string(), "p"]);
        let case = found_on_both_feet(shop.read("p/case.toml"), "medial_knee_arthritis = true");
        assert!(case.contains("medial_knee_arthritis = true") && !case.contains("[prescription."), "{case}");
        shop.write("p/case.toml", case.clone());
        let report = checked(&shop, "p");
        let before = objections(&report);
        objected += usize::from(!before.is_empty());
        eprintln!("seed {seed}");
        for alternative in report["alternatives"].as_array().into_iter().flatten() {
            tried += 1;
            assert_silences(alternative, &before, &with(&shop, &case, alternative));
        }
    }
    eprintln!("{objected} of 20 patients with an objection, {tried} next steps tried");
    assert!(tried > 0);
}
