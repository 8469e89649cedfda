//! Frames with headings: footscan (`Frame 0 (0 ms)`, then rows) and emed (`Pressure values in kPa`, `Picture-No.: 1`, a line
//! of column names, rows that begin with their number).

use super::{MOST_LINES, Place, PressureError, PressureUnit, Recording, grid};
use windlass_measure::text::number;

/// Words that begin a frame.
const FRAMES: [&str; 3] = ["frame", "picture-no", "picture no"];

fn begins_frame(line: &str) -> bool {
    let line = line.trim_start().to_ascii_lowercase();
    FRAMES.iter().any(|f| line.starts_with(f))
}

/// Whether one of the first lines begins a frame.
pub fn is(text: &str) -> bool {
    text.lines().take(60).any(begins_frame)
}

/// Decodes the frames; the heading tells unit and pitch where it has them.
pub fn decode(text: &str, file: Place) -> Result<Recording, PressureError> {
    let heading = text.lines().take_while(|l| !begins_frame(l)).take(MOST_LINES);
    let (mut unit, mut pitch_mm) = (None, None);
    for line in heading {
        let lower = line.to_lowercase();
        if let Some((_, name)) = lower.split_once("values in") {
            unit = PressureUnit::of_maker(name);
        }
        if lower.contains("sensor")
            && (lower.contains("pitch") || lower.contains("size") || lower.contains("distance"))
        {
            pitch_mm = pitch(&lower);
        }
    }
    let mut all: Option<Recording> = None;
    let mut lines = text.lines().enumerate().skip_while(|(_, l)| !begins_frame(l)).peekable();
    while let Some((first, _)) = lines.next() {
        let mut rows = Vec::new();
        let mut has_names = false;
        while let Some((_, line)) = lines.next_if(|(_, l)| !begins_frame(l)) {
            let is_names = line.trim_start().to_ascii_lowercase().starts_with("col");
            has_names |= is_names;
            rows.push(if is_names { "" } else { line });
        }
        let mut frame = grid::block(rows.into_iter(), first + 2, file)?;
        if has_names {
            frame = without_numbers(frame, first, file)?;
        }
        match &mut all {
            None => all = Some(frame),
            Some(all) if (all.rows, all.cols) == (frame.rows, frame.cols) => all.values.extend(frame.values),
            Some(all) => {
                let what = format!(
                    "a frame of {} x {} values after one of {} x {}",
                    frame.rows, frame.cols, all.rows, all.cols
                );
                return Err(file.malformed(what, format!("line {}", first + 1)));
            }
        }
    }
    let all = all.ok_or_else(|| file.malformed("no frame", "the end"))?;
    Ok(Recording { unit, pitch_mm, ..all })
}

/// A frame without the first column, which numbers its rows.
fn without_numbers(frame: Recording, line: usize, file: Place) -> Result<Recording, PressureError> {
    let is_numbered = frame.values.chunks_exact(frame.cols.max(1)).enumerate();
    let is_numbered = is_numbered.map(|(k, row)| row[0] - k as f32).collect::<Vec<_>>();
    if frame.cols < 2 || is_numbered.windows(2).any(|w| w[0] != w[1]) {
        return Err(
            file.malformed("rows that are not numbered one after the other", format!("line {}", line + 1))
        );
    }
    let values = frame.values.chunks_exact(frame.cols).flat_map(|row| row[1..].iter().copied()).collect();
    Ok(Recording { cols: frame.cols - 1, values, ..frame })
}

/// `sensor pitch: 5 mm`, `sensor size: 0,5 x 0,5 cm`, in mm.
fn pitch(line: &str) -> Option<[f64; 2]> {
    let in_mm = if line.contains("cm") { 10.0 } else { 1.0 };
    let bare = line.split_once(':')?.1.replace("mm", " ").replace("cm", " ").replace('x', " ");
    let found: Vec<f64> = bare.split_whitespace().map_while(number).collect();
    match found[..] {
        [one] => Some([one * in_mm; 2]),
        [rows, cols, ..] => Some([rows * in_mm, cols * in_mm]),
        [] => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emed_tells_unit_and_pitch_and_numbers_its_rows() {
        let rows: String = (1..=8).map(|r| format!("{r}\t0\t{}\t20,5\t0\t1\n", 10 * r)).collect();
        let text = format!(
            "Pressure values in kPa\nSensor size: 0,5 x 0,5 cm\n\nPicture-No.: 1 Time: 0 ms\n\tCOL 1\tCOL 2\tCOL 3\tCOL 4\tCOL 5\n\
             {rows}\nPicture-No.: 2 Time: 20 ms\n\tCOL 1\tCOL 2\tCOL 3\tCOL 4\tCOL 5\n{rows}"
        );
        let found = decode(&text, Place { file: "a.lst" }).unwrap();
        assert_eq!((found.rows, found.cols, found.values.len()), (8, 5, 80));
        assert_eq!((found.unit, found.pitch_mm), (Some(PressureUnit::Kilopascal), Some([5.0, 5.0])));
        assert_eq!(found.values[..3], [0.0, 10.0, 20.5]);
    }
}
