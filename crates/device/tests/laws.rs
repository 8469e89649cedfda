//! Laws of the device, on a foot made of formulas.

// A test stops at the first thing that is not as it must be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, clippy::print_stdout)]

mod plain_foot;

use plain_foot::{foot, prescription};
use windlass_device::{BuildRequest, Device, DeviceError, Stock, build};
use windlass_geometry::{Grid, Point2, Topology, upper_envelope};
use windlass_measure::Side;
use windlass_prescription::{Dose, Feature};

fn device(side: Side, lines: &[(Feature, Dose)]) -> Result<Device, DeviceError> {
    let foot = foot(side);
    let prescription = prescription(lines);
    build(&BuildRequest {
        foot: &foot,
        prescription: &prescription,
        stock: Stock::default(),
        tolerance_mm: 0.02,
    })
}

fn right(lines: &[(Feature, Dose)]) -> Device {
    device(Side::Right, lines).unwrap()
}

/// Height of the top over the floor on a lattice of heel-seat places.
fn heel_seat(device: &Device) -> Vec<(Point2, f64)> {
    let grid = Grid::covering(Point2::new(20.0, -12.0), Point2::new(45.0, 12.0), 1.0);
    let top = upper_envelope(&device.mesh, grid);
    grid.nodes().map(|(ix, iy)| (grid.node(ix, iy), top.at(ix, iy).unwrap())).collect()
}

#[test]
fn a_lift_raises_the_heel_seat_by_its_dose() {
    let flat = heel_seat(&right(&[]));
    let lifted = heel_seat(&right(&[(Feature::HeelLift, Dose::Amount(6.0))]));
    for ((p, before), (_, after)) in flat.iter().zip(&lifted) {
        assert!((after - before - 6.0).abs() < 0.1, "{p}: {}", after - before);
    }
}

#[test]
fn a_post_tilts_the_heel_seat_by_its_dose() {
    let flat = heel_seat(&right(&[]));
    for degrees in [-4.0, 4.0, 6.0] {
        let posted = heel_seat(&right(&[(Feature::RearfootPost, Dose::Amount(degrees))]));
        let rise = |p: Point2| {
            let k = flat.iter().position(|(q, _)| *q == p).unwrap();
            posted[k].1 - flat[k].1
        };
        let slope = (rise(Point2::new(32.0, 12.0)) - rise(Point2::new(32.0, -12.0))) / 24.0;
        assert!((slope.atan().to_degrees() - degrees).abs() < 0.2);
    }
}

#[test]
fn every_feature_alone_is_closed_and_realises_its_dose() {
    let alone = [
        (Feature::HeelLift, Dose::Amount(9.0)),
        (Feature::RearfootPost, Dose::Amount(8.0)),
        (Feature::RearfootPost, Dose::Amount(-6.0)),
        (Feature::RearfootPostMotion, Dose::Amount(4.0)),
        (Feature::ForefootPost, Dose::Amount(4.0)),
        (Feature::ForefootPost, Dose::Amount(-4.0)),
        (Feature::FirstRayCutout, Dose::Flag(true)),
        (Feature::MortonsExtension, Dose::Amount(3.0)),
        (Feature::MedialSkive, Dose::Amount(4.0)),
        (Feature::LateralSkive, Dose::Amount(4.0)),
        (Feature::Inversion, Dose::Amount(5.0)),
        (Feature::FascialGroove, Dose::Amount(2.0)),
        (Feature::NavicularWell, Dose::Amount(3.0)),
        (Feature::FifthBaseWell, Dose::Amount(3.0)),
        (Feature::Width, Dose::Width(windlass_prescription::Width::Narrow)),
        (Feature::Width, Dose::Width(windlass_prescription::Width::Wide)),
        (Feature::RearfootPostKind, Dose::Post(windlass_prescription::PostKind::Strip)),
        (Feature::MetatarsalPad, Dose::Amount(5.0)),
        (Feature::MetatarsalBar, Dose::Amount(4.0)),
        (Feature::CuboidPad, Dose::Amount(3.0)),
        (Feature::MedialFlange, Dose::Amount(8.0)),
        (Feature::HeelCup, Dose::Amount(20.0)),
        (Feature::ArchFill, Dose::Fill(windlass_prescription::ArchFill::Maximum)),
        (Feature::Length, Dose::Length(windlass_prescription::Length::Full)),
        (Feature::Length, Dose::Length(windlass_prescription::Length::Sulcus)),
    ];
    for line in alone {
        let device = right(std::slice::from_ref(&line));
        let topology = Topology::of(&device.mesh);
        assert!(topology.is_closed_solid(), "{line:?}: {topology:?}");
        assert!(device.mesh.signed_volume() > 20_000.0);
        for realised in &device.realised {
            assert!(realised.within_tolerance, "{line:?}: {realised:?}");
        }
        assert!(
            device.fit.mean_mm < 0.15 && device.fit.p95_mm < 0.5,
            "{line:?}: {} {}",
            device.fit.mean_mm,
            device.fit.p95_mm
        );
        assert_eq!(device.marks.len(), device.mesh.triangles.len());
        assert_eq!(device.mesh.bounds().unwrap().min.z, 0.0);
    }
}

#[test]
fn the_left_device_is_the_right_one_mirrored_to_the_last_bit() {
    let lines = [(Feature::RearfootPost, Dose::Amount(4.0)), (Feature::FirstRayCutout, Dose::Flag(true))];
    let left = device(Side::Left, &lines).unwrap();
    assert_eq!(left.mesh.mirrored_y(), right(&lines).mesh);
}

#[test]
fn what_cannot_be_built_is_refused_by_name() {
    let refused = |lines: &[(Feature, Dose)]| device(Side::Right, lines).unwrap_err().to_string();
    assert!(refused(&[(Feature::HeelLift, Dose::Amount(20.0))]).contains("heel_lift_mm"));
    assert!(refused(&[(Feature::ShellThickness, Dose::Amount(0.4))]).contains("shell_thickness_mm"));
    let both = [(Feature::FirstRayCutout, Dose::Flag(true)), (Feature::MortonsExtension, Dose::Amount(3.0))];
    assert!(refused(&both).contains("mortons_extension_mm"));
    assert!(refused(&[(Feature::Ventilation, Dose::Flag(true))]).contains("ventilation"));
}

#[test]
fn a_sole_that_was_not_seen_is_refused() {
    let mut foot = foot(Side::Right);
    foot.plantar.is_observed = false;
    let prescription = prescription(&[]);
    let request = BuildRequest {
        foot: &foot,
        prescription: &prescription,
        stock: Stock::default(),
        tolerance_mm: 0.02,
    };
    assert!(matches!(build(&request), Err(DeviceError::SoleNotObserved)));
}
