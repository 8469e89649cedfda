//! The shoe: what has no room in a shallow one.

use super::{Breach, Fix, Ground};
use crate::sheet::Sheet;
use crate::{Dose, Feature, PostKind};

/// Whether the shoe is shallow: said so, or a dress or court shoe of which nothing else is said.
pub(super) fn is_shallow(_: &Sheet, ground: &Ground<'_>) -> bool {
    match ground.facts.word("footwear.volume") {
        Some(volume) => volume == "shallow",
        None => matches!(ground.facts.word("footwear.kind"), Some("dress" | "court")),
    }
}

/// A deep cup lifts the heel out of a shallow shoe.
pub(super) fn cup(sheet: &Sheet, ground: &Ground<'_>) -> Vec<Breach> {
    too_much(sheet, ground, Feature::HeelCup, "shallow_cup_mm")
}

/// A shallow shoe holds no deep skive.
pub(super) fn skive(sheet: &Sheet, ground: &Ground<'_>) -> Vec<Breach> {
    let skives = [Feature::MedialSkive, Feature::LateralSkive];
    skives.into_iter().flat_map(|skive| too_much(sheet, ground, skive, "shallow_skive_mm")).collect()
}

/// A high lift carries the heel over a low counter.
pub(super) fn lift(sheet: &Sheet, ground: &Ground<'_>) -> Vec<Breach> {
    too_much(sheet, ground, Feature::HeelLift, "shallow_lift_mm")
}

fn too_much(sheet: &Sheet, ground: &Ground<'_>, feature: Feature, key: &str) -> Vec<Breach> {
    let most = ground.limit(key);
    if !is_shallow(sheet, ground) || sheet.amount(feature) <= most {
        return Vec::new();
    }
    vec![Breach {
        rule: "space in the shoe".to_owned(),
        features: vec![feature],
        text: format!("the shoe is shallow: use a {feature} of at most {most} mm"),
        source: ground.book.limit_source(key),
        fixes: vec![Fix::set(feature, most)],
    }]
}

/// A shallow shoe has room for a strip of post only.
pub(super) fn post(sheet: &Sheet, ground: &Ground<'_>) -> Vec<Breach> {
    let kind = sheet.line(Feature::RearfootPostKind).map(|line| &line.dose);
    let block = matches!(kind, Some(Dose::Post(PostKind::Extrinsic | PostKind::Combined)));
    if !is_shallow(sheet, ground) || !block {
        return Vec::new();
    }
    vec![Breach {
        rule: "space in the shoe".to_owned(),
        features: vec![Feature::RearfootPostKind],
        text: "the shoe is shallow: only a strip post fits".to_owned(),
        source: ground.book.limit_source("shallow_skive_mm"),
        fixes: vec![Fix::set(Feature::RearfootPostKind, PostKind::Strip)],
    }]
}
