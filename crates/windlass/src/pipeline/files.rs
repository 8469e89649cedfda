//! Which files of a job are made. The record is always among them.

use crate::Complaint;

/// A kind of file that a job may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileKind {
    /// Triangles of each device.
    Stl,
    /// Triangles of each device with their unit, names and colours.
    ThreeMf,
    /// Curved faces of each device.
    Step,
    /// The page about the whole job.
    Report,
    /// Both devices on one plate as 3MF, each with its top cover as a second body.
    Plate,
    /// Triangles of the positive of each device.
    Positive,
}

impl FileKind {
    /// Every kind.
    pub const ALL: [FileKind; 6] = [
        FileKind::Stl,
        FileKind::ThreeMf,
        FileKind::Step,
        FileKind::Report,
        FileKind::Plate,
        FileKind::Positive,
    ];
    /// Those that are made unless others are asked for.
    pub const USUAL: [FileKind; 4] = [FileKind::Stl, FileKind::ThreeMf, FileKind::Step, FileKind::Report];

    /// Its word on the command line.
    pub fn word(self) -> &'static str {
        match self {
            FileKind::Stl => "stl",
            FileKind::ThreeMf => "3mf",
            FileKind::Step => "step",
            FileKind::Report => "report",
            FileKind::Plate => "plate",
            FileKind::Positive => "positive",
        }
    }

    /// How the names of such files end.
    pub fn ending(self) -> &'static str {
        match self {
            FileKind::Stl => ".stl",
            FileKind::ThreeMf => ".3mf",
            FileKind::Step => ".step",
            FileKind::Report => ".report.html",
            FileKind::Plate => ".plate.3mf",
            FileKind::Positive => ".positive.stl",
        }
    }
}

/// The kinds of file wanted of a job, each once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Files(Vec<FileKind>);

impl Files {
    /// Everything that is usually made.
    pub fn all() -> Self {
        Files(FileKind::USUAL.to_vec())
    }

    /// Nothing but the record.
    pub fn none() -> Self {
        Files(Vec::new())
    }

    /// From words with commas, such as `stl,3mf`.
    ///
    /// ```
    /// use windlass::{FileKind, Files};
    ///
    /// let files = Files::parse("stl,3mf")?;
    /// assert!(files.has(FileKind::Stl) && !files.has(FileKind::Step));
    /// assert!(Files::parse("obj").is_err());
    /// # Ok::<(), windlass::Complaint>(())
    /// ```
    ///
    /// # Errors
    /// A word that is not a kind of file.
    pub fn parse(words: &str) -> Result<Self, Complaint> {
        let kind = |word: &str| {
            let found = FileKind::ALL.into_iter().find(|k| k.word().eq_ignore_ascii_case(word.trim()));
            found.ok_or_else(|| {
                Complaint::input("--files", format!("unknown kind of file `{word}`"))
                    .then(format!("known: {}", FileKind::ALL.map(FileKind::word).join(", ")))
            })
        };
        let mut kinds = words.split(',').map(kind).collect::<Result<Vec<_>, _>>()?;
        kinds.sort_unstable();
        kinds.dedup();
        Ok(Files(kinds))
    }

    /// The words of the kinds, in a fixed order.
    pub fn words(&self) -> Vec<String> {
        self.0.iter().map(|kind| kind.word().to_owned()).collect()
    }

    /// Whether this kind is wanted.
    pub fn has(&self, kind: FileKind) -> bool {
        self.0.contains(&kind)
    }

    /// Whether words name at least these kinds.
    pub fn are_among(&self, words: &[String]) -> bool {
        self.0.iter().all(|kind| words.iter().any(|word| word == kind.word()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_name_kinds() {
        let files = Files::parse("3mf, STL,3mf").unwrap();
        assert_eq!(files, Files(vec![FileKind::Stl, FileKind::ThreeMf]));
        let complaint = Files::parse("stl,pdf").unwrap_err().to_string();
        assert!(complaint.contains("pdf") && complaint.contains("report"), "{complaint}");
        assert_eq!(files.words(), ["stl", "3mf"]);
        assert!(files.are_among(&Files::all().words()) && !Files::all().are_among(&files.words()));
    }
}
