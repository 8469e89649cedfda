//! A check-up writes the next revision whole, with its comments, and the next device is made from it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests stop at the first surprise"
)]

use windlass::prescription::{Dose, Feature};
use windlass::{Case, Settings, prescribe, review};

const CHECK_UP: &str = include_str!("../../../examples/hallux-limitus/check-up.toml");

fn case(text: &str) -> Case {
    Case::read("check-up.toml", text.as_bytes()).unwrap_or_else(|e| panic!("{e}"))
}

fn settings() -> Settings {
    Settings::built_in().unwrap()
}

/// The lift of the left device, mm.
fn lift(text: &str) -> Option<f64> {
    prescribe(&case(text), &settings()).unwrap().feet.left?.amount(Feature::HeelLift)
}

#[test]
fn a_follow_up_patient_does_not_get_the_same_lift_again() {
    let worn = case(CHECK_UP);
    let found = review(&worn, &settings()).unwrap();
    let next = worn.next_revision(CHECK_UP.as_bytes(), &found).unwrap();
    assert_eq!((lift(CHECK_UP), lift(&next)), (Some(4.5), Some(6.5)));
    assert_eq!(case(&next).revision(), 2);
    // What the author wrote stays, and each new line says why.
    assert!(next.contains("# sore behind the ball"), "{next}");
    assert!(next.contains("# Review, lift-step: The lift is tolerated"), "{next}");
    let shown = found.feet.left.unwrap().next.unwrap();
    let made = prescribe(&case(&next), &settings()).unwrap().feet.left.unwrap();
    let doses = |lines: &windlass::prescription::FootPrescription| -> Vec<(Feature, Dose)> {
        lines.lines.iter().map(|l| (l.feature, l.dose.clone())).collect()
    };
    assert_eq!(doses(&made), doses(&shown));
}

#[test]
fn an_answered_visit_is_not_answered_again() {
    let worn = case(CHECK_UP);
    let next = worn.next_revision(CHECK_UP.as_bytes(), &review(&worn, &settings()).unwrap()).unwrap();
    let refused = review(&case(&next), &settings()).unwrap_err().to_string();
    assert!(refused.contains("it has been answered"), "{refused}");
    let warns = |text: &str| {
        let notes = prescribe(&case(text), &settings()).unwrap().notes;
        notes.iter().any(|note| note.text.contains("the same prescription again"))
    };
    assert!(warns(CHECK_UP) && !warns(&next));
    // The next check-up is about the second revision, and goes on to the policy's share of 9 mm.
    let third = format!(
        "{next}\n[[visit]]\nrevision = 2\nreport = {{ weeks_worn = 4, hours_worn = 10, foot_pain = 2, back_pain = 3 }}\n"
    );
    let found = review(&case(&third), &settings()).unwrap();
    let lines = found.feet.left.unwrap().next.unwrap();
    assert_eq!(lines.amount(Feature::HeelLift), Some(7.0));
}

#[test]
fn a_red_flag_writes_no_revision() {
    let text = CHECK_UP.replace("hours_worn = 10", "hours_worn = 10\nnight_pain = true");
    let worn = case(&text);
    let found = review(&worn, &settings()).unwrap();
    assert!(found.next.is_none() && !found.referral.is_empty());
    let refused = worn.next_revision(text.as_bytes(), &found).unwrap_err().to_string();
    assert!(refused.contains("refers the patient"), "{refused}");
    let seen = format!("referral_override = \"seen by the surgeon\"\n{text}");
    assert!(review(&case(&seen), &settings()).unwrap().next.is_some());
}

#[test]
fn what_is_noted_beside_a_line_stays_when_a_check_up_sets_it() {
    let worn = case(CHECK_UP);
    let next = worn.next_revision(CHECK_UP.as_bytes(), &review(&worn, &settings()).unwrap()).unwrap();
    let line = next.lines().find(|line| line.starts_with("heel_lift_mm = 6.5")).unwrap();
    let noted = next.replace(line, &format!("# she asked for it\n{line} # glued, not printed"));
    let text = format!(
        "{noted}\n[[visit]]\nrevision = 2\nreport = {{ weeks_worn = 4, hours_worn = 10, foot_pain = 2, back_pain = 3 }}\n"
    );
    let worn = case(&text);
    let third = worn.next_revision(text.as_bytes(), &review(&worn, &settings()).unwrap()).unwrap();
    let at = third.find("# she asked for it\n").unwrap();
    let own = &third[at..];
    let value = own.lines().find(|line| line.starts_with("heel_lift_mm")).unwrap();
    assert!(!value.contains("6.5") && value.ends_with("# glued, not printed"), "{own}");
    // One reason stands above the line: that of the last review.
    let above = &own[..own.find("heel_lift_mm").unwrap()];
    assert_eq!(above.matches("# Review, ").count(), 1, "{own}");
    assert_eq!(third.matches("# Review, lift-step").count(), 1, "{third}");
}

#[test]
fn what_was_done_by_hand_and_examined_again_is_in_the_next_device() {
    let text = format!(
        "{CHECK_UP}\n[visit.left.by_hand]\nheel_cup_mm = 18\n[visit.left.exam]\nfirst_mtp_dorsiflexion_unloaded_deg = 58\n"
    );
    let worn = case(&text);
    let found = review(&worn, &settings()).unwrap();
    let next = worn.next_revision(text.as_bytes(), &found).unwrap();
    let left = prescribe(&case(&next), &settings()).unwrap().feet.left.unwrap();
    assert_eq!(left.amount(Feature::HeelCup), Some(18.0));
    assert_eq!(case(&next).file.foot.left.unwrap().exam.first_mtp_dorsiflexion_unloaded_deg, Some(58.0));
}

#[test]
fn a_case_without_a_check_up_says_what_to_write() {
    let plain = CHECK_UP.split("[[visit]]").next().unwrap();
    let refused = review(&case(plain), &settings()).unwrap_err().to_string();
    assert!(refused.contains("add [[visit]]"), "{refused}");
    let mistaken = CHECK_UP.replace("back_pain = 4", "back_pain = 40");
    let refused = Case::read("check-up.toml", mistaken.as_bytes()).unwrap_err().to_string();
    assert!(refused.contains("visit[1].report.back_pain: 40 is out of range"), "{refused}");
}
