//! The order table of the form: every modification, left and right, filled in or explicitly none.

use super::layout::labelled;
use super::words::dose_text;
use crate::{AskedBy, Feature, Group, Line, Prescription};
use windlass_measure::Side;

/// The groups of the table with their headings.
const GROUPS: [(&str, Group); 6] = [
    ("Shell", Group::Shell),
    ("Cast", Group::Cast),
    ("Rearfoot", Group::Rearfoot),
    ("Midfoot", Group::Midfoot),
    ("Forefoot", Group::Forefoot),
    ("Layers, finish", Group::Finish),
];

/// Writes the table; `*` marks the prescriber's own lines, `!` a line that breaks a rule.
pub(super) fn table(out: &mut String, prescription: &Prescription) {
    for (heading, group) in GROUPS {
        out.push_str(&format!("{heading:<40}{:>18}  {:>18}\n", "left", "right"));
        let mut none = Vec::new();
        for feature in Feature::ALL.iter().filter(|feature| feature.group() == group) {
            if Side::BOTH.iter().all(|side| line(prescription, *side, *feature).is_none()) {
                none.push(feature.title());
                continue;
            }
            let unit = feature.unit();
            let name =
                if unit.is_empty() { feature.title().to_owned() } else { format!("{feature}, {unit}") };
            let [left, right] = Side::BOTH.map(|side| cell(prescription, side, *feature));
            out.push_str(&format!("  {name:.<38}{left:.>18}..{right:.>18}\n"));
        }
        if !none.is_empty() {
            labelled(out, 2, "none: ", &none.join(", "));
        }
    }
    for (side, foot) in prescription.feet.iter() {
        let placed = foot.iter().flat_map(|foot| foot.placements.in_words());
        let placed: Vec<String> = placed.collect();
        if !placed.is_empty() {
            labelled(out, 2, &format!("placed on the {side}: "), &placed.join("; "));
        }
    }
    out.push_str("  * set by the prescriber    ! against a rule, kept as set    none: without\n");
}

fn line(prescription: &Prescription, side: Side, feature: Feature) -> Option<&Line> {
    prescription.feet.get(side).as_ref()?.line(feature)
}

/// A zero that says something: a flat post, or the prescriber's own "without".
fn shows_zero(line: &Line) -> bool {
    line.asked_by == AskedBy::Clinician || crate::ALWAYS.contains(&line.feature)
}

fn cell(prescription: &Prescription, side: Side, feature: Feature) -> String {
    let Some(foot) = prescription.feet.get(side) else {
        return " no device".to_owned();
    };
    let Some(line) = foot.line(feature).filter(|line| line.dose.is_present() || shows_zero(line)) else {
        return " none".to_owned();
    };
    let mut text = dose_text(feature, &line.dose);
    if let Some(bare) = text.strip_suffix(feature.unit()) {
        text = bare.trim_end().to_owned();
    }
    if line.asked_by == AskedBy::Clinician {
        text.push_str(" *");
    }
    if !line.flags.is_empty() {
        text.push_str(" !");
    }
    format!(" {}", shortened(&text))
}

/// A long engraving does not break the column; it stands whole among the reasons.
fn shortened(text: &str) -> String {
    if text.chars().count() <= 17 {
        return text.to_owned();
    }
    text.chars().take(14).chain("...".chars()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_group_of_every_feature_has_a_heading() {
        let has_heading = |feature: &&Feature| GROUPS.iter().any(|(_, group)| *group == feature.group());
        assert_eq!(Feature::ALL.iter().filter(has_heading).count(), Feature::ALL.len());
    }
}
