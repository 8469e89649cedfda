//! Random valid prescriptions over real feet: `sweep OUT FIRST COUNT SCAN...` builds designs FIRST..FIRST+COUNT,
//! writes each finished solid as `OUT/<number>.stl` and says on one JSON line what was asked, what was read back,
//! or why it was refused. `tests/sweep.py` drives it and has other people's tools judge every file.

// A tool of the workshop: it stops at the first thing that is not as it must be, and it prints.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, clippy::print_stdout)]

mod dice;
mod prescriptions;

use serde_json::{Value, json};
use std::{env, fs, path::Path, time::Instant};
use windlass_device::{BuildRequest, Device, DeviceError, Stock, build};
use windlass_foot::{Foot, LandmarkOverrides};
use windlass_prescription::FootPrescription;
use windlass_scan::ScanRequest;

fn main() {
    let args: Vec<String> = env::args().skip(1).collect();
    let [out, first, count, scans @ ..] = &args[..] else {
        panic!("sweep OUT FIRST COUNT SCAN...");
    };
    let feet: Vec<(String, Foot)> =
        scans.iter().filter_map(|path| Some((path.clone(), foot(path)?))).collect();
    let (first, count): (u64, u64) = (first.parse().unwrap(), count.parse().unwrap());
    for number in first..first + count {
        let (path, foot) = &feet[number as usize % feet.len()];
        let (prescription, thrown) = prescriptions::random(number);
        let request = BuildRequest {
            foot,
            prescription: &prescription,
            stock: Stock::default(),
            tolerance_mm: 0.02,
            most_triangles: None,
        };
        let began = Instant::now();
        let built = build(&request);
        let milliseconds = began.elapsed().as_secs_f64() * 1e3;
        let mut line = match built {
            Ok(device) => kept(&device, &format!("{out}/{number}.stl"), milliseconds),
            Err(error) => refused(&error),
        };
        line["number"] = number.into();
        line["thrown"] = thrown.into();
        line["foot"] = Path::new(path).file_name().unwrap().to_string_lossy().into_owned().into();
        line["asked"] = asked(&prescription);
        println!("{line}");
    }
}

/// A measured foot; `None`, aloud, when its sole was not seen.
fn foot(path: &str) -> Option<Foot> {
    let bytes = fs::read(path).unwrap();
    let scan = windlass_scan::read(&ScanRequest::new(&bytes, path)).unwrap();
    let foot = windlass_foot::measure(&scan, &LandmarkOverrides::default()).unwrap();
    if !foot.plantar.is_observed {
        eprintln!("{path}: sole not observed, left out");
        return None;
    }
    Some(foot)
}

fn kept(device: &Device, path: &str, milliseconds: f64) -> Value {
    fs::write(path, windlass_export::stl::to_bytes(&device.mesh, "sweep").unwrap()).unwrap();
    let realised = device.realised.iter().map(|r| {
        json!({ "key": r.key(), "asked": r.requested, "found": r.realised, "within": r.within_tolerance })
    });
    json!({
        "built": true,
        "file": path,
        "ms": milliseconds,
        "triangles": device.mesh.triangles.len(),
        "fit_mean": device.fit.mean_mm,
        "fit_p95": device.fit.p95_mm,
        "realised": realised.collect::<Vec<_>>(),
    })
}

fn refused(error: &DeviceError) -> Value {
    let by_name = matches!(error, DeviceError::Refused(_) | DeviceError::WallTooThin { .. });
    json!({ "built": false, "by_name": by_name, "why": error.to_string() })
}

fn asked(prescription: &FootPrescription) -> Value {
    let lines = prescription.lines.iter().map(|l| (l.feature.key().to_owned(), json!(l.dose)));
    let placed = ("placed".to_owned(), json!(prescription.placements.in_words()));
    lines.chain([placed]).collect()
}
