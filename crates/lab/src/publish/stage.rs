//! A set of outputs in a folder that nobody reads yet.

use crate::folder::plain;
use std::path::Path;
use windlass::{Complaint, Output};

/// Writes the outputs into a new folder at `stage`; `dir` is what messages call it.
pub(super) fn stage(stage: &Path, dir: &Path, outputs: &[Output]) -> Result<(), Complaint> {
    let failed = |name: &str, e: &std::io::Error| {
        Complaint::internal(dir.join(name).display().to_string(), format!("cannot be written: {}", plain(e)))
            .then("see that the folder is writable and the disk has room; nothing was changed")
    };
    std::fs::create_dir(stage).map_err(|e| {
        Complaint::internal(
            dir.display().to_string(),
            format!("the output folder cannot be made: {}", plain(&e)),
        )
        .then("name another folder with --out")
    })?;
    for output in outputs {
        let path = stage.join(&output.name);
        let folder = path.parent().unwrap_or(stage);
        let written = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&path, &output.bytes));
        written.map_err(|e| failed(&output.name, &e))?;
    }
    Ok(())
}
