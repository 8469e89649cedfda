//! What the builder can make of each amount.

use super::Refusal;
use windlass_prescription::{Feature, FootPrescription};

/// (feature, least, greatest), in the unit of the feature's key.
const RANGES: &[(Feature, f64, f64)] = &[
    (Feature::ShellThickness, 1.5, 6.0),
    (Feature::HeelCup, 6.0, 24.0),
    (Feature::RearfootPost, -8.0, 8.0),
    (Feature::RearfootPostMotion, 0.0, 6.0),
    (Feature::ForefootPost, -8.0, 8.0),
    (Feature::BarPost, 1.0, 5.0),
    (Feature::ArchHeight, -6.0, 6.0),
    (Feature::HeelLift, 1.0, 12.0),
    (Feature::MortonsExtension, 0.0, 6.0),
    (Feature::MedialSkive, 0.0, 8.0),
    (Feature::LateralSkive, 0.0, 8.0),
    (Feature::Inversion, -10.0, 10.0),
    (Feature::MedialFlange, 0.0, 12.0),
    (Feature::LateralFlange, 0.0, 12.0),
    (Feature::FascialGroove, 0.0, 4.0),
    (Feature::NavicularWell, 0.0, 5.0),
    (Feature::FifthBaseWell, 0.0, 5.0),
    (Feature::HeelAperture, 0.0, 5.0),
    (Feature::HeelHorseshoe, 0.0, 5.0),
    (Feature::MetatarsalPad, 0.0, 8.0),
    (Feature::MetatarsalPadSetback, 6.0, 20.0),
    (Feature::MetatarsalBar, 0.0, 6.0),
    (Feature::NeuromaPad, 0.0, 6.0),
    (Feature::CuboidPad, 0.0, 6.0),
    (Feature::ArchPad, 0.0, 6.0),
    (Feature::ReverseMortons, 0.0, 6.0),
    (Feature::FirstRayVoid, 0.0, 4.0),
    (Feature::HalluxRaise, 0.0, 6.0),
    (Feature::TopCover, 0.0, 6.0),
    (Feature::Perimeter, 0.0, 8.0),
];

/// Whether an amount of this feature is built at all.
pub fn is_built(feature: Feature) -> bool {
    RANGES.iter().any(|(built, ..)| *built == feature)
}

/// The amounts that cannot be built.
pub fn out_of_range(rx: &FootPrescription) -> impl Iterator<Item = Refusal> + '_ {
    RANGES.iter().filter_map(|&(feature, least, greatest)| {
        let asked = rx.amount(feature)?;
        let usable = asked == 0.0 || (least..=greatest).contains(&asked);
        (!usable).then(|| {
            Refusal::new(
                feature,
                format!("{asked} cannot be built; expected {least} to {greatest}"),
                "change the value, or remove the line",
            )
        })
    })
}
