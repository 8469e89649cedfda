//! Feet corrupted in the ways scans are: each must come out as the right side within 2 mm of its length, or as a question;
//! and no device may come of a surface that is not the foot.
//!
//! The usual run corrupts two feet; the study of ten is
//! `cargo test --release -p windlass-foot --test mutations -- --ignored --nocapture`.

#![allow(clippy::unwrap_used, clippy::print_stderr)]

mod cameras;
mod corrupt;

use corrupt::{Corrupted, corruptions};
use std::path::PathBuf;
use windlass_foot::synthetic::{FootShape, synthesise};
use windlass_foot::{LandmarkOverrides, measure};
use windlass_geometry::Mesh;
use windlass_measure::Side;
use windlass_scan::{ScanRequest, read};

/// Where the table stands on its page.
const BEGIN: &str = "<!-- table: made by the test `mutations` -->\n";
const END: &str = "<!-- end of the table -->\n";

/// A right foot in the canonical frame, mm, and its length.
pub struct Whole {
    /// For messages.
    pub name: String,
    /// Closed below the ankle.
    pub mesh: Mesh,
    /// True, mm.
    pub length: f64,
}

fn reference(name: &str) -> Option<Whole> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/scans").join(name);
    let Ok(bytes) = std::fs::read(&path) else {
        eprintln!("skipped: {} is absent", path.display());
        return None;
    };
    let scan = read(&ScanRequest::new(&bytes, name)).unwrap();
    let foot = measure(&scan, &LandmarkOverrides::default()).unwrap();
    Some(Whole { name: name.into(), mesh: scan.surface, length: foot.measures.length_mm })
}

fn synthetic(k: u32, cell_mm: f64) -> Whole {
    let k = f64::from(k);
    let shape = FootShape {
        length_mm: 225.0 + 15.0 * k,
        ball_width_mm: (0.365 + 0.008 * (k % 3.0)) * (225.0 + 15.0 * k),
        heel_width_mm: 0.245 * (225.0 + 15.0 * k),
        arch_height_mm: 14.0 + 3.0 * (k % 4.0),
        forefoot_varus_deg: 2.0 * (k % 3.0 - 1.0),
        rearfoot_everted_deg: 3.0 * (k % 2.0),
        hallux_valgus_deg: 4.0 + 4.0 * k,
    };
    let foot = synthesise(&shape, cell_mm);
    Whole { name: format!("synthetic {k}"), mesh: foot.mesh, length: foot.truth.length_mm }
}

/// What came of a corrupted foot: `Ok` with its words, `Err` where it was wrong.
fn judged(c: &Corrupted) -> Result<String, String> {
    let request = ScanRequest {
        side: c.stated,
        units: c.units,
        camera: c.camera,
        foot_length_mm: c.measured_mm,
        ..ScanRequest::new(&c.bytes, c.file)
    };
    let scan = match read(&request) {
        Ok(scan) => scan,
        Err(why) => return Ok(format!("asked: {}", why.to_string().split("; ").next().unwrap_or_default())),
    };
    let foot = match measure(&scan, &LandmarkOverrides::default()) {
        Ok(foot) => foot,
        Err(why) => return Ok(format!("asked: {why}")),
    };
    let off = foot.measures.length_mm - c.length;
    let told =
        format!("{} {off:+.2} mm{}", foot.side, if foot.plantar.is_observed { "" } else { ", no device" });
    let is_right = foot.side == c.side && off.abs() <= 2.0 && !(c.is_spoilt && foot.plantar.is_observed);
    if is_right { Ok(told) } else { Err(format!("{told} {:?}", foot.measures)) }
}

/// The table of what came of every corruption.
fn study(feet: &[Whole]) -> String {
    let mut wrong = Vec::new();
    let mut table: Vec<(String, usize, usize, f64)> = Vec::new();
    for (k, foot) in feet.iter().enumerate() {
        let side = if k % 2 == 0 { Side::Right } else { Side::Left };
        let all = corruptions(foot, side, k as u64).into_iter().chain(cameras::cameras(foot, side));
        for (row, c) in all.enumerate() {
            if table.len() <= row {
                table.push((c.kind.to_owned(), 0, 0, 0.0));
            }
            match judged(&c) {
                Ok(told) if told.starts_with("asked") => {
                    table[row].1 += 1;
                    eprintln!("{}, {}: {told:.140}", foot.name, c.kind);
                }
                Ok(told) => {
                    table[row].2 += 1;
                    let off = told.split(' ').nth(1).and_then(|w| w.parse::<f64>().ok()).unwrap_or(0.0);
                    table[row].3 = table[row].3.max(off.abs());
                }
                Err(told) => wrong.push(format!("{}, {}: {told}", foot.name, c.kind)),
            }
        }
    }
    let row = |(kind, asked, right, worst): &(String, usize, usize, f64)| {
        let worst = if *right > 0 { format!("{worst:.2} mm") } else { "-".into() };
        format!("| {kind} | {asked} | {right} | {worst} |\n")
    };
    let table = format!(
        "| corruption | asked or refused | read | length off by at most |\n|---|---|---|---|\n{}",
        table.iter().map(row).collect::<String>()
    );
    eprintln!("{table}");
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    table
}

#[test]
fn two_feet_corrupted_in_every_way() {
    let feet: Vec<Whole> =
        [reference("derived/find_mean_left.ply"), Some(synthetic(2, 2.5))].into_iter().flatten().collect();
    study(&feet);
}

#[test]
#[ignore = "ten feet in every way: a minute in a release build"]
fn ten_feet_corrupted_in_every_way() {
    let names = [
        "find-template/template.obj",
        "derived/find_mean_left.ply",
        "derived/find_mean_right_mirrored.ply",
        "derived/find_pc3_plus2_low_arch_left.ply",
    ];
    let mut feet: Vec<Whole> = names.into_iter().filter_map(reference).collect();
    feet.extend((0..6).map(|k| synthetic(k, 2.0)));
    let table = study(&feet);
    let page = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/scans.md");
    let text = std::fs::read_to_string(&page).unwrap();
    let (head, rest) = text.split_once(BEGIN).unwrap();
    let (old, tail) = rest.split_once(END).unwrap();
    if std::env::var_os("WINDLASS_GOLDEN").is_some() {
        std::fs::write(&page, format!("{head}{BEGIN}{table}{END}{tail}")).unwrap();
    } else {
        assert!(
            feet.len() < 10 || old == table,
            "the table of docs/scans.md is another: WINDLASS_GOLDEN=write writes it"
        );
    }
}
