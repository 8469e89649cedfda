//! `windlass measure`: a scan becomes lengths, angles and landmarks, with the pressure map that lies under it.

use crate::arguments::{KindWord, LoadingWord, Measure, PoseWord, PressureUnitWord, UnitWord};
use crate::exit::{Outcome, Result};
use crate::terminal::Terminal;
use crate::{open, table};
use std::path::Path;
use windlass::case::{Capture, LandmarkEntry, PressureEntry, with_camera_beside};
use windlass::scan::{Camera, Kind, Loading, PressureUnit};
use windlass::{Complaint, Complaints, measure};
use windlass_lab::{Folder, read_file};
use windlass_measure::{LengthUnit, Note, Side};

/// Measures and prints.
pub fn run(words: &Measure, terminal: &Terminal) -> Result {
    let name = words.scan.display().to_string();
    let bytes = read_file(&words.scan).map_err(|why| {
        Complaint::input(&name, why).then("name a scan: a mesh (STL, OBJ, PLY, OFF, GLB, 3MF), points (PLY, PCD, PTX, XYZ, CSV, NPY) or a depth image")
    })?;
    let described = match &words.case {
        Some(case) => from_case(words, case)?,
        None => from_words(words, name),
    };
    let (capture, beside) = with_camera_beside(&described.capture, &Folder::open(""));
    let mut measured = measure(&bytes, &capture, described.side, described.landmarks.as_ref())?;
    if let Some((map, folder)) = described.pressure {
        measured.lay_pressure(&map, described.mass_kg, &folder)?;
    }
    if let Some(name) = beside {
        measured.foot.notes.push(Note::info("scan.camera", format!("taken from {name}")));
    }
    let record = windlass::measurement(&measured);
    if terminal.is_json() {
        terminal.record(&record);
        return Ok(Outcome::Done);
    }
    let of_map = record.pressure.iter().flat_map(|p| &p.facts.notes);
    for note in record.notes.iter().chain(of_map) {
        terminal.remark(note);
    }
    terminal.say(&table::measurement(&record));
    Ok(Outcome::Done)
}

/// The description of a scan.
struct Described {
    capture: Capture,
    side: Option<Side>,
    landmarks: Option<LandmarkEntry>,
    /// The map, and the folder from which its file is named.
    pressure: Option<(PressureEntry, Folder)>,
    mass_kg: Option<f64>,
}

/// What the case says of this scan: the foot whose file has the same name, or the side stated.
fn from_case(words: &Measure, case: &Path) -> std::result::Result<Described, Complaints> {
    let open::Opened { case, world, .. } = open::case(case)?;
    let wanted = words.scan.file_name();
    let stated = words.side.map(Side::from);
    let describes = |side: &Side| {
        let scan = case.file.foot.get(*side).and_then(|foot| foot.scan.as_ref());
        scan.is_some_and(|scan| {
            stated == Some(*side)
                || (stated.is_none() && wanted.is_some_and(|name| is_named(&scan.file, name)))
        })
    };
    let found = Side::BOTH.into_iter().find(describes);
    let entry = found.and_then(|side| Some((side, case.file.foot.get(side)?)));
    let Some((side, entry, scan)) = entry.and_then(|(side, e)| Some((side, e, e.scan.as_ref()?))) else {
        return Err(Complaint::input(&case.name, "the case describes no such scan")
            .then("add --side left or --side right to say which foot it is")
            .into());
    };
    Ok(Described {
        capture: scan.clone(),
        side: Some(side),
        landmarks: entry.landmarks,
        pressure: map_of(words).or_else(|| Some((entry.pressure.clone()?, world))),
        mass_kg: Some(case.file.patient.mass_kg),
    })
}

/// Whether a path of a case ends in this file name; cases from Windows write `\\` and either letter case.
fn is_named(path: &str, name: &std::ffi::OsStr) -> bool {
    let last = path.rsplit(['/', '\\']).next();
    last.zip(name.to_str()).is_some_and(|(last, name)| last.eq_ignore_ascii_case(name))
}

fn from_words(words: &Measure, name: String) -> Described {
    let at = |i: usize| words.pinhole.map(|p| p[i]);
    let camera = Camera {
        fx: at(0),
        fy: at(1),
        cx: at(2),
        cy: at(3),
        mm_per_pixel: words.mm_per_pixel,
        mm_per_count: words.mm_per_count,
        depth: words.height_map.then_some(windlass::scan::DepthKind::Height),
        ..Camera::default()
    };
    let capture = Capture {
        file: name,
        kind: words.kind.map(|k| match k {
            KindWord::Depth => Kind::Depth,
            KindWord::Mesh => Kind::Mesh,
            KindWord::Points => Kind::Points,
        }),
        units: words.units.map(|u| match u {
            UnitWord::M => LengthUnit::Metre,
            UnitWord::Dm => LengthUnit::Decimetre,
            UnitWord::Cm => LengthUnit::Centimetre,
            UnitWord::Mm => LengthUnit::Millimetre,
            UnitWord::Inch => LengthUnit::Inch,
        }),
        loading: words.loading.map_or(Loading::Unknown, |l| match l {
            LoadingWord::None => Loading::None,
            LoadingWord::Semi => Loading::Semi,
            LoadingWord::Full => Loading::Full,
            LoadingWord::Unknown => Loading::Unknown,
        }),
        camera: (camera != Camera::default()).then_some(camera),
        pose: words.pose.map(|p| match p {
            PoseWord::Below => windlass::scan::Capture::Below,
            PoseWord::Impression => windlass::scan::Capture::Impression,
            PoseWord::Cast => windlass::scan::Capture::Cast,
            PoseWord::WholeFoot => windlass::scan::Capture::WholeFoot,
        }),
        foot_length_mm: words.foot_length_mm,
    };
    let side = words.side.map(Side::from);
    Described { capture, side, landmarks: None, pressure: map_of(words), mass_kg: None }
}

/// The map named on the command line, from the folder in which the command was given.
fn map_of(words: &Measure) -> Option<(PressureEntry, Folder)> {
    let map = PressureEntry {
        file: words.pressure.as_ref()?.display().to_string(),
        unit: words.pressure_unit.map(|u| match u {
            PressureUnitWord::Kilopascal => PressureUnit::Kilopascal,
            PressureUnitWord::NewtonPerCm2 => PressureUnit::NewtonPerCm2,
            PressureUnitWord::KilogramPerCm2 => PressureUnit::KilogramPerCm2,
            PressureUnitWord::Psi => PressureUnit::Psi,
            PressureUnitWord::MmHg => PressureUnit::MmHg,
        }),
        pitch_mm: words.pressure_pitch_mm,
    };
    Some((map, Folder::open("")))
}
