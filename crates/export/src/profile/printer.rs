//! A machine: the box it can build in.

use super::{ProfileError, parse, refuse_outside};
use serde::{Deserialize, Serialize};
use windlass_profiles::PRINTERS;

/// A printer profile, mm.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Printer {
    /// `windlass.printer/1`.
    pub schema: String,
    /// Its key.
    pub name: String,
    /// Its name in words.
    pub title: String,
    /// Build box along x, y, z.
    pub box_mm: [f64; 3],
    /// Kept free at each wall along x, y, z.
    pub border_mm: [f64; 3],
    /// Where the numbers come from.
    pub source: String,
}

impl Printer {
    /// Reads a profile. `file` names it in errors.
    ///
    /// # Errors
    /// Not TOML, an unknown or missing key, a box without room; with line and column.
    pub fn parse(file: &str, text: &str) -> Result<Printer, ProfileError> {
        let printer: Printer = parse(file, text)?;
        for k in 0..3 {
            let room = printer.box_mm[k] - 2.0 * printer.border_mm[k];
            refuse_outside(
                file,
                text,
                &[("box_mm", printer.box_mm[k], 10.0..=10_000.0), ("border_mm", room, 1.0..=10_000.0)],
            )?;
        }
        Ok(printer)
    }

    /// The profiles that come with the program.
    ///
    /// # Errors
    /// A built-in profile is damaged: an internal error that the tests look for.
    pub fn built_in() -> Result<Vec<Printer>, ProfileError> {
        PRINTERS.iter().map(|(file, text)| Printer::parse(file, text)).collect()
    }

    /// What may be filled, mm.
    pub fn room_mm(&self) -> [f64; 3] {
        std::array::from_fn(|k| self.box_mm[k] - 2.0 * self.border_mm[k])
    }
}

#[cfg(test)]
#[test]
fn built_in_profiles_are_sound_and_named_like_their_files() {
    for (printer, (file, _)) in Printer::built_in().unwrap().iter().zip(PRINTERS) {
        assert_eq!(format!("{}.toml", printer.name), *file);
    }
}
