//! Reading and measuring: a mesh of about 90,000 faces (limit 60 ms) and a depth image of 640 x 480 (limit 30 ms).
//!
//! `cargo bench -p windlass-foot --bench measure`

#![allow(clippy::unwrap_used, clippy::print_stderr)]

use criterion::{Criterion, criterion_group, criterion_main};
use std::path::PathBuf;
use windlass_foot::{LandmarkOverrides, measure};
use windlass_scan::{Camera, ScanRequest, read};

fn bench(criterion: &mut Criterion) {
    let camera = Camera {
        fx: Some(700.0),
        fy: Some(700.0),
        cx: Some(320.0),
        cy: Some(240.0),
        mm_per_count: Some(0.1),
        ..Camera::default()
    };
    for (label, name) in [
        ("mesh of 88,786 faces", "find-template/template.obj"),
        ("depth image 640 x 480", "derived/depth_sole_find_template_left_u16.png"),
    ] {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/scans").join(name);
        let Ok(bytes) = std::fs::read(&path) else {
            eprintln!("skipped: {} is absent", path.display());
            continue;
        };
        let request = ScanRequest { camera: Some(camera), ..ScanRequest::new(&bytes, name) };
        criterion.bench_function(label, |b| {
            b.iter(|| measure(&read(&request).unwrap(), &LandmarkOverrides::default()).unwrap());
        });
    }
}

criterion_group!(benches, bench);
criterion_main!(benches);
