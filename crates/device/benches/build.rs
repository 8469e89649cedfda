//! One device from a measured foot: how long, and where the time goes is for a profiler to say.

// A test stops at the first thing that is not as it must be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, clippy::print_stdout)]

#[path = "../tests/plain_foot/mod.rs"]
mod plain_foot;

use criterion::{Criterion, criterion_group, criterion_main};
use windlass_device::{BuildRequest, Stock, build};
use windlass_measure::Side;
use windlass_prescription::{Dose, Feature};

fn device(c: &mut Criterion) {
    let foot = plain_foot::foot(Side::Right);
    let prescription = plain_foot::prescription(&[
        (Feature::RearfootPost, Dose::Amount(4.0)),
        (Feature::RearfootPostMotion, Dose::Amount(4.0)),
        (Feature::MedialSkive, Dose::Amount(4.0)),
        (Feature::FirstRayCutout, Dose::Flag(true)),
    ]);
    let request = BuildRequest {
        foot: &foot,
        prescription: &prescription,
        stock: Stock::default(),
        tolerance_mm: 0.02,
        most_triangles: None,
    };
    c.bench_function("device from a measured foot", |b| b.iter(|| build(&request)));
}

criterion_group!(benches, device);
criterion_main!(benches);
