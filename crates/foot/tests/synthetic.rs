//! The synthesised foot against what was put in: the second road to every measure.

#![allow(clippy::unwrap_used, clippy::print_stderr)]

use windlass_foot::synthetic::{
    CaptureOptions, Disturbance, FootShape, Pinhole, depth_image, disturbed, ply, synthesise,
};
use windlass_foot::{Foot, LandmarkOverrides, measure};
use windlass_geometry::Point3;
use windlass_measure::Side;
use windlass_scan::{Scan, ScanRequest, read};

fn measured(bytes: &[u8]) -> (Scan, Foot) {
    let scan = read(&ScanRequest::new(bytes, "synthetic.ply")).unwrap();
    let foot = measure(&scan, &LandmarkOverrides::default()).unwrap();
    (scan, foot)
}

#[test]
fn landmarks_and_length_are_those_put_in() {
    for (length_mm, arch_height_mm, seed) in [(230.0, 16.0, 1), (262.0, 22.0, 2), (290.0, 19.0, 3)] {
        let shape = FootShape {
            length_mm,
            ball_width_mm: 0.38 * length_mm,
            heel_width_mm: 0.25 * length_mm,
            arch_height_mm,
            ..FootShape::default()
        };
        let made = synthesise(&shape, 2.5);
        let how = Disturbance { seed, ..Disturbance::default() }.anywhere();
        let (scan, foot) = measured(&ply(&disturbed(&made.mesh, &how), None));
        assert_eq!(foot.side, Side::Right);
        assert!((foot.measures.length_mm - length_mm).abs() < 1.5, "{} {length_mm}", foot.measures.length_mm);
        let along = |p: Point3| scan.canonical_from_scan(how.pose * p).x;
        let (t, l) = (&made.truth, &foot.landmarks);
        for (name, truth, found, limit) in [
            ("heel", t.heel, l.heel, 2.0),
            ("hallux", t.hallux_tip, l.hallux_tip, 3.0),
            ("first head", t.first_met_head, l.first_met_head, 10.0),
            ("fifth head", t.fifth_met_head, l.fifth_met_head, 10.0),
            ("apex", t.arch_apex, l.arch_apex, 10.0),
        ] {
            let off = found.at.x - along(truth);
            assert!(off.abs() < limit, "{name} of {length_mm}: {off:.1} mm");
        }
        for (name, found, asked) in [
            ("arch", foot.measures.arch_height_mm, arch_height_mm),
            ("ball", foot.measures.ball_width_mm, shape.ball_width_mm),
            ("heel", foot.measures.heel_width_mm, shape.heel_width_mm),
        ] {
            eprintln!("{length_mm}: {name} {found:.2} for {asked:.2}");
            assert!((found - asked).abs() < 1.0, "{name} of {length_mm}: {found:.2} for {asked:.2}");
        }
        assert!(foot.plantar.is_observed);
    }
}

#[test]
fn a_camera_below_sees_the_same_side_for_both_feet() {
    let right = synthesise(&FootShape::default(), 2.5).mesh;
    for (mesh, side) in [(right.clone(), Side::Right), (right.mirrored_y(), Side::Left)] {
        let options = CaptureOptions { noise_mm: 0.3, dropout: 0.02, ..CaptureOptions::default() };
        let camera =
            Pinhole { focal: [650.0; 2], centre: [319.5, 239.5], at: Point3::new(130.0, 0.0, -320.0) };
        let image = depth_image(&mesh, &camera, &options);
        assert!(image.counts.iter().filter(|c| **c > 0).count() > 50_000);
        let cloud: String = image
            .counts
            .iter()
            .enumerate()
            .filter(|(_, c)| **c > 0)
            .map(|(i, c)| {
                let z = f64::from(*c) * options.mm_per_count;
                let (u, v) = ((i % 640) as f64, (i / 640) as f64);
                format!("{} {} {z}\n", (u - 319.5) / 650.0 * z, (v - 239.5) / 650.0 * z)
            })
            .collect();
        // The same capture as a cloud of points goes through another reader and gives the same side.
        let scan = read(&ScanRequest::new(cloud.as_bytes(), "cloud.xyz")).unwrap();
        assert_eq!(scan.side, side);
    }
}
