//! Laws of the nearest walk.
#![allow(clippy::unwrap_used, clippy::print_stderr)]
use super::*;
use crate::ChainProfiles;

fn calm() -> Ask {
    Ask {
        lift_pitch: 0.0,
        lift: 0.0,
        other_lift: 0.0,
        short: 0.0,
        tibia: 0.0,
        drop: 0.0,
        toe: [30.0, 90.0],
        ankle: [10.0, 30.0],
        knee: [8.0, -3.0],
        rise: 10.0,
        plate: 0.0,
        leans: [0.30, 0.16],
        lengths: [430.0, 420.0, 70.0, 120.0, 180.0],
        standing: false,
    }
}

fn solved(ask: &Ask) -> Deviation {
    let p = ChainProfiles::builtin().unwrap().mechanism;
    nearest(ask, &p.variability, &p.priors.medians()).unwrap()
}

#[test]
fn nothing_asked_nothing_changes() {
    let d = solved(&calm());
    assert!(d.rise.abs() + d.knee.abs() + d.drop.abs() + d.bend.abs() < 1e-12, "{d:?}");
}

#[test]
fn a_stiff_toe_bends_the_knee_and_keeps_the_hip_from_extending() {
    let d = solved(&Ask { toe: [30.0, 15.0], ..calm() });
    assert!((30.0 + d.rise - d.roll - 15.0).abs() < 1e-6, "{d:?}");
    assert!(d.rise < 0.0 && d.ankle > 0.0 && d.knee > 0.0 && d.hip > 0.0, "{d:?}");
    assert!(d.toe_stop > 0.0);
    assert!((d.tilt - (d.rise + d.ankle - d.knee + d.hip)).abs() < 1e-6);
}

#[test]
fn the_program_and_the_linear_system_agree_where_no_limit_is_reached() {
    let p = ChainProfiles::builtin().unwrap().mechanism;
    let ask = Ask { lift_pitch: 2.0, lift: 5.0, tibia: -1.0, short: 6.0, ..calm() };
    let program = Program::of(&ask, &p.variability, &p.priors.medians());
    let (one, two) = (program.without_limits(true).unwrap(), program.solve().unwrap().0);
    assert!((one - two).norm() < 1e-3, "{one} {two}");
}

#[test]
fn a_lift_under_the_short_leg_undoes_it() {
    let short = solved(&Ask { short: 10.0, standing: true, ..calm() });
    let level = solved(&Ask { short: 10.0, lift: 10.0, standing: true, ..calm() });
    assert!(short.drop < -0.3, "{short:?}");
    assert!(level.drop.abs() < 1e-9, "{level:?}");
    let half = solved(&Ask { short: 10.0, lift: 5.0, standing: true, ..calm() });
    assert!((half.drop - 0.5 * short.drop).abs() < 1e-6);
}
