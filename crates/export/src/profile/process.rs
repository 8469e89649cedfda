//! A way of printing: what it can make, what it costs.

use super::{ProfileError, parse, refuse_outside};
use serde::{Deserialize, Serialize};
use windlass_profiles::PROCESSES;

/// What carries the part while it is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Technology {
    /// Loose powder: no supports, any orientation.
    Powder,
    /// Molten filament on a bed.
    Filament,
}

/// A process profile. Lengths mm, angles degrees.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Process {
    /// `windlass.process/1`.
    pub schema: String,
    /// Its key: `mjf-pa12`.
    pub name: String,
    /// Its name in words.
    pub title: String,
    /// What carries the part.
    pub technology: Technology,
    /// The printer that a job is checked against, by its profile's name.
    pub printer: String,
    /// Density as printed, g/cm3.
    pub density_g_cm3: f64,
    /// A wall thinner than this is refused.
    pub min_wall_mm: f64,
    /// A wall thinner than this is warned of.
    pub recommended_wall_mm: f64,
    /// A solid section thicker than this is warned of.
    pub max_solid_mm: f64,
    /// A gap, groove or stroke narrower than this may fuse.
    pub min_gap_mm: f64,
    /// Depth at which engraved letters stay legible.
    pub engraving_depth_mm: f64,
    /// Least width of their strokes, and of what stands between two.
    pub engraving_stroke_mm: f64,
    /// More triangles than this are warned of.
    pub max_triangles: usize,
    /// A convex edge whose surfaces turn by more than this is sharp.
    pub sharp_edge_deg: f64,
    /// A convex edge whose surfaces turn by more than this is a knife's.
    pub knife_edge_deg: f64,
    /// A surface that faces down and is flatter than this (from the vertical) needs support; 90 = none does.
    pub overhang_deg: f64,
    /// Whether the part keeps its underside on the bed.
    pub flat_on_bed: bool,
    /// Price of the material, EUR/kg.
    pub price_per_kg: f64,
    /// Work for each part besides printing, minutes.
    pub setup_minutes: f64,
    /// Printing, minutes for each cm3 of the part.
    pub minutes_per_cm3: f64,
}

impl Process {
    /// Reads a profile. `file` names it in errors.
    ///
    /// # Errors
    /// Not TOML, an unknown or missing key, a number outside its sensible range; with line and column.
    pub fn parse(file: &str, text: &str) -> Result<Process, ProfileError> {
        let process: Process = parse(file, text)?;
        refuse_outside(
            file,
            text,
            &[
                ("density_g_cm3", process.density_g_cm3, 0.05..=20.0),
                ("min_wall_mm", process.min_wall_mm, 0.0..=10.0),
                ("recommended_wall_mm", process.recommended_wall_mm, process.min_wall_mm..=20.0),
                ("max_solid_mm", process.max_solid_mm, 1.0..=1000.0),
                ("min_gap_mm", process.min_gap_mm, 0.0..=10.0),
                ("engraving_depth_mm", process.engraving_depth_mm, 0.2..=2.0),
                ("engraving_stroke_mm", process.engraving_stroke_mm, 0.4..=1.3),
                ("sharp_edge_deg", process.sharp_edge_deg, 10.0..=180.0),
                ("knife_edge_deg", process.knife_edge_deg, process.sharp_edge_deg..=180.0),
                ("overhang_deg", process.overhang_deg, 0.0..=90.0),
                ("price_per_kg", process.price_per_kg, 0.0..=100_000.0),
                ("setup_minutes", process.setup_minutes, 0.0..=10_000.0),
                ("minutes_per_cm3", process.minutes_per_cm3, 0.0..=10_000.0),
            ],
        )?;
        Ok(process)
    }

    /// The profiles that come with the program.
    ///
    /// # Errors
    /// A built-in profile is damaged: an internal error that the tests look for.
    pub fn built_in() -> Result<Vec<Process>, ProfileError> {
        PROCESSES.iter().map(|(file, text)| Process::parse(file, text)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn built_in_profiles_are_sound_and_named_like_their_files() {
        let all = Process::built_in().unwrap();
        for (process, (file, _)) in all.iter().zip(PROCESSES) {
            assert_eq!(format!("{}.toml", process.name), *file);
            assert_eq!(process.schema, "windlass.process/1");
        }
    }

    #[test]
    fn unknown_keys_and_wild_numbers_have_a_place() {
        let text = PROCESSES[0].1.replace("min_wall_mm", "min_wal_mm");
        let error = Process::parse("mine.toml", &text).unwrap_err();
        assert!(error.reason.contains("min_wal_mm"), "{error}");
        let line = text.lines().position(|l| l.starts_with("min_wal_mm")).unwrap() + 1;
        assert_eq!((error.line, error.column), (line, 1));

        let text = PROCESSES[0].1.replace("density_g_cm3 = 1.01", "density_g_cm3 = nan");
        let error = Process::parse("mine.toml", &text).unwrap_err();
        assert!(error.to_string().contains("density_g_cm3 is NaN"), "{error}");
    }
}
