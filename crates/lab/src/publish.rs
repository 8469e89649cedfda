//! Writing the outputs of a job: whole or not at all.

use crate::folder::plain;
use std::io::Write;
use std::path::Path;
use tempfile::NamedTempFile;
use windlass::{Complaint, Output};

/// Writes all outputs into a folder, which is made if it is not there.
///
/// Every file is first written under a temporary name in the same folder; only when all are complete they get their
/// names, in the order given. So nothing half-written is ever seen under a final name, and whoever finds the last
/// output (by convention the job's record) finds all of them.
///
/// # Errors
/// A complaint that names the file. The folder is then as it was, except for outputs that were already renamed when
/// a later rename failed; each of those is whole.
pub fn publish(dir: &Path, outputs: &[Output]) -> Result<(), Complaint> {
    let existed = dir.exists();
    let place = dir.display().to_string();
    std::fs::create_dir_all(dir).map_err(|e| {
        Complaint::internal(&place, format!("the output folder cannot be created: {}", plain(&e)))
            .then("name another folder with --out")
    })?;
    let written = write_all(dir, outputs);
    if written.is_err() && !existed {
        // Only an empty folder goes away; its own error would say nothing new.
        let _ = std::fs::remove_dir(dir);
    }
    written
}

fn write_all(dir: &Path, outputs: &[Output]) -> Result<(), Complaint> {
    let mut ready = Vec::with_capacity(outputs.len());
    for output in outputs {
        let failed = |e: &std::io::Error| {
            Complaint::internal(
                dir.join(&output.name).display().to_string(),
                format!("cannot be written: {}", plain(e)),
            )
            .then("check that the folder is writable and the disk has space; nothing was changed")
        };
        let mut file = temporary(dir, ".windlass-", ".tmp").map_err(|e| failed(&e))?;
        file.write_all(&output.bytes).and_then(|()| file.flush()).map_err(|e| failed(&e))?;
        ready.push((file, output));
    }
    // The last one promises the others, so an older one goes before any of them is changed.
    if let Some(last) = outputs.last() {
        let _ = std::fs::remove_file(dir.join(&last.name));
    }
    for (file, output) in ready {
        let path = dir.join(&output.name);
        file.persist(&path).map_err(|e| {
            Complaint::internal(
                path.display().to_string(),
                format!("cannot be moved to its final name: {}", plain(&e.error)),
            )
        })?;
    }
    Ok(())
}

/// Removes the temporary files that a killed run left in a folder.
pub(crate) fn sweep(dir: &Path, prefix: &str, suffix: &str) {
    let Ok(entries) = std::fs::read_dir(dir) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(prefix) && name.ends_with(suffix) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// A temporary file with the permissions that an ordinary new file would get.
pub(crate) fn temporary(dir: &Path, prefix: &str, suffix: &str) -> std::io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(prefix).suffix(suffix);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // The process's own mask takes away what it takes from every new file.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(dir)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn output(name: &str) -> Output {
        Output { name: name.into(), bytes: name.as_bytes().to_vec() }
    }

    #[test]
    fn all_outputs_appear_and_nothing_else() {
        let base = tempfile::tempdir().unwrap();
        let dir = base.path().join("new/deep");
        publish(&dir, &[output("a.stl"), output("job.json")]).unwrap();
        publish(&dir, &[output("a.stl"), output("job.json")]).unwrap();
        let mut names: Vec<_> = std::fs::read_dir(&dir).unwrap().map(|e| e.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names, ["a.stl", "job.json"]);
    }

    #[test]
    fn a_failure_leaves_nothing_behind() {
        let base = tempfile::tempdir().unwrap();
        let file = base.path().join("file");
        std::fs::write(&file, b"").unwrap();
        assert!(publish(&file.join("out"), &[output("a.stl")]).is_err());
        let dir = base.path().join("out");
        // A folder stands where the file should go: the first output is not lost under a temporary name.
        std::fs::create_dir_all(dir.join("a.stl/x")).unwrap();
        assert!(publish(&dir, &[output("a.stl")]).is_err());
        let names: Vec<_> = std::fs::read_dir(&dir).unwrap().map(|e| e.unwrap().file_name()).collect();
        assert_eq!(names, ["a.stl"]);
    }
}
