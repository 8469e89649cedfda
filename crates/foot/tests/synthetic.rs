//! The synthesised foot against what was put in: the second road to every measure.

#![allow(clippy::unwrap_used, clippy::print_stderr)]

use nalgebra::{Isometry3, Translation3, UnitQuaternion};
use windlass_foot::synthetic::{
    CaptureOptions, Disturbance, FootShape, Orthographic, Pinhole, Sight, depth_image, disturbed, ply,
    synthesise,
};
use windlass_foot::{Foot, LandmarkOverrides, measure};
use windlass_geometry::{Mesh, Point3, Topology, Vector3};
use windlass_measure::Side;
use windlass_scan::{Camera, Scan, ScanRequest, read};

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
            // The top of an arch is flat: a few millimetres along it change its height by a tenth.
            ("apex", t.arch_apex, l.arch_apex, 10.1),
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

/// Numbers drawn from a seed, 0..1.
struct Drawn(u64);

impl Drawn {
    fn between(&mut self, low: f64, high: f64) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        low + (high - low) * (self.0 >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// Any adult's foot.
fn any_shape(drawn: &mut Drawn) -> FootShape {
    let length_mm = drawn.between(228.0, 284.0);
    FootShape {
        length_mm,
        ball_width_mm: length_mm * drawn.between(0.36, 0.40),
        heel_width_mm: length_mm * drawn.between(0.235, 0.255),
        arch_height_mm: drawn.between(13.0, 24.0),
        forefoot_varus_deg: drawn.between(-2.0, 3.0),
        rearfoot_everted_deg: drawn.between(-2.0, 6.0),
        hallux_valgus_deg: drawn.between(3.0, 12.0),
    }
}

/// Any yaw, and any tilt up to 20 degrees, about the middle of a foot.
fn any_pose(drawn: &mut Drawn, length_mm: f64) -> Isometry3<f64> {
    let turn = std::f64::consts::TAU;
    let (s, c) = libm::sincos(drawn.between(0.0, turn));
    let tilt =
        UnitQuaternion::from_scaled_axis(Vector3::new(c, s, 0.0) * drawn.between(0.0, 20f64.to_radians()));
    let yaw = UnitQuaternion::from_scaled_axis(Vector3::z() * drawn.between(0.0, turn));
    let middle = Translation3::new(-length_mm / 2.0, 0.0, 0.0);
    Isometry3::from_parts(Translation3::identity(), tilt * yaw) * middle
}

/// The image of a scene as a PNG.
fn png(scene: &Mesh, sight: &impl Sight, seed: u64) -> Vec<u8> {
    let options = CaptureOptions { noise_mm: 0.2, dropout: 0.01, seed, ..CaptureOptions::default() };
    let image = depth_image(scene, sight, &options);
    let image = image::ImageBuffer::<image::Luma<u16>, _>::from_raw(image.width, image.height, image.counts);
    let mut bytes = std::io::Cursor::new(Vec::new());
    image.unwrap().write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// Side and ends of one drawn foot, in a drawn pose over a pinhole (even seeds) or a camera without perspective. Returns
/// how far heel, toe and length are off, mm.
fn drawn_capture(seed: u64) -> Result<[f64; 3], String> {
    let mut drawn = Drawn(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    drawn.between(0.0, 1.0);
    let shape = any_shape(&mut drawn);
    let pose = any_pose(&mut drawn, shape.length_mm);
    let side = if drawn.between(0.0, 1.0) < 0.5 { Side::Left } else { Side::Right };
    let made = synthesise(&shape, 2.5);
    let own = |p: Point3| pose * Point3::new(p.x, p.y * side.mirror(), p.z);
    let mut scene = if side == Side::Left { made.mesh.mirrored_y() } else { made.mesh };
    let front = *scene.vertices.iter().filter(|v| v.z < 60.0).max_by(|a, b| a.x.total_cmp(&b.x)).unwrap();
    let front = pose * front;
    scene.vertices.iter_mut().for_each(|v| *v = pose * *v);
    let per_count = Some(0.1);
    let (bytes, camera, at) = if seed.is_multiple_of(2) {
        let sight = Pinhole { focal: [560.0; 2], centre: [319.5, 239.5], at: Point3::new(0.0, 0.0, -380.0) };
        let [fx, fy] = sight.focal.map(Some);
        let [cx, cy] = sight.centre.map(Some);
        (
            png(&scene, &sight, seed),
            Camera { fx, fy, cx, cy, mm_per_count: per_count, ..Camera::default() },
            sight.at,
        )
    } else {
        let sight = Orthographic { mm_per_pixel: 0.65, at: Point3::new(-207.7, -155.7, -300.0) };
        let mm_per_pixel = Some(sight.mm_per_pixel);
        (
            png(&scene, &sight, seed),
            Camera { mm_per_pixel, mm_per_count: per_count, ..Camera::default() },
            sight.at,
        )
    };
    let request = ScanRequest { camera: Some(camera), ..ScanRequest::new(&bytes, "drawn.png") };
    let scan = read(&request).map_err(|e| format!("{seed}: {e}"))?;
    let foot = measure(&scan, &LandmarkOverrides::default()).map_err(|e| format!("{seed}: {e}"))?;
    let along = |p: Point3| scan.canonical_from_scan(Point3::from(p - at)).x;
    let l = &foot.landmarks;
    let off = [
        l.heel.at.x - along(own(made.truth.heel)),
        l.toe_tip.at.x - along(front),
        foot.measures.length_mm - shape.length_mm,
    ];
    if scan.side == side { Ok(off) } else { Err(format!("{seed}: {} for {side}", scan.side)) }
}

fn drawn_captures(seeds: std::ops::Range<u64>) {
    let mut faults = Vec::new();
    let mut worst = [[f64::INFINITY, f64::NEG_INFINITY]; 3];
    for seed in seeds {
        match drawn_capture(seed) {
            Ok(off) => {
                eprintln!("{seed}: heel {:+.1}, toe {:+.1}, length {:+.1}", off[0], off[1], off[2]);
                for (w, v) in worst.iter_mut().zip(off) {
                    *w = [w[0].min(v), w[1].max(v)];
                }
                // Both ends may be off the same way.
                if off[0].abs() > 4.0 || off[1].abs() > 4.0 || off[2].abs() > 6.0 {
                    faults.push(format!("{seed}: {off:.1?}"));
                }
            }
            Err(e) => faults.push(e),
        }
    }
    eprintln!("heel, toe, length: {worst:.1?}");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn drawn_feet_over_tilted_cameras_have_their_side_and_ends() {
    drawn_captures(0..6);
}

#[test]
#[ignore = "a hundred fresh seeds; a minute in a release build"]
fn a_hundred_drawn_feet_over_tilted_cameras() {
    drawn_captures(100..200);
}

#[test]
fn drawn_skins_are_closed_and_face_outward() {
    let mut drawn = Drawn(77);
    for k in 0..12 {
        let shape = any_shape(&mut drawn);
        let mesh = synthesise(&shape, 2.5).mesh;
        let topology = Topology::of(&mesh);
        assert!(topology.is_closed_solid() && mesh.signed_volume() > 0.0, "{k}: {shape:?} {topology:?}");
    }
}
