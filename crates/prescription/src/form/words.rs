//! Doses in words.

use crate::{ArchFill, Dose, ExtensionKind, Feature, GaitPlate, Length, LiftKind, PostKind, Width};

/// A dose in words, with its unit.
pub fn dose_text(feature: Feature, dose: &Dose) -> String {
    match dose {
        Dose::Flag(true) => "yes".to_owned(),
        Dose::Flag(false) => "no".to_owned(),
        // A fill prescribed as a word is measured as a depth of plaster.
        Dose::Amount(amount) if feature == Feature::ArchFill => format!("{} mm", tidy(*amount)),
        Dose::Amount(amount) => format!("{} {}", tidy(*amount), feature.unit()),
        Dose::Text(text) => text.clone(),
        other => word(other).to_owned(),
    }
}

/// A number with at most two decimals; zero has no sign.
pub(crate) fn tidy(amount: f64) -> f64 {
    (amount * 100.0).round() / 100.0 + 0.0
}

fn word(dose: &Dose) -> &'static str {
    match dose {
        Dose::Fill(ArchFill::None) => "none",
        Dose::Fill(ArchFill::Minimum) => "minimum",
        Dose::Fill(ArchFill::Standard) => "standard",
        Dose::Fill(ArchFill::Maximum) => "maximum",
        Dose::Length(Length::Metatarsal) => "metatarsal",
        Dose::Length(Length::Sulcus) => "sulcus",
        Dose::Length(Length::Full) => "full",
        Dose::Width(Width::Narrow) => "narrow",
        Dose::Width(Width::Regular) => "regular",
        Dose::Width(Width::Wide) => "wide",
        Dose::Post(PostKind::Intrinsic) => "intrinsic",
        Dose::Post(PostKind::Extrinsic) => "extrinsic",
        Dose::Post(PostKind::Combined) => "combined",
        Dose::Post(PostKind::Strip) => "strip",
        Dose::Lift(LiftKind::InPost) => "in the post",
        Dose::Lift(LiftKind::Tapered) => "tapered",
        Dose::Lift(LiftKind::FullLength) => "full length",
        Dose::Extension(ExtensionKind::HeadOnly) => "head only",
        Dose::Extension(ExtensionKind::HeadAndHallux) => "head and hallux",
        Dose::Extension(ExtensionKind::FullBlock) => "full block",
        Dose::Gait(GaitPlate::InduceOutToe) => "induce out-toe",
        Dose::Gait(GaitPlate::InduceInToe) => "induce in-toe",
        Dose::Flag(_) | Dose::Amount(_) | Dose::Text(_) => "",
    }
}
