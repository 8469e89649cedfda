//! Other doses of the prescribed features: a choice beside the prescription, within its rules, never in its place.

// A test stops at the first thing that is not as it must be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use judges::Workshop;
use serde_json::Value;

const PROGRAM: &str = env!("CARGO_BIN_EXE_windlass");

fn shop(lines: &str) -> Workshop {
    let shop = Workshop::new(PROGRAM);
    assert_eq!(shop.run(&["sample", "s"]).code, 0);
    let case = String::from_utf8(shop.read("s/case.toml")).unwrap();
    shop.write("s/case.toml", case + lines);
    shop
}

fn tried(choice: &Value) -> Vec<(String, f64, f64, String)> {
    let one = |t: &Value| {
        let number = |key: &str| t[key].as_f64().unwrap();
        let word = |key: &str| t[key].as_str().unwrap().to_owned();
        (word("feature"), number("prescribed"), number("dose"), word("came_to"))
    };
    choice["tried"].as_array().unwrap().iter().map(one).collect()
}

#[test]
fn a_search_tries_doses_of_prescribed_features_only_and_says_what_became_of_each() {
    let shop = shop("");
    let run = shop.run(&["check", "s", "--search", "--json"]);
    let record: Value = serde_json::from_str(run.out.lines().last().unwrap()).unwrap();
    let plain = shop.run(&["check", "s", "--json"]);
    let alone: Value = serde_json::from_str(plain.out.lines().last().unwrap()).unwrap();
    assert_eq!(record["walking"], alone["walking"], "the prescribed devices are judged as they are");
    assert!(alone.get("choice").is_none());
    let choice = &record["choice"];
    let tried = tried(choice);
    assert!(!tried.is_empty() && tried.len() <= 16, "{tried:?}");
    for (feature, prescribed, dose, came_to) in &tried {
        assert!(["rearfoot_post_deg", "heel_lift_mm"].contains(&feature.as_str()), "{feature}");
        assert!(dose != prescribed && *dose >= 0.4 * prescribed && *dose <= 1.6 * prescribed, "{dose}");
        assert!(!came_to.is_empty());
    }
    // A lift over 6 mm leaves the post: another line, and not only another dose.
    let high = tried.iter().find(|t| t.0 == "heel_lift_mm" && t.2 > 6.0).unwrap();
    assert!(high.3.contains("rule"), "{}", high.3);
    let says = choice["says"].as_str().unwrap();
    match choice["proposed"].as_array().unwrap().is_empty() {
        true => assert!(
            says.contains("The model finds no dimension that is better than the prescribed one"),
            "{says}"
        ),
        false => assert!(choice["against_prescribed"]["better_in"].as_f64().unwrap() >= 0.8, "{says}"),
    }
}

/// A drawn patient (seed 3, a right leg 11 mm short, both feet rolling in) for whom other doses are the better trade-off.
#[test]
fn a_better_trade_off_is_proposed_beside_the_prescription() {
    let shop = Workshop::new(PROGRAM);
    shop.succeed(&["sample", "s", "--seed", "3"]);
    let words = shop.succeed(&["design", "s", "--out", "out", "--search", "--files", "stl"]).out;
    let record = shop.json("out/job.json");
    let choice = &record["choice"];
    let proposed = choice["proposed"].as_array().unwrap();
    assert!(!proposed.is_empty(), "{}", choice["says"]);
    let tried = tried(choice);
    let says = choice["says"].as_str().unwrap();
    assert!(says.starts_with("An alternative, not a prescription: "), "{says}");
    for one in proposed {
        let number = |key: &str| one[key].as_f64().unwrap();
        let (feature, prescribed, dose) =
            (one["feature"].as_str().unwrap(), number("prescribed"), number("dose"));
        let its = tried.iter().find(|t| t.0 == feature && t.1 == prescribed && t.2 == dose).unwrap();
        assert!(its.3.starts_with("closer to unimpaired gait"), "what no rule forbids: {}", its.3);
        assert!(says.contains(&format!("{dose} ")) && says.contains(&format!("instead of {prescribed} ")));
    }
    let against = &choice["against_prescribed"];
    assert!(
        against["better_in"].as_f64().unwrap() >= 0.8 && against["gain"]["median"].as_f64().unwrap() > 0.0
    );
    assert!(!against["shifts"].as_array().unwrap().is_empty(), "what pays for it is shown");
    assert!(words.contains("what changes at which joint"), "{words}");
}

#[test]
fn the_prescribers_own_doses_are_held_and_named() {
    let shop = shop("\n[prescription.left]\nheel_lift_mm = 4\nrearfoot_post_deg = 3\nmedial_skive_mm = 2\n");
    let run = shop.run(&["check", "s", "--search", "--json"]);
    let record: Value = serde_json::from_str(run.out.lines().last().unwrap()).unwrap();
    assert!(tried(&record["choice"]).is_empty());
    let left_out = record["choice"]["left_out"].as_array().unwrap();
    let why = |key: &str| {
        left_out.iter().find(|l| l["feature"] == key).unwrap_or_else(|| panic!("{key}: {left_out:?}"))["because"].clone()
    };
    assert_eq!(why("heel_lift_mm"), "the prescriber set this value");
    assert_eq!(why("rearfoot_post_deg"), "the prescriber set this value");
}

#[test]
fn the_choice_is_in_record_and_page_and_can_be_made_again() {
    let shop = shop("");
    let run = shop.run(&["design", "s", "--out", "out", "--search", "--files", "stl,report"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let record = shop.json("out/job.json");
    let says = record["choice"]["says"].as_str().unwrap().to_owned();
    assert!(run.out.contains("other dimensions"), "{}", run.out);
    let page = String::from_utf8(shop.read("out/HL-0001.report.html")).unwrap();
    assert!(page.contains("Other dimensions: an alternative, not a prescription") && page.contains(&says));
    let plain = shop.run(&["design", "s", "--out", "plain", "--files", "stl"]);
    assert_eq!(plain.code, 0);
    assert_eq!(
        shop.read("out/HL-0001_L.stl"),
        shop.read("plain/HL-0001_L.stl"),
        "the device is the prescribed one"
    );
    let again = shop.run(&["reproduce", "out/job.json", "--case", "s"]);
    assert_eq!(again.code, 0, "{}{}", again.out, again.err);
}
