//! The vocabulary of evidence tables as a text: printed by `windlass evidence --vocabulary`, made of what is read.

use super::condition::KEYS;
use super::kinds::{ArchFill, Base, ExtensionKind, Length, LiftKind, PostKind, Width};
use super::measured::Measured;
use super::subject::{Subject, subjects};
use crate::ChainError;

const ROW: &str = "\
schema = \"windlass.evidence/1\", then rows [[effect]]:
  id               a name for the row
  joint            any word; hits are counted by it
  activity         walk (when left out) | stand
  subject          a preset below, or one of the table's own [subject.NAME]
  subject_without  another preset for `without` (a fault against healthy people)
  without, with    conditions: keys below, e.g. { base = \"shoe\", wedge_deg = -5.0 }
  side             right (when left out) | left: the leg that is measured
  quantity         a key below
  reading          max | min | mean | range | integral, where the quantity's own reading is not meant
  from, to         share of stance that the reading is over, 0 to 1
  change           absolute | percent | ratio | share_down | probability_up (shares of the draws, 0 to 1)
  kind             range | sign | null | equivalence | rank | dose
  accept           [low, high]: range, null and equivalence; with sign it narrows
  direction        up | down: sign, rank and dose
  steps            conditions between `without` and `with`: rank (different things) and dose (amounts of one thing) ask for
                   the direction from each to the next
  published        { mean, sd, ci, n, recalled } in the row's change: sd between persons, ci of the mean (95 %)
  grade            A | B | C | D
  source           where it was published
  recalled         true for numbers that must be re-checked against the paper
  weight           reported but not scored

A medial (varus) wedge or post is +, a lateral (valgus) one -. Everything is under both feet; `one_side = true` leaves the
left foot in its plain shoe (or on the floor). Walking is level, at the speed of the reference walk; running is not modelled.
";

/// The whole vocabulary.
///
/// # Errors
/// [`ChainError::Profile`] when the presets do not read.
pub fn vocabulary() -> Result<String, ChainError> {
    let mut text = ROW.to_owned();
    text.push_str("\nconditions: numbers (0 = none, unless the text says otherwise)\n");
    for key in KEYS.iter().filter(|k| k.range.is_some()) {
        let (low, high) = key.range.unwrap_or_default();
        text.push_str(&format!("  {:<26} {:>6} to {:<6} {}\n", key.key, low, high, key.means));
    }
    text.push_str("\nconditions: true or false (engraving: a text)\n");
    let words: [(&str, &[(&str, &str)]); 8] = [
        ("base", Base::WORDS),
        ("arch_fill", ArchFill::WORDS),
        ("heel_lift_kind", LiftKind::WORDS),
        ("mortons_extension_kind", ExtensionKind::WORDS),
        ("length", Length::WORDS),
        ("width", Width::WORDS),
        ("rearfoot_post_kind", PostKind::WORDS),
        ("forefoot_post_kind", PostKind::WORDS),
    ];
    let named = |key: &str| words.iter().find(|w| w.0 == key);
    for key in KEYS.iter().filter(|k| k.range.is_none() && named(k.key).is_none()) {
        text.push_str(&format!("  {:<26} {}\n", key.key, key.means));
    }
    text.push_str("\nconditions: words\n");
    for key in KEYS.iter().filter(|k| named(k.key).is_some()) {
        text.push_str(&format!("  {:<26} {}\n", key.key, key.means));
        for (word, means) in named(key.key).into_iter().flat_map(|w| w.1) {
            text.push_str(&format!("    {word:<24} {}\n", means.trim()));
        }
    }
    text.push_str("\nquantities\n");
    for (key, unit, means) in Measured::all() {
        text.push_str(&format!("  {key:<42} {unit:<8} {}\n", means.trim()));
    }
    text.push_str("\nsubjects\n");
    for (name, subject) in subjects()? {
        text.push_str(&format!("  {name:<28} {}\n", description(&subject)));
    }
    Ok(text)
}

fn description(s: &Subject) -> String {
    let l = &s.limits;
    let mut text = format!("{} kg, {} m, arch {} as stiff", s.mass_kg, s.height_m, s.arch_rigidity);
    let mut say = |what: &str, value: Option<f64>| {
        if let Some(value) = value {
            text.push_str(&format!(", {what} {value}"));
        }
    };
    say("arch height x", (s.arch_share != 1.0).then_some(s.arch_share));
    say("tissue stiffness x", (s.tissue_stiffness != 1.0).then_some(s.tissue_stiffness));
    say("right leg shorter mm", (s.short_right_mm != 0.0).then_some(s.short_right_mm));
    say("first MTP loaded deg", l.first_mtp_loaded_deg);
    say("first MTP unloaded deg", l.first_mtp_unloaded_deg);
    say("ankle knee-extended deg", l.ankle_dorsiflexion_knee_extended_deg);
    say("subtalar range deg", l.subtalar_range_deg);
    say("midfoot stiffness x", l.midfoot_stiffness);
    say("peak eversion deg", l.peak_rearfoot_eversion_deg);
    text
}
