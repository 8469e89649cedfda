//! What is not part of the printed solid: soft material glued on by hand, and what has no geometry.

use super::Refusal;
use windlass_prescription::{Dose, Feature, FootPrescription, Length, Line};

/// Soft parts that a laboratory glues on when it assembles the device.
const SOFT: &[Feature] = &[
    Feature::ForefootCushion,
    Feature::HeelCushion,
    Feature::ToeCrest,
    Feature::ToeFiller,
    Feature::FirstRayBackfill,
];

/// Raises of the sheet in front of the shell: printed where the device has one, soft additions to the cover where
/// it ends behind the heads.
const ON_SHEET: &[Feature] = &[Feature::ReverseMortons, Feature::FirstRayVoid, Feature::HalluxRaise];

/// Flags that the solid has.
const FLAGS: &[Feature] =
    &[Feature::FirstRayCutout, Feature::FifthRayCutout, Feature::ArchReinforcement, Feature::Ventilation];

/// Whether a lab glues it on.
pub fn is_soft(feature: Feature) -> bool {
    SOFT.contains(&feature)
}

/// Whether an amount of this feature shapes the solid; soft goods that are glued on do not.
pub fn is_built(feature: Feature) -> bool {
    feature.range().is_some() && !is_soft(feature)
}

/// The lines that are fitted by hand.
pub fn by_hand(rx: &FootPrescription) -> impl Iterator<Item = &Line> + '_ {
    let length = rx.length().unwrap_or(Length::Metatarsal);
    let in_front = move |feature| match feature {
        Feature::HalluxRaise => length != Length::Full,
        _ => length == Length::Metatarsal,
    };
    rx.lines.iter().filter(move |l| {
        let feature = l.feature;
        let soft = SOFT.contains(&feature) || ON_SHEET.contains(&feature) && in_front(feature);
        soft && l.dose.is_present()
    })
}

/// Features without geometry.
pub fn unbuilt(rx: &FootPrescription) -> impl Iterator<Item = Refusal> + '_ {
    rx.lines.iter().filter(|l| is_unbuilt(l) && l.dose.is_present()).map(|l| {
        Refusal::new(l.feature, "this modification has no geometry in this version", "remove the line")
    })
}

fn is_unbuilt(line: &Line) -> bool {
    let feature = line.feature;
    let built = match &line.dose {
        Dose::Length(_)
        | Dose::Fill(_)
        | Dose::Width(_)
        | Dose::Lift(_)
        | Dose::Extension(_)
        | Dose::Gait(_)
        | Dose::Post(_) => true,
        Dose::Flag(_) => FLAGS.contains(&feature),
        Dose::Amount(_) => is_built(feature),
        Dose::Text(_) => feature == Feature::Engraving,
    };
    !built && !is_soft(feature)
}
