//! Tables nobody wrote yet: every word of the vocabulary gives a finite number, or a refusal by name and line.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use windlass_chain::evidence::{self, EvidenceReport, KEYS, Measured, subject_names};
use windlass_chain::{ChainError, ChainProfiles};

fn row(id: usize, subject: &str, activity: &str, with: &str, quantity: &str) -> String {
    format!(
        "[[effect]]\nid = \"R{id}\"\njoint = \"any\"\nactivity = \"{activity}\"\nsubject = \"{subject}\"\n\
         without = {{ base = \"contoured\" }}\nwith = {with}\nquantity = \"{quantity}\"\nchange = \"absolute\"\n\
         kind = \"null\"\naccept = [-1e9, 1e9]\ngrade = \"C\"\nsource = \"none\"\n"
    )
}

fn judge(rows: &[String]) -> Result<EvidenceReport, ChainError> {
    let table = format!("schema = \"windlass.evidence/1\"\n{}", rows.join("\n"));
    evidence::predict_at_medians(&[("any.toml", &table)], &ChainProfiles::builtin().unwrap())
}

fn all_finite(rows: &[String]) {
    let report = judge(rows).unwrap();
    for (r, text) in report.rows.iter().zip(rows) {
        assert!(r.predicted.is_finite(), "{}: {text}", r.predicted);
    }
}

/// Both ends of every range, and each base.
#[test]
fn every_key_at_both_ends_of_its_range_gives_a_number() {
    let mut rows = Vec::new();
    for base in ["barefoot", "shoe", "flat", "contoured"] {
        for key in KEYS.iter().filter(|k| k.range.is_some()) {
            let (low, high) = key.range.unwrap();
            for value in [low, high] {
                let with = format!("{{ base = \"{base}\", {} = {value:.1} }}", key.key);
                rows.push(row(
                    rows.len(),
                    "healthy-adult",
                    "walk",
                    &with,
                    "peak_knee_adduction_moment_nm_kg",
                ));
            }
        }
    }
    all_finite(&rows);
}

#[test]
fn every_subject_and_quantity_gives_a_number() {
    let with = "{ base = \"contoured\", wedge_deg = 5.0, heel_lift_mm = 6.0, carbon_plate_mm = 1.0 }";
    let mut rows = Vec::new();
    for subject in subject_names().unwrap() {
        for (k, quantity) in Measured::all().iter().enumerate() {
            if (k + rows.len()) % 5 == 0 || subject == "healthy-adult" {
                rows.push(row(rows.len(), &subject, "walk", with, quantity.0));
            }
        }
    }
    all_finite(&rows);
}

#[test]
fn standing_gives_a_number_or_says_that_it_has_none() {
    for quantity in Measured::all() {
        let rows = [row(0, "hallux-rigidus", "stand", "{ base = \"contoured\" }", quantity.0)];
        match judge(&rows) {
            Ok(report) => assert!(report.rows[0].predicted.is_finite(), "{}", quantity.0),
            Err(e) => assert!(e.to_string().contains("not modelled in standing"), "{}: {e}", quantity.0),
        }
    }
}

#[test]
fn a_dose_out_of_range_and_a_word_unknown_are_refused_by_line_with_the_nearest() {
    let refused = |with: &str, quantity: &str| {
        judge(&[row(0, "healthy-adult", "walk", with, quantity)]).unwrap_err().to_string()
    };
    let far = refused("{ heel_lift_mm = 500.0 }", "shock_index");
    assert!(far.contains("any.toml:2") && far.contains("heel_lift_mm") && far.contains("60"), "{far}");
    let slip = refused("{ heel_lif_mm = 5.0 }", "shock_index");
    assert!(slip.contains("any.toml:8") && slip.contains("`heel_lift_mm`"), "{slip}");
    let slip = refused("{ base = \"barfoot\" }", "shock_index");
    assert!(slip.contains("any.toml:8") && slip.contains("`barefoot`"), "{slip}");
    let slip = refused("{ base = \"shoe\" }", "peak_heel_presure_kpa");
    assert!(slip.contains("any.toml:9") && slip.contains("`peak_heel_pressure_kpa`"), "{slip}");
    let slip = judge(&[row(0, "helthy-adult", "walk", "{}", "shock_index")]).unwrap_err().to_string();
    assert!(slip.contains("any.toml:2") && slip.contains("`healthy-adult`"), "{slip}");
}

#[test]
fn wedges_are_monotone_and_opposite_from_end_to_end() {
    let doses = [-20.0, -10.0, -5.0, 0.0, 5.0, 10.0, 20.0];
    for (quantity, falls) in [("peak_rearfoot_eversion_deg", true), ("cop_medial_mm", false)] {
        let rows: Vec<String> = doses
            .iter()
            .enumerate()
            .map(|(i, d)| {
                let with = format!("{{ base = \"shoe\", wedge_deg = {d:.1} }}");
                row(i, "healthy-adult", "walk", &with, quantity)
                    .replace("base = \"contoured\"", "base = \"shoe\"")
            })
            .collect();
        let values: Vec<f64> = judge(&rows).unwrap().rows.iter().map(|r| r.predicted).collect();
        for pair in values.windows(2) {
            let step = if falls { pair[0] - pair[1] } else { pair[1] - pair[0] };
            assert!(step >= -1e-9, "{quantity}: {values:?}");
        }
        assert!(values[3].abs() < 1e-9 && values[2] * values[4] < 0.0, "{quantity}: {values:?}");
    }
}

/// Every prescription key of a case may stand in a table, also those that this model does not feel.
#[test]
fn the_words_of_a_prescription_are_read() {
    let with = "{ base = \"contoured\", width = \"wide\", rearfoot_post_kind = \"strip\", length = \"full\", \
                forefoot_post_kind = \"intrinsic\", stiffness_zones = true, engraving = \"HL-0001\" }";
    all_finite(&[row(0, "healthy-adult", "walk", with, "peak_ankle_dorsiflexion_deg")]);
    let slip = judge(&[row(0, "healthy-adult", "walk", "{ width = \"wid\" }", "shock_index")]);
    assert!(slip.unwrap_err().to_string().contains("`wide`"));
}

/// A row of lateral wedges in order, with what was published and the kind.
fn ordered(kind: &str, direction: &str, steps: &str, published: &str) -> String {
    format!(
        "[[effect]]\nid = \"W\"\njoint = \"knee\"\nsubject = \"knee-oa\"\nwith = {{ wedge_deg = -6.0 }}\n{steps}\n{published}\n\
         quantity = \"peak_knee_adduction_moment_nm_kg\"\nchange = \"percent\"\nkind = \"{kind}\"\ndirection = \"{direction}\"\n\
         grade = \"B\"\nsource = \"Kakihana 2004\"\n"
    )
}

#[test]
fn an_order_is_hit_only_where_every_step_goes_its_way() {
    let verdict = |row: String| format!("{:?}", judge(&[row]).unwrap().rows[0].verdict);
    let rising = "steps = [{ wedge_deg = -2.0 }, { wedge_deg = -4.0 }]";
    assert_eq!(verdict(ordered("dose", "down", rising, "")), "Hit");
    assert_eq!(verdict(ordered("dose", "up", rising, "")), "WrongSign");
    let mixed = "steps = [{ wedge_deg = -4.0 }, { wedge_deg = -2.0 }]";
    assert_eq!(verdict(ordered("rank", "down", mixed, "")), "Miss");
    let error = judge(&[ordered("dose", "down", "", "")]).unwrap_err().to_string();
    assert!(error.contains("needs `steps`"), "{error}");
    let error = judge(&[ordered("sign", "down", rising, "")]).unwrap_err().to_string();
    assert!(error.contains("`steps` are for kinds rank and dose"), "{error}");
}

#[test]
fn a_published_mean_is_covered_or_not_and_counted_by_joint() {
    let near = judge(&[ordered("sign", "down", "", "published = { mean = -5.5, n = 13 }")]).unwrap();
    assert_eq!((near.calibration.rows, near.joints["knee"].numbers), (1, 1));
    let far = judge(&[ordered("sign", "down", "", "published = { mean = -95 }")]).unwrap();
    assert_eq!((far.joints["knee"].covered, far.calibration.too_small), (0, 1));
    let error = judge(&[ordered("sign", "down", "", "published = { mean = 1, ci = [2, 3] }")]).unwrap_err();
    assert!(error.to_string().contains("round the mean"), "{error}");
}
