//! Every stage of a case, the whole, and the floor under it: decoding the images and writing the same bytes.
//!
//! `cargo bench -p windlass-lab --bench stages`; the table of these numbers is in `docs/numbers.md`.

// A benchmark stops at the first thing that is not as it must be.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use windlass::{Case, Complaint, Files, Output, Settings, World, check, design, measure, prescribe};
use windlass_device::{BuildRequest, Device, Stock, build};
use windlass_export::{step, stl, threemf};
use windlass_foot::Foot;
use windlass_lab::{Claim, publish};
use windlass_measure::Side;

/// The sample, in memory.
struct Sample(Vec<Output>);

impl World for Sample {
    fn read(&self, file: &str) -> Result<Vec<u8>, Complaint> {
        let found = self.0.iter().find(|o| o.name == file).map(|o| o.bytes.clone());
        found.ok_or_else(|| Complaint::input(file, "not in the sample"))
    }
}

struct Ready {
    sample: Sample,
    case: Case,
    settings: Settings,
}

impl Ready {
    fn new() -> Self {
        let sample = Sample(windlass::sample().unwrap());
        let case = Case::read("case.toml", &sample.read("case.toml").unwrap()).unwrap();
        Ready { sample, case, settings: Settings::built_in().unwrap() }
    }

    fn foot(&self) -> Foot {
        let scan = self.case.file.foot.get(Side::Left).as_ref().unwrap().scan.clone().unwrap();
        let bytes = self.sample.read(&scan.file).unwrap();
        measure(&bytes, &scan, Some(Side::Left), None).unwrap().foot
    }

    fn device(&self, foot: &Foot) -> Device {
        let prescription = prescribe(&self.case, &self.settings).unwrap();
        let lines = prescription.feet.get(Side::Left).as_ref().unwrap();
        build(&BuildRequest {
            foot,
            prescription: lines,
            stock: Stock::default(),
            tolerance_mm: 0.02,
            most_triangles: None,
        })
        .unwrap()
    }

    fn only(&self, files: &str) -> Settings {
        Settings { files: Files::parse(files).unwrap(), ..self.settings.clone() }
    }
}

fn stages(c: &mut Criterion) {
    let ready = Ready::new();
    let foot = ready.foot();
    let device = ready.device(&foot);
    let disk = tempfile::tempdir().unwrap();
    c.bench_function("one foot: image read and measured", |b| b.iter(|| ready.foot()));
    c.bench_function("both feet: prescription", |b| {
        b.iter(|| prescribe(&ready.case, &ready.settings).unwrap())
    });
    c.bench_function("one foot: device", |b| b.iter(|| ready.device(&foot)));
    c.bench_function("one device: STL", |b| b.iter(|| stl::to_bytes(&device.mesh, "bench").unwrap()));
    c.bench_function("one device: 3MF", |b| {
        b.iter(|| threemf::to_bytes(&[threemf::Part::plain("bench", &device.mesh)], &[]).unwrap());
    });
    c.bench_function("one device: STEP", |b| {
        b.iter(|| step::to_bytes(&device.brep().unwrap(), "bench").unwrap());
    });
    c.bench_function("one foot: depth image to STL on disk", |b| {
        b.iter(|| {
            let bytes = stl::to_bytes(&ready.device(&ready.foot()).mesh, "bench").unwrap();
            publish(disk.path(), &[Output { name: "left.stl".into(), bytes }], &Claim::default()).unwrap();
        });
    });
    let bytes = stl::to_bytes(&device.mesh, "bench").unwrap();
    let image = ready.sample.read("left.png").unwrap();
    c.bench_function("floor of it: decode the image, write the same bytes", |b| {
        b.iter(|| {
            black_box(image::load_from_memory(&image).unwrap());
            publish(
                disk.path(),
                &[Output { name: "left.stl".into(), bytes: bytes.clone() }],
                &Claim::default(),
            )
            .unwrap();
        });
    });
}

fn whole(c: &mut Criterion) {
    let ready = Ready::new();
    let disk = tempfile::tempdir().unwrap();
    let mut slow = c.benchmark_group("a case, both feet");
    slow.sample_size(10);
    slow.bench_function("up to the chain, 256 draws", |b| {
        b.iter(|| check(&ready.case, None, &ready.sample, &ready.settings).unwrap());
    });
    for files in ["3mf", "stl,3mf", "stl,3mf,step", "stl,3mf,step,report"] {
        let settings = ready.only(files);
        slow.bench_function(format!("files on disk: {files}"), |b| {
            b.iter(|| {
                let job = design(&ready.case, &ready.sample, &settings).unwrap();
                publish(disk.path(), &job.outputs, &Claim::default()).unwrap();
            });
        });
    }
    let outputs = design(&ready.case, &ready.sample, &ready.settings).unwrap().outputs;
    let images = ["left.png", "right.png"].map(|name| ready.sample.read(name).unwrap());
    slow.bench_function("floor: decode the images, write the same bytes", |b| {
        b.iter(|| {
            images.iter().for_each(|i| drop(black_box(image::load_from_memory(i).unwrap())));
            publish(disk.path(), &outputs, &Claim::default()).unwrap();
        });
    });
    slow.finish();
}

criterion_group!(benches, stages, whole);
criterion_main!(benches);
