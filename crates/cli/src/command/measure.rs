//! `windlass measure`: a scan becomes lengths, angles and landmarks.

use crate::arguments::{KindWord, LoadingWord, Measure, UnitWord};
use crate::exit::{Outcome, Result};
use crate::terminal::Terminal;
use crate::{open, table};
use windlass_lab::case::{Capture, LandmarkEntry};
use windlass_lab::scan::{Camera, Kind, Loading};
use windlass_lab::{Complaint, measure, read_file};
use windlass_measure::{LengthUnit, Side};

/// Measures and prints.
pub fn run(words: &Measure, terminal: &Terminal) -> Result {
    let name = words.scan.display().to_string();
    let bytes = read_file(&words.scan).map_err(|why| {
        Complaint::input(&name, why).then("name a scan: PNG, TIFF, EXR, STL, OBJ, PLY, XYZ or CSV")
    })?;
    let (capture, side, landmarks) = match &words.case {
        Some(case) => from_case(words, case)?,
        None => (from_words(words, &name)?, words.side.map(Side::from), None),
    };
    let measured = measure(&bytes, &capture, side, landmarks.as_ref())?;
    let record = windlass_lab::measurement(&measured);
    if terminal.is_json() {
        terminal.record(&record);
        return Ok(Outcome::Done);
    }
    for note in &record.notes {
        terminal.remark(note);
    }
    terminal.say(&table::measurement(&record));
    Ok(Outcome::Done)
}

type Described = (Capture, Option<Side>, Option<LandmarkEntry>);

/// What the case says of this scan: the foot whose file has the same name, or the side told.
fn from_case(
    words: &Measure,
    case: &std::path::Path,
) -> std::result::Result<Described, windlass_lab::Complaints> {
    let (case, _) = open::case(case)?;
    let wanted = words.scan.file_name();
    let told = words.side.map(Side::from);
    let names = |side: Side| {
        let scan = case.file.foot.get(side)?.scan.as_ref()?;
        (told == Some(side) || (told.is_none() && std::path::Path::new(&scan.file).file_name() == wanted))
            .then(|| (scan.clone(), Some(side), case.file.foot.get(side).and_then(|f| f.landmarks)))
    };
    Side::BOTH.into_iter().find_map(names).ok_or_else(|| {
        Complaint::input(&case.name, "the case describes no such scan")
            .then("add --side left or --side right to say which foot it is")
            .into()
    })
}

fn from_words(words: &Measure, name: &str) -> std::result::Result<Capture, Complaint> {
    let at = |i: usize| words.pinhole.map(|p| p[i]);
    let camera = Camera {
        fx: at(0),
        fy: at(1),
        cx: at(2),
        cy: at(3),
        mm_per_pixel: words.mm_per_pixel,
        mm_per_count: words.mm_per_count,
    };
    let has_camera = camera != Camera::default();
    Ok(Capture {
        file: name.to_owned(),
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
        camera: has_camera.then_some(camera),
        pose: None,
    })
}
