//! What goes on in front of the shell bends as a cantilever: the shell that carries it is nowhere weaker than the same shell
//! without it, and no section on the way to the head is weaker than both that and the one under the head.

// A test stops at the first thing that is not as it must be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, clippy::print_stdout)]

mod built;
mod drawn_foot;
mod plain_foot;

use built::{built, built_on};
use drawn_foot::drawn;
use windlass_device::{Device, Stock};
use windlass_foot::synthetic::FootShape;
use windlass_geometry::{Grid, Point2, envelopes};
use windlass_measure::Side;
use windlass_prescription::{Dose, ExtensionKind, Feature, GaitPlate, Length};

/// Of the foot made of formulas: the first head, mm.
const HEAD: f64 = 188.0;
/// Distance of the places of a section, mm.
const PITCH: f64 = 0.5;

fn right(lines: &[(Feature, Dose)]) -> Device {
    built(Side::Right, lines, Stock::default()).unwrap()
}

/// Second moments of area about the section's own axis, mm4, at distances along the foot.
fn sections(device: &Device, from: f64, to: f64) -> Vec<(f64, f64)> {
    let grid = Grid::covering(Point2::new(from, -60.0), Point2::new(to, 60.0), PITCH);
    let [under, top] = envelopes(&device.mesh, grid);
    let moment = |ix: usize| {
        let columns = (0..grid.ny).filter_map(|iy| Some((under.at(ix, iy)?, top.at(ix, iy)?)));
        let columns: Vec<(f64, f64)> = columns.collect();
        let area: f64 = columns.iter().map(|(low, high)| (high - low) * PITCH).sum();
        let first: f64 = columns.iter().map(|(low, high)| (high * high - low * low) / 2.0 * PITCH).sum();
        let second: f64 = columns.iter().map(|(low, high)| (high.powi(3) - low.powi(3)) / 3.0 * PITCH).sum();
        if area > 0.0 { second - first * first / area } else { 0.0 }
    };
    (0..grid.nx).map(|ix| (grid.node(ix, 0).x, moment(ix))).collect()
}

fn least(sections: &[(f64, f64)]) -> f64 {
    sections.iter().map(|(_, moment)| *moment).fold(f64::INFINITY, f64::min)
}

#[test]
fn the_shell_carries_what_goes_on_in_front_of_it_without_a_neck() {
    let plain = right(&[]);
    // The shell over its whole width, in front of the arch: it ends under the fifth ray before the first.
    let own_front = least(&sections(&plain, 148.0, 160.0));
    let morton = (Feature::MortonsExtension, Dose::Amount(3.0));
    let kind = |kind| (Feature::MortonsExtensionKind, Dose::Extension(kind));
    for (name, lines) in [
        ("Morton's to the hallux", vec![morton.clone()]),
        ("Morton's under the head", vec![morton.clone(), kind(ExtensionKind::HeadOnly)]),
        ("full block", vec![morton, kind(ExtensionKind::FullBlock)]),
        ("sulcus", vec![(Feature::Length, Dose::Length(Length::Sulcus))]),
        ("full length", vec![(Feature::Length, Dose::Length(Length::Full))]),
        ("gait plate", vec![(Feature::GaitPlate, Dose::Gait(GaitPlate::InduceInToe))]),
    ] {
        let device = right(&lines);
        let carried = least(&sections(&device, 148.0, 160.0));
        let neck = least(&sections(&device, 160.0, HEAD));
        let at_head = least(&sections(&device, HEAD, HEAD + 2.0));
        println!(
            "{name}: shell {own_front:.0} -> {carried:.0} mm4, least before the head {neck:.1}, at it {at_head:.1} mm4"
        );
        assert!(carried > 0.97 * own_front, "{name}: {carried} of {own_front} mm4");
        assert!(neck > own_front.min(0.95 * at_head), "{name}: {neck} of {at_head} mm4");
    }
}

/// Right feet from small to large, narrow and broad, flat and high, straight and bunioned.
const SHAPES: [FootShape; 5] = [
    shape(262.0, 99.0, 64.0, 19.0, 6.0),
    shape(214.0, 78.0, 53.0, 12.0, 4.0),
    shape(236.0, 96.0, 60.0, 9.0, 18.0),
    shape(248.0, 87.0, 57.0, 28.0, 3.0),
    shape(288.0, 112.0, 70.0, 22.0, 10.0),
];

const fn shape(length: f64, ball: f64, heel: f64, arch: f64, hallux: f64) -> FootShape {
    FootShape {
        length_mm: length,
        ball_width_mm: ball,
        heel_width_mm: heel,
        arch_height_mm: arch,
        forefoot_varus_deg: 0.0,
        rearfoot_everted_deg: 0.0,
        hallux_valgus_deg: hallux,
    }
}

/// The most of a device, plumb, within a radius of a place, mm.
fn thickest_round(device: &Device, place: Point2, radius: f64) -> f64 {
    let reach = windlass_geometry::Vector2::new(radius, radius);
    let grid = Grid::covering(place - reach, place + reach, PITCH);
    let [under, top] = envelopes(&device.mesh, grid);
    let near = grid.nodes().filter(|(ix, iy)| (grid.node(*ix, *iy) - place).norm() <= radius);
    near.filter_map(|(ix, iy)| Some(top.at(ix, iy)? - under.at(ix, iy)?)).fold(0.0, f64::max)
}

#[test]
fn an_extension_under_the_first_ray_lifts_no_second_head_and_has_no_neck() {
    /// Half of what a second head bears on, mm on a foot of 230 mm.
    const HALF_HEAD: f64 = 3.0;
    for shape in SHAPES {
        let foot = drawn(&shape);
        let size = (foot.measures.length_mm / 230.0).min(1.0);
        let [first, second] =
            [&foot.landmarks.first_met_head, &foot.landmarks.second_met_head].map(|l| l.at.xy());
        let from = first.x - 40.0 * size;
        let own_front =
            least(&sections(&built_on(&foot, &[], Stock::default()).unwrap(), from, first.x - 28.0 * size));
        for kind in [ExtensionKind::HeadAndHallux, ExtensionKind::HeadOnly] {
            let lines = [
                (Feature::MortonsExtension, Dose::Amount(3.0)),
                (Feature::MortonsExtensionKind, Dose::Extension(kind)),
            ];
            let device = built_on(&foot, &lines, Stock::default()).unwrap();
            let lifted = thickest_round(&device, second, HALF_HEAD * size);
            let carried = thickest_round(&device, first, 1.0);
            let neck = least(&sections(&device, from, first.x));
            let at_head = least(&sections(&device, first.x, first.x + 2.0));
            println!(
                "{:.0} mm, {kind:?}: {lifted:.2} mm under the second head, {carried:.2} under the first; least before it \
                 {neck:.1}, at it {at_head:.1}, the shell's own front {own_front:.0} mm4",
                foot.measures.length_mm
            );
            assert!(lifted == 0.0 && (carried - 3.0).abs() < 0.1, "{kind:?}: {lifted} and {carried} mm");
            assert!(neck > own_front.min(0.95 * at_head), "{kind:?}: {neck} of {at_head} mm4");
        }
    }
}

#[test]
fn a_block_under_the_forefoot_reaches_under_the_whole_hallux() {
    for shape in SHAPES {
        let lines = [
            (Feature::MortonsExtension, Dose::Amount(2.5)),
            (Feature::MortonsExtensionKind, Dose::Extension(ExtensionKind::FullBlock)),
        ];
        let device = built_on(&drawn(&shape), &lines, Stock::default()).unwrap();
        assert!(device.realised.iter().all(|r| r.within_tolerance), "{shape:?}: {:?}", device.realised);
    }
}
