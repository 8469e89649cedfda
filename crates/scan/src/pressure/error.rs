//! Why a pressure file is refused: what, where, and what to write.

use super::PressureUnit;

/// A pressure file that cannot be used.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum PressureError {
    /// The bytes break the rules of their format.
    #[error(
        "{file}: {what} at {place}; pressure is read from Tekscan .asf, Zebris .apd, medilogic CSV, or a plain grid of \
         numbers"
    )]
    Malformed {
        /// The file's name.
        file: String,
        /// What is wrong.
        what: String,
        /// Line or element.
        place: String,
    },
    /// A known format that is not read here.
    #[error("{file}: {format} is not read here; {next_step}")]
    NotRead {
        /// The file's name.
        file: String,
        /// The format's name.
        format: &'static str,
        /// How to export it as one that is read.
        next_step: &'static str,
    },
    /// More data than one recording of a person walking.
    #[error("{file}: pressure file too large: {what}; export one walk, or the peak map alone")]
    TooLarge {
        /// The file's name.
        file: String,
        /// What is too large.
        what: String,
    },
    /// No sensor is loaded.
    #[error("{file}: no sensor is loaded; export a step")]
    Unloaded {
        /// The file's name.
        file: String,
    },
    /// Neither file nor case states the unit.
    #[error(
        "{file}: the pressure unit is not stated, and its peak of {highest:.1} could be {highest:.0} kPa or \
         {:.0} kPa; write unit = \"kPa\" or unit = \"N/cm2\" (also \"kgf/cm2\", \"psi\", \"mmHg\")", 10.0 * highest
    )]
    NoUnit {
        /// The file's name.
        file: String,
        /// Highest value.
        highest: f64,
    },
    /// File and case state different units.
    #[error("{file}: the file says {}, the case {}; remove `unit` from the case, or correct it", in_file.name(), stated.name())]
    OtherUnit {
        /// The file's name.
        file: String,
        /// Of the file.
        in_file: PressureUnit,
        /// Of the case.
        stated: PressureUnit,
    },
    /// A peak that no foot makes.
    #[error(
        "{file}: its peak is {peak_kpa:.0} kPa in {}, expected 15 to 3000 kPa; check the unit",
        unit.name()
    )]
    Impossible {
        /// The file's name.
        file: String,
        /// What was found.
        peak_kpa: f64,
        /// The unit used.
        unit: PressureUnit,
    },
    /// Neither file nor case states the sensor spacing.
    #[error("{file}: the sensor spacing is not stated; write pitch_mm = ... from the plate's data sheet")]
    NoPitch {
        /// The file's name.
        file: String,
    },
    /// File and case state different spacings.
    #[error(
        "{file}: the file says sensors {in_file} mm apart, the case {stated} mm; remove `pitch_mm` from the case, or \
         correct it"
    )]
    OtherPitch {
        /// The file's name.
        file: String,
        /// Of the file, mm.
        in_file: f64,
        /// Of the case, mm.
        stated: f64,
    },
}
