//! Depth images: the rendered reference image, and the same foot from its mesh and from its image.

#![allow(clippy::unwrap_used, clippy::print_stderr)]

use std::path::PathBuf;
use windlass_foot::{Foot, LandmarkOverrides, measure};
use windlass_geometry::Point2;
use windlass_measure::Side;
use windlass_scan::{Camera, ScanRequest, read};

fn scans() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/scans")
}

fn foot(name: &str, camera: Option<Camera>) -> Option<Foot> {
    let Ok(bytes) = std::fs::read(scans().join(name)) else {
        eprintln!("skipped: {name} is absent");
        return None;
    };
    let request = ScanRequest { camera, ..ScanRequest::new(&bytes, name) };
    let scan = read(&request).unwrap();
    Some(measure(&scan, &LandmarkOverrides::default()).unwrap())
}

/// The camera of `depth_intrinsics.json`.
fn camera() -> Camera {
    Camera {
        fx: Some(700.0),
        fy: Some(700.0),
        cx: Some(320.0),
        cy: Some(240.0),
        mm_per_count: Some(0.1),
        ..Camera::default()
    }
}

#[test]
fn the_same_foot_from_its_mesh_and_from_its_image() {
    let image = foot("derived/depth_sole_find_template_left_u16.png", Some(camera()));
    let Some((mesh, image)) = foot("find-template/template.obj", None).zip(image) else {
        return;
    };
    assert_eq!(image.side, Side::Left);
    assert!((image.measures.length_mm - 257.7).abs() < 1.0, "{}", image.measures.length_mm);
    let (m, i) = (mesh.measures, image.measures);
    for (what, mesh, image) in [
        ("ball", m.ball_width_mm, i.ball_width_mm),
        ("heel", m.heel_width_mm, i.heel_width_mm),
        ("arch", m.arch_height_mm, i.arch_height_mm),
    ] {
        eprintln!("{what}: {mesh:.2} from the mesh, {image:.2} from the image");
        assert!((mesh - image).abs() < 1.2, "{what}: {mesh} {image}");
    }
    let field = &image.plantar.observed;
    let (mut sum, mut count) = (0.0, 0);
    for (ix, iy) in field.grid.nodes() {
        let p: Point2 = field.grid.node(ix, iy);
        let (z, slope) = mesh.plantar.surface.height_and_gradient(p);
        let behind_toes = p.x < 0.72 * mesh.measures.length_mm;
        if let Some(seen) = field.at(ix, iy).filter(|_| behind_toes && slope.norm() < 1.7) {
            sum += (seen - z).abs() / (1.0 + slope.norm_squared()).sqrt();
            count += 1;
        }
    }
    let mean = sum / f64::from(count);
    eprintln!("mean distance of the two soles {mean:.3} mm over {count} points");
    assert!(mean < 0.5, "{mean}");
}
