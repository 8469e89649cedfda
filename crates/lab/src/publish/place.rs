//! Where a set of outputs goes, and the names that are used while it is written.

use crate::folder::plain;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use windlass::Complaint;

/// An output folder.
pub(super) struct Place {
    /// The folder as it was named, for messages.
    pub named: PathBuf,
    /// The folder itself, links followed.
    pub dir: PathBuf,
    /// The folder it lies in.
    parent: PathBuf,
    name: OsString,
}

impl Place {
    /// The place of a folder that may not be there yet; the folders above it are made.
    pub fn of(named: &Path) -> Result<Place, Complaint> {
        let failed = |why: String| {
            Complaint::internal(
                named.display().to_string(),
                format!("the output folder cannot be created: {why}"),
            )
            .then("name another folder with --out")
        };
        if named.exists() && !named.is_dir() {
            return Err(failed("a file has this name".into()));
        }
        if !named.is_dir()
            && let Some(parent) = named.parent().filter(|p| !p.as_os_str().is_empty())
        {
            std::fs::create_dir_all(parent).map_err(|e| failed(plain(&e)))?;
        }
        Place::of_existing(named).map_err(|e| failed(plain(&e)))
    }

    /// The place of a folder whose parent is there.
    pub fn of_existing(named: &Path) -> std::io::Result<Place> {
        let given = if named.as_os_str().is_empty() { Path::new(".") } else { named };
        let dir = match given.canonicalize() {
            Ok(dir) => dir,
            Err(e) => {
                let name = given.file_name().ok_or(e)?;
                let parent = given.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
                parent.canonicalize()?.join(name)
            }
        };
        let parent = dir.parent().unwrap_or(&dir).to_owned();
        let name = dir.file_name().unwrap_or_default().to_owned();
        Ok(Place { named: named.to_owned(), dir, parent, name })
    }

    /// A name beside the folder: `.windlass-NAME.ENDING`.
    pub fn beside(&self, ending: &str) -> PathBuf {
        let mut name = OsString::from(".windlass-");
        name.push(&self.name);
        name.push(".");
        name.push(ending);
        self.parent.join(name)
    }

    /// A name in the folder.
    pub fn within(&self, ending: &str) -> PathBuf {
        self.dir.join(format!(".windlass-{ending}"))
    }

    /// Whether a killed run left something here.
    pub fn has_leftovers(&self) -> bool {
        let beside = ["new", "old", "lock"].iter().any(|ending| self.beside(ending).exists());
        let within = || {
            let entries = std::fs::read_dir(&self.dir);
            entries.is_ok_and(|mut e| {
                e.any(|e| e.is_ok_and(|e| e.file_name().to_string_lossy().starts_with(".windlass-")))
            })
        };
        beside || within()
    }
}
