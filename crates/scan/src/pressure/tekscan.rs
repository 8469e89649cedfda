//! Tekscan ASCII recordings (`.asf`): a header of `KEY value` lines, then frames of comma-separated sensors, `B` where
//! the insole has been cut away. Rows run from the toes to the heel, columns from the patient's left to the right.

use super::{MOST_LINES, Place, PressureError, PressureUnit, Recording, grid};
use windlass_measure::text;

/// Whether the text starts as this format does.
pub fn is(file: &str) -> bool {
    file.trim_start_matches('"').starts_with("DATA_TYPE")
}

/// Decodes the recording.
pub fn decode(recording: &str, file: Place) -> Result<Recording, PressureError> {
    let mut lines = recording.lines().enumerate();
    let header = Header::read(&mut lines, file)?;
    let mut values = Vec::new();
    let mut row = header.rows;
    for (k, line) in lines {
        let (line, place) = (grid::padded(line), || format!("line {}", k + 1));
        if line.starts_with("Frame") {
            if row != header.rows {
                return Err(file.malformed(format!("a frame of {row} rows, not {}", header.rows), place()));
            }
            row = 0;
        } else if !line.is_empty() && !line.starts_with('@') {
            let before = values.len();
            let separator = if line.contains(';') {
                ';'
            } else if line.contains('\t') {
                '\t'
            } else {
                ','
            };
            for word in line.split(separator) {
                values.push(sensor(word).ok_or_else(|| {
                    file.malformed(
                        format!("\"{}\" is not a pressure", word.chars().take(20).collect::<String>()),
                        place(),
                    )
                })?);
            }
            row += 1;
            if values.len() - before != header.cols || row > header.rows {
                let what = format!("a row of {} sensors, not {}", values.len() - before, header.cols);
                return Err(file.malformed(what, place()));
            }
        }
    }
    if row != header.rows || values.is_empty() {
        return Err(file.malformed("the last frame is incomplete", "the end"));
    }
    Ok(Recording {
        rows: header.rows,
        cols: header.cols,
        pitch_mm: header.pitch[0].zip(header.pitch[1]).map(|(r, c)| [r, c]),
        unit: header.unit,
        values,
        seen_from_above: !header.mirrored,
    })
}

fn sensor(word: &str) -> Option<f32> {
    match word.trim() {
        "B" => Some(f32::NAN),
        w => text::number(w).map(|v| v as f32).filter(|v| v.is_finite()).map(|v| v.max(0.0)),
    }
}

#[derive(Default)]
struct Header {
    rows: usize,
    cols: usize,
    pitch: [Option<f64>; 2],
    unit: Option<PressureUnit>,
    mirrored: bool,
}

impl Header {
    fn read<'a>(
        lines: &mut impl Iterator<Item = (usize, &'a str)>,
        file: Place,
    ) -> Result<Header, PressureError> {
        let mut header = Header::default();
        for (k, line) in lines {
            let place = || format!("line {}", k + 1);
            let line = grid::padded(line);
            let (key, value) = line.split_once([' ', ',', ';', '\t']).unwrap_or((line, ""));
            let value = value.trim_matches([' ', ',', ';', '\t']);
            let count = || {
                let n = value.trim().parse().ok().filter(|n| (1..=MOST_LINES).contains(n));
                n.ok_or_else(|| file.malformed(format!("{key} is not a number of sensors"), place()))
            };
            match key {
                "ROWS" => header.rows = count()?,
                "COLS" => header.cols = count()?,
                "ROW_SPACING" => header.pitch[0] = length(value),
                "COL_SPACING" => header.pitch[1] = length(value),
                "MIRROR_ROW" | "MIRROR_COL" => header.mirrored |= value.trim() != "0",
                "UNITS" => {
                    let unit = PressureUnit::of_maker(value);
                    header.unit = Some(unit.ok_or_else(|| {
                        file.malformed(
                            "a unit that is not a pressure unit (kPa, N/cm2, kgf/cm2, psi or mmHg; raw counts need a calibration)",
                            place(),
                        )
                    })?);
                }
                "ASCII_DATA" if header.rows > 0 && header.cols > 0 => return Ok(header),
                _ => {}
            }
        }
        Err(file.malformed("no ROWS, COLS and ASCII_DATA in the header", "the end"))
    }
}

/// `5.08 mm`, `5,08mm`, `0.2 in` in mm.
fn length(value: &str) -> Option<f64> {
    let value = value.trim();
    let at = value.find(|c: char| c.is_alphabetic()).unwrap_or(value.len());
    let factor = match value[at..].trim() {
        "" | "mm" => 1.0,
        "cm" => 10.0,
        "in" | "inch" => 25.4,
        _ => return None,
    };
    text::number(value[..at].trim()).filter(|v| v.is_finite()).map(|v| v * factor)
}
