//! What every fuzz target does with its bytes: each reader as the program uses it, and what follows a successful read.
//!
//! A reader may refuse; it may not panic, hang or fill the memory. The same functions replay the kept inputs in the
//! ordinary tests (`tests/corpus.rs`), so they lean on no fuzzer.

use std::io::{Cursor, Write};
use std::sync::OnceLock;
use windlass::case::Capture;
use windlass::job::Manifest;
use windlass::profiles::ProfileTexts;
use windlass::{Case, Settings};
use windlass_foot::Foot;
use windlass_foot::synthetic::{self, FootShape, synthesise};
use windlass_prescription::rules::RuleBook;
use windlass_scan::{Camera, DepthKind, Kind, PressureRequest, PressureUnit, ScanRequest};

/// A target: its name, which is that of its corpus folder, and what it does.
pub type Target = (&'static str, fn(&[u8]));

/// Every target.
pub const TARGETS: [Target; 27] = [
    ("stl", stl),
    ("obj", obj),
    ("ply", ply),
    ("points", points),
    ("off", off),
    ("pcd", pcd),
    ("ptx", ptx),
    ("npy", npy),
    ("gltf", gltf),
    ("archive", archive),
    ("threemf", threemf),
    ("png", image),
    ("pgm", image),
    ("tiff", image),
    ("exr", image),
    ("camera", camera),
    ("ps2d", ps2d),
    ("pressure", pressure),
    ("part", part),
    ("model", model),
    ("package", package),
    ("case", case),
    ("rules", rules),
    ("evidence", evidence),
    ("profiles", profiles),
    ("record", record),
    ("words", words),
];

/// Reads a scan; measures the foot if there is one.
fn scan(request: &ScanRequest) {
    if let Ok(scan) = windlass_scan::read(request) {
        let _ = windlass_foot::measure(&scan, &Default::default());
    }
}

/// Bytes with the format's signature before them where they lack it.
fn begun(signature: &[u8], bytes: &[u8]) -> Vec<u8> {
    if bytes.starts_with(signature) { bytes.to_vec() } else { [signature, bytes].concat() }
}

/// An archive of the files that stand between `==== NAME` lines.
fn zipped(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for file in pieces(bytes, b"==== ").skip(1).take(20) {
        let end = file.iter().position(|b| *b == b'\n').unwrap_or(file.len());
        let name = std::str::from_utf8(&file[..end]).ok()?;
        // A name that is there already is refused by the writer, and left out.
        if archive.start_file(name.trim(), stored).is_ok() {
            archive.write_all(file.get(end + 1..).unwrap_or_default()).ok()?;
        }
    }
    Some(archive.finish().ok()?.into_inner())
}

/// What stands between the occurrences of a mark.
fn pieces<'a>(bytes: &'a [u8], mark: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
    let mut rest = Some(bytes);
    std::iter::from_fn(move || {
        let whole = rest?;
        let at = whole.windows(mark.len()).position(|w| w == mark);
        rest = at.map(|at| &whole[at + mark.len()..]);
        Some(&whole[..at.unwrap_or(whole.len())])
    })
}

/// A scan as STL.
pub fn stl(bytes: &[u8]) {
    scan(&ScanRequest::new(bytes, "left.stl"));
}

/// A scan as OBJ.
pub fn obj(bytes: &[u8]) {
    scan(&ScanRequest::new(bytes, "left.obj"));
}

/// A scan as PLY; what does not begin as one gets its first line.
pub fn ply(bytes: &[u8]) {
    scan(&ScanRequest::new(&begun(b"ply\n", bytes), "left.ply"));
}

/// A cloud of points.
pub fn points(bytes: &[u8]) {
    scan(&ScanRequest { kind: Some(Kind::Points), ..ScanRequest::new(bytes, "left.xyz") });
}

/// A mesh as OFF.
pub fn off(bytes: &[u8]) {
    scan(&ScanRequest::new(&begun(b"OFF", bytes), "left.off"));
}

/// A cloud as PCD.
pub fn pcd(bytes: &[u8]) {
    scan(&ScanRequest::new(&begun(b"# .PCD", bytes), "left.pcd"));
}

/// A cloud as PTX.
pub fn ptx(bytes: &[u8]) {
    scan(&ScanRequest::new(bytes, "left.ptx"));
}

/// Points or a depth image as NPY.
pub fn npy(bytes: &[u8]) {
    scan(&ScanRequest { camera: Some(FLAT), ..ScanRequest::new(&begun(b"\x93NUMPY", bytes), "left.npy") });
}

/// A scene as GLB or glTF.
pub fn gltf(bytes: &[u8]) {
    scan(&ScanRequest::new(bytes, "left.gltf"));
}

/// An archive with scans: as given, and of the files that stand between `==== NAME` lines.
pub fn archive(bytes: &[u8]) {
    scan(&ScanRequest { camera: Some(FLAT), ..ScanRequest::new(bytes, "left.zip") });
    if let Some(package) = zipped(bytes) {
        scan(&ScanRequest { camera: Some(FLAT), ..ScanRequest::new(&package, "left.zip") });
    }
}

/// A scan as 3MF, through the front door: as given, and of the files that stand between `==== NAME` lines.
pub fn threemf(bytes: &[u8]) {
    let Ok(capture) = serde_json::from_str::<Capture>(r#"{"file":"left.3mf"}"#) else { return };
    let _ = windlass::measure(bytes, &capture, None, None);
    if let Some(package) = zipped(bytes) {
        let _ = windlass::measure(&package, &capture, None, None);
    }
}

/// An orthographic camera of the seeds' pixels.
const FLAT: Camera = Camera {
    mm_per_pixel: Some(4.0),
    mm_per_count: Some(0.1),
    fx: None,
    fy: None,
    cx: None,
    cy: None,
    width: None,
    height: None,
    depth: None,
};

/// A depth image in any container, by an orthographic and by a pinhole camera, near dark and near bright.
pub fn image(bytes: &[u8]) {
    let (f, c) = (Some(80.0), Some(40.0));
    let pinhole = Camera { fx: f, fy: f, cx: c, cy: c, mm_per_pixel: None, ..FLAT };
    for camera in [FLAT, pinhole, Camera { depth: Some(DepthKind::Height), ..FLAT }] {
        scan(&ScanRequest { camera: Some(camera), ..ScanRequest::new(bytes, "left.png") });
    }
}

/// What capture apps write beside an image.
pub fn camera(bytes: &[u8]) {
    if let Ok(camera) = Camera::of_json(bytes, "camera.json", "left.png") {
        let grey = [b"P2\n80 40\n4000\n".as_slice(), &b"3000 ".repeat(80 * 40)].concat();
        scan(&ScanRequest { camera: Some(camera), ..ScanRequest::new(&grey, "left.pgm") });
    }
}

/// A PS2D container, or one foot of it.
pub fn ps2d(bytes: &[u8]) {
    let side = Some(windlass_measure::Side::Left);
    scan(&ScanRequest { side, ..ScanRequest::new(bytes, "feet.ps2d") });
}

/// A pressure map of any maker, laid under a foot.
pub fn pressure(bytes: &[u8]) {
    static FOOT: OnceLock<Option<Foot>> = OnceLock::new();
    let foot = FOOT.get_or_init(|| {
        let mesh = synthesise(&FootShape::default(), 4.0).mesh;
        let file = synthetic::ply(&mesh, None);
        let scan = windlass_scan::read(&ScanRequest::new(&file, "right.ply")).ok()?;
        windlass_foot::measure(&scan, &Default::default()).ok()
    });
    let request = PressureRequest { bytes, file_name: "right.txt", unit: None, pitch_mm: None };
    let stated = PressureRequest { unit: Some(PressureUnit::Kilopascal), pitch_mm: Some(8.0), ..request };
    for request in [request, stated] {
        if let (Ok(map), Some(foot)) = (windlass_scan::read_pressure(&request), foot) {
            let _ = windlass_foot::pressure::place(&map, foot);
        }
    }
}

/// Any STL or 3MF that is judged for printing.
pub fn part(bytes: &[u8]) {
    let profiles = ProfileTexts::with(Vec::new());
    for process in ["mjf-pa12", "fdm-petg"] {
        let _ = windlass::verify("part", bytes, process, Some("prusa-mk4"), &profiles);
    }
}

/// The model of a 3MF, in an archive that is in order.
pub fn model(bytes: &[u8]) {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let begun = archive.start_file("3D/3dmodel.model", stored).is_ok();
    if begun
        && archive.write_all(bytes).is_ok()
        && let Ok(package) = archive.finish()
    {
        part(package.get_ref());
    }
}

/// A case file; what reads is prescribed for and put on the lab form.
pub fn case(bytes: &[u8]) {
    static SETTINGS: OnceLock<Option<Settings>> = OnceLock::new();
    let settings = SETTINGS.get_or_init(|| Settings::built_in().ok());
    let (Ok(case), Some(settings)) = (Case::read("case.toml", bytes), settings) else { return };
    if let Ok(prescription) = windlass::prescribe(&case, settings) {
        windlass_prescription::lab_form(
            case.id(),
            &case.file.encounter(),
            &prescription,
            &windlass::Both::default(),
        );
    }
}

/// A file of prescription rules, alone and among those compiled in.
pub fn rules(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let _ = RuleBook::parse(&[("pronation.toml", text)]);
    let _ = RuleBook::built_in_with(&[("pronation.toml", text)]);
}

/// A table of published effects.
pub fn evidence(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let _ = windlass_chain::evidence::read(&[("table.toml", text)]);
}

/// A profile of a material, process, printer, walk or mechanism.
pub fn profiles(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let own = vec![("materials/pa12-mjf.toml".to_owned(), text.to_owned())];
    let _ = windlass::materials::find(
        windlass::prescription::record::Material::Pa12Mjf,
        &ProfileTexts::with(own),
    );
    let _ = windlass_chain::Walk::parse(text);
    let _ = windlass_chain::Mechanism::parse(text);
    let _ = windlass_export::Process::parse("p.toml", text);
    let _ = windlass_export::Printer::parse("p.toml", text);
}

/// A package of several model parts and what slicers say of them: between `==== NAME` lines stand the files.
pub fn package(bytes: &[u8]) {
    if let Some(package) = zipped(bytes) {
        part(&package);
    }
}

/// The record of a job, as `windlass reproduce` reads it.
pub fn record(bytes: &[u8]) {
    if let Ok(record) = serde_json::from_slice::<serde_json::Value>(bytes) {
        let _ = serde_json::from_value::<Manifest>(record["manifest"].clone());
    }
}

/// The words of a batch: part of the cases, and the variables of array tasks.
pub fn words(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let _ = windlass_lab::batch::Shard::parse(text);
    // A line for each variable: `NAME=value`.
    let value = |name: &str| {
        text.lines().find_map(|line| Some(line.strip_prefix(name)?.strip_prefix('=')?.to_owned()))
    };
    let _ = windlass_lab::batch::Shard::of_array_task(value);
}
