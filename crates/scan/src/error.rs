//! Why a scan is refused: what, where in the file, and what to do next.

use windlass_measure::Side;

/// What a person has to tell about a scan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// Left or right.
    Side,
    /// Which way is up, or from where it was scanned.
    Pose,
    /// Whether this is one whole foot, with its sole.
    Foot,
    /// Its size.
    Length,
}

impl ScanError {
    /// The scan as it was understood, drawn with letters in some lines, where a person is asked about it.
    pub fn picture(&self) -> Option<&str> {
        match self {
            ScanError::Asked { picture, .. }
            | ScanError::WrongSide { picture, .. }
            | ScanError::UnknownSide { picture, .. } => Some(picture.as_str()).filter(|p| !p.is_empty()),
            _ => None,
        }
    }

    /// The same question with its picture.
    pub(crate) fn drawn(mut self, draw: impl FnOnce() -> String) -> Self {
        if let ScanError::Asked { picture, .. }
        | ScanError::WrongSide { picture, .. }
        | ScanError::UnknownSide { picture, .. } = &mut self
        {
            *picture = draw();
        }
        self
    }

    /// The same error about a file inside an archive.
    pub(crate) fn within(mut self, archive: &str, entry: &str) -> ScanError {
        let name = format!("{archive}: {}", entry.escape_debug());
        match &mut self {
            ScanError::UnknownFormat { file }
            | ScanError::NotRead { file, .. }
            | ScanError::Declared { file, .. }
            | ScanError::Malformed { file, .. }
            | ScanError::TooLarge { file, .. }
            | ScanError::NotAFoot { file, .. }
            | ScanError::Length { file, .. }
            | ScanError::Asked { file, .. }
            | ScanError::WrongSide { file, .. }
            | ScanError::UnknownSide { file, .. } => *file = name,
            ScanError::Camera { .. } => {}
        }
        self
    }
}

/// A scan that cannot be used.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ScanError {
    /// The bytes are not of a format that is read here.
    #[error(
        "{file}: not a scan this program reads; give a mesh (STL, OBJ, PLY, OFF, GLB, 3MF), points (PLY, PCD, PTX, XYZ, \
         CSV, NPY), a depth image (16-bit PNG, TIFF, PGM, EXR, NPY) or a PS2D container"
    )]
    UnknownFormat {
        /// The file's name.
        file: String,
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
    /// The file is whole, but something it declares is not read or cannot be understood in one way only.
    #[error("{file}: {what}; {next_step}")]
    Declared {
        /// The file's name.
        file: String,
        /// What it declares, and where.
        what: String,
        /// What to export instead, or which key to set.
        next_step: String,
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
        next_step: String,
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
    /// The foot's length is impossible in the unit stated or told by the file.
    #[error("{file}: the foot is {length_mm:.0} mm long in {unit}, expected 100 to 400 mm; {next_step}")]
    Length {
        /// The file's name.
        file: String,
        /// What was measured.
        length_mm: f64,
        /// The unit used.
        unit: String,
        /// What to state.
        next_step: String,
    },
    /// The scan may be a foot, but what is needed for a device is not certain: a person has to answer.
    #[error("{file}: {what}; {next_step}")]
    Asked {
        /// The file's name.
        file: String,
        /// What is not certain.
        question: Question,
        /// What was found.
        what: String,
        /// The key to set, or how to scan again.
        next_step: String,
        /// The scan as understood, in letters; empty where nothing is to be seen.
        picture: String,
    },
    /// The shape contradicts the stated side.
    #[error(
        "{file}: stated as a {stated} foot, but its shape is a {found} foot ({why}); correct the side, or check \
         whether the scanner mirrored the file{also}"
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
        /// What else to check.
        also: &'static str,
        /// The scan as understood, in letters; empty where nothing is to be seen.
        picture: String,
    },
    /// Neither the caller nor the shape gives the side.
    #[error("{file}: the shape does not show whether it is a left or a right foot ({why}); state the side")]
    UnknownSide {
        /// The file's name.
        file: String,
        /// The signs seen.
        why: String,
        /// The scan as understood, in letters; empty where nothing is to be seen.
        picture: String,
    },
}
