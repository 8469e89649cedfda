//! Laws of the whole check.

use crate::case::{JointLimits, LimbLength};
use crate::report::{ChainReport, Direction};
use crate::sample::{body, case, foot, profiles, shell, under};
use crate::{Quantity, check};
use windlass_measure::Side;

fn show(report: &ChainReport, side: Side) {
    for f in &report.walking.get(side).as_ref().unwrap().findings {
        eprintln!(
            "{:38} {:9.3} fault {:+8.3} [{:+.2} {:+.2}] p{:.2} device {:+8.3} [{:+.2} {:+.2}] p{:.2} {:?} r1 {:.3}",
            f.quantity.key(),
            f.unimpaired.median,
            f.fault.absolute.median,
            f.fault.absolute.low,
            f.fault.absolute.high,
            f.fault.probability_up,
            f.device.map_or(0.0, |d| d.absolute.median),
            f.device.map_or(0.0, |d| d.absolute.low),
            f.device.map_or(0.0, |d| d.absolute.high),
            f.device.map_or(0.0, |d| d.probability_up),
            f.device.map(|d| d.direction),
            f.ratios.map_or(f64::NAN, |r| r.m1.median),
        );
    }
    for f in &report.standing {
        eprintln!(
            "{:60} {:+.3} {:+.3}",
            f.title,
            f.fault.absolute.median,
            f.device.map_or(0.0, |d| d.absolute.median)
        );
    }
    let side = report.walking.get(side).as_ref().unwrap();
    for (s, w) in side.instants.shares_without.iter().zip(&side.instants.stance) {
        eprintln!("{w:.2} {:?}", s.map(|v| (v * 100.0).round()));
    }
    eprintln!("{:?}", side.instants.cop_forward_mm);
    eprintln!("{:?}", side.instants.cop_medial_mm);
    for g in &report.guard {
        eprintln!("GUARD {:?}: {} -> {}", g.side, g.text, g.next_step);
    }
}

#[test]
fn no_fault_and_no_device_change_nothing() {
    let f = foot(Side::Right);
    let report = check(
        &case(None, Some(under(&f, None, JointLimits::default())), 8),
        &profiles(),
    )
    .unwrap();
    for finding in &report.walking.right.as_ref().unwrap().findings {
        assert_eq!(
            finding.fault.direction,
            Direction::Unchanged,
            "{:?} {:?}",
            finding.quantity,
            finding.fault
        );
        assert!(finding.device.is_none());
    }
}

#[test]
fn a_rigid_toe_tells_the_story() {
    let p = profiles();
    let f = foot(Side::Right);
    let mesh = shell(Side::Right, 4.0, &p.mechanism);
    let limits = JointLimits {
        first_mtp_loaded_deg: Some(9.0),
        ..JointLimits::default()
    };
    let started = std::time::Instant::now();
    let mut c = case(None, Some(under(&f, Some(&mesh), limits)), 64);
    c.limb_length = Some(LimbLength {
        short_side: Side::Right,
        discrepancy_mm: 9.0,
        structural: true,
    });
    let report = check(&c, &p).unwrap();
    eprintln!("{:?} {:?}", started.elapsed(), body());
    show(&report, Side::Right);
    let up = |q: Quantity| report.finding(Side::Right, q).unwrap().fault.absolute.median;
    assert!(
        up(Quantity::KneeFlexion) > 0.0
            && up(Quantity::HipExtension) < 0.0
            && up(Quantity::MtpDorsiflexion) < -10.0
    );
}
