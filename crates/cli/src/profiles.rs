//! Reading a folder of profiles: every TOML file in it, by its path from the folder.

use std::fs;
use std::path::Path;
use windlass::{Complaint, Complaints};
use windlass_lab::read_file;

/// Names and texts of the profiles in a folder, sorted by name.
///
/// # Errors
/// The folder or a file cannot be read, or is not text.
pub fn read(folder: &Path) -> Result<Vec<(String, String)>, Complaints> {
    let mut files = Vec::new();
    walk(folder, "", &mut files)?;
    files.sort();
    Ok(files)
}

fn walk(folder: &Path, below: &str, files: &mut Vec<(String, String)>) -> Result<(), Complaints> {
    let place = folder.display().to_string();
    let failed = |e: std::io::Error| {
        Complaint::input(&place, e.to_string())
            .then("`windlass profiles --write DIR` writes a folder to start from")
    };
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = entry.path();
        if path.is_dir() {
            walk(&path, &format!("{below}{name}/"), files)?;
        } else if path.extension().is_some_and(|e| e == "toml") {
            let shown = path.display().to_string();
            let bytes = read_file(&path).map_err(|why| Complaint::input(&shown, why))?;
            let text = String::from_utf8(bytes).map_err(|_| Complaint::input(&shown, "not text"))?;
            files.push((format!("{below}{name}"), text));
        }
    }
    Ok(())
}
