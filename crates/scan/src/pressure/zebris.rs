//! Zebris peak maps (`.apd`, a "pedcad import file"): sections of `key=value`, then rows of sensors, tab separated,
//! -1 where nothing touched. The patient's name in it is never read.

use super::{Place, PressureError, PressureUnit, Recording};
use windlass_measure::text::number;

/// Whether the text looks like this format.
pub fn is(text: &str) -> bool {
    text.starts_with("[General]") && text.contains("[Data")
}

/// Decodes the map.
pub fn decode(text: &str, file: Place) -> Result<Recording, PressureError> {
    // [Data] is the peak map; its frames follow as [Data0], [Data1], ...
    let at = text.find("[Data]").or_else(|| text.find("[Data")).unwrap_or(text.len());
    let (head, data) = text.split_at(at);
    let name = data.lines().next().unwrap_or_default();
    let rows = data.lines().skip(1).take_while(|l| !l.trim_start().starts_with('['));
    let value = |key: &str| {
        head.lines().find_map(|l| l.trim().strip_prefix(key)?.strip_prefix('=')).map(|v| v.trim().to_owned())
    };
    let unit = value("UnitPressure")
        .map(|word| {
            PressureUnit::of_maker(&word)
                .ok_or_else(|| file.malformed("a unit that is not a pressure unit", "UnitPressure"))
        })
        .transpose()?;
    let pitch = |key: &str| number(&value(key)?).filter(|v| v.is_finite());
    let in_mm = match value("UnitDistance").as_deref() {
        None | Some("mm") => 1.0,
        Some("cm") => 10.0,
        Some(_) => return Err(file.malformed("a distance neither in mm nor in cm", "UnitDistance")),
    };
    let first_line = head.lines().count() + 1;
    let mut recording = super::grid::block(rows, first_line, file)?;
    let counted = |key: &str| value(key).and_then(|v| v.parse::<usize>().ok());
    if counted("SensCountX").is_some_and(|n| n != recording.rows)
        || counted("SensCountY").is_some_and(|n| n != recording.cols)
    {
        let what = format!("{} x {} sensors, which differs from the header", recording.rows, recording.cols);
        return Err(file.malformed(what, name.to_owned()));
    }
    recording.unit = unit;
    recording.pitch_mm = pitch("LDistX").zip(pitch("LDistY")).map(|(r, c)| [r * in_mm, c * in_mm]);
    Ok(recording)
}
