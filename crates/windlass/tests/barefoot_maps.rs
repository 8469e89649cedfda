//! The predicted barefoot map beside measured ones of four makers: share of the summed peaks by region, and the shape
//! along the foot. Data that is not there is skipped aloud.
#![allow(clippy::unwrap_used, clippy::print_stderr)]

#[path = "../../foot/tests/real_maps/mod.rs"]
mod real_maps;

use real_maps::{file, foot, map, shares};
use std::io::Read as _;
use windlass_chain::{
    Body, ChainCase, ChainFoot, ChainProfiles, Footwear, JointLimits, OwnGait, PressureMaps, Spine, check,
};
use windlass_foot::pressure::place;
use windlass_foot::{Foot, Region};
use windlass_geometry::Point2;
use windlass_measure::{Both, Side};
use windlass_scan::PressureUnit;

/// Slices along the foot: each holds about three rows of springs or sensors, so that their pitches do not beat.
const SLICES: usize = 10;

/// Loaded places of the canonical right foot, mm, with their peaks, kPa.
type Cells = Vec<(Point2, f64)>;

/// One member of a ZIP file.
fn unzipped(bytes: &[u8], name: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut out = Vec::new();
    archive.by_name(name).unwrap().read_to_end(&mut out).unwrap();
    out
}

/// The map that the chain predicts for this foot, barefoot or in a flat shoe.
fn predicted(foot: &Foot, shoe: bool) -> Cells {
    let known = ChainFoot {
        foot,
        device: None,
        limits: JointLimits::default(),
        complaints: Vec::new(),
        gait: OwnGait::default(),
        footwear: Footwear { shoe, heel_drop_mm: 0.0 },
    };
    let patient =
        Body { mass_kg: 72.0, height_m: 1.73, sex: None, steps_per_day: 5000.0, standing_hours: 3.0 };
    let feet = Both { left: None, right: Some(known) };
    let case = ChainCase { patient, spine: Spine::default(), feet, limb_length: None, seed: 1, draws: 1 };
    let report = check(&case, &ChainProfiles::builtin().unwrap()).unwrap();
    let maps: &PressureMaps = &report.walking.right.as_ref().unwrap().pressure;
    let at = |i: usize| {
        let (ix, iy) = ((i % maps.nx) as f64, (i / maps.nx) as f64);
        Point2::new(maps.origin_mm[0] + ix * maps.pitch_mm, maps.origin_mm[1] + iy * maps.pitch_mm)
    };
    let loaded = maps.without_kpa.iter().enumerate().filter(|(_, p)| **p > 0.0);
    loaded.map(|(i, p)| (at(i), f64::from(*p))).collect()
}

fn measured(bytes: &[u8], told: Option<(PressureUnit, f64)>, foot: &Foot) -> Cells {
    place(&map(bytes, told.map(|t| t.0), told.map(|t| t.1)).unwrap(), foot).unwrap().cells
}

/// Share of the summed peaks in each slice of the loaded length.
fn profile(cells: &Cells) -> [f64; SLICES] {
    let xs = || cells.iter().map(|(p, _)| p.x);
    let (low, high) = (xs().fold(f64::INFINITY, f64::min), xs().fold(f64::NEG_INFINITY, f64::max));
    let mut slices = [0.0; SLICES];
    for (p, kpa) in cells {
        let k = (p.x - low) / (high - low) * SLICES as f64;
        slices[(k as usize).min(SLICES - 1)] += kpa;
    }
    let total: f64 = slices.iter().sum();
    slices.map(|s| s / total)
}

/// Pearson's correlation.
fn correlation(a: &[f64; SLICES], b: &[f64; SLICES]) -> f64 {
    let mean = 1.0 / SLICES as f64;
    let sum = |f: &dyn Fn(usize) -> f64| (0..SLICES).map(f).sum::<f64>();
    let (aa, bb) = (sum(&|k| (a[k] - mean).powi(2)), sum(&|k| (b[k] - mean).powi(2)));
    sum(&|k| (a[k] - mean) * (b[k] - mean)) / (aa * bb).sqrt()
}

/// The maps that there are: name, whether in a shoe, side, cells.
fn maps(left: &Foot, right: &Foot) -> Vec<(String, bool, Cells)> {
    let mut maps = Vec::new();
    for (step, foot) in [(1, right), (2, right), (3, left), (4, left), (5, left)] {
        if let Some(bytes) = file(&format!("bmc-zebris/step_{step}.apd")) {
            maps.push((format!("Zebris step {step}, barefoot"), false, measured(&bytes, None, foot)));
        }
    }
    if let Some(bytes) = file("greenai-medilogic/raw_pressure.csv") {
        let cells = measured(&bytes, Some((PressureUnit::NewtonPerCm2, 6.0)), left);
        maps.push(("medilogic, one step, barefoot".into(), false, cells));
    }
    if let Some(bytes) = file("mun104/MUN104.csv.zip") {
        for (name, foot) in [("MUN104L.csv", left), ("MUN104R.csv", right)] {
            let cells = measured(&unzipped(&bytes, name), Some((PressureUnit::Kilopascal, 5.0)), foot);
            maps.push((format!("{name}, mean of 104 people"), false, cells));
        }
    }
    for (name, foot) in [("walk_left", left), ("walk_right", right)] {
        if let Some(bytes) = file(&format!("footpress-fscan/{name}.asf")) {
            maps.push((format!("Tekscan {name}, in the shoe"), true, measured(&bytes, None, foot)));
        }
    }
    maps
}

/// The table, and what holds of it: the shape along the foot is that of measured maps, and no region is far off the mean
/// of those that were measured in the same condition.
#[test]
fn the_predicted_map_has_the_shape_of_measured_ones() {
    let (left, right) = (foot(Side::Left), foot(Side::Right));
    let maps = maps(&left, &right);
    eprintln!("{:34} heel midf first lesser hallux toes   shape r", "share of the summed peaks, %");
    let row = |name: &str, s: &[f64; 6], r: Option<f64>| {
        let shares: String = s.iter().map(|v| format!("{:5.0} ", 100.0 * v)).collect();
        eprintln!("{name:34}{shares}  {}", r.map_or(String::new(), |r| format!("{r:.2}")));
    };
    for shoe in [false, true] {
        let ours = predicted(&right, shoe);
        let (own, along) = (shares(&ours, &right), profile(&ours));
        row(if shoe { "model, flat shoe" } else { "model, barefoot" }, &own, None);
        let same: Vec<&(String, bool, Cells)> = maps.iter().filter(|m| m.1 == shoe).collect();
        let mut sums = [0.0; 6];
        for (name, _, cells) in &same {
            let (s, r) = (shares(cells, &right), correlation(&along, &profile(cells)));
            row(name, &s, Some(r));
            assert!(r > 0.5, "{name}: the shape along the foot correlates by {r:.2} only");
            sums = std::array::from_fn(|k| sums[k] + s[k] / same.len() as f64);
        }
        for (k, region) in Region::ALL.iter().enumerate().filter(|_| !same.is_empty()) {
            let off = own[k] - sums[k];
            assert!(off.abs() < 0.15, "{}: {:.2} against {:.2}", region.title(), own[k], sums[k]);
        }
    }
}
