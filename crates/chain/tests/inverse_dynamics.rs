//! Newton-Euler against the reference trial, and by a second road from the top down.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr)]

mod trial;

use nalgebra::{Point3, Vector3};
use windlass_chain::inverse::{Load, joint_load};

fn rms(errors: &[Vector3<f64>]) -> f64 {
    (errors.iter().map(|e| e.norm_squared()).sum::<f64>() / errors.len() as f64).sqrt()
}

#[test]
fn every_joint_agrees_with_the_reference_trial() {
    let Some(frames) = trial::frames() else { return };
    for side in ["r", "l"] {
        for (joint, count) in [("mtp", 1), ("subtalar", 2), ("ankle", 3), ("knee", 4), ("hip", 5)] {
            let mut moments = Vec::new();
            let mut forces = Vec::new();
            for f in &frames {
                let expected = f.joints[&format!("{joint}_{side}")];
                // The toes carry no external load in the reference: all of it acts on the calcaneus.
                let external = f.external[&format!("calcn_{side}")];
                let external = if count > 1 { vec![external] } else { vec![] };
                let load = joint_load(expected.at, &f.leg(side, count), &external);
                moments.push(load.moment - expected.moment);
                forces.push(load.force - expected.force);
            }
            eprintln!("{joint}_{side}: {:.6} N.m rms, {:.6} N rms", rms(&moments), rms(&forces));
            assert!(rms(&moments) < 0.01, "{joint}_{side}");
            assert!(rms(&forces) < 0.01, "{joint}_{side}");
        }
    }
}

/// From the ground up through both legs and the pelvis, against the torso alone from the top down. The two
/// differ by what the measured forces and the measured motion disagree about (the pelvis residual), so the
/// road up is closed with that residual: it must then be the same number.
#[test]
fn the_back_is_reached_from_above_and_from_below() {
    let Some(frames) = trial::frames() else { return };
    let mut against_reference = Vec::new();
    let mut two_roads = Vec::new();
    for f in &frames {
        let back = f.joints["back"];
        let down = joint_load(back.at, &[f.demands["torso"]], &[]);
        against_reference.push(down.moment - back.moment);
        let everything: Vec<Load> = f.demands.values().copied().collect();
        let ground: Vec<Load> = f.external.values().copied().collect();
        let residual = joint_load(Point3::origin(), &everything, &ground);
        let hips: Vec<Load> = ["r", "l"]
            .map(|s| {
                joint_load(
                    f.joints[&format!("hip_{s}")].at,
                    &f.leg(s, 5),
                    &[f.external[&format!("calcn_{s}")]],
                )
            })
            .to_vec();
        // The hips act on the pelvis with the opposite of what the pelvis does to the legs.
        let mut on_pelvis: Vec<Load> =
            hips.iter().map(|h| Load { at: h.at, force: -h.force, moment: -h.moment }).collect();
        on_pelvis.push(residual);
        let up = joint_load(back.at, &[f.demands["pelvis"]], &on_pelvis);
        two_roads.push(down.moment + up.moment);
        assert!((down.force + up.force).norm() < 1e-9);
    }
    assert!(rms(&against_reference) < 0.01, "{}", rms(&against_reference));
    assert!(rms(&two_roads) < 1e-9, "{}", rms(&two_roads));
}
