//! How light a device is, and that it is not lighter where it bends; on a foot made of formulas.

// A test stops at the first thing that is not as it must be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, clippy::print_stdout)]

mod built;
mod plain_foot;

use built::built;
use windlass_device::{Device, PostFill, Stock};
use windlass_geometry::{Bvh, Grid, Point2, Topology, lower_envelope, self_intersections, upper_envelope};
use windlass_measure::Side;
use windlass_prescription::{Dose, Feature, PostKind};

/// Second moment of area of the section across the device at a distance along the foot, mm4, about its own middle.
fn section(device: &Device, x: f64) -> f64 {
    let strip = Grid::covering(Point2::new(x, -60.0), Point2::new(x, 60.0), 0.25);
    let (low, high) = (lower_envelope(&device.mesh, strip), upper_envelope(&device.mesh, strip));
    let columns: Vec<(f64, f64)> =
        strip.nodes().filter_map(|(ix, iy)| Some((low.at(ix, iy)?, high.at(ix, iy)?))).collect();
    let sum = |power: i32| -> f64 {
        columns.iter().map(|(a, b)| (b.powi(power) - a.powi(power)) / f64::from(power) * strip.pitch).sum()
    };
    sum(3) - sum(2).powi(2) / sum(1)
}

#[test]
fn ribbed_posts_are_lighter_carry_the_same_seat_and_leave_the_arch_as_stiff() {
    let lines = [
        (Feature::RearfootPost, Dose::Amount(4.0)),
        (Feature::RearfootPostMotion, Dose::Amount(4.0)),
        (Feature::HeelLift, Dose::Amount(5.0)),
    ];
    let of = |post_fill| built(Side::Right, &lines, Stock { post_fill, ..Stock::default() }).unwrap();
    let (solid, ribbed, hollow) = (of(PostFill::Solid), of(PostFill::Ribbed), of(PostFill::Hollow));
    let mass = |device: &Device| device.mass_g(1.01);
    assert!(mass(&ribbed) < 0.8 * mass(&solid) && mass(&hollow) <= mass(&ribbed), "{}", mass(&ribbed));
    for device in [&ribbed, &hollow] {
        assert!(Topology::of(&device.mesh).is_closed_solid());
        assert_eq!(self_intersections(&device.mesh, &Bvh::of(&device.mesh), 10).pairs.len(), 0);
        assert!(device.realised.iter().all(|r| r.within_tolerance), "{:?}", device.realised);
        assert!((device.heights.heel_mm() - solid.heights.heel_mm()).abs() < 0.05);
        for x in [95.0, 108.0, 125.0, 150.0] {
            let (before, after) = (section(&solid, x), section(device, x));
            assert!((after / before - 1.0).abs() < 0.005, "{x}: {before} {after}");
        }
    }
}

/// Give of the arch under a load at its apex, mm3 (over Young's modulus: mm/N), as a strip on its real sections: clamped by
/// the post, resting on its front edge; its redundant reaction by the unit-load theorem.
fn arch_gives(device: &Device) -> f64 {
    const STEP: f64 = 3.0;
    let (post, apex, front) = (0.325 * 255.0, 108.0, 168.0);
    let count = ((front - post) / STEP) as usize;
    let sum = |first: &dyn Fn(f64) -> f64, second: &dyn Fn(f64) -> f64| -> f64 {
        let at = (0..count).map(|k| post + STEP * (k as f64 + 0.5));
        at.map(|x| first(x) * second(x) / section(device, x) * STEP).sum()
    };
    let load = |x: f64| -(apex - x).max(0.0);
    let edge = |x: f64| front - x;
    let reaction = -sum(&load, &edge) / sum(&edge, &edge);
    let moment = |x: f64| load(x) + reaction * edge(x);
    sum(&moment, &moment)
}

#[test]
fn a_carried_heel_is_thinner_and_the_arch_as_stiff_as_with_a_whole_one() {
    for wall in [2.8, 4.0] {
        let lines = [
            (Feature::ShellThickness, Dose::Amount(wall)),
            (Feature::RearfootPost, Dose::Amount(4.0)),
            (Feature::RearfootPostMotion, Dose::Amount(4.0)),
        ];
        let of = |thin_heel| built(Side::Right, &lines, Stock { thin_heel, ..Stock::default() }).unwrap();
        let (whole, thin) = (of(false), of(true));
        assert!(thin.mass_g(1.01) < 0.93 * whole.mass_g(1.01), "{wall}: {}", thin.mass_g(1.01));
        assert!((arch_gives(&thin) / arch_gives(&whole) - 1.0).abs() < 0.05, "{wall}");
        assert!(thin.realised.iter().all(|r| r.within_tolerance), "{:?}", thin.realised);
        // The heel stands no higher for it.
        assert!(thin.heights.heel_mm() < whole.heights.heel_mm() + 0.05);
        let stated = thin.notes.iter().any(|n| n.text.contains("the heel cup, which the post carries"));
        assert!(stated, "{:?}", thin.notes);
    }
    let unposted = [(Feature::RearfootPostKind, Dose::Post(PostKind::Intrinsic))];
    let of = |thin_heel| built(Side::Right, &unposted, Stock { thin_heel, ..Stock::default() }).unwrap();
    assert_eq!(of(true).mesh, of(false).mesh, "without a block the heel stays whole");
}
