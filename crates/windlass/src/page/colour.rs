//! One colour for each feature, the same in 3MF, pictures and page. Apart in lightness, not only in hue.

use windlass_prescription::Feature;

/// Red, green, blue of the plain shell.
pub(crate) const SHELL: [u8; 3] = [202, 208, 214];

/// Red, green, blue of a feature.
pub(crate) fn colour(feature: Feature) -> [u8; 3] {
    match feature {
        Feature::RearfootPost | Feature::RearfootPostMotion => [196, 94, 60],
        Feature::ForefootPost | Feature::BarPost => [222, 160, 70],
        Feature::HeelLift => [146, 84, 158],
        Feature::FirstRayCutout => [64, 132, 196],
        Feature::MortonsExtension => [44, 104, 132],
        Feature::ReverseMortons | Feature::FirstRayVoid | Feature::HalluxRaise => [96, 168, 180],
        Feature::MedialSkive | Feature::LateralSkive | Feature::Inversion => [178, 60, 92],
        Feature::ArchFill | Feature::ArchHeight => [116, 156, 84],
        Feature::MetatarsalPad | Feature::MetatarsalBar | Feature::NeuromaPad => [190, 150, 40],
        Feature::MedialFlange | Feature::LateralFlange | Feature::HeelCup => [150, 140, 190],
        _ => [128, 136, 150],
    }
}

/// The colour in CSS.
pub(crate) fn css([r, g, b]: [u8; 3]) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}
