//! Notes on results: what was assumed, inferred or doubtful, where, and what to do about it.

use serde::{Deserialize, Serialize};
use std::fmt;

/// How much a note matters.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Something inferred or assumed that the reader should know.
    Info,
    /// Something that may make the result wrong.
    Warning,
}

/// A remark on a result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Note {
    /// How much it matters.
    pub level: Level,
    /// Where: a key of the case or a feature ("foot.left.scan.units").
    pub place: String,
    /// What was found.
    pub text: String,
    /// What to do about it, where there is something to do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_step: Option<String>,
}

impl Note {
    /// Something to know.
    pub fn info(place: impl Into<String>, text: impl Into<String>) -> Self {
        Note { level: Level::Info, place: place.into(), text: text.into(), next_step: None }
    }

    /// Something that may make the result wrong.
    pub fn warning(place: impl Into<String>, text: impl Into<String>) -> Self {
        Note { level: Level::Warning, place: place.into(), text: text.into(), next_step: None }
    }

    /// The same note with what to do about it.
    pub fn then(mut self, next_step: impl Into<String>) -> Self {
        self.next_step = Some(next_step.into());
        self
    }
}

/// The notes in their order, with what is said of the left and of the right foot in the same words said once.
///
/// ```
/// use windlass_measure::{Note, said_once};
///
/// let both = said_once(vec![Note::info("foot.left", "stiff"), Note::info("foot.right", "stiff")]);
/// assert_eq!(both, [Note::info("both feet", "stiff")]);
/// ```
pub fn said_once(notes: Vec<Note>) -> Vec<Note> {
    let mut once: Vec<Note> = Vec::new();
    for note in notes {
        let twin = once.iter_mut().find(|other| {
            (other.level, &other.text, &other.next_step) == (note.level, &note.text, &note.next_step)
                && (other.place == note.place || sideless(&other.place) == sideless(&note.place))
        });
        match twin {
            Some(twin) if twin.place == note.place => {}
            Some(twin) => twin.place = of_both(&note.place),
            None => once.push(note),
        }
    }
    once
}

/// A place without its side: equal for the same place of either foot.
fn sideless(place: &str) -> String {
    let has_side = place.contains("left") || place.contains("right");
    if has_side { of_both(place) } else { place.to_owned() }
}

/// A place of one foot as the place of both: "foot.left.scan" is "both feet: scan".
fn of_both(place: &str) -> String {
    let rest = ["left", "right"].into_iter().find_map(|side| place.split_once(side)).map(|(_, rest)| rest);
    match rest.map(|rest| rest.trim_start_matches(['.', ':', ' '])) {
        None | Some("") => "both feet".to_owned(),
        Some(rest) => format!("both feet: {rest}"),
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.text)?;
        match &self.next_step {
            Some(step) => write!(f, " ({step})"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_of_both_feet_are_said_once_and_others_are_kept() {
        let note = |place: &str, text: &str| Note::warning(place, text);
        let all = vec![
            note("foot.left", "back"),
            note("prescription.left.heel_lift_mm", "high"),
            note("foot.right", "back"),
            note("prescription.right.heel_lift_mm", "high"),
            note("left: device.cutout", "takes 3 mm2"),
            note("right: device.cutout", "takes 4 mm2"),
            note("patient", "back"),
            note("patient", "back"),
        ];
        let said: Vec<String> = said_once(all).iter().map(Note::to_string).collect();
        let expected = [
            "both feet: back",
            "both feet: heel_lift_mm: high",
            "left: device.cutout: takes 3 mm2",
            "right: device.cutout: takes 4 mm2",
            "patient: back",
        ];
        assert_eq!(said, expected);
    }
}
