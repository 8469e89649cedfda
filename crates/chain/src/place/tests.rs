//! A third-party device is placed where it belongs, and does there what it does in the foot frame.
#![allow(clippy::unwrap_used, clippy::print_stderr)]

use super::*;
use crate::case::JointLimits;
use crate::fixture::{case, device, foot, profiles, shell, under};
use crate::{Quantity, check};
use windlass_measure::Side;

/// A device in inches, turned, moved and off the floor, for either foot, does what it does in the foot frame.
#[test]
fn a_device_made_elsewhere_is_placed_under_the_foot() {
    let p = profiles();
    for side in [Side::Right, Side::Left] {
        let f = foot(side);
        let placed_with = |mesh: &Mesh, made_elsewhere: bool| {
            let mut known = under(&f, Some(mesh), JointLimits::default());
            known.device.as_mut().unwrap().made_elsewhere = made_elsewhere;
            let c = if side == Side::Left { case(Some(known), None, 1) } else { case(None, Some(known), 1) };
            let report = check(&c, &p).unwrap();
            let values = [Quantity::Eversion, Quantity::KneeAdduction, Quantity::HeelPressure]
                .map(|q| device(&report, side, q));
            (values, report.notes)
        };
        let at_home = shell(side, 4.0);
        let mut away = at_home.clone();
        let (sin, cos) = (0.5f64.sin(), 0.5f64.cos());
        for v in &mut away.vertices {
            let (x, y) = (cos * v.x - sin * v.y + 40.0, sin * v.x + cos * v.y - 300.0);
            *v = Point3::new(x / 25.4, y / 25.4, (v.z + 70.0) / 25.4);
        }
        let (home, stays) = placed_with(&at_home, true);
        let (plain, _) = placed_with(&at_home, false);
        assert_eq!(home, plain, "one in the foot frame stays");
        assert!(stays.iter().any(|n| n.text.contains("third-party device: read in mm")));
        let (placed, notes) = placed_with(&away, true);
        eprintln!("{side:?}: {plain:?} in the foot frame, {placed:?} placed; {notes:?}");
        assert!(notes.iter().any(|n| n.text.contains("inch")));
        assert!(
            (placed[0] - plain[0]).abs() < 0.25 && (placed[1] - plain[1]).abs() < 0.02,
            "{plain:?} {placed:?}"
        );
        let right = |mesh: &Mesh| match side {
            Side::Right => mesh.clone(),
            Side::Left => mesh.clone().mirrored_y(),
        };
        let sole = Sole::of(&f, &p.mechanism);
        let found = place(&right(&away), &sole).unwrap().0;
        let home = right(&at_home);
        let off = found.vertices.iter().zip(&home.vertices).map(|(a, b)| (a - b).norm());
        let off = off.fold(0.0, f64::max);
        eprintln!("{side:?}: no point further than {off:.1} mm from its place");
        assert!(off < 3.0, "{off}");
    }
}

/// One that lies on its back is turned over; one of the other foot is refused, with both misfits.
#[test]
fn a_device_on_its_back_is_turned_over_and_one_of_the_other_foot_refused() {
    let p = profiles();
    let f = foot(Side::Right);
    let sole = Sole::of(&f, &p.mechanism);
    let mut back = shell(Side::Right, 4.0);
    for v in &mut back.vertices {
        *v = Point3::new(v.x + 30.0, -v.y, 60.0 - v.z);
    }
    let (_, note) = place(&back, &sole).unwrap();
    assert!(note.text.contains("turned over"), "{}", note.text);
    let other = shell(Side::Left, 4.0);
    let mut known = under(&f, Some(&other), JointLimits::default());
    known.device.as_mut().unwrap().made_elsewhere = true;
    let refused = check(&case(None, Some(known), 1), &p).unwrap_err().to_string();
    assert!(refused.contains("made for the other foot"), "{refused}");
}
