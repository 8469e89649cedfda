//! Plain grids: one row of numbers on each line, separated by commas, semicolons, tabs or blanks; an empty line
//! begins the next frame. The file states neither unit nor spacing.

use super::{MOST_LINES, Place, PressureError, Recording};
use windlass_measure::text::{Dialect, Numbers, Separator};

/// A line without the empty cells that spreadsheets put behind it.
pub(super) fn padded(line: &str) -> &str {
    line.trim().trim_end_matches([',', ';', '\t', ' '])
}

/// Decodes one frame or several of the same shape.
pub fn decode(text: &str, file: Place) -> Result<Recording, PressureError> {
    let mut all: Option<Recording> = None;
    let mut first = 1;
    for part in text.split("\n\n").flat_map(|p| p.split("\r\n\r\n")) {
        let lines = part.matches('\n').count();
        if !part.trim().is_empty() {
            let frame = block(part.lines(), first, file)?;
            match &mut all {
                None => all = Some(frame),
                Some(all) if (all.rows, all.cols) == (frame.rows, frame.cols) => {
                    all.values.extend(frame.values)
                }
                Some(all) => {
                    let what = format!(
                        "a frame of {} x {} values after one of {} x {}",
                        frame.rows, frame.cols, all.rows, all.cols
                    );
                    return Err(file.malformed(what, format!("line {first}")));
                }
            }
        }
        first += lines + 2;
    }
    all.ok_or_else(|| file.malformed("nothing", "the end"))
}

/// One frame; `first` is the number of its first line in the file.
pub(super) fn block<'a>(
    lines: impl Iterator<Item = &'a str>,
    first: usize,
    file: Place,
) -> Result<Recording, PressureError> {
    let lines: Vec<(usize, &str)> =
        lines.map(str::trim_end).enumerate().filter(|(_, l)| !l.trim().is_empty()).collect();
    let sample = lines.iter().take(50).map(|l| l.1);
    // Whole numbers between commas are columns here: no grid has fractions of one digit only.
    let dialect = Dialect::of(sample).unwrap_or(Dialect { separator: Separator::Comma });
    let mut numbers = Numbers::default();
    let (mut rows, mut cols, mut values) = (0, 0, Vec::new());
    for (k, line) in lines {
        let place = || format!("line {}", first + k);
        let before = values.len();
        for word in dialect.cells(padded(line)) {
            let value = match word {
                "B" => Some(f32::NAN),
                w => numbers.next(w).map(|v| (v as f32).max(if v.is_nan() { f32::NAN } else { 0.0 })),
            };
            values.push(value.ok_or_else(|| file.malformed("a word that is not a number", place()))?);
        }
        let found = values.len() - before;
        if cols == 0 {
            cols = found;
        }
        rows += 1;
        if found != cols || rows.max(cols) > MOST_LINES {
            return Err(file.malformed(format!("a row of {found} values after rows of {cols}"), place()));
        }
    }
    if numbers.mark().is_err() {
        return Err(file.malformed("decimal points and decimal commas in one grid", format!("line {first}")));
    }
    if values.is_empty() {
        return Err(file.malformed("no values", format!("line {first}")));
    }
    Ok(Recording { rows, cols, pitch_mm: None, unit: None, values, seen_from_above: false })
}
