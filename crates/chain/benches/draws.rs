//! The check alone: 256 draws of the priors, two feet with devices (limit 250 ms on two cores), and one draw.
//!
//! `cargo bench -p windlass-chain --bench draws`

#![allow(clippy::unwrap_used, missing_docs)]

#[path = "../tests/shell/mod.rs"]
mod shell;

use criterion::{Criterion, criterion_group, criterion_main};
use shell::shell;
use std::hint::black_box;
use windlass_chain::{
    Body, ChainCase, ChainFoot, ChainProfiles, DeviceUnderFoot, Footwear, JointLimits, LimbLength, OwnGait,
    Spine, check,
};
use windlass_foot::synthetic::{FootShape, ply, synthesise};
use windlass_foot::{Foot, LandmarkOverrides, measure};
use windlass_measure::{Both, Side};
use windlass_scan::{ScanRequest, read};

fn foot(side: Side) -> Foot {
    let mesh = synthesise(&FootShape::default(), 2.5).mesh;
    let mesh = if side == Side::Left { mesh.mirrored_y() } else { mesh };
    let bytes = ply(&mesh, None);
    measure(&read(&ScanRequest::new(&bytes, "foot.ply")).unwrap(), &LandmarkOverrides::default()).unwrap()
}

fn bench(criterion: &mut Criterion) {
    let profiles = ChainProfiles::builtin().unwrap();
    let feet = Both::from_fn(foot);
    let meshes = Both { left: shell(&feet.left, 1.0), right: shell(&feet.right, 1.0) };
    let known = |side: Side, gait: OwnGait| {
        Some(ChainFoot {
            foot: feet.get(side),
            device: Some(DeviceUnderFoot {
                mesh: meshes.get(side),
                youngs_modulus_mpa: 1700.0,
                cover_mm: 0.0,
                made_elsewhere: false,
            }),
            limits: JointLimits { first_mtp_loaded_deg: Some(12.0), ..JointLimits::default() },
            complaints: Vec::new(),
            gait,
            footwear: Footwear::default(),
        })
    };
    let case = |draws: u32, gait: OwnGait| ChainCase {
        patient: Body {
            mass_kg: 75.0,
            height_m: 1.75,
            sex: None,
            steps_per_day: 5000.0,
            standing_hours: 3.0,
        },
        spine: Spine::default(),
        feet: Both { left: known(Side::Left, gait), right: known(Side::Right, gait) },
        limb_length: Some(LimbLength { short_side: Side::Left, discrepancy_mm: 9.0, structural: true }),
        seed: 1,
        draws,
    };
    let mut group = criterion.benchmark_group("check, two feet with devices");
    group.sample_size(10);
    let modelled = OwnGait::default();
    let measured = OwnGait { midstance_knee_flexion_deg: Some(19.0), ..modelled };
    for (name, draws, gait) in [
        ("1 draw", 1, modelled),
        ("256 draws", 256, modelled),
        ("256 draws, both legs' walks measured", 256, measured),
    ] {
        group.bench_function(name, |b| {
            b.iter(|| black_box(check(&case(draws, gait), &profiles).unwrap()));
        });
    }
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
