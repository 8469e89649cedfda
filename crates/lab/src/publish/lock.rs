//! One writer at a time for each output folder.

use super::place::Place;
use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use windlass::Complaint;

/// The lock of a folder; goes when it is dropped, also with a killed process.
pub(super) struct Lock {
    path: PathBuf,
    beside: bool,
    /// Holds the lock.
    _file: File,
}

impl Lock {
    /// Takes the lock beside the folder, or inside it where nothing can be written beside it.
    pub fn of(place: &Place) -> Result<Lock, Complaint> {
        let (outer, inner) = (place.beside("lock"), place.within("lock"));
        match take(&outer) {
            Taken::Yes(file) => Ok(Lock { path: outer, beside: true, _file: file }),
            Taken::ByAnother => Err(busy(&place.named)),
            Taken::Unwritable(why) => match take(&inner) {
                Taken::Yes(file) => Ok(Lock { path: inner, beside: false, _file: file }),
                Taken::ByAnother => Err(busy(&place.named)),
                Taken::Unwritable(inside) => {
                    let why = if place.dir.is_dir() { inside } else { why };
                    Err(Complaint::internal(
                        place.named.display().to_string(),
                        format!("the output folder cannot be written: {}", crate::folder::plain(&why)),
                    )
                    .then("name another folder with --out"))
                }
            },
        }
    }

    /// Whether the lock lies beside the folder, so that a whole folder can be put together there.
    pub fn is_beside(&self) -> bool {
        self.beside
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // While it is still held: whoever waits for this very file finds it gone, and looks again.
        let _ = std::fs::remove_file(&self.path);
    }
}

fn busy(named: &Path) -> Complaint {
    Complaint::internal(named.display().to_string(), "another windlass is writing into this folder")
        .then("wait until it is done, or name another folder with --out")
}

enum Taken {
    Yes(File),
    ByAnother,
    Unwritable(std::io::Error),
}

fn take(path: &Path) -> Taken {
    // The file may go between opening and locking, with the one that held it: then it is opened again.
    for _ in 0..100 {
        let file = match OpenOptions::new().create(true).truncate(false).write(true).open(path) {
            Ok(file) => file,
            Err(e) => return Taken::Unwritable(e),
        };
        match file.try_lock() {
            Ok(()) if is_still(&file, path) => return Taken::Yes(file),
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Taken::ByAnother,
            // A disk without locks, as some networks have: one writer is then up to its users.
            Err(TryLockError::Error(_)) => return Taken::Yes(file),
        }
    }
    Taken::ByAnother
}

/// Whether a path still names an open file.
#[cfg(unix)]
fn is_still(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    matches!((file.metadata(), std::fs::metadata(path)), (Ok(a), Ok(b)) if (a.dev(), a.ino()) == (b.dev(), b.ino()))
}

/// Elsewhere an open file keeps its name.
#[cfg(not(unix))]
fn is_still(_: &File, path: &Path) -> bool {
    path.exists()
}
