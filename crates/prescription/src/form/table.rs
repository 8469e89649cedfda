//! The order table of the form: every modification, left and right, filled in or explicitly none.

use super::layout::labelled;
use super::words::dose_text;
use crate::{AskedBy, Feature, Line, Prescription};
use windlass_measure::Side;

/// The groups of a lab's order form, with their features.
const GROUPS: [(&str, &[Feature]); 6] = [
    (
        "Shell",
        &[
            Feature::Length,
            Feature::Width,
            Feature::ShellThickness,
            Feature::HeelCup,
            Feature::MedialFlange,
            Feature::LateralFlange,
            Feature::FascialGroove,
            Feature::NavicularWell,
            Feature::FifthBaseWell,
        ],
    ),
    ("Cast", &[Feature::ArchFill, Feature::ArchHeight, Feature::Inversion]),
    (
        "Rearfoot",
        &[
            Feature::RearfootPost,
            Feature::RearfootPostMotion,
            Feature::RearfootPostKind,
            Feature::MedialSkive,
            Feature::LateralSkive,
            Feature::HeelLift,
            Feature::HeelLiftKind,
            Feature::HeelAperture,
            Feature::HeelHorseshoe,
        ],
    ),
    ("Midfoot", &[Feature::CuboidPad, Feature::ArchPad, Feature::ArchReinforcement]),
    (
        "Forefoot",
        &[
            Feature::ForefootPost,
            Feature::ForefootPostKind,
            Feature::BarPost,
            Feature::FirstRayCutout,
            Feature::FirstRayBackfill,
            Feature::FifthRayCutout,
            Feature::MortonsExtension,
            Feature::MortonsExtensionKind,
            Feature::GaitPlate,
            Feature::ReverseMortons,
            Feature::FirstRayVoid,
            Feature::HalluxRaise,
            Feature::MetatarsalPad,
            Feature::MetatarsalPadSetback,
            Feature::MetatarsalBar,
            Feature::NeuromaPad,
            Feature::ToeCrest,
            Feature::ToeFiller,
        ],
    ),
    (
        "Layers, finish",
        &[
            Feature::TopCover,
            Feature::HeelCushion,
            Feature::ForefootCushion,
            Feature::Perimeter,
            Feature::Ventilation,
            Feature::Lattice,
            Feature::StiffnessZones,
            Feature::Engraving,
        ],
    ),
];

/// Writes the table; `*` marks the prescriber's own lines, `!` a line that breaks a rule.
pub(super) fn table(out: &mut String, prescription: &Prescription) {
    for (group, features) in GROUPS {
        out.push_str(&format!("{group:<40}{:>18}  {:>18}\n", "left", "right"));
        let mut none = Vec::new();
        for feature in features {
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
    fn every_feature_has_its_place_on_the_form_once() {
        let mut placed: Vec<Feature> =
            GROUPS.iter().flat_map(|(_, features)| features.iter().copied()).collect();
        placed.sort();
        assert_eq!(placed, Feature::ALL.to_vec());
    }
}
