//! Random prescriptions: a base that every device has, and some of all modifications at doses the trade writes. Lines
//! that contradict each other are drawn again: they are refused before any foot is looked at.

use crate::dice::Dice;
use windlass_device::Doses;
use windlass_measure::{Grade, Source};
use windlass_prescription::{
    ArchFill, AskedBy, Dose, ExtensionKind, Feature, FootPrescription, GaitPlate, Length, LiftKind, Line,
    Placement, Placements, PostKind, TrimLineOffsets, Width,
};

/// An amount that may be asked for: (feature, least, greatest, step, probability).
const AMOUNTS: &[(Feature, f64, f64, f64, f64)] = &[
    (Feature::HeelLift, 1.0, 9.0, 1.0, 0.30),
    (Feature::ForefootPost, -5.0, 5.0, 1.0, 0.20),
    (Feature::MedialSkive, 2.0, 6.0, 1.0, 0.25),
    (Feature::LateralSkive, 2.0, 6.0, 1.0, 0.10),
    (Feature::Inversion, -4.0, 7.0, 1.0, 0.15),
    (Feature::ArchHeight, -4.0, 4.0, 1.0, 0.15),
    (Feature::MedialFlange, 2.0, 8.0, 1.0, 0.15),
    (Feature::LateralFlange, 2.0, 8.0, 1.0, 0.15),
    (Feature::FascialGroove, 1.0, 3.0, 0.5, 0.15),
    (Feature::NavicularWell, 1.0, 4.0, 0.5, 0.12),
    (Feature::FifthBaseWell, 1.0, 4.0, 0.5, 0.12),
    (Feature::MetatarsalPad, 2.0, 8.0, 1.0, 0.15),
    (Feature::MetatarsalBar, 2.0, 6.0, 1.0, 0.10),
    (Feature::NeuromaPad, 2.0, 6.0, 1.0, 0.08),
    (Feature::CuboidPad, 1.0, 5.0, 1.0, 0.12),
    (Feature::ArchPad, 1.0, 5.0, 1.0, 0.08),
    (Feature::HeelAperture, 1.0, 4.0, 1.0, 0.10),
    (Feature::HeelHorseshoe, 1.0, 4.0, 1.0, 0.08),
    (Feature::BarPost, 2.0, 5.0, 1.0, 0.08),
    (Feature::ReverseMortons, 1.0, 4.0, 1.0, 0.10),
    (Feature::FirstRayVoid, 1.0, 3.0, 1.0, 0.08),
    (Feature::HalluxRaise, 1.0, 4.0, 1.0, 0.08),
    (Feature::TopCover, 1.0, 4.0, 0.5, 0.20),
    (Feature::Perimeter, 1.0, 5.0, 0.5, 0.10),
];

const FLAGS: &[(Feature, f64)] = &[
    (Feature::FirstRayCutout, 0.25),
    (Feature::FifthRayCutout, 0.08),
    (Feature::ArchReinforcement, 0.10),
    (Feature::Ventilation, 0.15),
];

/// The valid prescription of a number, and how many draws before it contradicted themselves.
pub fn random(number: u64) -> (FootPrescription, usize) {
    let mut dice = Dice::new(number);
    let mut thrown = 0;
    loop {
        let drawn = draw(&mut dice, number);
        if Doses::of(&drawn).is_ok() {
            return (drawn, thrown);
        }
        thrown += 1;
    }
}

fn draw(dice: &mut Dice, number: u64) -> FootPrescription {
    let mut doses = base(dice);
    for &(feature, least, greatest, step, probability) in AMOUNTS {
        if dice.falls(probability) {
            doses.push((feature, Dose::Amount(dice.dose(least, greatest, step))));
        }
    }
    for &(feature, probability) in FLAGS {
        if dice.falls(probability) {
            doses.push((feature, Dose::Flag(true)));
        }
    }
    if dice.falls(0.2) {
        doses.push((Feature::Engraving, Dose::Text(format!("HL-{:04}", number % 10_000))));
    }
    forefoot(dice, &mut doses);
    FootPrescription {
        lines: doses.into_iter().map(|(feature, dose)| line(feature, dose)).collect(),
        placements: placements(dice),
    }
}

/// Parts a little elsewhere than usual, in one of five prescriptions.
fn placements(dice: &mut Dice) -> Placements {
    if !dice.falls(0.2) {
        return Placements::default();
    }
    let mut place = || Placement {
        forward_mm: dice.dose(-6.0, 4.0, 1.0),
        medial_mm: dice.dose(-4.0, 4.0, 1.0),
        size: dice.dose(0.8, 1.2, 0.1),
        turn_deg: dice.dose(-15.0, 15.0, 5.0),
    };
    Placements {
        metatarsal_pad: Some(place()),
        cuboid_pad: Some(place()),
        navicular_well: Some(place()),
        heel_horseshoe: Some(place()),
        trim_line: Some(TrimLineOffsets {
            medial_arch_mm: dice.dose(-4.0, 3.0, 1.0),
            lateral_mm: dice.dose(-3.0, 2.0, 1.0),
            distal_mm: dice.dose(-8.0, 3.0, 1.0),
        }),
        ..Placements::default()
    }
}

fn base(dice: &mut Dice) -> Vec<(Feature, Dose)> {
    let mut doses = vec![
        (Feature::ShellThickness, Dose::Amount(dice.dose(1.8, 4.6, 0.2))),
        (Feature::HeelCup, Dose::Amount(dice.dose(8.0, 20.0, 1.0))),
        (
            Feature::ArchFill,
            Dose::Fill(dice.one(&[ArchFill::None, ArchFill::Minimum, ArchFill::Standard, ArchFill::Maximum])),
        ),
        (Feature::Width, Dose::Width(dice.one(&[Width::Narrow, Width::Regular, Width::Wide]))),
    ];
    if dice.falls(0.85) {
        doses.push((Feature::RearfootPost, Dose::Amount(dice.dose(-5.0, 8.0, 1.0))));
        doses.push((Feature::RearfootPostMotion, Dose::Amount(dice.dose(0.0, 5.0, 1.0))));
        let kind =
            dice.one(&[PostKind::Extrinsic, PostKind::Extrinsic, PostKind::Strip, PostKind::Intrinsic]);
        doses.push((Feature::RearfootPostKind, Dose::Post(kind)));
    }
    doses
}

/// What stands in front of the shell.
fn forefoot(dice: &mut Dice, doses: &mut Vec<(Feature, Dose)>) {
    let length = dice.one(&[Length::Metatarsal, Length::Metatarsal, Length::Sulcus, Length::Full]);
    doses.push((Feature::Length, Dose::Length(length)));
    let has = |doses: &[(Feature, Dose)], feature| doses.iter().any(|(f, _)| *f == feature);
    if dice.falls(0.2) && !has(doses, Feature::FirstRayCutout) {
        doses.push((Feature::MortonsExtension, Dose::Amount(dice.dose(2.0, 5.0, 0.5))));
        let kinds = [ExtensionKind::HeadAndHallux, ExtensionKind::HeadOnly, ExtensionKind::FullBlock];
        doses.push((Feature::MortonsExtensionKind, Dose::Extension(dice.one(&kinds))));
    }
    if dice.falls(0.06) {
        let induced = dice.one(&[GaitPlate::InduceOutToe, GaitPlate::InduceInToe]);
        doses.push((Feature::GaitPlate, Dose::Gait(induced)));
    }
    if has(doses, Feature::HeelLift) && dice.falls(0.3) {
        let kind = dice.one(&[LiftKind::Tapered, LiftKind::FullLength]);
        doses.push((Feature::HeelLiftKind, Dose::Lift(kind)));
    }
    if has(doses, Feature::ForefootPost) && dice.falls(0.5) {
        doses.push((Feature::ForefootPostKind, Dose::Post(PostKind::Intrinsic)));
    }
}

fn line(feature: Feature, dose: Dose) -> Line {
    Line {
        feature,
        dose,
        asked_by: AskedBy::Clinician,
        reason: "sweep".into(),
        grade: Grade::D,
        source: Source("sweep".into()),
        would_change: None,
        flags: Vec::new(),
    }
}
