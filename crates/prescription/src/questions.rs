//! Values that are each possible and do not go together: slips of a unit, a side or a digit. Asked about, with both
//! values; nothing is changed.

use crate::Encounter;
use crate::record::{Examination, Footwear, LimbLength, Patient};
use windlass_measure::{Note, Side};

/// The body mass index of nearly all adults, kg/m2.
const BODY_MASS_INDEX: std::ops::RangeInclusive<f64> = 13.0..=55.0;
/// Class 3 obesity begins here (WHO); asked about where the same number in pounds is a usual index.
const OBESE: f64 = 40.0;
const USUAL: std::ops::RangeInclusive<f64> = 16.0..=30.0;
/// kg in a pound.
const POUND_KG: f64 = 0.453_592;
/// Steps a day of nearly everyone who walks, both feet together.
const STEPS: std::ops::RangeInclusive<f64> = 200.0..=40_000.0;
/// Age by which the feet are grown, years.
const GROWN_YEARS: f64 = 16.0;
/// A loaded joint bends no further than an unloaded one; what a goniometer may differ by, degrees.
const GONIOMETER_DEG: f64 = 5.0;

impl Encounter {
    /// Everything in the record that does not go together with something else in it.
    pub fn questions(&self) -> Vec<Note> {
        let mut asked = of_patient(&self.patient);
        asked.extend(of_shoe(&self.footwear));
        if let Some(limb) = &self.limb_length {
            asked.extend(of_legs(limb, &self.patient));
        }
        for (side, foot) in self.feet.iter() {
            asked.extend(foot.iter().flat_map(|foot| of_exam(side, &foot.exam)));
        }
        asked
    }
}

fn ask(place: impl Into<String>, text: String, step: &str) -> Note {
    Note::warning(place, text).then(step)
}

fn of_patient(patient: &Patient) -> Vec<Note> {
    let mut asked = Vec::new();
    let mass = patient.mass_kg;
    let grown = patient.age_years.is_none_or(|age| age >= GROWN_YEARS);
    if let Some(height) = patient.height_m.filter(|height| *height > 0.0) {
        let index = |kg: f64| kg / (height * height);
        if grown && !BODY_MASS_INDEX.contains(&index(mass)) {
            let pounds = mass * POUND_KG;
            let slip = if BODY_MASS_INDEX.contains(&index(pounds)) {
                format!("; {mass} pounds would be {pounds:.0} kg")
            } else {
                String::new()
            };
            let text = format!(
                "{mass} kg at a height of {height} m is a body mass index of {:.0}{slip}",
                index(mass)
            );
            asked.push(ask(
                "patient.mass_kg",
                text,
                "check the mass, in kilograms, and the height, in metres",
            ));
        } else if grown && index(mass) > OBESE && USUAL.contains(&index(mass * POUND_KG)) {
            let text = format!(
                "{mass} kg at a height of {height} m is a body mass index of {:.0}; {mass} pounds would be {:.0} kg",
                index(mass),
                mass * POUND_KG
            );
            asked.push(ask(
                "patient.mass_kg",
                text,
                "confirm that the mass is in kilograms: it sets the shell thickness",
            ));
        }
        if grown && !(1.3..=2.2).contains(&height) {
            let text = format!("an adult height of {height} m");
            asked.push(ask("patient.height_m", text, "check the height and its unit, metres"));
        }
    }
    if let Some(age) = patient.age_years.filter(|age| *age < 12.0 && mass > 70.0) {
        let text = format!("{mass} kg at {age} years: an adult's mass at a child's age");
        asked.push(ask("patient.age_years", text, "check age and mass"));
    }
    if let Some(steps) = patient.steps_per_day.filter(|steps| !STEPS.contains(steps)) {
        let text = format!("{steps} steps a day, of both feet together");
        asked.push(ask(
            "patient.steps_per_day",
            text,
            "check the number; it is per day, not per hour or week",
        ));
    }
    asked
}

fn of_shoe(shoe: &Footwear) -> Vec<Note> {
    let mut asked = Vec::new();
    if let (Some(length), Some(width)) = (shoe.internal_length_mm, shoe.internal_width_mm)
        && !(0.25..=0.5).contains(&(width / length))
    {
        let text = format!("a shoe of {length} mm by {width} mm inside");
        asked.push(ask("footwear.internal_width_mm", text, "measure length and width inside the shoe again"));
    }
    asked
}

fn of_legs(limb: &LimbLength, patient: &Patient) -> Vec<Note> {
    let mut asked = Vec::new();
    let by = limb.discrepancy_mm;
    if by > 0.0 && by < 2.0 {
        let text = format!("a difference of {by} mm is too small to measure; {by} cm is {} mm", by * 10.0);
        asked.push(ask("limb_length.discrepancy_mm", text, "check the unit: millimetres"));
    }
    if let Some(worn) = limb.lift_worn_mm.filter(|worn| *worn > by) {
        let text = format!("a lift of {worn} mm is worn for a difference of {by} mm");
        asked.push(ask(
            "limb_length.lift_worn_mm",
            text,
            "check both; a lift over the difference tilts the pelvis the other way",
        ));
    }
    if let (Some(years), Some(age)) = (limb.years_present, patient.age_years)
        && years > age
    {
        let text = format!("present for {years} years at an age of {age}");
        asked.push(ask("limb_length.years_present", text, "check both"));
    }
    asked
}

fn of_exam(side: Side, exam: &Examination) -> Vec<Note> {
    let place = |key: &str| format!("foot.{side}.exam.{key}");
    let mut asked = Vec::new();
    if let (Some(loaded), Some(free)) =
        (exam.first_mtp_dorsiflexion_loaded_deg, exam.first_mtp_dorsiflexion_unloaded_deg)
        && loaded > free + GONIOMETER_DEG
    {
        let text = format!(
            "the big toe bends {loaded} deg loaded and {free} deg unloaded; loaded should not be more"
        );
        asked.push(ask(
            place("first_mtp_dorsiflexion_loaded_deg"),
            text,
            "measure both again; they may be swapped",
        ));
    }
    if let (Some(straight), Some(bent)) =
        (exam.ankle_dorsiflexion_knee_extended_deg, exam.ankle_dorsiflexion_knee_flexed_deg)
        && straight > bent + GONIOMETER_DEG
    {
        let text = format!(
            "ankle dorsiflexion is {straight} deg with the knee straight and {bent} deg with it bent; bent should not be less"
        );
        asked.push(ask(
            place("ankle_dorsiflexion_knee_extended_deg"),
            text,
            "measure both again; they may be swapped",
        ));
    }
    if let (Some(true), Some(inversion), Some(eversion)) =
        (exam.subtalar_fused, exam.subtalar_inversion_deg, exam.subtalar_eversion_deg)
        && inversion + eversion > 10.0
    {
        let text = format!("a fused subtalar joint with {} deg of range", inversion + eversion);
        asked.push(ask(place("subtalar_fused"), text, "check the finding and the range"));
    }
    if let (Some(stance), Some(index)) = (exam.relaxed_calcaneal_stance_deg, exam.foot_posture_index)
        && stance * index < 0.0
        && stance.abs() >= 5.0
        && index.abs() >= 5.0
    {
        let text =
            format!("a heel everted by {stance} deg (inverted -) with a Foot Posture Index of {index}");
        asked.push(ask(
            place("relaxed_calcaneal_stance_deg"),
            text,
            "check the sign of both: everted and pronated are +",
        ));
    }
    asked
}
