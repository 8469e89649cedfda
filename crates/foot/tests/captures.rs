//! Every kind of capture of one foot gives that foot: all formats, foam, cast, and a person's landmarks.

#![allow(clippy::unwrap_used, clippy::print_stderr)]

#[path = "bad_inputs/files.rs"]
#[allow(dead_code)]
mod files;

use nalgebra::{Unit, UnitQuaternion};
use windlass_foot::synthetic::{Disturbance, FootShape, disturbed, ply, synthesise};
use windlass_foot::{Foot, FootError, LandmarkOverrides, measure};
use windlass_geometry::{Grid, HeightField, Mesh, Point2, Point3, Vector3, lower_envelope};
use windlass_measure::Side;
use windlass_scan::{Camera, Capture, Scan, ScanRequest, read};

fn measured(request: &ScanRequest) -> (Scan, Foot) {
    let scan = read(request).unwrap();
    let foot = measure(&scan, &LandmarkOverrides::default()).unwrap();
    (scan, foot)
}

#[test]
fn every_format_holds_the_same_foot() {
    for file in files::good() {
        let request =
            ScanRequest { camera: Some(files::camera()), ..ScanRequest::new(&file.bytes, &file.name) };
        let (scan, foot) = measured(&request);
        let m = foot.measures;
        eprintln!(
            "{}: {:.1} long, ball {:.1}, heel {:.1}, arch {:.1}",
            file.name, m.length_mm, m.ball_width_mm, m.heel_width_mm, m.arch_height_mm
        );
        assert_eq!(scan.side, Side::Right, "{}", file.name);
        assert!((m.length_mm - 260.0).abs() < 3.0, "{}: {}", file.name, m.length_mm);
        // Images of a millimetre for each pixel tell borders, and what is measured from them, to a pixel.
        assert!((m.ball_width_mm - 98.4).abs() < 1.0, "{}: ball {}", file.name, m.ball_width_mm);
        assert!((m.heel_width_mm - 64.4).abs() < 1.2, "{}: heel {}", file.name, m.heel_width_mm);
        assert!((m.arch_height_mm - 18.5).abs() < 1.0, "{}: arch {}", file.name, m.arch_height_mm);
        assert!(foot.plantar.is_observed, "{}", file.name);
    }
}

/// The surface of foam 30 mm deep into which a foot has been pressed, with a lip where it bulges.
fn foam() -> HeightField {
    let foot = synthesise(&FootShape::default(), 2.5).mesh;
    let grid = Grid::covering(Point2::new(-45.0, -85.0), Point2::new(305.0, 85.0), 1.0);
    let sole = lower_envelope(&foot, grid);
    let top = 30.0;
    HeightField { grid, z: sole.z.iter().map(|z| if *z < top { *z } else { top }).collect() }
}

#[test]
fn a_foam_box_seen_from_above() {
    let (bytes, camera) = foam_image(&foam());
    let request = ScanRequest {
        camera: Some(camera),
        pose: Some(Capture::Impression),
        ..ScanRequest::new(&bytes, "foam.png")
    };
    negative_is_the_foot(&request);
}

fn foam_image(field: &HeightField) -> (Vec<u8>, Camera) {
    let g = field.grid;
    // The sensor looks down: image rows run to the foot's right.
    let mut text = Vec::new();
    for row in 0..g.ny {
        text.extend((0..g.nx).map(|ix| ((400.0 - field.z[g.index(ix, g.ny - 1 - row)]) * 20.0) as u16));
    }
    let image = image::ImageBuffer::<image::Luma<u16>, _>::from_raw(g.nx as u32, g.ny as u32, text).unwrap();
    let mut bytes = std::io::Cursor::new(Vec::new());
    image.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    let camera = Camera { mm_per_pixel: Some(1.0), mm_per_count: Some(0.05), ..Camera::default() };
    (bytes.into_inner(), camera)
}

#[test]
fn a_foam_box_as_a_mesh_in_any_pose() {
    let field = foam();
    let g = field.grid;
    let mut mesh = Mesh::default();
    for (ix, iy) in g.nodes() {
        let p = g.node(ix, iy);
        mesh.vertices.push(Point3::new(p.x, p.y, field.z[g.index(ix, iy)]));
        if ix > 0 && iy > 0 {
            let k = g.index(ix, iy) as u32;
            let below = k - g.nx as u32;
            mesh.triangles.extend([[below - 1, below, k], [below - 1, k, k - 1]]);
        }
    }
    for seed in [3, 4] {
        let how = Disturbance { seed, noise_mm: 0.2, ..Disturbance::default() }.anywhere();
        let bytes = ply(&disturbed(&mesh, &how), None);
        negative_is_the_foot(&ScanRequest {
            pose: Some(Capture::Impression),
            ..ScanRequest::new(&bytes, "foam.ply")
        });
    }
}

fn negative_is_the_foot(request: &ScanRequest) {
    let (scan, foot) = measured(request);
    let m = foot.measures;
    eprintln!(
        "{}: {:.1} long, arch {:.1}, residual {:?}, {:?}",
        request.file_name, m.length_mm, m.arch_height_mm, foot.plantar.residual, scan.notes
    );
    assert_eq!(scan.side, Side::Right);
    // Heel and toes are hidden over the foam's rim.
    assert!((m.length_mm - 260.0).abs() < 6.5, "{}", m.length_mm);
    assert!(foot.plantar.is_observed);
    let whole = synthesise(&FootShape::default(), 2.5);
    let (_, truth) = measured(&ScanRequest::new(&ply(&whole.mesh, None), "whole.ply"));
    let (mut sum, mut count) = (0.0, 0);
    let g = foot.plantar.observed.grid;
    for (ix, iy) in g.nodes() {
        let p = g.node(ix, iy);
        let (z, slope) = truth.plantar.surface.height_and_gradient(p);
        if let Some(seen) =
            foot.plantar.observed.at(ix, iy).filter(|_| z < 15.0 && p.x < 180.0 && slope.norm() < 1.0)
        {
            sum += (seen - z).abs();
            count += 1;
        }
    }
    let mean = sum / f64::from(count);
    eprintln!("{}: {mean:.2} mm from the sole itself over {count} points", request.file_name);
    assert!(count > 20_000 && mean < 0.8, "{mean} {count}");
}

#[test]
fn a_cast_cut_off_flat() {
    let mut cast = synthesise(&FootShape::default(), 2.5).mesh;
    // Cut obliquely over the ankle, as casts are.
    cast.vertices.iter_mut().for_each(|v| v.z = v.z.min(62.0 + 0.04 * v.x));
    for (seed, axis) in [(1, Vector3::x()), (2, Vector3::new(0.3, 1.0, -0.4))] {
        let turn = UnitQuaternion::from_axis_angle(&Unit::new_normalize(axis), 2.4 * f64::from(seed));
        let mut posed = cast.clone();
        posed.vertices.iter_mut().for_each(|v| *v = turn * *v);
        let bytes = ply(&posed, None);
        let (scan, foot) =
            measured(&ScanRequest { pose: Some(Capture::Cast), ..ScanRequest::new(&bytes, "cast.ply") });
        assert_eq!(scan.side, Side::Right);
        assert!((foot.measures.length_mm - 260.0).abs() < 1.5, "{}", foot.measures.length_mm);
        assert!(scan.notes.iter().any(|n| n.text.contains("trimmed away")), "{:?}", scan.notes);
    }
}

#[test]
fn landmarks_of_the_case_replace_those_found() {
    let bytes = ply(&synthesise(&FootShape::default(), 2.5).mesh.mirrored_y(), None);
    let scan = read(&ScanRequest::new(&bytes, "left.ply")).unwrap();
    let found = measure(&scan, &LandmarkOverrides::default()).unwrap();
    let moved = |at: Point3, dx: f64| Some(scan.scan_from_canonical(at + Vector3::new(dx, 0.0, 0.0)));
    let overrides = LandmarkOverrides {
        first_met_head: moved(found.landmarks.first_met_head.at, -8.0),
        toe_tip: moved(found.landmarks.toe_tip.at, -5.0),
        ..LandmarkOverrides::default()
    };
    let foot = measure(&scan, &overrides).unwrap();
    let head = foot.landmarks.first_met_head;
    assert!((head.at.x - found.landmarks.first_met_head.at.x + 8.0).abs() < 1e-9);
    assert!(head.confidence > 0.999);
    assert!(
        (foot.measures.length_mm - (foot.landmarks.toe_tip.at.x - foot.landmarks.heel.at.x)).abs() < 1e-9
    );
    assert_eq!(foot.landmarks.fifth_met_head, found.landmarks.fifth_met_head);
    assert!(foot.notes.iter().any(|n| n.place == "landmarks.first_met_head" && n.text.contains("8.0 mm")));
    let far = LandmarkOverrides { heel: Some(Point3::new(900.0, 0.0, 0.0)), ..LandmarkOverrides::default() };
    assert!(matches!(measure(&scan, &far), Err(FootError::Override { name: "heel", .. })));
}

/// A model drawn for the screen: outline and lengths, but no sole for a device in total contact. A finer mesh of the same
/// foot is one.
#[test]
fn a_model_of_wide_faces_is_not_a_sole() {
    for (spacing, seen) in [(2.5, true), (9.0, false)] {
        let bytes = ply(&synthesise(&FootShape::default(), spacing).mesh, None);
        let request = ScanRequest { side: Some(Side::Right), ..ScanRequest::new(&bytes, "foot.ply") };
        let (_, foot) = measured(&request);
        assert_eq!(foot.plantar.is_observed, seen, "{spacing}");
        assert_eq!(foot.notes.iter().any(|note| note.text.contains("faces of the sole")), !seen, "{spacing}");
        assert!((foot.measures.length_mm - 260.0).abs() < 4.0, "{spacing}: {}", foot.measures.length_mm);
    }
}
