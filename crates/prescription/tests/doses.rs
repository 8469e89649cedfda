//! Doses against the tables they come from, written here a second time.

// A test stops at the first thing that is not as it must be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, clippy::print_stdout)]

use windlass_measure::{Both, Level, Side};
use windlass_prescription::record::{
    CupConvention, LimbKind, LimbLength, Material, ShoeKind, SpinalCompensation, Style,
};
use windlass_prescription::{
    Dose, Encounter, Feature, LiftKind, Prescription, RuleBook, lab_form, prescribe,
};

fn book() -> RuleBook {
    RuleBook::built_in().unwrap_or_else(|error| panic!("{error}"))
}

fn amount(prescription: &Prescription, side: Side, feature: Feature) -> f64 {
    let foot = prescription.feet.get(side).as_ref().expect("a device");
    foot.amount(feature).unwrap_or(0.0)
}

/// An encounter of someone with back pain whose legs differ, the left short.
fn short_left(discrepancy_mm: f64) -> Encounter {
    let mut encounter = Encounter::of_mass(70.0);
    encounter.complaints.low_back_pain = Some(true);
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
    for (difference, lift) in [(4.9, 0.0), (5.0, 2.5), (9.0, 4.5), (9.9, 4.5), (12.0, 6.0), (30.0, 8.0)] {
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
    // 6 mm for the calf, 5 mm for the legs: 11 and 6, less the 1 mm that does not fit.
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
    assert!(
        prescription.flags.iter().all(|f| f.place.ends_with("rearfoot_post_motion_deg")),
        "{:?}",
        prescription.flags
    );
    assert!(!prescription.flags.is_empty());
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
    assert!(both[0].text.contains("3.4 times") && both[0].text.contains("0.9 mm"), "{}", both[0].text);
    assert!(
        told("rearfoot_post_deg = 4\nforefoot_post_deg = 3\nforefoot_post_kind = \"intrinsic\"").is_empty()
    );
    assert!(told("rearfoot_post_deg = 4").is_empty());
}

#[test]
fn a_small_difference_is_lifted_in_people_with_back_pain_only() {
    let mut encounter = short_left(6.0);
    assert_eq!(amount(&prescribe(&encounter, &book()), Side::Left, Feature::HeelLift), 3.0);
    for pain in [Some(false), None] {
        encounter.complaints.low_back_pain = pain;
        let prescription = prescribe(&encounter, &book());
        assert_eq!(amount(&prescription, Side::Left, Feature::HeelLift), 0.0, "{pain:?}");
        assert!(
            prescription.notes.iter().any(|n| n.text.contains("Rannisto 2019")),
            "{:?}",
            prescription.notes
        );
    }
    encounter.policy.insert("limb_length_no_complaint_mm".into(), 5.0);
    let prescription = prescribe(&encounter, &book());
    let foot = prescription.feet.left.expect("a device");
    let lift = foot.line(Feature::HeelLift).expect("a lift");
    assert_eq!((lift.dose.amount(), lift.grade), (Some(3.0), windlass_measure::Grade::D));
}

#[test]
fn a_lift_that_is_worn_gets_its_next_step() {
    let mut encounter = short_left(9.0);
    for (worn, next) in [(0.0, 4.5), (4.5, 6.5), (8.0, 8.0)] {
        encounter.limb_length.as_mut().expect("legs").lift_worn_mm = Some(worn);
        let made = amount(&prescribe(&encounter, &book()), Side::Left, Feature::HeelLift);
        assert_eq!(made, next, "{worn} mm worn");
    }
}

#[test]
fn a_difference_seen_by_eye_is_not_lifted() {
    let mut encounter = short_left(12.0);
    encounter.limb_length.as_mut().expect("legs").method =
        Some(windlass_prescription::record::LimbMethod::Eye);
    assert_eq!(amount(&prescribe(&encounter, &book()), Side::Left, Feature::HeelLift), 0.0);
}

#[test]
fn a_cover_is_given_to_both_feet() {
    let mut encounter = Encounter::of_mass(70.0);
    encounter.feet.left.as_mut().expect("a foot").exam.subtalar_fused = Some(true);
    let prescription = prescribe(&encounter, &book());
    for side in Side::BOTH {
        assert_eq!(amount(&prescription, side, Feature::TopCover), 3.0, "{side}");
    }
}

/// What the prescriber writes against the legs, the post or the record is kept, and asked about with both values.
#[test]
fn lines_against_the_legs_are_flagged() {
    let flags = |left: &str, right: &str, legs: Option<f64>| {
        let mut encounter = legs.map_or_else(|| Encounter::of_mass(70.0), short_left);
        encounter.overrides.left = toml::from_str(left).expect("lines");
        encounter.overrides.right = toml::from_str(right).expect("lines");
        prescribe(&encounter, &book()).flags.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    let long = flags("", "heel_lift_mm = 9", Some(9.0));
    assert!(long.contains("longer leg") && long.contains("9 mm"), "{long}");
    let over = flags("heel_lift_mm = 12", "", Some(9.0));
    assert!(over.contains("12 mm") && over.contains("9 mm"), "{over}");
    let cover = flags("top_cover_mm = 3", "top_cover_mm = 0", None);
    assert!(cover.contains("3 mm more than the other"), "{cover}");
    let post = flags("rearfoot_post_deg = 2\nrearfoot_post_motion_deg = 4", "", None);
    assert!(post.contains("rocks beyond level"), "{post}");
    assert_eq!(flags("heel_lift_mm = 4.5", "", Some(9.0)), "");
    assert_eq!(flags("heel_lift_mm = 4", "heel_lift_mm = 4", None), "");
    // A lower tilt alone takes its motion along.
    let mut encounter = Encounter::of_mass(70.0);
    encounter.feet.left.as_mut().expect("a foot").exam.relaxed_calcaneal_stance_deg = Some(6.0);
    encounter.overrides.left.rearfoot_post_deg = Some(2.0);
    assert_eq!(amount(&prescribe(&encounter, &book()), Side::Left, Feature::RearfootPostMotion), 2.0);
}

/// Findings that call for nearly every dose there is.
const EVERY_FINDING: &str = "
[exam]
first_mtp_dorsiflexion_unloaded_deg = 5
first_mtp_end_range_pain = true
ankle_dorsiflexion_knee_extended_deg = -3
midfoot_arthritis = true
plantar_heel_tender = true
first_step_pain = true
fascia_bowstrings = true
forefoot_to_rearfoot_deg = -4
forefoot_rigid = true
central_metatarsal_pain = true
neuroma_signs = true
sesamoid_pain = true
achilles_pain = true
lateral_instability = true
arch_type = 'high'
navicular_prominent = true
fifth_base_prominent = true
[gait]
hard_heel_strike = true
";

#[test]
fn no_rule_proposes_what_cannot_be_built() {
    let flat = "[exam]\nfoot_posture_index = 11\nrelaxed_calcaneal_stance_deg = 12\narch_flexible = true";
    for (findings, style) in Style::WORDS.iter().flat_map(|style| [(EVERY_FINDING, style), (flat, style)]) {
        for (material, mass) in Material::WORDS.iter().flat_map(|m| [45.0, 80.0, 140.0].map(|mass| (m, mass)))
        {
            let mut encounter = short_left(60.0);
            encounter.patient.mass_kg = mass;
            encounter.history.diabetes = Some(mass > 100.0);
            encounter.device =
                toml::from_str(&format!("style = \"{style}\"\nmaterial = \"{material}\"")).expect("a device");
            encounter.feet.left = Some(toml::from_str(findings).expect("a foot"));
            let prescription = prescribe(&encounter, &book());
            for foot in [&prescription.feet.left, &prescription.feet.right] {
                for line in &foot.as_ref().expect("a device").lines {
                    let dose = line.dose.amount().unwrap_or(0.0);
                    assert!(line.feature.allows(dose), "{style} in {material} at {mass} kg: {line:?}");
                }
            }
        }
    }
}

#[test]
fn values_that_do_not_go_together_are_asked_about_with_both() {
    let rows = [
        ("mass_kg = 172\nheight_m = 1.76", "", "172 kg at a height of 1.76 m"),
        ("mass_kg = 120\nheight_m = 1.65", "", "120 pounds would be 54 kg"),
        ("mass_kg = 78\nsteps_per_day = 5", "", "5 steps a day"),
        ("mass_kg = 82\nage_years = 9", "", "82 kg at 9 years"),
        (
            "mass_kg = 78",
            "first_mtp_dorsiflexion_loaded_deg = 62\nfirst_mtp_dorsiflexion_unloaded_deg = 9",
            "62 deg loaded and 9 deg unloaded",
        ),
        (
            "mass_kg = 78",
            "ankle_dorsiflexion_knee_extended_deg = 30\nankle_dorsiflexion_knee_flexed_deg = 5",
            "30 deg with the knee straight and 5 deg",
        ),
    ];
    for (patient, exam, question) in rows {
        let mut encounter = Encounter::of_mass(78.0);
        encounter.patient = toml::from_str(patient).expect("a patient");
        encounter.feet.left = Some(toml::from_str(&format!("[exam]\n{exam}")).expect("a foot"));
        let asked: Vec<String> = encounter.questions().iter().map(ToString::to_string).collect();
        assert!(asked.len() == 1 && asked[0].contains(question), "{patient} {exam}: {asked:?}");
        let form = windlass_prescription::lab_form(
            "X-1",
            &encounter,
            &prescribe(&encounter, &book()),
            &windlass_measure::Both::default(),
        );
        assert!(form.contains("QUESTIONS ABOUT THE RECORD"), "{form}");
    }
    let mut encounter = short_left(0.9);
    encounter.patient.age_years = Some(54.0);
    let limb = encounter.limb_length.as_mut().expect("legs");
    (limb.lift_worn_mm, limb.years_present) = (Some(12.0), Some(100.0));
    let asked = encounter.questions();
    assert_eq!(asked.len(), 3, "{asked:?}");
    assert!(Encounter::of_mass(78.0).questions().is_empty());
}

#[test]
fn a_cover_ordered_by_its_material_has_a_thickness() {
    let mut encounter = Encounter::of_mass(70.0);
    encounter.finish = toml::from_str("top_cover = \"eva\"\nmid_layer_mm = 2").expect("a finish");
    let prescription = prescribe(&encounter, &book());
    assert_eq!(amount(&prescription, Side::Right, Feature::TopCover), 5.0);
    encounter.overrides.right.top_cover_mm = Some(1.5);
    assert_eq!(amount(&prescribe(&encounter, &book()), Side::Right, Feature::TopCover), 1.5);
}

#[test]
fn a_usual_patient_is_asked_nothing_about_the_mass() {
    for (mass, height) in [(52.0, 1.60), (95.0, 1.70), (125.0, 1.80), (110.0, 1.75)] {
        let mut encounter = Encounter::of_mass(mass);
        encounter.patient.height_m = Some(height);
        assert_eq!(encounter.questions(), [], "{mass} kg, {height} m");
    }
}

#[test]
fn the_policies_of_the_house_hold_and_a_lab_may_change_each() {
    let settled = |lines: &str, policy: &[(&str, f64)]| {
        let mut encounter = short_left(22.0);
        encounter.complaints.low_back_pain = Some(true);
        encounter.feet.left = Some(toml::from_str(&format!("[exam]\n{lines}")).expect("a foot"));
        encounter.policy = policy.iter().map(|(key, value)| ((*key).to_owned(), *value)).collect();
        prescribe(&encounter, &book())
    };
    let says = |prescription: &Prescription, what: &str| {
        prescription.notes.iter().any(|note| note.level == Level::Warning && note.text.contains(what))
    };
    // 22 mm are not started at 10, and not without an orthopaedic opinion.
    let first = settled("", &[]);
    assert_eq!(amount(&first, Side::Left, Feature::HeelLift), 8.0);
    assert!(says(&first, "orthopaedic opinion"));
    let lower = settled("", &[("limb_length_first_most_mm", 6.0)]);
    assert_eq!(amount(&lower, Side::Left, Feature::HeelLift), 6.0);
    // Stage 4 of the tibialis posterior is referred, stage 3 where the lab says so.
    for (stage, policy, stops) in [
        (4, &[][..], true),
        (3, &[], false),
        (3, &[("tibial_tendon_referral_stage", 3.0)], true),
        (4, &[("tibial_tendon_referral_stage", 5.0)], false),
    ] {
        let referral = settled(&format!("posterior_tibial_stage = {stage}"), policy).referral;
        assert_eq!(referral.is_some_and(|referral| referral.stops()), stops, "stage {stage}, {policy:?}");
    }
}

#[test]
fn a_prefabricated_device_is_first_only_where_nothing_asks_for_a_custom_one() {
    let heel = "plantar_heel_tender = true\nfirst_step_pain = true\n";
    let first = |left: &str, right: &str, policy: f64| {
        let mut encounter = Encounter::of_mass(70.0);
        let foot = |lines: &str| toml::from_str(&format!("[exam]\n{lines}")).expect("a foot");
        encounter.feet.left = Some(foot(left));
        encounter.feet.right = Some(foot(right));
        encounter.policy = [("prefabricated_first".to_owned(), policy)].into();
        let prescription = prescribe(&encounter, &book());
        let at = prescription.notes.iter().position(|note| note.text.starts_with("Prefabricated first"));
        assert!(at.is_none_or(|at| at == 0), "said first: {:?}", prescription.notes);
        let form = lab_form("HL-0001", &encounter, &prescription, &Both::default());
        let heading = form.find("FIRST STEP");
        assert_eq!(heading.is_some(), at.is_some(), "{form}");
        assert!(heading.is_none_or(|at| at < form.find("TO MAKE").expect("lines")), "{form}");
        at.is_some()
    };
    assert!(first(heel, "", 1.0));
    assert!(first(heel, heel, 1.0), "on both feet, and said once");
    assert!(!first(heel, heel, 0.0), "the lab switched it off");
    assert!(!first("", "", 1.0));
    // An everted heel is served as well from the shelf (Cheung 2011); one that everts markedly is not.
    assert!(first(&format!("{heel}relaxed_calcaneal_stance_deg = 6"), "", 1.0));
    assert!(!first(&format!("{heel}relaxed_calcaneal_stance_deg = 12"), "", 1.0));
    // What asks for work of its own, on this foot or on the other.
    assert!(!first(&format!("{heel}sesamoid_pain = true"), "", 1.0));
    assert!(!first(heel, "first_mtp_dorsiflexion_unloaded_deg = 8\nfirst_mtp_end_range_pain = true", 1.0));
}
