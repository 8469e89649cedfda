//! Laws of the foot as a mechanism, asked as rows of a table: lifts, eversion, stiff midfoot, short ankle, pads, and small
//! steps of every dose.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr)]

use windlass_chain::ChainProfiles;
use windlass_chain::evidence::{self, KEYS};

/// A change of one quantity from one condition to another, at the medians.
struct Asked<'a> {
    subject: &'a str,
    activity: &'a str,
    without: String,
    with: String,
    quantity: &'a str,
    change: &'a str,
}

fn asked<'a>(activity: &'a str, without: &str, with: &str, quantity: &'a str) -> Asked<'a> {
    Asked {
        subject: "healthy-adult",
        activity,
        without: without.into(),
        with: with.into(),
        quantity,
        change: "percent",
    }
}

fn predicted(rows: &[Asked]) -> Vec<f64> {
    let mut table = String::from("schema = \"windlass.evidence/1\"\n");
    for (i, r) in rows.iter().enumerate() {
        table.push_str(&format!(
            "[[effect]]\nid = \"L{i}\"\njoint = \"any\"\nactivity = \"{}\"\nsubject = \"{}\"\nwithout = {}\nwith = {}\n\
             quantity = \"{}\"\nchange = \"{}\"\nkind = \"null\"\naccept = [-1e9, 1e9]\ngrade = \"C\"\nsource = \"none\"\n",
            r.activity, r.subject, r.without, r.with, r.quantity, r.change
        ));
    }
    let report =
        evidence::predict_at_medians(&[("laws.toml", &table)], &ChainProfiles::builtin().unwrap()).unwrap();
    report.rows.iter().map(|r| r.predicted).collect()
}

const SHOE: &str = "{ base = \"shoe\" }";

fn lifted(activity: &str, quantity: &str, doses: &[f64]) -> Vec<f64> {
    let with = |mm: &f64| format!("{{ base = \"shoe\", heel_lift_mm = {mm:.1} }}");
    predicted(&doses.iter().map(|mm| asked(activity, SHOE, &with(mm), quantity)).collect::<Vec<_>>())
}

/// What the heel carries falls with every step of the lift, standing and walking, and heads and hallux gain it; in walking
/// the pressure under the forefoot rises.
#[test]
fn a_heel_lift_moves_load_from_heel_to_forefoot() {
    let doses = [2.0, 5.0, 10.0, 20.0, 30.0, 45.0, 60.0];
    let with = |mm: &f64| format!("{{ base = \"shoe\", heel_lift_mm = {mm:.1} }}");
    let force = |activity: &str, quantity: &str| {
        let row = |mm: &f64| Asked { change: "absolute", ..asked("", SHOE, &with(mm), quantity) };
        predicted(&doses.iter().map(|mm| Asked { activity, ..row(mm) }).collect::<Vec<_>>())
    };
    for activity in ["stand", "walk"] {
        let heel = force(activity, "peak_heel_force_n");
        assert!(heel[0] < 0.0 && heel.windows(2).all(|w| w[1] < w[0]), "{activity}: {heel:?}");
        let [heads, hallux] = ["peak_forefoot_force_n", "peak_hallux_force_n"].map(|q| force(activity, q));
        let fore: Vec<f64> = heads.iter().zip(&hallux).map(|(a, b)| a + b).collect();
        assert!(fore[0] > 0.0 && fore.windows(2).all(|w| w[1] > w[0]), "{activity}: {fore:?}");
    }
    let walked = lifted("walk", "peak_forefoot_pressure_kpa", &doses);
    assert!(walked.iter().all(|t| *t > 0.0), "{walked:?}");
}

/// A foot of a hundredth more or less in length has nearly the same peaks (measured feet: `tests/peaks_hold.rs`).
#[test]
fn a_scale_of_a_hundredth_moves_no_peak_by_much() {
    let sizes: Vec<f64> = (-4..=4).map(|k| 1.73 * (1.0 + 0.01 * f64::from(k))).collect();
    let mut worst = (0.0, String::new());
    for quantity in [
        "peak_heel_pressure_kpa",
        "peak_medial_heel_pressure_kpa",
        "peak_midfoot_pressure_kpa",
        "peak_first_head_pressure_kpa",
        "peak_lesser_heads_pressure_kpa",
    ] {
        let mut table = String::from("schema = \"windlass.evidence/1\"\n");
        for (i, height) in sizes.iter().enumerate() {
            table.push_str(&format!("[subject.s{i}]\nmass_kg = 72.0\nheight_m = {height:.5}\n"));
        }
        for i in 1..sizes.len() {
            table.push_str(&format!(
                "[[effect]]\nid = \"S{i}\"\njoint = \"any\"\nsubject = \"s{i}\"\nsubject_without = \"s{}\"\nquantity = \
                 \"{quantity}\"\nchange = \"percent\"\nkind = \"null\"\naccept = [-1e9, 1e9]\ngrade = \"C\"\nsource = \
                 \"none\"\n",
                i - 1
            ));
        }
        let profiles = ChainProfiles::builtin().unwrap();
        let report = evidence::predict_at_medians(&[("laws.toml", &table)], &profiles).unwrap();
        for r in &report.rows {
            if r.predicted.abs() > worst.0 {
                worst = (r.predicted.abs(), format!("{} {quantity}", r.id));
            }
        }
    }
    eprintln!("largest step of a peak {:.1} %: {}", worst.0, worst.1);
    assert!(worst.0 < SCALE_MOVES, "{worst:?}");
}

/// Per cent: 2 of it are the area that grows with the foot.
const SCALE_MOVES: f64 = 3.0;

/// No dose takes all of a load away, and none is without limit: at both ends of every range a load is left. Only an ankle
/// that is held 30 degrees from the right angle keeps its heel off the ground.
#[test]
fn no_dose_takes_a_load_away_altogether() {
    let mut rows = Vec::new();
    for key in KEYS.iter().filter(|k| k.key != "cushion_kpa" && k.key != "shell_modulus_mpa") {
        let Some((low, high)) = key.range else { continue };
        for value in [low, high] {
            let with = format!("{{ base = \"contoured\", {} = {value:.4} }}", key.key);
            for quantity in
                ["peak_heel_pressure_kpa", "peak_forefoot_pressure_kpa", "peak_knee_adduction_moment_nm_kg"]
            {
                rows.push(asked("walk", "{ base = \"contoured\" }", &with, quantity));
            }
        }
    }
    for (row, change) in rows.iter().zip(predicted(&rows)) {
        if row.with.contains("ankle_restriction_deg = 40") && row.quantity == "peak_heel_pressure_kpa" {
            continue;
        }
        assert!(change > -98.0, "{} {}: {change:.1} %", row.with, row.quantity);
    }
}

/// A foot that everts more asks more of what holds it, whether a study gives the eversion or it was measured.
#[test]
fn more_eversion_more_subtalar_moment() {
    let given = |deg: f64| {
        let with = format!("{{ base = \"shoe\", induced_eversion_deg = {deg:.1} }}");
        asked("walk", SHOE, &with, "peak_subtalar_moment_nm_kg")
    };
    let told = predicted(&[given(2.0), given(4.0), given(8.0)]);
    assert!(told[0] > 0.0 && told[1] > told[0] && told[2] > told[1], "{told:?}");
}

#[test]
fn a_stiffer_midfoot_carries_more() {
    let stiff = |times: f64| {
        let with = format!("{{ base = \"shoe\", midfoot_stiffness = {times:.1} }}");
        asked("walk", SHOE, &with, "peak_midfoot_moment_nm_kg")
    };
    let told = predicted(&[stiff(1.5), stiff(3.0)]);
    assert!(told[0] > 0.0 && told[1] > told[0], "{told:?}");
}

#[test]
fn a_shorter_ankle_loads_the_forefoot_and_keeps_the_hip_from_extending() {
    let short = |deg: f64, quantity| {
        let with = format!("{{ base = \"shoe\", ankle_restriction_deg = {deg:.1} }}");
        Asked { change: "absolute", ..asked("walk", SHOE, &with, quantity) }
    };
    for (quantity, sign) in [
        ("peak_ankle_dorsiflexion_deg", -1.0),
        ("peak_forefoot_force_n", 1.0),
        ("peak_hip_extension_deg", -1.0),
    ] {
        let told = predicted(&[short(5.0, quantity), short(10.0, quantity)]);
        assert!(sign * told[0] > 0.0 && sign * told[1] > sign * told[0], "{quantity}: {told:?}");
    }
}

/// 5 mm about its place a pad does much the same, and 10 mm before it still relieves.
#[test]
fn a_metatarsal_pad_is_flat_about_its_place() {
    let pad = |at: f64, quantity| {
        let with = format!("{{ base = \"shoe\", metatarsal_pad_mm = 6.0, metatarsal_pad_at_mm = {at:.1} }}");
        asked("walk", SHOE, &with, quantity)
    };
    let heads = "peak_lesser_heads_pressure_kpa";
    let told = predicted(&[pad(-5.0, heads), pad(0.0, heads), pad(5.0, heads), pad(10.0, heads)]);
    assert!(told.iter().all(|t| *t < 0.0), "{told:?}");
    assert!(told.windows(2).all(|w| (w[1] - w[0]).abs() < 8.0), "{told:?}");
}

/// A pad behind the heads takes load and pressure from them, the more the higher it is, and the midfoot bears it.
#[test]
fn a_metatarsal_pad_bears_what_it_takes_from_the_heads() {
    let pad = |mm: f64, quantity| {
        let with = format!("{{ base = \"shoe\", metatarsal_pad_mm = {mm:.1} }}");
        asked("walk", SHOE, &with, quantity)
    };
    for (quantity, sign) in [
        ("peak_lesser_heads_pressure_kpa", -1.0),
        ("peak_forefoot_force_n", -1.0),
        ("peak_midfoot_force_n", 1.0),
    ] {
        let told = predicted(&[pad(3.0, quantity), pad(6.0, quantity), pad(9.0, quantity)]);
        assert!(
            sign * told[0] > 0.0 && told.windows(2).all(|w| sign * (w[1] - w[0]) > 0.0),
            "{quantity}: {told:?}"
        );
    }
}

/// No cliff: over the range of every number of a condition, a step of a twentieth of it moves nothing by more than a quarter.
#[test]
fn small_steps_of_any_dose_are_small_steps_of_every_load() {
    let quantities =
        ["peak_forefoot_pressure_kpa", "peak_knee_adduction_moment_nm_kg", "peak_fascia_tension_n"];
    let steps = 20;
    let mut worst = (0.0, String::new());
    for key in KEYS.iter().filter(|k| k.key != "cushion_kpa" && k.key != "shell_modulus_mpa") {
        let Some((low, high)) = key.range else { continue };
        for quantity in quantities {
            let at = |k: i32| {
                let value = low + (high - low) * f64::from(k) / f64::from(steps);
                format!("{{ base = \"contoured\", {} = {value:.4} }}", key.key)
            };
            // From "not restricted" to the tightest joint is no small step.
            let first = if ["first_mtp_limit_deg", "subtalar_range_deg"].contains(&key.key) { 2 } else { 1 };
            let rows: Vec<Asked> =
                (first..=steps).map(|k| asked("walk", &at(k - 1), &at(k), quantity)).collect();
            for (k, step) in predicted(&rows).iter().enumerate() {
                if step.abs() > worst.0 {
                    worst = (step.abs(), format!("{} {quantity} {}", key.key, rows[k].with));
                }
            }
        }
    }
    eprintln!("largest step {:.1} %: {}", worst.0, worst.1);
    assert!(worst.0 < 25.0, "{worst:?}");
}
