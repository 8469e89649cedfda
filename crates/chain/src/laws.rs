//! Laws of the whole check over random patients, doses and limits.
#![allow(clippy::unwrap_used)]

use crate::case::{Body, ChainCase, JointLimits, LimbLength, OwnGait, Sex};
use crate::fixture::{block, case, device, foot, profiles, shell, under};
use crate::report::{ChainReport, Direction};
use crate::{Quantity, check};
use proptest::prelude::*;
use windlass_measure::Side;

fn body() -> impl Strategy<Value = Body> {
    let sex = prop_oneof![Just(None), Just(Some(Sex::Female)), Just(Some(Sex::Male))];
    (45.0..130.0f64, 1.45..2.0f64, sex, 500.0..20_000.0f64).prop_map(
        |(mass_kg, height_m, sex, steps_per_day)| Body {
            mass_kg,
            height_m,
            sex,
            steps_per_day,
            standing_hours: 3.0,
        },
    )
}

fn limits() -> impl Strategy<Value = JointLimits> {
    let maybe = |low: f64, high: f64| proptest::option::of(low..high);
    (maybe(0.0, 60.0), maybe(-2.0, 20.0), maybe(4.0, 40.0), maybe(2.0, 16.0)).prop_map(
        |(toe, ankle, range, eversion)| JointLimits {
            first_mtp_loaded_deg: toe,
            ankle_dorsiflexion_knee_extended_deg: ankle,
            subtalar_range_deg: range,
            peak_rearfoot_eversion_deg: eversion,
            ..JointLimits::default()
        },
    )
}

fn gait() -> impl Strategy<Value = OwnGait> {
    let maybe = |low: f64, high: f64| proptest::option::of(low..high);
    (maybe(2.0, 25.0), maybe(0.0, 25.0), maybe(-2.0, 9.0)).prop_map(|(knee, hip, drop)| OwnGait {
        midstance_knee_flexion_deg: knee,
        peak_hip_extension_deg: hip,
        peak_pelvic_drop_deg: drop,
        ..OwnGait::default()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn no_fault_and_no_device_no_change(body in body(), seed in 0u32..1000) {
        let f = foot(Side::Right);
        let c = ChainCase { patient: body, seed, ..case(None, Some(under(&f, None, JointLimits::default())), 3) };
        let report = check(&c, &profiles()).unwrap();
        for finding in &report.walking.right.as_ref().unwrap().findings {
            prop_assert_eq!(finding.fault.direction, Direction::Unchanged, "{:?}", finding.quantity);
            prop_assert!(finding.device.is_none());
        }
        prop_assert!(report.story.right.as_ref().unwrap().is_empty());
    }

    #[test]
    fn a_mirrored_patient_has_the_mirrored_result(
        body in body(), limits in limits(), gait in gait(), post in -8.0..8.0f64, short in -30.0..30.0f64,
    ) {
        let p = profiles();
        let run = |side: Side| {
            let f = foot(side);
            let mesh = shell(side, post);
            let mut known = under(&f, Some(&mesh), limits);
            known.gait = gait;
            let (left, right) = if side == Side::Left { (Some(known), None) } else { (None, Some(known)) };
            let mut c = ChainCase { patient: body, ..case(left, right, 2) };
            let short_side = if short > 0.0 { side } else { side.other() };
            c.limb_length = Some(LimbLength { short_side, discrepancy_mm: short.abs(), structural: true });
            let report = check(&c, &p).unwrap();
            report.walking.get(side).clone().unwrap().findings
        };
        prop_assert_eq!(run(Side::Left), run(Side::Right));
    }

    #[test]
    fn more_post_turns_more_and_lateral_is_opposite(low in -8.0..7.0f64, more in 0.5..6.0f64, eversion in 2.0..14.0f64) {
        let p = profiles();
        let f = foot(Side::Right);
        let limits = JointLimits { peak_rearfoot_eversion_deg: Some(eversion), ..JointLimits::default() };
        let run = |deg: f64| {
            let mesh = shell(Side::Right, deg);
            let report = check(&case(None, Some(under(&f, Some(&mesh), limits)), 1), &p).unwrap();
            [Quantity::Eversion, Quantity::KneeAdduction, Quantity::SubtalarMoment]
                .map(|q| device(&report, Side::Right, q))
        };
        let (a, b) = (run(low), run((low + more).min(8.0)));
        prop_assert!(b[0] < a[0] && b[1] > a[1] && b[2] < a[2], "{a:?} {b:?}");
        let (level, medial, lateral) = (run(0.0), run(more), run(-more));
        prop_assert!(medial[0] < level[0] && lateral[0] > level[0], "{medial:?} {level:?} {lateral:?}");
        prop_assert!(medial[1] > level[1] && lateral[1] < level[1], "{medial:?} {level:?} {lateral:?}");
    }

    #[test]
    fn half_a_lift_leaves_half_and_steps_cancel(body in body(), mm in 4.0..30.0f64, steps in 100.0..40_000.0f64) {
        let p = profiles();
        let f = [foot(Side::Left), foot(Side::Right)];
        let run = |lift: f64, steps_per_day: f64| {
            let slab = block([-2.0, 258.0], [-62.0, 50.0], |_, _| lift, |_, _| 0.0, Side::Right);
            let right = under(&f[1], Some(&slab), JointLimits::default());
            let left = under(&f[0], None, JointLimits::default());
            let mut c = ChainCase { patient: Body { steps_per_day, ..body }, ..case(Some(left), Some(right), 1) };
            c.limb_length = Some(LimbLength { short_side: Side::Right, discrepancy_mm: mm, structural: true });
            check(&c, &p).unwrap()
        };
        let drop = |r: &ChainReport| {
            let pelvis = r.standing.iter().find(|f| f.quantity == Quantity::PelvicDrop).unwrap();
            [pelvis.without.median, pelvis.with.unwrap().median]
        };
        let (half, full) = (drop(&run(0.5 * mm, steps)), drop(&run(mm, steps)));
        prop_assert!(full[1].abs() < 0.02 * full[0].abs(), "{full:?}");
        prop_assert!((half[1] - 0.5 * half[0]).abs() < 0.02 * half[0].abs(), "{half:?}");
        let knee = |r: &ChainReport| r.finding(Side::Right, Quantity::KneeAdduction).unwrap().clone();
        let (many, few) = (knee(&run(mm, steps)), knee(&run(mm, 0.5 * steps)));
        prop_assert_eq!(many.ratios, few.ratios);
        prop_assert!((many.day_with.unwrap() / few.day_with.unwrap() - 2.0).abs() < 1e-9);
    }

    /// No fault and no device asks more of hip, pelvis and back than published studies of wedges, lifts and leg length have
    /// found in walking, with their widest intervals (evidence: Hornestam 2021, Needham 2012, simulated leg length to 40 mm).
    #[test]
    fn hip_and_pelvis_stay_within_what_was_ever_measured(
        body in body(), limits in limits(), post in -15.0..15.0f64, short in 0.0..40.0f64, lift in 0.0..20.0f64,
    ) {
        let p = profiles();
        let f = foot(Side::Right);
        let mesh = shell(Side::Right, post);
        let mut c = ChainCase { patient: body, ..case(None, Some(under(&f, Some(&mesh), limits)), 4) };
        c.feet.right.as_mut().unwrap().footwear.heel_drop_mm = lift;
        c.limb_length = Some(LimbLength { short_side: Side::Right, discrepancy_mm: short, structural: true });
        let report = check(&c, &p).unwrap();
        for (q, most) in [
            (Quantity::Eversion, 8.0),
            (Quantity::HipRotation, 6.0),
            (Quantity::PelvicDrop, 5.0),
            (Quantity::LumbarBend, 5.0),
        ] {
            prop_assert!(device(&report, Side::Right, q).abs() <= most, "{q:?}");
        }
    }
}

/// What was measured of the walk is what is told without the device; without a device nothing else is.
#[test]
fn a_measured_walk_is_told_as_measured() {
    let f = foot(Side::Right);
    let mesh = shell(Side::Right, 4.0);
    let mut known =
        under(&f, Some(&mesh), JointLimits { first_mtp_loaded_deg: Some(8.0), ..JointLimits::default() });
    known.gait = OwnGait {
        midstance_knee_flexion_deg: Some(19.0),
        peak_hip_extension_deg: Some(3.0),
        peak_hip_internal_rotation_deg: Some(12.0),
        peak_pelvic_drop_deg: Some(7.0),
        peak_lumbar_bend_deg: Some(6.0),
        ..OwnGait::default()
    };
    let report = check(&case(None, Some(known), 5), &profiles()).unwrap();
    for (q, measured, off) in [
        (Quantity::KneeFlexion, 19.0, 1.0),
        (Quantity::HipExtension, 3.0, 1.0),
        (Quantity::HipRotation, 12.0, 1.0),
        (Quantity::PelvicDrop, 7.0, 1.0),
        (Quantity::LumbarBend, 6.0, 1.0),
    ] {
        let reported = report.finding(Side::Right, q).unwrap().without;
        assert!((reported.median - measured).abs() < off, "{q:?} {reported:?}");
    }
}
