//! Laws of prescribing, over random examinations.

// A test stops at the first thing that is not as it must be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, clippy::print_stdout)]

mod random;

use proptest::prelude::*;
use std::sync::OnceLock;
use windlass_measure::Side;
use windlass_prescription::record::Record;
use windlass_prescription::rules::{Condition, Literal};
use windlass_prescription::{
    ALWAYS, AskedBy, Dose, Encounter, Feature, FootPrescription, PostKind, Prescription, RuleBook, prescribe,
};

fn book() -> &'static RuleBook {
    static BOOK: OnceLock<RuleBook> = OnceLock::new();
    BOOK.get_or_init(|| RuleBook::built_in().unwrap_or_else(|error| panic!("{error}")))
}

fn feet(prescription: &Prescription) -> impl Iterator<Item = (Side, &FootPrescription)> {
    prescription.feet.iter().filter_map(|(side, foot)| Some((side, foot.as_ref()?)))
}

fn present(foot: &FootPrescription, feature: Feature) -> bool {
    foot.line(feature).is_some_and(|line| line.dose.is_present())
}

fn clinicians(foot: &FootPrescription, feature: Feature) -> bool {
    foot.line(feature).is_some_and(|line| line.asked_by == AskedBy::Clinician)
}

/// The pairs that never stand together, written here a second time.
const NEVER_TOGETHER: [(Feature, Feature); 5] = [
    (Feature::MortonsExtension, Feature::FirstRayCutout),
    (Feature::MortonsExtension, Feature::ReverseMortons),
    (Feature::MortonsExtension, Feature::FirstRayVoid),
    (Feature::MedialSkive, Feature::LateralSkive),
    (Feature::MetatarsalPad, Feature::MetatarsalBar),
];

/// What a set of lines without the clinician may not say, written here a second time.
fn broken(foot: &FootPrescription) -> Vec<String> {
    let amount = |feature| foot.amount(feature).unwrap_or(0.0);
    let mut broken = Vec::new();
    for (a, b) in NEVER_TOGETHER {
        if present(foot, a) && present(foot, b) {
            broken.push(format!("{a} with {b}"));
        }
    }
    let skive = amount(Feature::MedialSkive).max(amount(Feature::LateralSkive));
    if skive > 0.0 && amount(Feature::HeelCup) < 14.0 {
        broken.push("a skive in a shallow cup".into());
    }
    let post = foot.line(Feature::RearfootPostKind).map(|line| &line.dose);
    if skive > 0.0 && post != Some(&Dose::Post(PostKind::Extrinsic)) {
        broken.push("a skive without a post".into());
    }
    let inversion = amount(Feature::Inversion);
    if inversion > 0.0 && skive + inversion > 5.0 && amount(Feature::HeelCup) < 20.0 {
        broken.push("skive and inversion in a cup under 20 mm".into());
    }
    let lift = amount(Feature::HeelLift);
    if lift > 6.0 && !present(foot, Feature::HeelLiftKind) {
        broken.push("a high lift on the post".into());
    }
    if lift > 10.0 {
        broken.push("a lift over 10 mm in the shoe".into());
    }
    broken
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn proposals_break_no_exclusion(encounter in random::encounter()) {
        let prescription = prescribe(&encounter, book());
        for (side, foot) in feet(&prescription) {
            prop_assert!(broken(foot).is_empty(), "{side}: {:?}\n{encounter:?}", broken(foot));
            let exam = encounter.feet.get(side).as_ref().map(|foot| &foot.exam);
            let ankle = exam.and_then(|exam| exam.ankle_dorsiflexion_knee_extended_deg);
            if ankle.is_some_and(|ankle| ankle < 5.0) {
                prop_assert_eq!(foot.amount(Feature::RearfootPost), Some(0.0));
            }
            let toe = exam.and_then(|exam| exam.first_mtp_dorsiflexion_unloaded_deg);
            if toe.is_some_and(|toe| toe < 30.0) {
                prop_assert!(!foot.flag(Feature::FirstRayCutout), "a rigid toe with a cutout");
            }
            if exam.is_some_and(|exam| exam.subtalar_fused == Some(true)) {
                prop_assert!(!present(foot, Feature::RearfootPost) && !present(foot, Feature::MedialSkive));
            }
        }
        prop_assert!(prescription.flags.is_empty(), "nobody wrote a line: {:?}", prescription.flags);
    }

    #[test]
    fn every_line_answers_for_itself(encounter in random::encounter(), lines in random::lines()) {
        let mut encounter = encounter;
        encounter.overrides.left = lines;
        let prescription = prescribe(&encounter, book());
        for (side, foot) in feet(&prescription) {
            for line in &foot.lines {
                prop_assert!(!line.reason.trim().is_empty() && !line.source.0.trim().is_empty(), "{line:?}");
                prop_assert!(line.would_change.is_some());
                prop_assert!(line.feature.takes(&line.dose), "{line:?}");
                prop_assert!(line.dose.amount().is_none_or(|dose| line.feature.allows(dose)), "{line:?}");
            }
            let mut features: Vec<Feature> = foot.lines.iter().map(|line| line.feature).collect();
            features.dedup();
            prop_assert_eq!(features.len(), foot.lines.len(), "one line for each feature");
            prop_assert!(features.is_sorted());
            if prescription.referral.is_none() {
                for feature in ALWAYS {
                    prop_assert!(foot.line(feature).is_some(), "{side} has no {feature}");
                }
            }
        }
    }

    #[test]
    fn a_mirrored_patient_gets_the_mirrored_prescription(
        encounter in random::encounter(),
        lines in random::lines(),
    ) {
        let mut encounter = encounter;
        encounter.overrides.right = lines;
        let there = prescribe(&encounter, book());
        let mirrored = prescribe(&encounter.mirrored(), book());
        let doses = |foot: &Option<FootPrescription>| {
            foot.as_ref().map(|foot| {
                foot.lines.iter().map(|line| (line.feature, line.dose.clone(), line.reason.clone())).collect::<Vec<_>>()
            })
        };
        for side in Side::BOTH {
            prop_assert_eq!(doses(there.feet.get(side)), doses(mirrored.feet.get(side.other())));
            prop_assert_eq!(there.faults.get(side), mirrored.faults.get(side.other()));
        }
        prop_assert_eq!(there.missing.len(), mirrored.missing.len());
        prop_assert_eq!(there.declined.len(), mirrored.declined.len());
    }

    #[test]
    fn the_clinicians_word_survives_and_is_flagged_where_it_breaks_a_rule(
        encounter in random::encounter(),
        lines in random::lines(),
    ) {
        let mut encounter = encounter;
        encounter.overrides.left = lines;
        let prescription = prescribe(&encounter, book());
        if encounter.feet.left.is_none() {
            return Ok(());
        }
        let written = encounter.overrides.left.doses();
        let Some(foot) = &prescription.feet.left else {
            prop_assert!(written.is_empty());
            return Ok(());
        };
        for (feature, dose) in written {
            let line = foot.line(feature);
            prop_assert_eq!(line.map(|line| (&line.dose, line.asked_by)), Some((&dose, AskedBy::Clinician)));
        }
        if prescription.referral.is_some() {
            return Ok(());
        }
        for (a, b) in NEVER_TOGETHER {
            if present(foot, a) && present(foot, b) {
                prop_assert!(clinicians(foot, a) && clinicians(foot, b), "{a} and {b}: a proposal stayed");
                let flagged = |feature| foot.line(feature).is_some_and(|line| !line.flags.is_empty());
                prop_assert!(flagged(a) && flagged(b), "{a} and {b} without a flag");
            }
        }
        if foot.amount(Feature::HeelLift).is_some_and(|lift| lift > 10.0) {
            prop_assert!(clinicians(foot, Feature::HeelLift));
            prop_assert!(foot.line(Feature::HeelLift).is_some_and(|line| !line.flags.is_empty()));
        }
    }

    #[test]
    fn a_contraindication_never_adds_its_feature(encounter in random::encounter(), which in any::<prop::sample::Index>()) {
        let contraindications = contraindications();
        let (key, value, features) = which.get(&contraindications);
        let Some(foot) = &encounter.feet.left else { return Ok(()) };
        let before = prescribe(&encounter, book());
        let mut worse = encounter.clone();
        let mut foot = foot.clone();
        if !random::set_flag(&mut foot, key, *value) {
            return Ok(());
        }
        worse.feet.left = Some(foot);
        let after = prescribe(&worse, book());
        let (Some(before), Some(after)) = (before.feet.left, after.feet.left) else { return Ok(()) };
        for feature in features {
            prop_assert!(
                present(&before, *feature) || !present(&after, *feature),
                "{key} = {value} added {feature}"
            );
        }
    }

    #[test]
    fn the_same_record_prescribes_the_same(encounter in random::encounter()) {
        prop_assert_eq!(prescribe(&encounter, book()), prescribe(&encounter, book()));
    }
}

/// Every yes-or-no contraindication of the book, with the features it speaks against.
fn contraindications() -> Vec<(String, bool, Vec<Feature>)> {
    let mut found = Vec::new();
    for rule in book().faults().iter().flat_map(|file| &file.rule) {
        let features: Vec<Feature> = rule
            .get_ref()
            .then
            .iter()
            .filter_map(|effect| Feature::from_key(effect.get_ref().feature.get_ref()))
            .collect();
        for contraindication in &rule.get_ref().unless {
            let Condition { fact: Some(fact), is: Some(Literal::Flag(value)), .. } =
                &contraindication.get_ref().when
            else {
                continue;
            };
            found.push((fact.get_ref().clone(), *value, features.clone()));
        }
    }
    let tilts = vec![Feature::RearfootPost, Feature::MedialSkive, Feature::Inversion];
    found.push(("subtalar_fused".into(), true, tilts.clone()));
    found.push(("medial_knee_arthritis".into(), true, tilts));
    let frees = vec![Feature::FirstRayCutout, Feature::ReverseMortons, Feature::HalluxRaise];
    found.push(("first_mtp_end_range_pain".into(), true, frees.clone()));
    found.push(("first_mtp_dorsal_spur".into(), true, frees));
    assert!(found.len() > 10, "only {} contraindications", found.len());
    found
}

#[test]
fn a_gate_stops_every_proposal_unless_a_clinician_says_why() {
    let mut encounter = Encounter::of_mass(80.0);
    encounter.history.neuropathy = Some(true);
    let stopped = prescribe(&encounter, book());
    assert!(stopped.referral.as_ref().is_some_and(windlass_prescription::Referral::stops));
    assert!(stopped.feet.left.is_none() && stopped.feet.right.is_none());

    encounter.referral_override = Some("insoles under the care of the foot clinic".into());
    let made = prescribe(&encounter, book());
    let foot = made.feet.left.expect("a prescription");
    assert_eq!(foot.amount(Feature::RearfootPost), Some(0.0));
    assert!(foot.amount(Feature::TopCover).is_some_and(|cover| cover >= 6.4));
    assert!(made.referral.is_some_and(|referral| !referral.stops()));
}

#[test]
fn an_implausible_number_is_said_and_not_used() {
    let mut encounter = Encounter::of_mass(78.0);
    if let Some(foot) = &mut encounter.feet.left {
        foot.exam.first_mtp_dorsiflexion_unloaded_deg = Some(f64::NAN);
        assert_eq!(foot.exam.implausible("foot.left.exam").len(), 1);
    }
    let problems = book().problems(&encounter);
    assert!(problems[0].to_string().contains("foot.left.exam.first_mtp_dorsiflexion_unloaded_deg"));
    let prescription = prescribe(&encounter, book());
    assert!(prescription.faults.left.is_empty());
    assert!(prescription.notes.iter().any(|note| note.text.contains("first_mtp_dorsiflexion_unloaded_deg")));
}
