//! medilogic recordings: semicolons and decimal commas, one line for each frame. The first line numbers the sensors;
//! where the numbers jump, a new row begins. The file states neither unit nor spacing.

use super::{MOST_LINES, Place, PressureError, Recording};

/// Whether the first cell is the one of this format.
pub fn is(text: &str) -> bool {
    text.starts_with("Sensor-Nummer") || text.starts_with("Sensor number")
}

/// Decodes the recording; the summary lines (minimum, maximum, mean) are passed over.
pub fn decode(text: &str, file: Place) -> Result<Recording, PressureError> {
    let mut lines = text.lines().enumerate();
    let numbers: Option<Vec<u32>> =
        lines.next().map(|(_, l)| l.split(';').skip(1).map_while(|w| w.trim().parse().ok()).collect());
    let numbers = numbers.unwrap_or_default();
    let cols = 1 + numbers.windows(2).take_while(|w| w[1] == w[0].wrapping_add(1)).count();
    let rows = numbers.len() / cols;
    let starts_rows = |r: &[u32]| r.windows(2).all(|w| w[1] == w[0].wrapping_add(1));
    if numbers.len() != rows * cols
        || rows.max(cols) > MOST_LINES
        || !numbers.chunks_exact(cols).all(starts_rows)
    {
        return Err(file.malformed("sensor numbers that do not form rows of one length", "line 1"));
    }
    let mut values = Vec::new();
    for (k, line) in lines {
        let mut words = line.split(';');
        if words.next().and_then(number).is_none() {
            continue;
        }
        let before = values.len();
        for word in words.take(numbers.len()) {
            let value = number(word)
                .ok_or_else(|| file.malformed("a value that is not a number", format!("line {}", k + 1)))?;
            values.push(value.max(0.0));
        }
        if values.len() - before != numbers.len() {
            let what = format!("{} values for {} sensors", values.len() - before, numbers.len());
            return Err(file.malformed(what, format!("line {}", k + 1)));
        }
    }
    if values.is_empty() {
        return Err(file.malformed("no frame", "the end"));
    }
    Ok(Recording { rows, cols, pitch_mm: None, unit: None, values, seen_from_above: false })
}

/// A number with a decimal comma or point.
fn number(word: &str) -> Option<f32> {
    windlass_measure::text::number(word.trim()).map(|v| v as f32).filter(|v| v.is_finite())
}
