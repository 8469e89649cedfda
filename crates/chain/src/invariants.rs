//! Laws of the whole check.
#![allow(clippy::unwrap_used, clippy::print_stderr)]

use crate::case::{JointLimits, LimbLength};
use crate::report::{ChainReport, Direction};
use crate::sample::{block, case, foot, profiles, shell, under};
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
    let report = check(&case(None, Some(under(&f, None, JointLimits::default())), 8), &profiles()).unwrap();
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
    let mesh = shell(Side::Right, 4.0);
    let limits = JointLimits { first_mtp_loaded_deg: Some(9.0), ..JointLimits::default() };
    let started = std::time::Instant::now();
    let mut c = case(None, Some(under(&f, Some(&mesh), limits)), 64);
    c.limb_length = Some(LimbLength { short_side: Side::Right, discrepancy_mm: 9.0, structural: true });
    let report = check(&c, &p).unwrap();
    eprintln!("{:?}", started.elapsed());
    show(&report, Side::Right);
    let up = |q: Quantity| report.finding(Side::Right, q).unwrap().fault.absolute.median;
    assert!(
        up(Quantity::KneeFlexion) > 0.0
            && up(Quantity::HipExtension) < 0.0
            && up(Quantity::MtpDorsiflexion) < -10.0
    );
}

/// Median change of a quantity with the device.
fn with_device(report: &ChainReport, side: Side, quantity: Quantity) -> f64 {
    report.finding(side, quantity).unwrap().device.unwrap().absolute.median
}

#[test]
fn a_mirrored_patient_has_the_mirrored_result() {
    let p = profiles();
    let limits = JointLimits { first_mtp_loaded_deg: Some(12.0), ..JointLimits::default() };
    let both = |side: Side| {
        let f = foot(side);
        let mesh = shell(side, 4.0);
        let known = Some(under(&f, Some(&mesh), limits));
        let mut c = if side == Side::Left { case(known, None, 6) } else { case(None, known, 6) };
        c.limb_length = Some(LimbLength { short_side: side, discrepancy_mm: 8.0, structural: true });
        check(&c, &p).unwrap()
    };
    let (left, right) = (both(Side::Left), both(Side::Right));
    for q in Quantity::ALL {
        let (l, r) = (left.finding(Side::Left, *q).unwrap(), right.finding(Side::Right, *q).unwrap());
        assert_eq!(l, r, "{q:?}");
    }
}

#[test]
fn posts_are_monotone_and_opposite_at_rearfoot_and_knee() {
    let p = profiles();
    let f = foot(Side::Right);
    let run = |deg: f64| {
        let mesh = shell(Side::Right, deg);
        let report = check(&case(None, Some(under(&f, Some(&mesh), JointLimits::default())), 1), &p).unwrap();
        [Quantity::Eversion, Quantity::KneeAdduction].map(|q| with_device(&report, Side::Right, q))
    };
    let results: Vec<[f64; 2]> = [-6.0, -3.0, 0.0, 3.0, 6.0].map(run).to_vec();
    for pair in results.windows(2) {
        assert!(pair[1][0] < pair[0][0], "eversion falls with varus: {results:?}");
        assert!(pair[1][1] > pair[0][1], "knee adduction rises with varus: {results:?}");
    }
    let level = results[2];
    assert!(results[0][0] > level[0] && results[4][0] < level[0]);
}

/// A device in inches, turned, moved and off the floor, for either foot, does what it does in the foot frame.
#[test]
fn a_device_made_elsewhere_is_placed_under_the_foot() {
    let p = profiles();
    for side in [Side::Right, Side::Left] {
        let f = foot(side);
        let told = |mesh: &windlass_geometry::Mesh, made_elsewhere: bool| {
            let mut known = under(&f, Some(mesh), JointLimits::default());
            known.device.as_mut().unwrap().made_elsewhere = made_elsewhere;
            let c = if side == Side::Left { case(Some(known), None, 1) } else { case(None, Some(known), 1) };
            let report = check(&c, &p).unwrap();
            let values = [Quantity::Eversion, Quantity::KneeAdduction, Quantity::HeelPressure]
                .map(|q| with_device(&report, side, q));
            (values, report.notes)
        };
        let at_home = shell(side, 4.0);
        let mut away = at_home.clone();
        let (sin, cos) = (0.5f64.sin(), 0.5f64.cos());
        for v in &mut away.vertices {
            let (x, y) = (cos * v.x - sin * v.y + 40.0, sin * v.x + cos * v.y - 300.0);
            *v = windlass_geometry::Point3::new(x / 25.4, y / 25.4, (v.z + 70.0) / 25.4);
        }
        let (home, stays) = told(&at_home, true);
        let (plain, _) = told(&at_home, false);
        assert_eq!(home, plain, "one in the foot frame stays");
        assert!(stays.iter().any(|n| n.text.contains("made elsewhere: read in mm")));
        let (placed, notes) = told(&away, true);
        eprintln!("{side:?}: {plain:?} in the foot frame, {placed:?} placed; {notes:?}");
        assert!(notes.iter().any(|n| n.text.contains("inch")));
        assert!(
            (placed[0] - plain[0]).abs() < 0.45 && (placed[1] - plain[1]).abs() < 0.02,
            "{plain:?} {placed:?}"
        );
        let right = |mesh: &windlass_geometry::Mesh| match side {
            Side::Right => mesh.clone(),
            Side::Left => mesh.clone().mirrored_y(),
        };
        let sole = crate::sole::Sole::of(&f, &p.mechanism);
        let found = crate::place::place(&right(&away), &sole).unwrap().0;
        let home = right(&at_home);
        let off = found.vertices.iter().zip(&home.vertices).map(|(a, b)| (a - b).norm());
        let off = off.fold(0.0, f64::max);
        eprintln!("{side:?}: no point further than {off:.1} mm from its place");
        assert!(off < 6.0, "{off}");
    }
}

/// One that lies on its back is turned over; one of the other foot is refused, with both misfits.
#[test]
fn a_device_on_its_back_is_turned_over_and_one_of_the_other_foot_refused() {
    let p = profiles();
    let f = foot(Side::Right);
    let sole = crate::sole::Sole::of(&f, &p.mechanism);
    let mut back = shell(Side::Right, 4.0);
    for v in &mut back.vertices {
        *v = windlass_geometry::Point3::new(v.x + 30.0, -v.y, 60.0 - v.z);
    }
    let (_, note) = crate::place::place(&back, &sole).unwrap();
    assert!(note.text.contains("turned over"), "{}", note.text);
    let other = shell(Side::Left, 4.0);
    let mut known = under(&f, Some(&other), JointLimits::default());
    known.device.as_mut().unwrap().made_elsewhere = true;
    let refused = check(&case(None, Some(known), 1), &p).unwrap_err().to_string();
    assert!(refused.contains("made for the other foot"), "{refused}");
}

#[test]
fn half_a_lift_leaves_half_and_steps_cancel() {
    let p = profiles();
    let f = [foot(Side::Left), foot(Side::Right)];
    let run = |mm: f64, steps: f64| {
        let slab = block([-2.0, 258.0], [-62.0, 50.0], |_, _| mm, |_, _| 0.0, Side::Right);
        let limits = JointLimits::default();
        let mut c = case(Some(under(&f[0], None, limits)), Some(under(&f[1], Some(&slab), limits)), 1);
        c.limb_length = Some(LimbLength { short_side: Side::Right, discrepancy_mm: 12.0, structural: true });
        c.patient.steps_per_day = steps;
        check(&c, &p).unwrap()
    };
    let drop = |r: &ChainReport| [r.standing[0].without.median, r.standing[0].with.unwrap().median];
    let (half, full) = (drop(&run(6.0, 5000.0)), drop(&run(12.0, 5000.0)));
    assert!(full[1].abs() < 0.02 * full[0].abs(), "{full:?}");
    assert!((half[1] - 0.5 * half[0]).abs() < 0.02 * half[0].abs(), "{half:?}");
    let (few, many) = (run(6.0, 2500.0), run(6.0, 15000.0));
    let knee = |r: &ChainReport| r.finding(Side::Right, Quantity::KneeAdduction).unwrap().clone();
    assert_eq!(knee(&few).ratios, knee(&many).ratios);
    let (a, b) = (knee(&few).day_with.unwrap(), knee(&many).day_with.unwrap());
    assert!((b / a - 6.0).abs() < 1e-9);
}

#[test]
fn caps_hold_and_words_are_chosen() {
    let p = profiles();
    let f = foot(Side::Right);
    let mesh = shell(Side::Right, 25.0);
    let limits = JointLimits {
        peak_rearfoot_eversion_deg: Some(20.0),
        first_mtp_loaded_deg: Some(0.0),
        ..Default::default()
    };
    let mut c = case(None, Some(under(&f, Some(&mesh), limits)), 8);
    c.limb_length = Some(LimbLength { short_side: Side::Right, discrepancy_mm: 60.0, structural: true });
    let report = check(&c, &p).unwrap();
    let caps = p.mechanism.caps;
    for (q, cap) in [
        (Quantity::Eversion, caps.eversion_deg),
        (Quantity::HipRotation, 2.0 * caps.hip_rotation_deg),
        (Quantity::PelvicDrop, 2.0 * caps.pelvic_drop_deg),
        (Quantity::LumbarBend, 2.0 * caps.lumbar_bend_deg),
    ] {
        assert!(with_device(&report, Side::Right, q).abs() <= cap + 1e-9, "{q:?}");
    }
    let text = serde_json::to_string(&report).unwrap().to_lowercase();
    for word in ["prevent", "corrects", "cure"] {
        assert!(!text.contains(word), "{word}");
    }
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let p = profiles();
    let f = foot(Side::Right);
    let mesh = shell(Side::Right, 4.0);
    let c = case(None, Some(under(&f, Some(&mesh), JointLimits::default())), 8);
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        serde_json::to_string(&pool.install(|| check(&c, &p)).unwrap()).unwrap()
    };
    let one = on(1);
    assert!([2, 3, 8].into_iter().all(|threads| on(threads) == one));
}
