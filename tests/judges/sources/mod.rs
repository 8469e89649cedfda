//! The sources of the house as data: files, modules, who refers to whom, and what can be counted in them.

mod modules;
mod text;

pub use modules::{Crate, Cycle};
pub use text::{product, without_comments};

use std::fs;
use std::path::{Path, PathBuf};

/// Every file below a folder with this extension, sorted. A folder that cannot be read holds none.
pub fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    collect(folder, extension, &mut found);
    found.sort();
    found
}

fn collect(folder: &Path, extension: &str, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            collect(&path, extension, found);
        } else if path.extension().is_some_and(|e| e == extension) {
            found.push(path);
        }
    }
}

/// The folders of the crates, sorted.
pub fn crates(root: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(root.join("crates")).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut folders: Vec<PathBuf> =
        entries.chain([root.join("profiles")]).filter(|p| p.join("Cargo.toml").is_file()).collect();
    folders.sort();
    folders
}
