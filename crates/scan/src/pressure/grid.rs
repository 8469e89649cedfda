//! Plain grids: one row of numbers on each line, separated by commas, semicolons, tabs or blanks; an empty line
//! begins the next frame. The file states neither unit nor spacing.

use super::{MOST_LINES, Place, PressureError, Recording, medilogic};

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
    let (mut rows, mut cols, mut values) = (0, 0, Vec::new());
    for (k, line) in lines.enumerate().filter(|(_, l)| !l.trim().is_empty()) {
        let place = || format!("line {}", first + k);
        let before = values.len();
        // A comma separates values unless something else does.
        let commas = !line.contains([';', '\t']);
        let parts = line.trim().split(|c: char| match c {
            ',' => commas,
            _ => c == ';' || c.is_whitespace(),
        });
        for word in parts.map(str::trim).filter(|w| !w.is_empty()) {
            let value = match word {
                "B" | "NaN" | "nan" => Some(f32::NAN),
                w => medilogic::number(w).map(|v| v.max(0.0)),
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
    if values.is_empty() {
        return Err(file.malformed("no values", format!("line {first}")));
    }
    Ok(Recording { rows, cols, pitch_mm: None, unit: None, values, seen_from_above: false })
}
