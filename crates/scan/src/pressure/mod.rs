//! Pressure maps: Tekscan `.asf`, Zebris `.apd`, medilogic CSV, footscan and emed text, and plain grids become one peak map
//! in kPa.
//!
//! kPa against N/cm2 is a factor of ten, so the unit comes from the file or from the caller; it is never guessed.

mod error;
mod framed;
mod grid;
mod medilogic;
mod peak;
mod tekscan;
mod unit;
mod zebris;

pub use error::PressureError;
pub use unit::PressureUnit;

use std::borrow::Cow;
use windlass_measure::{Note, text};

/// Largest pressure file, bytes: text of four minutes of a large plate.
const MOST_BYTES: usize = 64 << 20;
/// Most rows or columns of sensors: the largest plates have 353.
const MOST_LINES: usize = 1024;
/// Peak of a person on a sensor, kPa: lower than a child's standing, higher than a jump on a bare heel.
const POSSIBLE_PEAK_KPA: std::ops::Range<f64> = 15.0..3000.0;

/// A pressure file and what is known about it.
#[derive(Debug, Clone, Copy)]
pub struct PressureRequest<'a> {
    /// The file's content.
    pub bytes: &'a [u8],
    /// The file's name, for messages.
    pub file_name: &'a str,
    /// Unit of its pressures; must agree with the file's where the file states it.
    pub unit: Option<PressureUnit>,
    /// Spacing of the sensors, mm, if the file does not state it.
    pub pitch_mm: Option<f64>,
}

/// The peak pressure under one foot, each sensor's highest value, averaged over the steps of a recording.
#[derive(Debug, Clone, PartialEq)]
pub struct PressureMap {
    /// Rows of sensors.
    pub rows: usize,
    /// Sensors in a row.
    pub cols: usize,
    /// Distance of rows and of the sensors in a row, mm.
    pub pitch_mm: [f64; 2],
    /// Peak, kPa, row by row as in the file; NaN for a place without a sensor.
    pub kpa: Vec<f32>,
    /// Unit in which the file was written.
    pub unit: PressureUnit,
    /// Frames of the recording.
    pub frames: usize,
    /// Steps (complete contacts) that the map is the mean of.
    pub steps: usize,
    /// Sensors left out because they never unload or stand alone in a line.
    pub faulty: usize,
    /// Whether the format fixes the view: rows run from the toes backward, columns from the patient's left to the
    /// right, as looked at from above (Tekscan).
    pub seen_from_above: bool,
    /// What was inferred or doubtful.
    pub notes: Vec<Note>,
}

/// What a file holds, in its own unit.
struct Recording {
    rows: usize,
    cols: usize,
    pitch_mm: Option<[f64; 2]>,
    unit: Option<PressureUnit>,
    /// One frame after the other, row by row; NaN = no sensor.
    values: Vec<f32>,
    seen_from_above: bool,
}

impl Recording {
    fn frames(&self) -> std::slice::ChunksExact<'_, f32> {
        self.values.chunks_exact((self.rows * self.cols).max(1))
    }
}

/// Reads a pressure file.
///
/// # Errors
/// [`PressureError`] says what is wrong with the bytes, the unit or the pitch, and what to write.
pub fn read_pressure(request: &PressureRequest) -> Result<PressureMap, PressureError> {
    let file = Place { file: request.file_name };
    if request.bytes.len() > MOST_BYTES {
        return Err(PressureError::TooLarge {
            file: file.file.into(),
            what: format!("{} bytes", request.bytes.len()),
        });
    }
    let recording = decode(request.bytes, file)?;
    let pitch_mm = pitch(&recording, request)?;
    let raw = peak::of(&recording);
    let highest = raw.values.iter().copied().filter(|v| v.is_finite()).fold(0.0f32, f32::max);
    if highest <= 0.0 {
        return Err(PressureError::Unloaded { file: file.file.into() });
    }
    let unit = unit(&recording, request, f64::from(highest))?;
    let peak_kpa = f64::from(highest) * unit.kpa();
    if !POSSIBLE_PEAK_KPA.contains(&peak_kpa) {
        return Err(PressureError::Impossible { file: file.file.into(), peak_kpa, unit });
    }
    let mut notes = raw.notes;
    notes.push(Note::info(
        "pressure.unit",
        format!(
            "{} as {}; the highest mean peak is {peak_kpa:.0} kPa",
            unit.name(),
            if recording.unit.is_some() { "the file states" } else { "stated" }
        ),
    ));
    Ok(PressureMap {
        rows: recording.rows,
        cols: recording.cols,
        pitch_mm,
        kpa: raw.values.iter().map(|v| (f64::from(*v) * unit.kpa()) as f32).collect(),
        unit,
        frames: recording.frames().len(),
        steps: raw.steps,
        faulty: raw.faulty,
        seen_from_above: recording.seen_from_above,
        notes,
    })
}

fn decode(bytes: &[u8], file: Place) -> Result<Recording, PressureError> {
    if let Some((format, next_step)) = foreign(bytes) {
        return Err(PressureError::NotRead { file: file.file.into(), format, next_step });
    }
    let text = text::decode(bytes)
        .map_err(|e| file.malformed("a byte that no text has", format!("byte {}", e.byte)))?;
    // One kind of line end for every maker.
    let text: Cow<str> = if text.chars.contains('\r') {
        let mut plain = String::with_capacity(text.chars.len());
        text::lines(&text.chars).for_each(|l| {
            plain.push_str(l);
            plain.push('\n');
        });
        Cow::Owned(plain)
    } else {
        text.chars
    };
    let recording = if pedar(&text) {
        return Err(PressureError::NotRead {
            file: file.file.into(),
            format: "a novel pedar insole file",
            next_step: "its 99 sensors lie on a map of the insole that the file does not hold: export a grid of pressures \
                        (emed-style matrix), or a peak picture as rows and columns with its pitch",
        });
    } else if tekscan::is(&text) {
        tekscan::decode(&text, file)?
    } else if zebris::is(&text) {
        zebris::decode(&text, file)?
    } else if medilogic::is(&text) {
        medilogic::decode(&text, file)?
    } else if framed::is(&text) {
        framed::decode(&text, file)?
    } else {
        grid::decode(&text, file)?
    };
    let frame = recording.rows * recording.cols;
    if frame < 40 || recording.values.len() < frame {
        return Err(file.malformed("fewer than 40 sensors", "the end"));
    }
    Ok(recording)
}

/// What is no text, or a maker's own file.
fn foreign(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    let csv = "save the sheet as CSV (File, Save as, CSV): rows and columns of the plate, an empty line between frames";
    let export = "export the pressures as text (ASCII) from the maker's program";
    // The names of an archive's entries are in its index, as they are.
    let has = |name: &[u8]| bytes.windows(name.len()).any(|w| w == name);
    if bytes.starts_with(b"PK\x03\x04") {
        Some(if has(b"xl/workbook") {
            ("an Excel workbook", csv)
        } else if has(b"opendocument.spreadsheet") {
            ("an OpenDocument spreadsheet", csv)
        } else {
            ("an archive", "unpack it and give the text inside")
        })
    } else if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        Some(("an old Excel workbook", csv))
    } else if bytes.starts_with(b"<?xml") || bytes.starts_with(b"<") {
        Some(("XML", export))
    } else if bytes.starts_with(b"%PDF")
        || bytes.starts_with(b"\x89PNG")
        || bytes.starts_with(b"\xff\xd8\xff")
    {
        Some(("a picture or a PDF", export))
    } else {
        None
    }
}

/// Whether a text is of pedar: its insole, or its mask of sensors, stands in the heading.
fn pedar(text: &str) -> bool {
    text.lines().take(30).any(|l| {
        let l = l.trim_start().to_ascii_lowercase();
        l.starts_with("sensor type:") && l.contains("insole") || l.starts_with("mask definition")
    })
}

fn unit(
    recording: &Recording,
    request: &PressureRequest,
    highest: f64,
) -> Result<PressureUnit, PressureError> {
    match (recording.unit, request.unit) {
        (Some(in_file), Some(stated)) if in_file != stated => {
            Err(PressureError::OtherUnit { file: request.file_name.into(), in_file, stated })
        }
        (Some(unit), _) | (None, Some(unit)) => Ok(unit),
        (None, None) => Err(PressureError::NoUnit { file: request.file_name.into(), highest }),
    }
}

fn pitch(recording: &Recording, request: &PressureRequest) -> Result<[f64; 2], PressureError> {
    let file = || request.file_name.to_string();
    let pitch = match (recording.pitch_mm, request.pitch_mm) {
        (Some(in_file), Some(stated)) if in_file.iter().any(|t| (t - stated).abs() > 0.05 * stated) => {
            return Err(PressureError::OtherPitch { file: file(), in_file: in_file[0], stated });
        }
        (Some(in_file), _) => in_file,
        (None, Some(stated)) => [stated; 2],
        (None, None) => return Err(PressureError::NoPitch { file: file() }),
    };
    if pitch.iter().all(|p| (1.0..=25.0).contains(p)) {
        return Ok(pitch);
    }
    Err(Place { file: request.file_name }
        .malformed(format!("sensors {} mm apart; expected 1 to 25 mm", pitch[0]), "the pitch"))
}

/// The file that is being read, for messages.
#[derive(Clone, Copy)]
struct Place<'a> {
    file: &'a str,
}

impl Place<'_> {
    fn malformed(self, what: impl Into<String>, place: impl Into<String>) -> PressureError {
        PressureError::Malformed { file: self.file.into(), what: what.into(), place: place.into() }
    }
}
