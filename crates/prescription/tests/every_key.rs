//! Every key of the record changes the prescription, is read by the load check, or is said to change nothing.

// A test stops at the first thing that is not as it must be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, clippy::print_stdout)]

use windlass_measure::Both;
use windlass_prescription::record::{
    Complaints, Examination, Field, Finish, FitComplaints, Footwear, GaitRecord, History, Kind, LimbLength,
    Order, Patient, Record, VisitReport,
};
use windlass_prescription::{Encounter, RuleBook, lab_form, prescribe, review};

/// Keys that the load check reads: the tests of `windlass::pipeline::load` show that each changes what the chain is asked.
const LOAD_CHECK: &[&str] = &[
    "height_m",
    "sex",
    "steps_per_day",
    "standing_hours_per_day",
    "heel_drop_mm",
    "peak_ankle_dorsiflexion_deg",
    "peak_hip_extension_deg",
    "peak_hip_internal_rotation_deg",
    "trunk_forward_lean_deg",
    "lumbar_side_bend_deg",
    "pelvic_drop_deg",
    "knee_flexion_midstance_deg",
    // Against the length of the scanned foot.
    "internal_length_mm",
    "internal_width_mm",
];

/// Values of a key that differ enough to show an effect.
fn values(field: &Field) -> Vec<String> {
    match field.kind {
        Kind::Flag => vec!["true".into(), "false".into()],
        Kind::Word(words) => words.iter().map(|word| format!("\"{word}\"")).collect(),
        Kind::Number { low, high } => {
            let at = |share: f64| format!("{:.2}", low + (high - low) * share);
            [0.0, 0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 0.9, 0.99].map(at).into()
        }
        Kind::Text => vec!["\"note\"".into()],
        Kind::Date => vec!["\"2026-03-01\"".into()],
    }
}

/// The prescription with one more line in a table of the record, as text without the echo of the record.
fn outcome(base: &str, table: &str, key: &str, value: &str, book: &RuleBook) -> (String, String, bool) {
    let mut record: toml::Table = base.parse().expect("a record");
    let mut place = &mut record;
    for name in table.split('.') {
        let entry = place.entry(name).or_insert_with(|| toml::Value::Table(toml::Table::new()));
        place = entry.as_table_mut().expect("a table");
    }
    let line: toml::Table = format!("{key} = {value}").parse().expect("a line");
    place.extend(line);
    let encounter: Encounter = record.try_into().expect("an encounter");
    let mut prescription = prescribe(&encounter, book);
    let words = key.replace('_', " ");
    let said = prescription
        .notes
        .iter()
        .any(|n| n.text.starts_with("recorded, not used") && n.text.contains(&words));
    prescription.notes.retain(|n| !n.text.starts_with("recorded, not used"));
    let form = lab_form("X-1", &encounter, &prescription, &Both::default());
    (format!("{prescription:?}"), form, said)
}

/// Records in which a key may have its effect: nothing else known, and a few findings.
const BASES: &[&str] = &[
    "[patient]\nmass_kg = 78\n[feet.left.exam]\n[feet.left.gait]\n[feet.right.exam]\n",
    "[patient]\nmass_kg = 78\nage_years = 40\n[limb_length]\nshort_side = \"left\"\ndiscrepancy_mm = 12\nkind = \"structural\"\n\
     years_present = 20\nspinal_compensation = \"none\"\n[complaints]\nlow_back_pain = true\n[feet.left.exam]\n\
     foot_posture_index = 11\nplantar_heel_tender = true\nforefoot_to_rearfoot_deg = 4\n\
     first_mtp_dorsiflexion_unloaded_deg = 55\nankle_dorsiflexion_knee_extended_deg = 8\nsubtalar_inversion_deg = 20\n\
     subtalar_eversion_deg = 10\nfirst_ray_plantarflexed = true\nlateral_instability = false\nmidfoot_dorsal_pain = true\n\
     [feet.left.gait]\nearly_heel_rise = true\nhard_heel_strike = true\n[feet.right.exam]\n",
    "[patient]\nmass_kg = 78\n[feet.left.exam]\nfirst_mtp_dorsiflexion_unloaded_deg = 45\nfoot_posture_index = 7\n\
     plantar_heel_tender = true\nfirst_step_pain = true\n[feet.left.gait]\n[feet.right.exam]\n",
    "[patient]\nmass_kg = 78\n[feet.left.exam]\nfirst_mtp_dorsiflexion_unloaded_deg = 8\n[feet.left.gait]\n[feet.right.exam]\n",
    "[patient]\nmass_kg = 30\n[device]\nstyle = \"gait-plate\"\n[feet.left.exam]\n[feet.left.gait]\n[feet.right.exam]\n",
];

#[test]
fn every_key_of_the_record_has_an_effect_or_the_sentence_that_it_has_none() {
    let book = RuleBook::built_in().unwrap_or_else(|error| panic!("{error}"));
    let tables: [(&str, &[Field]); 9] = [
        ("patient", Patient::FIELDS),
        ("history", History::FIELDS),
        ("complaints", Complaints::FIELDS),
        ("footwear", Footwear::FIELDS),
        ("limb_length", LimbLength::FIELDS),
        ("feet.left.exam", Examination::FIELDS),
        ("feet.left.gait", GaitRecord::FIELDS),
        ("order", Order::FIELDS),
        ("finish", Finish::FIELDS),
    ];
    let mut silent = Vec::new();
    for (table, fields) in tables {
        for field in fields {
            let printed = matches!(table, "order" | "finish");
            let answered = BASES.iter().any(|base| {
                if table == "limb_length" && !base.contains("limb_length") {
                    return false;
                }
                let all: Vec<_> =
                    values(field).iter().map(|v| outcome(base, table, field.key, v, &book)).collect();
                let said = all.iter().all(|(_, _, said)| *said);
                let without: Encounter = toml::from_str(base).expect("an encounter");
                let mut plain = prescribe(&without, &book);
                plain.notes.retain(|n| !n.text.starts_with("recorded, not used"));
                let form = lab_form("X-1", &without, &plain, &Both::default());
                let plain = format!("{plain:?}");
                said || all.iter().any(|(p, f, _)| *p != plain || printed && *f != form)
            });
            if !answered && !LOAD_CHECK.contains(&field.key) {
                silent.push(format!("{table}.{}", field.key));
            }
        }
    }
    assert!(silent.is_empty(), "neither an effect nor a sentence: {}", silent.join(", "));
}

/// Findings that each lie between the ends of some policy's range.
const DISPUTED: &[&str] = &[
    "[patient]\nmass_kg = 78\n[complaints]\nlow_back_pain = true\n[limb_length]\nshort_side = \"left\"\ndiscrepancy_mm = 18\n\
     kind = \"structural\"\n[feet.left.exam]\nplantar_heel_tender = true\nfirst_step_pain = true\nposterior_tibial_stage = 3\n\
     [feet.right.exam]\n",
    "[patient]\nmass_kg = 78\n[limb_length]\nshort_side = \"left\"\ndiscrepancy_mm = 12\nkind = \"structural\"\n\
     [feet.left.exam]\nfirst_mtp_dorsiflexion_unloaded_deg = 60\nfirst_mtp_dorsiflexion_loaded_deg = 20\n\
     ankle_dorsiflexion_knee_extended_deg = 1\nankle_dorsiflexion_knee_flexed_deg = 12\nrelaxed_calcaneal_stance_deg = 7\n\
     [feet.right.exam]\nfirst_mtp_dorsiflexion_unloaded_deg = 8\nfirst_mtp_end_range_pain = true\n",
    "[patient]\nmass_kg = 78\n[complaints]\nlow_back_pain = true\n[limb_length]\nshort_side = \"left\"\ndiscrepancy_mm = 12\n\
     kind = \"structural\"\nlift_worn_mm = 4\n[feet.left.exam]\nankle_dorsiflexion_knee_extended_deg = -3\n\
     ankle_dorsiflexion_knee_flexed_deg = 4\n[feet.right.exam]\n",
    "[patient]\nmass_kg = 78\n[feet.left.exam]\nplantar_heel_tender = true\nfirst_step_pain = true\n[feet.right.exam]\n",
    CHECK_UP,
];

/// Settings that decide whether a device is built, not what is prescribed: `windlass::design` reads them.
const OF_THE_BUILDER: &[&str] = &["edge_tolerance_mm", "angle_tolerance_deg", "wall_tolerance_mm"];
/// A check-up at which a lift goes up.
const CHECK_UP: &str = "[patient]\nmass_kg = 78\n[complaints]\nlow_back_pain = true\n[limb_length]\nshort_side = \"left\"\n\
     discrepancy_mm = 9\nkind = \"structural\"\n[feet.left.exam]\n[feet.right.exam]\n[[visit]]\n\
     report = { foot_pain = 3, knee_pain = 3, hip_pain = 3, back_pain = 3, standing_tolerance_min = 60, walking_tolerance_min = 60 }\n\
     [[visit]]\nrevision = 1\n[visit.report]\nweeks_worn = 4\nhours_worn = 9\nback_pain = 3\n";

#[test]
fn every_key_of_a_visit_has_an_effect() {
    let book = RuleBook::built_in().unwrap_or_else(|error| panic!("{error}"));
    // What each complaint is about has to be worn.
    let lines = "[overrides.left]\nmortons_extension_mm = 3\nmetatarsal_pad_mm = 4\nrearfoot_post_deg = 4\ntop_cover_mm = 3\nlength = \"sulcus\"\n[overrides.right]\n";
    let plain = "[overrides.left]\nlength = \"full\"\n[overrides.right]\n";
    let outcome = |base: &str, table: &str, line: &str| {
        let mut record: toml::Table = base.parse().expect("a record");
        let visit = record["visit"].as_array_mut().expect("visits").last_mut().expect("a visit");
        let mut at = visit.as_table_mut().expect("a table");
        for name in table.split('.') {
            let entry = at.entry(name).or_insert_with(|| toml::Value::Table(toml::Table::new()));
            at = entry.as_table_mut().expect("a table");
        }
        at.extend(line.parse::<toml::Table>().expect("a line"));
        let encounter: Encounter = record.try_into().expect("an encounter");
        let review = review(&encounter, &book).expect("a review");
        let feet = [review.feet.left, review.feet.right].map(|foot| foot.map(|f| (f.changes, f.kept)));
        format!(
            "{feet:?} {:?} {:?} {:?} {:?}",
            review.answers, review.advice, review.referral, review.expected
        )
    };
    let mut silent = Vec::new();
    for (table, fields) in [("report", VisitReport::FIELDS), ("left.fit", FitComplaints::FIELDS)] {
        // Remarks are for the reader of the case.
        for field in fields.iter().filter(|field| field.key != "remarks") {
            let answered = [lines, plain].iter().any(|lines| {
                let base = format!("[history]\nprevious_ulcer = true\n{lines}{CHECK_UP}");
                let without = outcome(&base, table, "");
                let line = |value: &String| format!("{} = {value}", field.key);
                values(field).iter().any(|value| outcome(&base, table, &line(value)) != without)
            });
            if !answered {
                silent.push(format!("{table}.{}", field.key));
            }
        }
    }
    assert!(silent.is_empty(), "no effect: {}", silent.join(", "));
}

#[test]
fn every_policy_decides_something() {
    let book = RuleBook::built_in().unwrap_or_else(|error| panic!("{error}"));
    let decided = |base: &str, key: &str, value: f64| {
        let mut encounter: Encounter = toml::from_str(base).expect("an encounter");
        encounter.policy.insert(key.to_owned(), value);
        let prescription = prescribe(&encounter, &book);
        let notes: Vec<&str> = prescription.notes.iter().map(|note| note.text.as_str()).collect();
        let check_up = review(&encounter, &book).map(|review| review.feet);
        format!(
            "{:?} {:?} {:?} {notes:?} {check_up:?}",
            prescription.feet, prescription.faults, prescription.referral
        )
    };
    let idle: Vec<&str> = book
        .policy()
        .iter()
        .filter(|setting| !OF_THE_BUILDER.contains(&setting.key.as_str()))
        .filter(|setting| {
            let [low, high] = setting.range;
            let all = || BASES.iter().chain(DISPUTED);
            !all().any(|base| decided(base, &setting.key, low) != decided(base, &setting.key, high))
        })
        .map(|setting| setting.key.as_str())
        .collect();
    assert!(idle.is_empty(), "decides nothing: {}", idle.join(", "));
}
