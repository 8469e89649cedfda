//! Why a scan is refused: what, where in the file, and what to do next.

use windlass_measure::Side;

/// A scan that cannot be used.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ScanError {
    /// The bytes are not of a format that is read here.
    #[error(
        "{file}: not a scan this program reads; give a 16-bit PNG, TIFF or EXR depth image, an STL, OBJ, PLY or XYZ \
         file, or a PS2D container"
    )]
    UnknownFormat {
        /// The file's name.
        file: String,
    },
    /// The bytes break the rules of their format.
    #[error("{file}: {what} at {place}; export the scan again, the file may have been cut short")]
    Malformed {
        /// The file's name.
        file: String,
        /// What is wrong.
        what: String,
        /// Byte, line or element.
        place: String,
    },
    /// More data than a foot can need: refused before memory is taken.
    #[error("{file}: {what}, the limit is {limit}; reduce the scan to the foot and export it again")]
    TooLarge {
        /// The file's name.
        file: String,
        /// What is too large.
        what: String,
        /// The limit, in words.
        limit: String,
    },
    /// A depth image cannot be turned into millimetres.
    #[error("camera: {what}; {next_step}")]
    Camera {
        /// What is missing or impossible.
        what: String,
        /// What to write.
        next_step: &'static str,
    },
    /// What is in the file is not a foot.
    #[error(
        "{file}: this does not look like a foot: {what}; scan one foot from below or whole, toes included"
    )]
    NotAFoot {
        /// The file's name.
        file: String,
        /// What was found.
        what: String,
    },
    /// The foot length is impossible in the unit stated by the caller or the file.
    #[error(
        "{file}: the foot is {length_mm:.0} mm long in {unit}, expected 100 to 400 mm; state the unit in which \
         the file was written (units = \"m\", \"dm\", \"cm\", \"mm\" or \"inch\")"
    )]
    Length {
        /// The file's name.
        file: String,
        /// What was measured.
        length_mm: f64,
        /// The unit used.
        unit: String,
    },
    /// The shape contradicts the stated side.
    #[error(
        "{file}: stated as a {stated} foot, but its shape is a {found} foot ({why}); correct the side, or check \
         whether the scanner mirrored the file"
    )]
    WrongSide {
        /// The file's name.
        file: String,
        /// What the caller said.
        stated: Side,
        /// What the shape says.
        found: Side,
        /// The signs seen.
        why: String,
    },
    /// Neither the caller nor the shape gives the side.
    #[error("{file}: the shape does not show whether it is a left or a right foot ({why}); state the side")]
    UnknownSide {
        /// The file's name.
        file: String,
        /// The signs seen.
        why: String,
    },
}
