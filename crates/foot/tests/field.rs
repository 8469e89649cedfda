//! Scans as people really have them, read from `../shared/data/field`: each gives what the note beside it says, a true
//! foot or the true reason.

#![allow(clippy::unwrap_used, clippy::print_stderr)]

use std::path::PathBuf;
use windlass_foot::{Foot, LandmarkOverrides, measure};
use windlass_measure::{LengthUnit, Side};
use windlass_scan::{Camera, DepthKind, PressureRequest, PressureUnit, ScanRequest, read, read_pressure};

/// The bytes of a file of the field; `None`, saying so, where the folder is absent.
fn field(name: &str) -> Option<Vec<u8>> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/field").join(name);
    let bytes = std::fs::read(&path).ok();
    if bytes.is_none() {
        eprintln!("skipped: {} is absent", path.display());
    }
    bytes
}

fn told(request: &ScanRequest) -> Result<Foot, String> {
    let scan = read(request).map_err(|e| e.to_string())?;
    measure(&scan, &LandmarkOverrides::default()).map_err(|e| e.to_string())
}

/// Faults of a foot against side, length, ball and arch.
fn against(foot: &Result<Foot, String>, side: Side, [length, ball, arch]: [f64; 3]) -> Option<String> {
    match foot {
        Err(why) => Some(format!("refused: {why}")),
        Ok(foot) => {
            let m = &foot.measures;
            let near =
                [(m.length_mm, length, 1.0), (m.ball_width_mm, ball, 1.5), (m.arch_height_mm, arch, 1.5)];
            let right = foot.side == side && near.iter().all(|(a, b, tol)| (a - b).abs() <= *tol);
            (!right).then(|| format!("{} {m:?}", foot.side))
        }
    }
}

const MEAN: [f64; 3] = [262.5, 89.0, 22.3];

#[test]
fn texts_and_structures_are_read_as_written() {
    let mut faults = Vec::new();
    for name in [
        "05-ply-faces-passed-over-become-a-cloud/tristrips.ply",
        "05-ply-faces-passed-over-become-a-cloud/vertex_indexes.ply",
        "05-ply-faces-passed-over-become-a-cloud/long_strip.ply",
        "19-stl-scan-text-variants/end_solid.stl",
        "19-stl-scan-text-variants/facet_a_line.stl",
        "19-stl-scan-text-variants/long_name.stl",
        "19-stl-scan-text-variants/one_line.stl",
        "20-text-with-cr-bom-utf16/bom.ply",
        "20-text-with-cr-bom-utf16/bom.stl",
        "20-text-with-cr-bom-utf16/cr.obj",
        "20-text-with-cr-bom-utf16/cr.ply",
        "20-text-with-cr-bom-utf16/cr.stl",
        "20-text-with-cr-bom-utf16/utf16.obj",
        "22-obj-lines-continued-loose-vertices/comment_on_face.obj",
        "22-obj-lines-continued-loose-vertices/continued.obj",
        "22-obj-lines-continued-loose-vertices/loose7.obj",
        "23-decimal-comma-in-meshes/comma.obj",
        "23-decimal-comma-in-meshes/comma.ply",
        "23-decimal-comma-in-meshes/comma.stl",
        "37-stl-bytes-after-the-last-triangle/extra2k.stl",
        "39-stl-binary-last-bit/foot.stl",
        "24-points-without-a-reading/nan_loose.ply",
    ] {
        let Some(bytes) = field(name) else { return };
        let foot = told(&ScanRequest::new(&bytes, name));
        faults.extend(against(&foot, Side::Left, MEAN).map(|f| format!("{name}: {f}")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn clouds_with_commas_zeros_and_gaps_are_feet_or_questions() {
    let mut faults = Vec::new();
    for name in [
        "06-csv-decimal-comma/one_digit.csv",
        "06-csv-decimal-comma/three_digits.csv",
        "06-csv-decimal-comma/blanks.xyz",
        "24-points-without-a-reading/nan.xyz",
        "24-points-without-a-reading/zeros.xyz",
    ] {
        let Some(bytes) = field(name) else { return };
        let foot = told(&ScanRequest::new(&bytes, name));
        faults.extend(against(&foot, Side::Left, [262.4, 88.8, 22.5]).map(|f| format!("{name}: {f}")));
    }
    for name in
        ["03-cloud-of-uneven-density-upside-down/left.xyz", "03-cloud-of-uneven-density-upside-down/low.xyz"]
    {
        let Some(bytes) = field(name) else { return };
        let foot = told(&ScanRequest { side: Some(Side::Left), ..ScanRequest::new(&bytes, name) });
        match foot {
            Err(why) => eprintln!("{name}: {why}"),
            // The mesh of the same vertices has these measures.
            foot => {
                faults.extend(against(&foot, Side::Left, [262.8, 88.9, 22.9]).map(|f| format!("{name}: {f}")))
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What must be asked or refused, and a part of the reason.
#[test]
fn what_is_no_whole_foot_is_asked_about() {
    let camera = |f: [f64; 4], count: f64| Camera {
        fx: Some(f[0]),
        fy: Some(f[1]),
        cx: Some(f[2]),
        cy: Some(f[3]),
        mm_per_count: Some(count),
        ..Camera::default()
    };
    let flat = Camera { mm_per_pixel: Some(0.45), mm_per_count: Some(0.1), ..Camera::default() };
    let pinhole = camera([700.0, 700.0, 320.0, 240.0], 0.1);
    let metre = camera([700.0, 700.0, 320.0, 240.0], 1.0);
    let (none, left, right) = (None, Some(Side::Left), Some(Side::Right));
    let mut faults = Vec::new();
    for (name, side, camera, reason) in [
        ("01-sole-not-scanned-lies-on-its-side/left.stl", left, None, ""),
        ("02-support-surface-round-the-foot/left.ps2d", none, None, "flat rim"),
        ("02-support-surface-round-the-foot/left30.ps2d", none, None, ""),
        ("09-camera-of-another-frame/half.png", none, Some(pinhole), "principal point"),
        ("09-camera-of-another-frame/rot90.png", none, Some(pinhole), "principal point"),
        ("09-camera-of-another-frame/crop.png", none, Some(pinhole), "principal point"),
        ("10-depth-near-is-bright/inverted.png", left, Some(flat), "near is bright"),
        ("27-units-on-a-depth-image/f32_metres.tif", none, Some(metre), "mm_per_count"),
        ("27-units-on-a-depth-image/u16_tenths.png", none, Some(metre), "mm_per_count = 0.1"),
        ("28-archives-as-scans/scan.usdz", left, None, "USDZ is not read"),
        ("29-two-feet-in-one-scan/both.stl", none, None, "state the side"),
    ] {
        let Some(bytes) = field(name) else { return };
        match told(&ScanRequest { side, camera, ..ScanRequest::new(&bytes, name) }) {
            Ok(foot) => faults.push(format!("{name}: taken for {} {:?}", foot.side, foot.measures)),
            Err(why) if why.contains(reason) => eprintln!("{why}"),
            Err(why) => faults.push(format!("{name}: {why}")),
        }
    }
    let name = "29-two-feet-in-one-scan/both.stl";
    let Some(bytes) = field(name) else { return };
    for side in [left, right] {
        let foot = told(&ScanRequest { side, ..ScanRequest::new(&bytes, name) });
        if !foot
            .as_ref()
            .is_ok_and(|f| Some(f.side) == side && (255.0..270.0).contains(&f.measures.length_mm))
        {
            faults.push(format!("{name}: {:?}", foot.map(|f| f.measures)));
        }
    }
    let name = "30-floor-larger-than-the-foot/floor.stl";
    let Some(bytes) = field(name) else { return };
    match told(&ScanRequest { side: left, ..ScanRequest::new(&bytes, name) }) {
        Ok(foot) => faults.extend(against(&Ok(foot), Side::Left, MEAN).map(|f| format!("{name}: {f}"))),
        Err(why) if why.contains("floor") => eprintln!("{why}"),
        Err(why) => faults.push(format!("{name}: {why}")),
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn depth_images_of_every_kind_give_the_same_foot() {
    let camera = |count: f64| Camera {
        fx: Some(700.0),
        fy: Some(700.0),
        cx: Some(320.0),
        cy: Some(240.0),
        mm_per_count: Some(count),
        ..Camera::default()
    };
    let mut faults = Vec::new();
    for (name, count) in [
        ("08-exr-data-window-passed-over/depth.exr", 1000.0),
        ("08-exr-data-window-passed-over/whole.exr", 1000.0),
        ("26-depth-layers-and-number-kinds/blender_layers.exr", 1000.0),
        ("26-depth-layers-and-number-kinds/half.tif", 1000.0),
        ("26-depth-layers-and-number-kinds/int16.tif", 0.1),
        ("26-depth-layers-and-number-kinds/uint32.tif", 0.1),
        ("27-units-on-a-depth-image/f32_metres.tif", 1000.0),
        ("27-units-on-a-depth-image/u16_tenths.png", 0.1),
    ] {
        let Some(bytes) = field(name) else { return };
        let foot = told(&ScanRequest { camera: Some(camera(count)), ..ScanRequest::new(&bytes, name) });
        faults.extend(against(&foot, Side::Left, [257.5, 88.9, 26.8]).map(|f| format!("{name}: {f}")));
    }
    let name = "10-depth-near-is-bright/inverted.png";
    let Some(bytes) = field(name) else { return };
    let camera = Camera {
        mm_per_pixel: Some(0.45),
        mm_per_count: Some(0.1),
        depth: Some(DepthKind::Height),
        ..Camera::default()
    };
    let side = Some(Side::Left);
    let foot = told(&ScanRequest { side, camera: Some(camera), ..ScanRequest::new(&bytes, name) });
    if !foot.as_ref().is_ok_and(|f| (250.0..268.0).contains(&f.measures.length_mm)) {
        faults.push(format!("{name}: {:?}", foot.map(|f| f.measures)));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn archives_hold_one_scan() {
    let side = Some(Side::Left);
    let mut faults = Vec::new();
    for name in ["28-archives-as-scans/order.zip", "28-archives-as-scans/Model.zip"] {
        let Some(bytes) = field(name) else { return };
        let foot = told(&ScanRequest { side, ..ScanRequest::new(&bytes, name) });
        match &foot {
            Ok(f) if f.side == Side::Left && (250.0..270.0).contains(&f.measures.length_mm) => {}
            _ => faults.push(format!("{name}: {:?}", foot.map(|f| f.measures))),
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A length measured on the patient gives the scale of a scan that has none, and contradicts a wrong unit.
#[test]
fn a_measured_length_is_the_scale_or_a_contradiction() {
    let Some(bytes) = field("20-text-with-cr-bom-utf16/cr.obj") else { return };
    let text = String::from_utf8(bytes).unwrap().replace('\r', "\n");
    let scaled: String = text
        .lines()
        .map(|l| match l.strip_prefix("v ") {
            Some(v) => {
                let c: Vec<f64> = v.split_whitespace().map(|w| w.parse::<f64>().unwrap() * 0.1234).collect();
                format!("v {} {} {}\n", c[0], c[1], c[2])
            }
            None => format!("{l}\n"),
        })
        .collect();
    let request = ScanRequest::new(scaled.as_bytes(), "scan.obj");
    let measured = ScanRequest { foot_length_mm: Some(262.5), ..request };
    let foot = told(&measured).unwrap();
    assert!((foot.measures.length_mm - 262.5).abs() < 0.1, "{:?}", foot.measures);
    assert!((foot.measures.ball_width_mm - 89.0).abs() < 1.0, "{:?}", foot.measures);
    let wrong = ScanRequest {
        foot_length_mm: Some(240.0),
        units: Some(LengthUnit::Millimetre),
        ..ScanRequest::new(text.as_bytes(), "scan.obj")
    };
    assert!(told(&wrong).unwrap_err().contains("measured on the patient"));
    for impossible in [0.0, -1.0, f64::NAN, 25.0] {
        let request = ScanRequest { foot_length_mm: Some(impossible), ..request };
        assert!(told(&request).unwrap_err().contains("expected 80 to 400"));
    }
}

#[test]
fn pressure_by_code_page_spreadsheet_and_maker() {
    let mut faults = Vec::new();
    let folder = "32-pressure-files-by-code-page-and-spreadsheet";
    let mut peaks = Vec::new();
    for (name, unit, pitch) in [
        ("excel.csv", PressureUnit::Kilopascal, 5.08),
        ("trailing.asf", PressureUnit::Kilopascal, 5.08),
        ("spacing.asf", PressureUnit::Kilopascal, 5.08),
        ("cm2.apd", PressureUnit::NewtonPerCm2, 8.46591),
        ("decimal_comma.apd", PressureUnit::NewtonPerCm2, 8.46591),
        ("dynamic.apd", PressureUnit::NewtonPerCm2, 8.46591),
    ] {
        let Some(bytes) = field(&format!("{folder}/{name}")) else { return };
        let request = PressureRequest { bytes: &bytes, file_name: name, unit: None, pitch_mm: None };
        match read_pressure(&request) {
            Ok(map) if map.unit == unit && (map.pitch_mm[0] - pitch).abs() < 1e-9 => {
                peaks.push(map.kpa.iter().copied().filter(|v| v.is_finite()).fold(0.0, f32::max));
            }
            Ok(map) => faults.push(format!("{name}: {:?} {:?}", map.unit, map.pitch_mm)),
            Err(why) => faults.push(format!("{name}: {why}")),
        }
    }
    eprintln!("{peaks:?}");
    // The same recording three ways, and the same map three ways.
    let same = |a: usize, b: usize| (peaks[a] - peaks[b]).abs() < 1e-3 * peaks[a];
    assert!(
        faults.is_empty() && same(0, 1) && same(0, 2) && same(3, 4) && same(3, 5),
        "{}",
        faults.join("\n")
    );
    // Its unit is understood, and no foot makes 62 MPa.
    let Some(bytes) = field(&format!("{folder}/kgcm2.asf")) else { return };
    let request = PressureRequest { bytes: &bytes, file_name: "kgcm2.asf", unit: None, pitch_mm: None };
    assert!(read_pressure(&request).unwrap_err().to_string().contains("kPa in kgf/cm2"));
    for (name, reason) in
        [("pedar.asc", "pedar"), ("emed.lst", "fewer than 40 sensors"), ("footscan.txt", "")]
    {
        let Some(bytes) = field(&format!("34-pressure-of-pedar-emed-footscan/{name}")) else { return };
        let unit = Some(PressureUnit::Kilopascal);
        let request = PressureRequest { bytes: &bytes, file_name: name, unit, pitch_mm: Some(5.0) };
        match read_pressure(&request) {
            Ok(map) => assert!(
                reason.is_empty() && map.rows > 20 && map.frames > 1,
                "{name}: {} x {}",
                map.rows,
                map.cols
            ),
            Err(why) => assert!(!reason.is_empty() && why.to_string().contains(reason), "{name}: {why}"),
        }
    }
}

/// Hostile scans: refused for the true reason, at once and without their memory.
#[test]
fn hostile_scans_are_refused_at_once() {
    for (name, reason) in [
        ("01-ps2d-zero-width/zero-width.sca", "0 x"),
        ("01-ps2d-zero-width/zero-height.sca", "x 0 pixels"),
        ("01-ps2d-zero-width/zero-height-4G-columns.sca", "x 0 pixels"),
        ("01-ps2d-zero-width/zero-width-4G-rows.sca", "0 x"),
        ("25-ellipsoid-is-a-foot/s.stl", "neither arch nor toes"),
    ] {
        let Some(bytes) = field(&format!("../attack/{name}")) else { return };
        let request = ScanRequest {
            side: Some(Side::Left),
            units: Some(LengthUnit::Millimetre),
            ..ScanRequest::new(&bytes, name)
        };
        let why = told(&request).map(|f| f.measures).unwrap_err();
        assert!(why.contains(reason), "{name}: {why}");
    }
    // One face of three million corners.
    let mut polygon = String::from("v 0 0 0\nv 1 0 0\nv 0 1 0\nf");
    (0..3_000_000).for_each(|_| polygon.push_str(" 1"));
    let why = told(&ScanRequest::new(polygon.as_bytes(), "a.obj")).map(|f| f.measures).unwrap_err();
    assert!(why.contains("the limit is 2000000"), "{why}");
}
