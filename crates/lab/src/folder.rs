//! A folder on disk as the world of a case.

mod spelling;

use std::fs::File;
use std::io::Read;
use std::path::{Component, Path, PathBuf};
use windlass::{Complaint, World};

/// The largest file that is read, bytes: a mesh of two million faces. A usual scan is a fiftieth of it.
const LARGEST: u64 = 256 << 20;

/// The folder of a case.
#[derive(Debug, Clone)]
pub struct Folder {
    root: PathBuf,
    outside: bool,
}

impl Folder {
    /// The folder, from which a case may name files anywhere below.
    pub fn confined(root: impl Into<PathBuf>) -> Self {
        Folder { root: root.into(), outside: false }
    }

    /// The folder, from which a case may name any file of the machine: for a case that its user named himself.
    pub fn open(root: impl Into<PathBuf>) -> Self {
        Folder { root: root.into(), outside: true }
    }

    /// The folder of a case found among others, whose user says whether they may name files outside.
    pub fn of(root: impl Into<PathBuf>, may_name_outside: bool) -> Self {
        Folder { root: root.into(), outside: may_name_outside }
    }

    /// The path that a name in the case means: as it is written; else with `/` for `\\` and in other letter case, where
    /// exactly one file is meant.
    pub(crate) fn resolve(&self, file: &str) -> Result<PathBuf, Complaint> {
        let path = self.stays(file)?;
        if path.exists() {
            return Ok(path);
        }
        match spelling::same(&self.root, file) {
            Some(other) => self.stays(&other),
            None => Ok(path),
        }
    }

    /// What tells one content of a file from another, without reading it where it is large: the bytes of a small file, and
    /// otherwise its length and time of change.
    ///
    /// # Errors
    /// As for reading it.
    pub fn mark(&self, file: &str) -> Result<Vec<u8>, Complaint> {
        const SMALL: u64 = 64 << 10;
        let path = self.resolve(file)?;
        match std::fs::metadata(&path) {
            Ok(meta) if meta.is_file() && meta.len() > SMALL => {
                Ok(format!("{} {:?}", meta.len(), meta.modified().ok()).into_bytes())
            }
            _ => self.read(file),
        }
    }

    /// The path, unless it leaves the folder and must not.
    fn stays(&self, file: &str) -> Result<PathBuf, Complaint> {
        let named = Path::new(file);
        let path = self.root.join(named);
        if self.outside {
            return Ok(path);
        }
        let leaves = named.components().any(|c| !matches!(c, Component::Normal(_) | Component::CurDir));
        // A link inside the folder may point out of it, so the real places are compared too.
        let real = path.canonicalize().ok();
        let root = self.root.canonicalize().ok();
        let escapes = matches!((&real, &root), (Some(real), Some(root)) if !real.starts_with(root));
        if leaves || escapes {
            return Err(Complaint::input(file, "the path leads out of the folder of its case")
                .then("copy the file next to the case, or pass --allow-outside if you trust the case"));
        }
        Ok(path)
    }
}

impl World for Folder {
    fn read(&self, file: &str) -> Result<Vec<u8>, Complaint> {
        let path = self.resolve(file)?;
        read_file(&path).map_err(|why| {
            let step = match spelling::nearest(&self.root, file) {
                Some(near) if !path.exists() => format!("there is `{near}`; write file = \"{near}\""),
                _ => format!("paths are relative to the folder of the case: {}", shown(&self.root)),
            };
            Complaint::input(file, why).then(step)
        })
    }
}

fn shown(root: &Path) -> String {
    if root.as_os_str().is_empty() { ".".into() } else { root.display().to_string() }
}

/// Reads a plain file of bounded size.
///
/// # Errors
/// Why not, in words, without the path.
pub fn read_file(path: &Path) -> Result<Vec<u8>, String> {
    let meta = std::fs::metadata(path).map_err(|e| plain(&e))?;
    if !meta.is_file() {
        return Err("it is not a regular file".into());
    }
    if meta.len() > LARGEST {
        return Err(format!("it is larger than {} MiB; reduce the scan to the foot", LARGEST >> 20));
    }
    let mut bytes = Vec::with_capacity(meta.len() as usize);
    // The limit holds for a file that grows while it is read, too.
    File::open(path).and_then(|f| f.take(LARGEST).read_to_end(&mut bytes)).map_err(|e| plain(&e))?;
    Ok(bytes)
}

/// An input or output error in plain words, without the path that some libraries put into it.
pub(crate) fn plain(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "no such file".into(),
        std::io::ErrorKind::PermissionDenied => "permission denied".into(),
        std::io::ErrorKind::StorageFull => "no space left on the disk".into(),
        _ => innermost(error).to_string(),
    }
}

/// The error of the system within an error that a library put round it.
fn innermost(error: &std::io::Error) -> &std::io::Error {
    let inner = error.get_ref().and_then(|e| e.source()?.downcast_ref::<std::io::Error>());
    inner.unwrap_or(error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_confined_case_cannot_leave_its_folder() {
        let base = tempfile::tempdir().unwrap();
        let case = base.path().join("case");
        std::fs::create_dir_all(case.join("scans")).unwrap();
        std::fs::write(base.path().join("secret"), b"s").unwrap();
        std::fs::write(case.join("scans/a.png"), b"a").unwrap();
        let folder = Folder::confined(&case);
        assert_eq!(folder.read("scans/a.png").unwrap(), b"a");
        assert_eq!(folder.read("./scans/a.png").unwrap(), b"a");
        let absolute = base.path().join("secret");
        for file in ["../secret", "scans/../../secret", absolute.to_str().unwrap()] {
            let complaint = folder.read(file).unwrap_err();
            assert!(complaint.to_string().contains("--allow-outside"), "{complaint}");
        }
        assert_eq!(Folder::open(&case).read("../secret").unwrap(), b"s");
    }

    #[test]
    fn paths_of_windows_and_other_letter_case_are_read_or_answered() {
        let base = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(base.path().join("Scans")).unwrap();
        std::fs::write(base.path().join("Scans/left.stl"), b"l").unwrap();
        let folder = Folder::confined(base.path());
        for name in ["Scans\\left.stl", "scans/Left.STL", "scans\\LEFT.stl"] {
            assert_eq!(folder.read(name).unwrap(), b"l", "{name}");
        }
        let message = folder.read("Scans/lfet.stl").unwrap_err().to_string();
        assert!(message.contains("there is `Scans/left.stl`"), "{message}");
        assert!(folder.read("..\\left.stl").is_err());
        std::fs::write(base.path().join("Scans/LEFT.stl"), b"u").unwrap();
        assert!(folder.read("scans/Left.stl").is_err(), "two files are meant alike");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_points_outside_is_refused() {
        let base = tempfile::tempdir().unwrap();
        let case = base.path().join("case");
        std::fs::create_dir_all(&case).unwrap();
        std::fs::write(base.path().join("secret"), b"s").unwrap();
        std::os::unix::fs::symlink("../secret", case.join("scan.png")).unwrap();
        assert!(Folder::confined(&case).read("scan.png").is_err());
    }

    #[test]
    fn what_is_no_file_is_told_in_plain_words() {
        let base = tempfile::tempdir().unwrap();
        let folder = Folder::open(base.path());
        assert!(folder.read("nothing.stl").unwrap_err().text.contains("no such file"));
        assert!(folder.read(".").unwrap_err().text.contains("not a regular file"));
    }
}
