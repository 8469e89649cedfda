//! A patient drawn from a seed out of every fault that the rules know, each material and style in turn.

use super::drawn::DrawnPatient;
use std::fmt::Write as _;
use windlass_measure::{FOOT_LENGTH_PER_STATURE, Side};
use windlass_prescription::record::{Material, ShoeKind, Style};

/// Share of the patients whose big toes are both stiff, and of those with diabetes.
const STIFF_TOES: f64 = 0.34;
const DIABETES: f64 = 0.1;

/// A finding of one foot: its name, the share of the feet that have it, and its lines under `exam` and `gait`.
type Finding = (&'static str, f64, &'static str, &'static str);

/// Findings besides the toe, the ankle and the forefoot, whose numbers are drawn.
const FINDINGS: &[Finding] = &[
    ("stiff subtalar", 0.12, "subtalar_inversion_deg = 4\nsubtalar_eversion_deg = 3\n", ""),
    ("fused subtalar", 0.04, "subtalar_fused = true\n", ""),
    ("midfoot", 0.1, "midfoot_arthritis = true\n", ""),
    (
        "flat",
        0.25,
        "foot_posture_index = 8\narch_flexible = true\narch_type = \"low\"\n",
        "late_pronation = true\n",
    ),
    ("very flat", 0.1, "navicular_drop_mm = 14\n", "peak_rearfoot_eversion_deg = 12\n"),
    ("axis", 0.1, "subtalar_axis = \"medial\"\nsupination_resistance = \"high\"\n", ""),
    ("tibial tendon", 0.05, "posterior_tibial_stage = 2\n", ""),
    ("unstable", 0.15, "lateral_instability = true\n", "supinated_midstance = true\n"),
    ("heel pain", 0.15, "plantar_heel_tender = true\nfirst_step_pain = true\nfascia_bowstrings = true\n", ""),
    ("metatarsalgia", 0.12, "central_metatarsal_pain = true\n", ""),
    ("neuroma", 0.08, "neuroma_signs = true\n", ""),
    ("sesamoids", 0.08, "sesamoid_pain = true\n", ""),
    ("achilles", 0.08, "achilles_pain = true\n", ""),
    ("navicular", 0.08, "navicular_prominent = true\n", ""),
    ("fifth base", 0.08, "fifth_base_prominent = true\n", ""),
    ("medial knee", 0.1, "medial_knee_arthritis = true\n", ""),
    ("lateral knee", 0.06, "lateral_knee_arthritis = true\n", ""),
    ("hard strike", 0.12, "lateral_heel_wear = true\n", "hard_heel_strike = true\n"),
    ("first ray", 0.08, "first_ray_plantarflexed = true\nfirst_ray_rigid = true\n", ""),
    ("knee", 0.1, "", "premature_knee_flexion = true\n"),
];

/// The record of a patient, with scans as `scan` describes them.
pub(super) fn case(drawn: DrawnPatient, scan: &str) -> String {
    let material = Material::WORDS[(drawn.0 % Material::WORDS.len() as u64) as usize];
    let turn = drawn.0 / Material::WORDS.len() as u64;
    let style = Style::WORDS[(turn % Style::WORDS.len() as u64) as usize];
    let shoe = ShoeKind::WORDS[drawn.whole("shoe", 0.0, ShoeKind::WORDS.len() as f64 - 1.0) as usize];
    let length = drawn.shape(Side::Left).length_mm;
    let mut text = format!(
        "schema = \"windlass.case/1\"\n\n[case]\nid = \"V-{:05}\"\n\n[patient]\nmass_kg = {}\nheight_m = {:.2}\n\
         age_years = {}\n\n[footwear]\nkind = \"{shoe}\"\nheel_drop_mm = {}\n\n[device]\nstyle = \"{style}\"\n\
         material = \"{material}\"\n\n[history]\ndiabetes = {}\n\n[complaints]\nlow_back_pain = {}\n",
        drawn.0,
        drawn.whole("mass", 48.0, 118.0),
        length / 1000.0 / FOOT_LENGTH_PER_STATURE * drawn.between("stature", 0.97, 1.03),
        drawn.whole("age", 18.0, 80.0),
        drawn.whole("drop", 0.0, 25.0),
        drawn.chance("diabetes", DIABETES),
        drawn.chance("back", 0.4),
    );
    if drawn.chance("short leg", 0.35) {
        let side = if drawn.chance("short side", 0.5) { "left" } else { "right" };
        let by = drawn.whole("short by", 4.0, 25.0);
        let _ = write!(
            text,
            "\n[limb_length]\nshort_side = \"{side}\"\ndiscrepancy_mm = {by}\nkind = \"structural\"\nmethod = \"blocks\"\n"
        );
    }
    // A gait plate has a direction: the toes point in, or far out.
    let turned = if drawn.chance("toes in", 0.5) { -8 } else { 20 };
    let progression = match style {
        "gait-plate" => format!("foot_progression_deg = {turned}\n"),
        _ => String::new(),
    };
    for side in Side::BOTH {
        foot(drawn, side, scan, &mut text);
        text.push_str(&progression);
    }
    text
}

fn foot(drawn: DrawnPatient, side: Side, scan: &str, text: &mut String) {
    let own = |what: &str| format!("{what} {side}");
    let whole = |what: &str, low, high| drawn.whole(&own(what), low, high);
    let stiff = drawn.chance("stiff toes", STIFF_TOES);
    let unloaded = if stiff { whole("stiff", 4.0, 38.0) } else { whole("toe", 48.0, 75.0) };
    let stops = drawn.chance(&own("stops"), 0.3);
    let loaded =
        if stiff || stops { whole("stop", 4.0, 13.0).min(unloaded) } else { whole("free", 30.0, 42.0) };
    let extended = if drawn.chance("tight calves", 0.3) {
        whole("tight", -3.0, 9.0)
    } else {
        whole("ankle", 10.0, 18.0)
    };
    let forefoot = if drawn.chance(&own("forefoot"), 0.3) { whole("tilt", -6.0, 6.0) } else { 0.0 };
    let chosen: Vec<&Finding> =
        FINDINGS.iter().filter(|(name, share, ..)| drawn.chance(&own(name), *share)).collect();
    let exam: String = chosen.iter().map(|(_, _, exam, _)| *exam).collect();
    let gait: String = chosen.iter().map(|(_, _, _, gait)| *gait).collect();
    let _ = write!(
        text,
        "\n[foot.{side}.scan]\nfile = \"{side}.png\"\n{scan}\n[foot.{side}.exam]\n\
         first_mtp_dorsiflexion_unloaded_deg = {unloaded}\nfirst_mtp_dorsiflexion_loaded_deg = {loaded}\n\
         first_mtp_end_range_pain = {}\nankle_dorsiflexion_knee_extended_deg = {extended}\n\
         ankle_dorsiflexion_knee_flexed_deg = {}\nforefoot_to_rearfoot_deg = {forefoot}\n{exam}\n[foot.{side}.gait]\n{gait}",
        drawn.chance(&own("sore toe"), if stiff { 0.7 } else { 0.1 }),
        extended + whole("bent", 3.0, 8.0),
    );
}
