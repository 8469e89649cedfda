//! What was recorded and changes nothing: said, so that nobody takes it for a cause of the prescription.

use crate::Encounter;
use crate::record::Record;
use crate::rules::RuleBook;
use std::collections::BTreeSet;
use windlass_measure::Note;

/// Facts that are read besides the rules: by the limits, the questions about the record, the measured feet or the load
/// check.
const READ_ELSEWHERE: &[&str] = &[
    "mass_kg",
    "height_m",
    "age_years",
    "sex",
    "steps_per_day",
    "standing_hours_per_day",
    "low_back_pain",
    "back_pain_long_standing",
    "back_pain_long_walks",
    "lumbar_flexion_posture",
    "trunk_forward_lean_deg",
    "footwear.kind",
    "footwear.volume",
    "footwear.heel_drop_mm",
    "footwear.internal_length_mm",
    "footwear.internal_width_mm",
    "limb_length.discrepancy_mm",
    "limb_length.kind",
    "limb_length.years_present",
    "limb_length.spinal_compensation",
    "limb_length.lift_worn_mm",
    "first_mtp_dorsiflexion_loaded_deg",
    "first_mtp_dorsiflexion_unloaded_deg",
    "first_mtp_end_range_pain",
    "ankle_dorsiflexion_knee_extended_deg",
    "ankle_dorsiflexion_knee_flexed_deg",
    "subtalar_inversion_deg",
    "subtalar_eversion_deg",
    "subtalar_fused",
    "relaxed_calcaneal_stance_deg",
    "foot_posture_index",
    "peak_rearfoot_eversion_deg",
    "peak_ankle_dorsiflexion_deg",
    "knee_flexion_midstance_deg",
    "peak_hip_extension_deg",
    "peak_hip_internal_rotation_deg",
    "pelvic_drop_deg",
    "lumbar_side_bend_deg",
];

/// One sentence with every recorded value that nothing reads; `None` when all are read.
pub(super) fn note(encounter: &Encounter, rules: &RuleBook) -> Option<Note> {
    let mut read = rules.facts_read();
    read.extend(READ_ELSEWHERE.iter().map(|key| (*key).to_owned()));
    let mut unused = BTreeSet::new();
    add("", &encounter.patient, &read, &mut unused);
    add("", &encounter.history, &read, &mut unused);
    add("", &encounter.complaints, &read, &mut unused);
    add("footwear.", &encounter.footwear, &read, &mut unused);
    if let Some(limb) = &encounter.limb_length {
        add("limb_length.", limb, &read, &mut unused);
    }
    for (_, foot) in encounter.feet.iter() {
        if let Some(foot) = foot {
            add("", &foot.exam, &read, &mut unused);
            add("", &foot.gait, &read, &mut unused);
        }
    }
    // The page and the form have words where the case has keys.
    let keys: Vec<String> = unused.into_iter().map(|key| key.replace(['_', '.'], " ")).collect();
    (!keys.is_empty()).then(|| {
        Note::info(
            "record",
            format!("recorded, not used by the rules, the device or the load check: {}", keys.join(", ")),
        )
    })
}

fn add<R: Record>(prefix: &str, record: &R, read: &BTreeSet<String>, unused: &mut BTreeSet<String>) {
    for (field, value) in R::FIELDS.iter().zip(record.values()) {
        let key = format!("{prefix}{}", field.key);
        if value.is_some() && !read.contains(&key) {
            unused.insert(key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Complaints, Examination, Footwear, GaitRecord, History, LimbLength, Patient};

    /// The records whose keys are looked through.
    fn keys() -> Vec<String> {
        let all = [
            ("", Patient::FIELDS),
            ("", History::FIELDS),
            ("", Complaints::FIELDS),
            ("footwear.", Footwear::FIELDS),
            ("limb_length.", LimbLength::FIELDS),
            ("", Examination::FIELDS),
            ("", GaitRecord::FIELDS),
        ];
        all.into_iter()
            .flat_map(|(prefix, fields)| fields.iter().map(move |f| format!("{prefix}{}", f.key)))
            .collect()
    }

    #[test]
    fn what_is_read_elsewhere_are_keys_of_the_record() {
        let known = keys();
        for key in READ_ELSEWHERE {
            assert!(known.contains(&(*key).to_owned()), "{key}");
        }
    }
}
