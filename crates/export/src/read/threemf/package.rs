//! The archive of a 3MF: its parts by name, and which of them is the model that the package is about.

use super::attribute::{attribute, short};
use super::elements::{Refused, elements};
use crate::ReadError;
use crate::threemf::MODEL_PATH;
use std::io::{BufReader, Cursor, Read};
use zip::ZipArchive;

/// All parts together are not unpacked beyond this, bytes: no orthotic needs it, and a small archive could claim it.
const LARGEST: u64 = 512 << 20;
/// A part that unpacks to more than this many times its size is no model: real ones stay below twenty.
const RATIO: u64 = 150;
/// A part as small as this may have any ratio, bytes.
const SMALL: u64 = 1 << 20;
/// Most files of an archive.
const MOST_FILES: usize = 10_000;
/// Relationships of the package.
const RELATIONSHIPS: &str = "_rels/.rels";

/// An archive that is open.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    names: Vec<String>,
    /// Bytes that may still be unpacked.
    left: u64,
}

impl<'a> Package<'a> {
    /// Opens the archive.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Refused> {
        let refused = |why: String| Refused::new("the archive", why);
        // Counted before the directory is read, because each entry of it costs some hundred bytes.
        if bytes.windows(4).filter(|w| *w == b"PK\x01\x02").count() > MOST_FILES {
            return Err(refused(format!("it contains more than {MOST_FILES} files")));
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| refused(e.to_string()))?;
        let names = archive.file_names().flatten().map(|n| n.to_string()).collect();
        Ok(Package { archive, names, left: LARGEST })
    }

    /// The path of the model that the package's relationships name; without any, the usual one or the only one.
    pub(super) fn model(&mut self) -> Result<String, Refused> {
        if let Some(path) = self.related()? {
            return match self.find(&path) {
                Some(found) => Ok(found),
                None => Err(Refused::new(
                    RELATIONSHIPS,
                    format!("it names {:?}, which does not exist", short(&path)),
                )),
            };
        }
        let mut models = self.names.iter().filter(|n| n.to_ascii_lowercase().ends_with(".model"));
        if let Some(usual) = self.find(MODEL_PATH) {
            return Ok(usual);
        }
        match (models.next(), models.next()) {
            (Some(only), None) => Ok(only.clone()),
            (None, _) => Err(Refused::new("the archive", "it contains no model part")),
            _ => Err(Refused::new(
                "the archive",
                "it contains several model parts, and no relationship says which one counts",
            )),
        }
    }

    fn related(&mut self) -> Result<Option<String>, Refused> {
        if self.find(RELATIONSHIPS).is_none() {
            return Ok(None);
        }
        let mut target = None;
        elements(RELATIONSHIPS, self.part(RELATIONSHIPS)?, |tag, _| {
            let kind = attribute(tag, "Type")?.unwrap_or_default();
            if tag.local_name().as_ref() == "Relationship" && kind.ends_with("/3dmodel") && target.is_none() {
                target = attribute(tag, "Target")?;
            }
            Ok(())
        })?;
        Ok(target)
    }

    /// The name in the archive of a part, whatever its case; paths of parts may begin with a slash.
    pub(super) fn find(&self, path: &str) -> Option<String> {
        let path = path.trim_start_matches('/');
        let same = |n: &&String| n.trim_start_matches('/').eq_ignore_ascii_case(path);
        let exact = self.names.iter().find(|n| n.as_str() == path);
        exact.or_else(|| self.names.iter().find(same)).cloned()
    }

    /// A part as it is unpacked, bounded.
    pub(super) fn part(&mut self, path: &str) -> Result<BufReader<impl Read>, Refused> {
        let failed = |e: &dyn std::fmt::Display| Refused::new(path, e.to_string());
        let name = self.find(path).ok_or_else(|| failed(&"it is not there"))?;
        let part = self.archive.by_name(&name).map_err(|e| failed(&e))?;
        let most = (part.compressed_size().saturating_mul(RATIO)).max(SMALL);
        if part.size() > most || part.size() > self.left {
            let why =
                format!("it claims to unpack to {} MiB, far more than a model needs", part.size() >> 20);
            return Err(failed(&why));
        }
        // What the directory claims is not what the data hold: both are bounded.
        let size = part.size();
        self.left -= size;
        Ok(BufReader::new(part.take(size)))
    }
}

impl Refused {
    /// As an error of the file.
    pub(super) fn of(self, file: &str) -> ReadError {
        ReadError::new(file, self.place, self.why, self.next)
    }
}
