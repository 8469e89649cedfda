//! Doses against the tables they come from, written here a second time.

// A test stops at the first thing that is not as it must be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, clippy::print_stdout)]

use windlass_measure::Side;
use windlass_prescription::record::{
    CupConvention, LimbKind, LimbLength, Material, ShoeKind, SpinalCompensation, Style,
};
use windlass_prescription::{Dose, Encounter, Feature, LiftKind, Prescription, RuleBook, prescribe};

fn book() -> RuleBook {
    RuleBook::built_in().unwrap_or_else(|error| panic!("{error}"))
}

fn amount(prescription: &Prescription, side: Side, feature: Feature) -> f64 {
    let foot = prescription.feet.get(side).as_ref().expect("a device");
    foot.amount(feature).unwrap_or(0.0)
}

/// An encounter whose legs differ, the left short.
fn short_left(discrepancy_mm: f64) -> Encounter {
    let mut encounter = Encounter::of_mass(70.0);
    let mut limb = LimbLength::new(Side::Left, discrepancy_mm);
    limb.kind = Some(LimbKind::Structural);
    encounter.limb_length = Some(limb);
    encounter
}

#[test]
fn the_shell_follows_mass_and_material() {
    let rows = [
        (Material::Pa12Mjf, [2.8, 3.2, 3.7, 4.0, 4.6]),
        (Material::Pa12Sls, [2.8, 3.2, 3.7, 4.0, 4.6]),
        (Material::Pa11, [2.8, 3.2, 3.7, 4.2, 4.8]),
        (Material::Polypropylene, [3.2, 4.0, 4.5, 4.8, 5.5]),
        (Material::Carbon, [1.0, 1.1, 1.3, 1.6, 2.0]),
    ];
    for (material, thickness) in rows {
        // On both sides of each border of the table: 60, 75, 90, 115 kg.
        for (mass, column) in
            [(59.9, 0), (60.0, 1), (74.9, 1), (75.0, 2), (89.9, 2), (90.0, 3), (114.9, 3), (115.0, 4)]
        {
            let mut encounter = Encounter::of_mass(mass);
            encounter.device.material = Some(material);
            let made = amount(&prescribe(&encounter, &book()), Side::Left, Feature::ShellThickness);
            assert_eq!(made, thickness[column], "{material:?} at {mass} kg");
        }
    }
}

#[test]
fn every_style_and_material_gives_every_line_a_device_needs() {
    for style in Style::WORDS {
        for material in Material::WORDS {
            let text = format!("style = \"{style}\"\nmaterial = \"{material}\"");
            let mut encounter = Encounter::of_mass(70.0);
            encounter.device = toml::from_str(&text).expect("a device");
            let prescription = prescribe(&encounter, &book());
            let foot = prescription.feet.right.expect("a device");
            for feature in windlass_prescription::ALWAYS {
                assert!(foot.line(feature).is_some(), "{style} in {material} has no {feature}");
            }
        }
    }
}

#[test]
fn half_of_the_difference_is_lifted_down_to_half_millimetres() {
    for (difference, lift) in [(4.9, 0.0), (5.0, 2.5), (9.0, 4.5), (9.9, 4.5), (12.0, 6.0), (30.0, 10.0)] {
        let prescription = prescribe(&short_left(difference), &book());
        assert_eq!(amount(&prescription, Side::Left, Feature::HeelLift), lift, "{difference} mm");
        assert_eq!(amount(&prescription, Side::Right, Feature::HeelLift), 0.0);
    }
}

#[test]
fn the_share_and_the_threshold_are_policy() {
    let mut encounter = short_left(10.0);
    encounter.policy.insert("limb_length_first_share".into(), 0.7);
    assert_eq!(amount(&prescribe(&encounter, &book()), Side::Left, Feature::HeelLift), 7.0);
    encounter.policy.insert("limb_length_threshold_mm".into(), 20.0);
    assert_eq!(amount(&prescribe(&encounter, &book()), Side::Left, Feature::HeelLift), 0.0);

    encounter.policy.insert("limb_length_treshold_mm".into(), 20.0);
    let told: Vec<String> = book().problems(&encounter).iter().map(ToString::to_string).collect();
    assert!(told[0].contains("did you mean `limb_length_threshold_mm`?"), "{told:?}");
}

#[test]
fn an_old_difference_is_lifted_by_heilig() {
    let mut encounter = short_left(12.0);
    let limb = encounter.limb_length.as_mut().expect("legs");
    limb.years_present = Some(20.0);
    limb.spinal_compensation = Some(SpinalCompensation::Rotation);
    // 12 / (2 + 1)
    assert_eq!(amount(&prescribe(&encounter, &book()), Side::Left, Feature::HeelLift), 4.0);
}

#[test]
fn a_lift_for_the_calf_goes_under_both_heels_and_the_difference_is_kept() {
    let mut encounter = short_left(10.0);
    for side in Side::BOTH {
        let foot = encounter.feet.get_mut(side).as_mut().expect("a foot");
        foot.exam.ankle_dorsiflexion_knee_extended_deg = Some(if side == Side::Left { 12.0 } else { 3.0 });
    }
    let prescription = prescribe(&encounter, &book());
    // 8 mm for the calf, 5 mm for the legs: 13 and 8, less the 3 mm that do not fit.
    assert_eq!(amount(&prescription, Side::Left, Feature::HeelLift), 10.0);
    assert_eq!(amount(&prescription, Side::Right, Feature::HeelLift), 5.0);
    let left = prescription.feet.left.expect("a device");
    let kind = left.line(Feature::HeelLiftKind).map(|line| line.dose.clone());
    assert_eq!(kind, Some(Dose::Lift(LiftKind::Tapered)));
}

#[test]
fn a_cup_written_from_the_table_is_converted() {
    let mut encounter = Encounter::of_mass(70.0);
    encounter.device.heel_cup_convention = Some(CupConvention::TableToEdge);
    encounter.overrides.left.heel_cup_mm = Some(20.0);
    encounter.overrides.left.heel_lift_mm = Some(4.0);
    let prescription = prescribe(&encounter, &book());
    // 20 - 3.2 of shell - 4 of lift.
    assert!((amount(&prescription, Side::Left, Feature::HeelCup) - 12.8).abs() < 1e-9);
    // What the rules propose is in the inner convention already.
    assert_eq!(amount(&prescription, Side::Right, Feature::HeelCup), 12.0);
}

#[test]
fn a_court_shoe_gets_no_deep_cup_and_no_skive() {
    let mut encounter = Encounter::of_mass(70.0);
    encounter.footwear.kind = Some(ShoeKind::Court);
    let foot = encounter.feet.left.as_mut().expect("a foot");
    foot.exam.relaxed_calcaneal_stance_deg = Some(10.0);
    let prescription = prescribe(&encounter, &book());
    assert_eq!(amount(&prescription, Side::Left, Feature::HeelCup), 12.0);
    assert_eq!(amount(&prescription, Side::Left, Feature::MedialSkive), 0.0);
    let declined = prescription.declined.iter().any(|one| one.feature == Feature::MedialSkive);
    assert!(declined, "{:?}", prescription.declined);
}

#[test]
fn an_inverted_pour_of_the_clinician_gets_what_it_needs() {
    let mut encounter = Encounter::of_mass(70.0);
    encounter.overrides.left.inversion_deg = Some(5.0);
    encounter.overrides.left.medial_skive_mm = Some(4.0);
    encounter.overrides.left.rearfoot_post_motion_deg = Some(4.0);
    let prescription = prescribe(&encounter, &book());
    assert_eq!(amount(&prescription, Side::Left, Feature::HeelCup), 21.0);
    assert_eq!(amount(&prescription, Side::Left, Feature::LateralFlange), 3.0);
    assert_eq!(amount(&prescription, Side::Left, Feature::FascialGroove), 2.0);
    // The motion is the clinician's own: kept, and flagged.
    assert_eq!(amount(&prescription, Side::Left, Feature::RearfootPostMotion), 4.0);
    assert_eq!(prescription.flags.len(), 1, "{:?}", prescription.flags);
}

#[test]
fn angles_against_subtalar_neutral_are_not_judged() {
    let text = "[gait]\npeak_rearfoot_eversion_deg = 9\nrearfoot_reference = \"subtalar-neutral\"";
    let mut encounter = Encounter::of_mass(70.0);
    encounter.feet.left = Some(toml::from_str(text).expect("a foot"));
    assert!(prescribe(&encounter, &book()).faults.left.is_empty());
    encounter.feet.left =
        Some(toml::from_str(&text.replace("subtalar-neutral", "vertical")).expect("a foot"));
    assert_eq!(prescribe(&encounter, &book()).faults.left[0].stage, "severe");
}

#[test]
fn every_preset_stands_on_its_own_without_breaking_a_rule() {
    let book = book();
    assert!(book.presets().len() >= 6);
    for preset in book.presets() {
        let mut encounter = Encounter::of_mass(70.0);
        encounter.device.preset = Some(preset.preset.clone());
        assert!(book.problems(&encounter).is_empty());
        let prescription = prescribe(&encounter, &book);
        assert!(prescription.flags.is_empty(), "{}: {:?}", preset.preset, prescription.flags);
        for (feature, dose) in preset.lines.doses() {
            let foot = prescription.feet.left.as_ref().expect("a device");
            assert_eq!(foot.line(feature).map(|line| &line.dose), Some(&dose), "{}", preset.preset);
        }
    }
}

#[test]
fn a_device_for_the_long_leg_alone_says_that_the_short_one_has_none() {
    let mut encounter = short_left(9.0);
    encounter.feet.left = None;
    let prescription = prescribe(&encounter, &book());
    assert!(prescription.notes.iter().any(|note| note.place == "limb_length"));
}

#[test]
fn a_fault_seen_by_eye_asks_to_be_measured() {
    let text =
        "[gait]\npeak_rearfoot_eversion_deg = { value = 6, instrument = \"by eye\", confidence = \"low\" }";
    let mut encounter = Encounter::of_mass(70.0);
    encounter.feet.left = Some(toml::from_str(text).expect("a foot"));
    let prescription = prescribe(&encounter, &book());
    let evidence = &prescription.faults.left[0].evidence[0];
    assert_eq!(evidence.instrument.as_deref(), Some("by eye"));
    let asked = prescription.missing.iter().find(|one| one.key == "peak_rearfoot_eversion_deg");
    assert!(asked.is_some_and(|one| one.decides.contains("low confidence")));
}

#[test]
fn a_line_that_no_lab_can_make_is_said_and_not_used() {
    let mut encounter = Encounter::of_mass(70.0);
    encounter.overrides.left.rearfoot_post_deg = Some(f64::NAN);
    encounter.overrides.left.heel_lift_mm = Some(400.0);
    assert_eq!(book().problems(&encounter).len(), 2);
    let prescription = prescribe(&encounter, &book());
    assert_eq!(amount(&prescription, Side::Left, Feature::RearfootPost), 0.0);
    assert_eq!(amount(&prescription, Side::Left, Feature::HeelLift), 0.0);
}

/// Blocks under both ends stiffen the arch; a post built into the shell stands on nothing.
#[test]
fn posts_under_both_ends_are_said_to_stiffen_the_shell() {
    let told = |lines: &str| {
        let mut encounter = Encounter::of_mass(70.0);
        encounter.overrides.left = toml::from_str(lines).expect("lines");
        let notes = prescribe(&encounter, &book()).notes;
        notes.into_iter().filter(|note| note.text.contains("stiffen")).collect::<Vec<_>>()
    };
    let both = told("rearfoot_post_deg = 4\nforefoot_post_deg = 3");
    assert_eq!(both.len(), 1, "the right foot has no forefoot post: {both:?}");
    assert!(both[0].text.contains("3.4 times") && both[0].text.contains("about 0.9 mm"), "{}", both[0].text);
    assert!(
        told("rearfoot_post_deg = 4\nforefoot_post_deg = 3\nforefoot_post_kind = \"intrinsic\"").is_empty()
    );
    assert!(told("rearfoot_post_deg = 4").is_empty());
}
