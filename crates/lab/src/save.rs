//! A single file written whole: under another name first, given its own in one step. A reader, also after a crash, finds
//! the older bytes or the new ones.

use crate::folder::plain;
use crate::publish::temporary;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;
use windlass::Complaint;

/// Bytes that arrive piece by piece, kept under a temporary name until they are complete. Dropped, they leave nothing.
#[derive(Debug)]
pub struct Incoming {
    file: NamedTempFile,
    folder: PathBuf,
}

impl Incoming {
    /// Begins a file of this folder.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn of(folder: &Path) -> Result<Incoming, Complaint> {
        let file = temporary(folder, PREFIX, SUFFIX).map_err(|e| failed(folder, &e))?;
        Ok(Incoming { file, folder: folder.to_owned() })
    }

    /// Adds bytes.
    ///
    /// # Errors
    /// The disk is full, or fails.
    pub fn add(&mut self, bytes: &[u8]) -> Result<(), Complaint> {
        self.file.write_all(bytes).map_err(|e| failed(&self.folder, &e))
    }

    /// Gives the complete file its name in the folder; an older one of that name is there until then.
    ///
    /// # Errors
    /// It cannot be brought to the disk or given its name.
    pub fn keep(self, name: &str) -> Result<(), Complaint> {
        let Incoming { file, folder } = self;
        let path = folder.join(name);
        // The bytes before the name: a name without its bytes is what a crash must not leave.
        file.as_file().sync_all().map_err(|e| failed(&path, &e))?;
        file.persist(&path).map_err(|e| failed(&path, &e.error))?;
        if let Ok(folder) = File::open(folder) {
            // Some systems cannot do this for a folder; the name is then as sure as they make it.
            let _ = folder.sync_all();
        }
        Ok(())
    }
}

/// Names of files that a killed program leaves begin and end so; `windlass batch` takes them away, too.
const PREFIX: &str = ".windlass-";
const SUFFIX: &str = ".tmp";

/// Writes a file whole, over an older one of its name.
///
/// # Errors
/// The folder cannot be written, or the disk is full.
pub fn save(path: &Path, bytes: &[u8]) -> Result<(), Complaint> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = path.file_name().and_then(|name| name.to_str());
    let name = name.ok_or_else(|| Complaint::input(path.display().to_string(), "this is not a file name"))?;
    let mut file = Incoming::of(folder)?;
    file.add(bytes)?;
    file.keep(name)
}

/// Takes away what a killed program left half written in a folder.
pub fn sweep_unfinished(folder: &Path) {
    crate::publish::sweep(folder, PREFIX, SUFFIX);
}

fn failed(path: &Path, error: &std::io::Error) -> Complaint {
    Complaint::internal(path.display().to_string(), format!("cannot be written: {}", plain(error)))
        .then("see that the folder is writable and the disk has room; the older file is as it was")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_what_is_given_up_leaves_nothing() {
        let base = tempfile::tempdir().unwrap();
        let path = base.path().join("case.toml");
        save(&path, b"one").unwrap();
        let mut given_up = Incoming::of(base.path()).unwrap();
        given_up.add(b"half of tw").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"one");
        drop(given_up);
        save(&path, b"two").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"two");
        assert_eq!(std::fs::read_dir(base.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_a_killed_program_left_is_swept_and_nothing_else() {
        let base = tempfile::tempdir().unwrap();
        for name in [".windlass-x1.tmp", "case.toml", "windlass-x.tmp"] {
            std::fs::write(base.path().join(name), b"x").unwrap();
        }
        sweep_unfinished(base.path());
        let mut left: Vec<_> =
            std::fs::read_dir(base.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, ["case.toml", "windlass-x.tmp"]);
    }

    #[test]
    fn a_folder_that_is_not_there_is_an_error_with_its_place() {
        let message = save(Path::new("no/such/folder/case.toml"), b"x").unwrap_err().to_string();
        assert!(message.contains("no/such/folder: cannot be written"), "{message}");
    }
}
