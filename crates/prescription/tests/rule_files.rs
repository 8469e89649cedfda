//! What a rule folder is told when something in it is wrong: file, line, column, key, nearest known key.

// A test stops at the first thing that is not as it must be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, clippy::print_stdout)]

use windlass_prescription::{RuleBook, RuleError};

/// A sound fault file, to be spoilt.
const SOUND: &str = r#"schema = "windlass.rules/1"
fault = "test_fault"
title = "A fault"
about = "For a test."

[[stage]]
name = "high"
when = [{ fact = "navicular_drop_mm", at_least = 20 }]
says = "High."
grade = "D"
source = "a test"

[[rule]]
id = "test-rule"
when = [{ fact = "arch_flexible", is = true }]
then = [{ feature = "arch_pad_mm", dose = 3 }]
priority = 7
reason = "A test."
grade = "D"
source = "a test"
would_change = "The test."
"#;

fn with(text: &str) -> Result<RuleBook, RuleError> {
    RuleBook::built_in_with(&[("mine.toml", text)])
}

/// The message for the sound file with one passage replaced.
fn spoilt(from: &str, to: &str) -> String {
    assert!(SOUND.contains(from), "{from}");
    with(&SOUND.replace(from, to)).expect_err("an error").to_string()
}

#[test]
fn the_built_in_rules_and_the_sound_file_are_read() {
    with(SOUND).unwrap_or_else(|error| panic!("{error}"));
    assert!(RuleBook::built_in().is_ok());
}

#[test]
fn an_unknown_key_is_named_with_its_place_and_its_neighbour() {
    assert_eq!(
        spoilt("priority = 7", "priorty = 7"),
        "mine.toml:17:1: unknown field `priorty`; did you mean `priority`?"
    );
}

#[test]
fn unknown_names_are_found_with_their_place() {
    let rows = [
        (
            "fact = \"navicular_drop_mm\"",
            "fact = \"navicular_drop\"",
            "mine.toml:8:18: unknown fact `navicular_drop`; did you mean `navicular_drop_mm`?",
        ),
        (
            "feature = \"arch_pad_mm\"",
            "feature = \"arch_pod_mm\"",
            "mine.toml:16:21: unknown feature `arch_pod_mm`; did you mean `arch_pad_mm`?",
        ),
        (
            "at_least = 20",
            "at_least = \"equinus_dgr\"",
            "mine.toml:8:9: unknown policy setting `equinus_dgr`; did you mean `equinus_deg`?",
        ),
        (
            "schema = \"windlass.rules/1\"",
            "schema = \"windlass.rule/1\"",
            "mine.toml:1:10: `windlass.rule/1` is not a schema of a rule file; did you mean `windlass.rules/1`?",
        ),
    ];
    for (from, to, message) in rows {
        assert_eq!(spoilt(from, to), message);
    }
    let stage = spoilt("id = \"test-rule\"", "id = \"test-rule\"\nstages = [\"hihg\"]");
    assert!(stage.contains("unknown stage `hihg`; did you mean `high`?"), "{stage}");
}

#[test]
fn doses_and_comparisons_of_the_wrong_kind_are_refused() {
    let rows = [
        ("dose = 3 }", "dose = 300 }", "`arch_pad_mm` = 300 is outside 0 to 6 (order forms: 0 to 10)"),
        ("dose = 3 }", "dose = \"much\" }", "invalid type"),
        ("dose = 3 }", "dose = 3, setting = \"equinus_deg\" }", "give one of"),
        ("is = true", "at_least = 3", "a yes-or-no fact"),
        ("at_least = 20", "is = true", "a number is compared with"),
        ("at_least = 20", "at_least = nan", "finite"),
    ];
    for (from, to, message) in rows {
        let told = spoilt(from, to);
        assert!(told.starts_with("mine.toml:") && told.contains(message), "{told}");
    }
}

#[test]
fn contradictions_and_unreachable_rules_are_found() {
    let rows = [
        (
            "at_least = 20 }",
            "at_least = 20 }, { fact = \"navicular_drop_mm\", below = 10 }",
            "stage `high` can never hold",
        ),
        (
            "is = true }]",
            "is = true }, { fact = \"arch_flexible\", is = false }]",
            "rule `test-rule` is unreachable",
        ),
        (
            "priority = 7",
            "priority = 7\nforbid = [{ feature = \"arch_pad_mm\" }]",
            "both proposes and forbids `arch_pad_mm`",
        ),
        (
            "priority = 7",
            "priority = 7\nforbid = [{ feature = \"shell_thickness_mm\" }]",
            "is in every prescription",
        ),
        (
            "id = \"test-rule\"",
            "id = \"equinus-lift\"",
            "rule id `equinus-lift` is already used in equinus.toml",
        ),
    ];
    for (from, to, message) in rows {
        let told = spoilt(from, to);
        assert!(told.contains(message), "{told}");
    }
}

#[test]
fn a_stage_behind_a_wider_one_is_unreachable() {
    let second = SOUND.replace(
        "[[rule]]",
        "[[stage]]\nname = \"higher\"\nwhen = [{ fact = \"navicular_drop_mm\", at_least = 25 }]\nsays = \"Higher.\"\ngrade = \"D\"\nsource = \"a test\"\n\n[[rule]]",
    );
    let told = with(&second).expect_err("an error").to_string();
    assert!(told.contains("mine.toml:13:1: stage `higher` is unreachable: `high` before it"), "{told}");
}

#[test]
fn two_rules_of_one_file_that_contradict_each_other_are_found() {
    let second = format!(
        "{SOUND}\n[[rule]]\nid = \"other\"\nforbid = [{{ feature = \"arch_pad_mm\" }}]\nreason = \"No.\"\ngrade = \"D\"\nsource = \"a test\"\nwould_change = \"The test.\"\n"
    );
    let told = with(&second).expect_err("an error").to_string();
    assert!(
        told.contains("rules `test-rule` and `other` contradict each other about `arch_pad_mm`"),
        "{told}"
    );
}

#[test]
fn two_files_that_set_one_feature_at_one_priority_are_told_apart() {
    let told = spoilt(
        "then = [{ feature = \"arch_pad_mm\", dose = 3 }]\npriority = 7",
        "then = [{ feature = \"arch_fill\", dose = \"none\" }]\npriority = 65",
    );
    assert!(told.contains("set `arch_fill` differently at priority 65"), "{told}");
}

#[test]
fn every_error_is_told_at_once_and_a_missing_limit_too() {
    let limits = "schema = \"windlass.limits/1\"\nnumber = []\nexclusion = []\n";
    let error = RuleBook::built_in_with(&[("limits.toml", limits)]).expect_err("an error");
    assert!(error.errors.len() > 10);
    assert!(error.to_string().contains("the limit `skive_cup_mm` is missing"));
}

#[test]
fn a_folder_replaces_a_built_in_file_by_name() {
    let gone = RuleBook::built_in_with(&[("equinus.toml", &SOUND.replace("test_fault", "equinus"))]);
    let book = gone.unwrap_or_else(|error| panic!("{error}"));
    assert!(book.faults().iter().filter(|file| file.fault.get_ref() == "equinus").count() == 1);
    assert!(book.faults().iter().all(|file| file.title != "Limited ankle dorsiflexion (equinus)"));
}

#[test]
fn bad_text_never_panics() {
    for text in
        ["", "schema", "schema = 3", "schema = \"windlass.rules/1\"", "\u{feff}[", "schema = \"\u{1F600}\n"]
    {
        assert!(with(text).is_err());
    }
}
