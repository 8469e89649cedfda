//! The heel: skives, inverted pours, and the cup and post they need.

use super::{Breach, Fix, Ground};
use crate::sheet::Sheet;
use crate::{Dose, Feature, PostKind};

/// The skives present on a foot.
fn skives(sheet: &Sheet) -> Vec<Feature> {
    [Feature::MedialSkive, Feature::LateralSkive].into_iter().filter(|skive| sheet.has(*skive)).collect()
}

/// A skive without an extrinsic post rocks: it needs one below it.
pub(super) fn skive_post(sheet: &Sheet, ground: &Ground<'_>) -> Vec<Breach> {
    let kind = sheet.line(Feature::RearfootPostKind).map(|line| &line.dose);
    if matches!(kind, Some(Dose::Post(PostKind::Extrinsic | PostKind::Combined))) {
        return Vec::new();
    }
    let add = (!super::shoe::is_shallow(sheet, ground))
        .then(|| Fix::set(Feature::RearfootPostKind, PostKind::Extrinsic));
    let breach = |skive: Feature| Breach {
        rule: "skive needs an extrinsic post".to_owned(),
        features: vec![skive, Feature::RearfootPostKind],
        text: format!("a {skive} needs an extrinsic rearfoot post under it"),
        source: ground.book.limit_source("skive_cup_mm"),
        fixes: add.iter().cloned().chain([Fix::drop(skive)]).collect(),
    };
    skives(sheet).into_iter().map(breach).collect()
}

/// A skive needs a cup deep enough to hold the heel on it; with an inverted pour, a deeper one.
pub(super) fn skive_cup(sheet: &Sheet, ground: &Ground<'_>) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for skive in skives(sheet) {
        let sum = sheet.amount(skive) + sheet.amount(Feature::Inversion).abs();
        let deep = skive == Feature::MedialSkive
            && sheet.has(Feature::Inversion)
            && sum > ground.limit("skive_inversion_sum");
        let key = if deep { "skive_inversion_cup_mm" } else { "skive_cup_mm" };
        let need = ground.limit(key);
        if sheet.amount(Feature::HeelCup) >= need {
            continue;
        }
        let text = if deep {
            format!("{skive} and inversion together ({sum}) need a cup of {need} mm")
        } else {
            format!("a {skive} needs a cup of {need} mm")
        };
        breaches.push(Breach {
            rule: "cup for a skive".to_owned(),
            features: vec![skive, Feature::HeelCup],
            text,
            source: ground.book.limit_source(key),
            fixes: raise_cup_or_drop(sheet, ground, need, skive),
        });
    }
    breaches
}

/// A markedly inverted pour needs a deep cup, a lateral flange, a fascial groove.
pub(super) fn inversion_cup(sheet: &Sheet, ground: &Ground<'_>) -> Vec<Breach> {
    let inversion = sheet.amount(Feature::Inversion);
    if inversion < ground.limit("inverted_from_deg") {
        return Vec::new();
    }
    let needs = [
        (Feature::HeelCup, "inverted_cup_mm"),
        (Feature::LateralFlange, "inverted_flange_mm"),
        (Feature::FascialGroove, "inverted_groove_mm"),
    ];
    let mut breaches = Vec::new();
    for (feature, key) in needs {
        let need = ground.limit(key);
        if sheet.amount(feature) >= need {
            continue;
        }
        let fixes = if feature == Feature::HeelCup {
            raise_cup_or_drop(sheet, ground, need, Feature::Inversion)
        } else {
            vec![Fix::set(feature, need), Fix::drop(Feature::Inversion)]
        };
        breaches.push(Breach {
            rule: "requirements of an inverted pour".to_owned(),
            features: vec![Feature::Inversion, feature],
            text: format!("an inverted pour of {inversion} deg needs a {feature} of {need} mm"),
            source: ground.book.limit_source(key),
            fixes,
        });
    }
    breaches
}

/// Raise the cup where the shoe has room for it, else do without the feature that needs it.
fn raise_cup_or_drop(sheet: &Sheet, ground: &Ground<'_>, need: f64, feature: Feature) -> Vec<Fix> {
    let room = !super::shoe::is_shallow(sheet, ground) || need <= ground.limit("shallow_cup_mm");
    let raise = room.then(|| Fix::set(Feature::HeelCup, need));
    raise.into_iter().chain([Fix::drop(feature)]).collect()
}
