//! Laws of the nearest walk.
#![allow(clippy::unwrap_used, clippy::print_stderr)]
use super::*;
use crate::ChainProfiles;

fn limit(reference_deg: f64, end_deg: f64) -> Limit {
    Limit { reference_deg, end_deg }
}

fn calm() -> StepConstraints {
    StepConstraints {
        lift_pitch: 0.0,
        lift: 0.0,
        other_lift: 0.0,
        short: 0.0,
        tibia: 0.0,
        lowered: 0.0,
        held_back: 0.0,
        given_rise: 0.0,
        ankle: limit(10.0, 30.0),
        ankle_per_knee: 0.0,
        knee: limit(8.0, -3.0),
        rise: 10.0,
        leg: LegGeometry {
            shank_mm: 430.0,
            thigh_mm: 420.0,
            ankle_height_mm: 70.0,
            ankle_behind_mtp_mm: 120.0,
            hip_width_mm: 180.0,
            shank_lean: 0.30,
            thigh_lean: 0.16,
        },
        standing: false,
        measured: MeasuredAngles::default(),
    }
}

fn solved(constraints: &StepConstraints) -> Deviation {
    let p = ChainProfiles::builtin().unwrap().mechanism;
    nearest(constraints, &p.variability, &p.priors.medians()).unwrap()
}

#[test]
fn nothing_asked_nothing_changes() {
    let d = solved(&calm());
    assert!(d.rise.abs() + d.knee.abs() + d.drop.abs() + d.bend.abs() < 1e-12, "{d:?}");
}

/// Heel rise that the toe does not give is taken by the ankle, and the calf that crosses the knee takes the knee along.
#[test]
fn lost_heel_rise_bends_the_ankle_and_the_sum_of_the_chain_holds() {
    let d = solved(&StepConstraints { given_rise: -4.0, lowered: 8.0, ..calm() });
    assert!(d.rise < 0.0 && d.ankle > 0.0, "{d:?}");
    assert!((d.tilt - (d.rise + d.ankle - d.knee + d.hip)).abs() < 1e-6);
}

/// An ankle that stops lifts the heel early and a knee that may flex flexes, and keeps the hip from extending.
#[test]
fn a_stiff_ankle_lifts_the_heel_early() {
    let stiff = solved(&StepConstraints { ankle: limit(10.0, 5.0), ..calm() });
    assert!(stiff.ankle <= -5.0 + 1e-6 && stiff.rise > 1.0, "{stiff:?}");
    let calf = solved(&StepConstraints { ankle: limit(10.0, 5.0), ankle_per_knee: 0.4, ..calm() });
    assert!(calf.knee > stiff.knee && calf.hip > stiff.hip, "{calf:?} {stiff:?}");
}

/// A knee that was measured to stay flexed is flexed, and ankle and hip go with it so that the trunk stays over them.
#[test]
fn a_measured_knee_is_passed_through() {
    let d = solved(&StepConstraints {
        measured: MeasuredAngles { knee: Some(9.0), ..MeasuredAngles::default() },
        ..calm()
    });
    assert!((d.knee - 9.0).abs() < 0.2, "{d:?}");
    assert!(d.ankle > 1.0 && d.hip > 1.0, "{d:?}");
}

#[test]
fn the_program_and_the_linear_system_agree_where_no_limit_is_reached() {
    let p = ChainProfiles::builtin().unwrap().mechanism;
    let constraints = StepConstraints { lift_pitch: 2.0, lift: 5.0, tibia: -1.0, short: 6.0, ..calm() };
    let program = Program::of(&constraints, &p.variability, &p.priors.medians());
    let (one, two) = (program.by_exchange().unwrap(), program.by_interior_point().unwrap());
    assert!((one - two).norm() < 1e-3, "{one} {two}");
}

/// Three roads to one answer, over asks that reach every limit alone and together.
#[test]
fn exchange_trial_and_interior_point_agree_whatever_limits_hold() {
    let p = ChainProfiles::builtin().unwrap().mechanism;
    let draw = p.priors.medians();
    for (given_rise, ankle, knee) in [(0.0, 30.0, 8.0), (-9.0, 30.0, 8.0), (0.0, 4.0, 8.0), (-9.0, 4.0, -2.9)]
    {
        for (lift_pitch, lift, short) in
            [(0.0, 0.0, 0.0), (6.0, 12.0, 0.0), (-4.0, 0.0, 25.0), (9.0, 30.0, -40.0)]
        {
            let constraints = StepConstraints {
                given_rise,
                ankle: limit(10.0, ankle),
                knee: limit(knee, -3.0),
                lift_pitch,
                lift,
                short,
                ..calm()
            };
            let program = Program::of(&constraints, &p.variability, &draw);
            let x = program.by_exchange().unwrap();
            let tried = program.by_trying_all().unwrap();
            assert!((x - tried).norm() < 1e-6, "{constraints:?}");
            let cost = |x: &program::Row| 0.5 * x.dot(&(program.cost * x)) + program.linear.dot(x);
            if let Ok(inner) = program.by_interior_point() {
                assert!((cost(&x) - cost(&inner)).abs() < 1e-4 * (1.0 + cost(&x).abs()), "{constraints:?}");
            }
            for (row, value) in &program.limits {
                assert!(row.dot(&x) <= value + 1e-6);
            }
        }
    }
}

#[test]
fn a_lift_under_the_short_leg_undoes_it() {
    let short = solved(&StepConstraints { short: 10.0, standing: true, ..calm() });
    let level = solved(&StepConstraints { short: 10.0, lift: 10.0, standing: true, ..calm() });
    assert!(short.drop < -0.3, "{short:?}");
    assert!(level.drop.abs() < 1e-9, "{level:?}");
    let half = solved(&StepConstraints { short: 10.0, lift: 5.0, standing: true, ..calm() });
    assert!((half.drop - 0.5 * short.drop).abs() < 1e-6);
}
