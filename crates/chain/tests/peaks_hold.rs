//! Peaks hang on the foot and not on how it lay: a scan turned by any yaw has the same, one of a hundredth more or less nearly.
#![allow(clippy::unwrap_used, clippy::print_stderr)]

mod shell;

use shell::shell;
use windlass_chain::{
    Body, ChainCase, ChainFoot, ChainProfiles, DeviceUnderFoot, Footwear, JointLimits, OwnGait, Quantity,
    Spine, check,
};
use windlass_foot::synthetic::{FootShape, ply, synthesise};
use windlass_foot::{Foot, LandmarkOverrides, measure};
use windlass_geometry::{Mesh, Point3};
use windlass_measure::{Both, Side};
use windlass_scan::{ScanRequest, read};

/// A scan of the foot, larger by a factor and turned about the vertical.
fn scanned(mesh: &Mesh, scale: f64, yaw_deg: f64) -> Foot {
    let (sin, cos) = yaw_deg.to_radians().sin_cos();
    let mut mesh = mesh.clone();
    for v in &mut mesh.vertices {
        *v = Point3::new(scale * (cos * v.x - sin * v.y), scale * (sin * v.x + cos * v.y), scale * v.z);
    }
    let bytes = ply(&mesh, None);
    measure(&read(&ScanRequest::new(&bytes, "foot.ply")).unwrap(), &LandmarkOverrides::default()).unwrap()
}

const PEAKS: [Quantity; 7] = [
    Quantity::HeelPressure,
    Quantity::MedialHeelPressure,
    Quantity::MidfootPressure,
    Quantity::FirstHeadPressure,
    Quantity::LesserHeadsPressure,
    Quantity::HalluxPressure,
    Quantity::LesserToesPressure,
];

/// Every peak without and with the shell.
fn peaks(foot: &Foot, profiles: &ChainProfiles) -> Vec<f64> {
    let shell = shell(foot, foot.measures.length_mm / 260.0);
    let known = ChainFoot {
        foot,
        device: Some(DeviceUnderFoot {
            mesh: &shell,
            youngs_modulus_mpa: 1700.0,
            cover_mm: 0.0,
            made_elsewhere: false,
        }),
        limits: JointLimits::default(),
        complaints: Vec::new(),
        gait: OwnGait::default(),
        footwear: Footwear::default(),
    };
    let case = ChainCase {
        patient: Body {
            mass_kg: 75.0,
            height_m: 1.75,
            sex: None,
            steps_per_day: 5000.0,
            standing_hours: 3.0,
        },
        feet: Both { left: None, right: Some(known) },
        limb_length: None,
        spine: Spine::default(),
        seed: 1,
        draws: 1,
    };
    let report = check(&case, profiles).unwrap();
    let told = |q: &Quantity| {
        let f = report.finding(Side::Right, *q).unwrap();
        [f.without.median, f.with.unwrap().median]
    };
    PEAKS.iter().flat_map(told).collect()
}

/// By how much any of them differs, per cent.
fn apart(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| 100.0 * (a / b - 1.0).abs()).fold(0.0, f64::max)
}

/// Per cent; 1 of it is the area that grows with the foot. The toes move by the most: the scan has few points on them.
const MOVES: f64 = 3.1;

#[test]
fn no_scale_of_a_hundredth_and_no_yaw_moves_a_peak_by_much() {
    let profiles = ChainProfiles::builtin().unwrap();
    let mesh = synthesise(&FootShape::default(), 2.5).mesh;
    let at = |scale: f64, yaw: f64| peaks(&scanned(&mesh, scale, yaw), &profiles);
    let sizes: Vec<Vec<f64>> = [0.98, 0.99, 1.0, 1.01, 1.02].map(|scale| at(scale, 0.0)).to_vec();
    let scaled = sizes.windows(2).map(|w| apart(&w[1], &w[0])).fold(0.0, f64::max);
    let turned =
        [-31.0, 4.0, 95.0].map(|yaw| apart(&at(1.0, yaw), &sizes[2])).into_iter().fold(0.0, f64::max);
    eprintln!("largest step of a peak: {scaled:.2} % for 1 % of scale, {turned:.2} % for any yaw");
    assert!(scaled < MOVES && turned < MOVES, "scale {scaled:.2} %, yaw {turned:.2} %");
}
