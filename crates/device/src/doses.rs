//! The prescription as numbers the builder needs, and the refusal, by name, of what it cannot build.

use serde::Serialize;
use windlass_measure::Angle;
use windlass_prescription::{
    ArchFill, Dose, ExtensionKind, Feature, FootPrescription, Length, LiftKind, Line, PostKind, Width,
};

/// What to build. Lengths mm, angles with the medial side raised +.
#[derive(Debug, Clone, PartialEq)]
pub struct Doses {
    /// True wall thickness.
    pub shell: f64,
    /// Plantar heel of the positive to the top of the cup.
    pub heel_cup: f64,
    /// How far forward.
    pub length: Length,
    /// Lowering of the medial arch, mm at its middle: the fill less the arch height added.
    pub arch_fill: f64,
    /// Rearfoot post; `None` = no post at all, 0 = a flat post.
    pub rearfoot_post: Option<Angle>,
    /// Motion ground into the rearfoot post.
    pub post_motion: Angle,
    /// Extrinsic forefoot post.
    pub forefoot_post: Angle,
    /// Whether the forefoot post is a wedge below the shell; otherwise the shell alone is balanced.
    pub forefoot_wedge: bool,
    /// Lift of the heel seat.
    pub heel_lift: f64,
    /// Whether the shell is cut away under the first ray.
    pub first_ray_cutout: bool,
    /// Thickness of the plate under the first ray; 0 = none.
    pub mortons_extension: f64,
    /// Whether the plate ends in front of the first metatarsal head instead of at the hallux tip.
    pub extension_head_only: bool,
    /// Medial heel skive, depth of plaster removed.
    pub medial_skive: f64,
    /// Lateral heel skive.
    pub lateral_skive: f64,
    /// Inversion of the heel seat beyond the post.
    pub inversion: Angle,
    /// Height added to the medial edge.
    pub medial_flange: f64,
    /// Height added to the lateral edge.
    pub lateral_flange: f64,
    /// Depth of the plantar fascial groove.
    pub fascial_groove: f64,
    /// Depth of the navicular well.
    pub navicular_well: f64,
    /// Depth of the well under the base of the fifth metatarsal.
    pub fifth_base_well: f64,
    /// How wide the shell is ground.
    pub width: Width,
    /// Whether the rearfoot post is a strip under the front half of the heel only.
    pub strip_post: bool,
    /// Height of the metatarsal pad.
    pub metatarsal_pad: f64,
    /// Height of the metatarsal bar.
    pub metatarsal_bar: f64,
    /// Height of the cuboid pad.
    pub cuboid_pad: f64,
}

/// A line that cannot be built, with why and what to do.
#[derive(Debug, Clone, PartialEq, Serialize, thiserror::Error)]
#[error("{}: {why}; {next_step}", .feature.key())]
pub struct Refusal {
    /// Which line.
    pub feature: Feature,
    /// Why.
    pub why: String,
    /// What to do.
    pub next_step: String,
}

impl Doses {
    /// Reads the lines of a prescription. Every refusal is collected before giving up.
    pub fn of(rx: &FootPrescription) -> Result<Doses, Vec<Refusal>> {
        let amount = |feature| rx.amount(feature).unwrap_or(0.0);
        let doses = Doses {
            shell: rx.amount(Feature::ShellThickness).unwrap_or(3.0),
            heel_cup: rx.amount(Feature::HeelCup).unwrap_or(12.0),
            length: rx.length().unwrap_or(Length::Metatarsal),
            arch_fill: fill_depth(rx.fill().unwrap_or(ArchFill::Standard)) - amount(Feature::ArchHeight),
            rearfoot_post: rx.amount(Feature::RearfootPost).map(Angle::from_degrees),
            post_motion: Angle::from_degrees(amount(Feature::RearfootPostMotion)),
            forefoot_post: Angle::from_degrees(amount(Feature::ForefootPost)),
            forefoot_wedge: !chosen(rx, Feature::ForefootPostKind, &Dose::Post(PostKind::Intrinsic)),
            heel_lift: amount(Feature::HeelLift),
            first_ray_cutout: rx.flag(Feature::FirstRayCutout),
            mortons_extension: amount(Feature::MortonsExtension),
            extension_head_only: chosen(
                rx,
                Feature::MortonsExtensionKind,
                &Dose::Extension(ExtensionKind::HeadOnly),
            ),
            medial_skive: amount(Feature::MedialSkive),
            lateral_skive: amount(Feature::LateralSkive),
            inversion: Angle::from_degrees(amount(Feature::Inversion)),
            medial_flange: amount(Feature::MedialFlange),
            lateral_flange: amount(Feature::LateralFlange),
            fascial_groove: amount(Feature::FascialGroove),
            navicular_well: amount(Feature::NavicularWell),
            fifth_base_well: amount(Feature::FifthBaseWell),
            width: width(rx),
            strip_post: chosen(rx, Feature::RearfootPostKind, &Dose::Post(PostKind::Strip)),
            metatarsal_pad: amount(Feature::MetatarsalPad),
            metatarsal_bar: amount(Feature::MetatarsalBar),
            cuboid_pad: amount(Feature::CuboidPad),
        };
        let refusals: Vec<Refusal> =
            out_of_range(rx).chain(unbuilt(rx)).chain(doses.contradictions()).collect();
        if refusals.is_empty() { Ok(doses) } else { Err(refusals) }
    }

    fn contradictions(&self) -> Option<Refusal> {
        (self.first_ray_cutout && self.mortons_extension > 0.0).then(|| Refusal {
            feature: Feature::MortonsExtension,
            why: "a Morton's extension needs the shell that a first-ray cutout removes".into(),
            next_step: "choose one of first_ray_cutout and mortons_extension_mm".into(),
        })
    }
}

fn width(rx: &FootPrescription) -> Width {
    match rx.line(Feature::Width).map(|line| &line.dose) {
        Some(Dose::Width(width)) => *width,
        _ => Width::Regular,
    }
}

fn chosen(rx: &FootPrescription, feature: Feature, choice: &Dose) -> bool {
    rx.line(feature).is_some_and(|line| line.dose == *choice)
}

/// Plaster at the middle of the fill, mm: none, 1/16, 1/8 and 1/4 inch (laboratory convention).
fn fill_depth(fill: ArchFill) -> f64 {
    match fill {
        ArchFill::None => 0.0,
        ArchFill::Minimum => 1.6,
        ArchFill::Standard => 3.2,
        ArchFill::Maximum => 6.4,
    }
}

/// What the builder can make of each amount: (feature, least, greatest).
const RANGES: &[(Feature, f64, f64)] = &[
    (Feature::ShellThickness, 1.5, 6.0),
    (Feature::HeelCup, 6.0, 24.0),
    (Feature::RearfootPost, -8.0, 8.0),
    (Feature::RearfootPostMotion, 0.0, 6.0),
    (Feature::ForefootPost, -8.0, 8.0),
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
    (Feature::MetatarsalPad, 0.0, 8.0),
    (Feature::MetatarsalBar, 0.0, 6.0),
    (Feature::CuboidPad, 0.0, 6.0),
];

fn out_of_range(rx: &FootPrescription) -> impl Iterator<Item = Refusal> + '_ {
    RANGES.iter().filter_map(|&(feature, least, greatest)| {
        let asked = rx.amount(feature)?;
        let usable = asked == 0.0 || (least..=greatest).contains(&asked);
        (!usable).then(|| Refusal {
            feature,
            why: format!("{asked} is outside what can be built, {least} to {greatest}"),
            next_step: "change the dose, or remove the line".into(),
        })
    })
}

/// Soft parts that a laboratory glues on when it assembles the device; the printed solid has none of them.
const BY_HAND: &[Feature] = &[
    Feature::TopCover,
    Feature::ForefootCushion,
    Feature::HeelCushion,
    Feature::ToeCrest,
    Feature::ToeFiller,
    Feature::ReverseMortons,
    Feature::FirstRayVoid,
    Feature::HalluxRaise,
    Feature::NeuromaPad,
];

/// The lines that are fitted by hand.
pub fn by_hand(rx: &FootPrescription) -> impl Iterator<Item = &Line> + '_ {
    rx.lines.iter().filter(|l| BY_HAND.contains(&l.feature) && l.dose.is_present())
}

/// Features without geometry yet.
fn unbuilt(rx: &FootPrescription) -> impl Iterator<Item = Refusal> + '_ {
    rx.lines.iter().filter(|l| is_unbuilt(l) && l.dose.is_present()).map(|l| Refusal {
        feature: l.feature,
        why: "this modification has no geometry yet".into(),
        next_step: "remove the line, or have the laboratory add it by hand".into(),
    })
}

fn is_unbuilt(line: &Line) -> bool {
    let feature = line.feature;
    let choice_built = match &line.dose {
        Dose::Length(_) | Dose::Fill(_) | Dose::Width(_) => true,
        Dose::Post(kind) => {
            *kind == PostKind::Extrinsic
                || (feature == Feature::ForefootPostKind && *kind == PostKind::Intrinsic)
                || (feature == Feature::RearfootPostKind && *kind == PostKind::Strip)
        }
        Dose::Lift(kind) => *kind != LiftKind::FullLength,
        Dose::Extension(kind) => *kind != ExtensionKind::FullBlock,
        Dose::Flag(_) => feature == Feature::FirstRayCutout,
        Dose::Amount(_) => RANGES.iter().any(|(built, ..)| *built == feature),
        Dose::Text(_) => false,
    };
    !choice_built && !BY_HAND.contains(&feature)
}
