//! Lists every profile of `profiles/`, so that `windlass profiles` and the manifest know exactly what is compiled in.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let manifest = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default();
    let out = env::var_os("OUT_DIR").map(PathBuf::from).unwrap_or_default();
    let profiles = manifest.join("../../profiles");
    println!("cargo::rerun-if-changed={}", profiles.display());
    let mut files = Vec::new();
    collect(&profiles, "", &mut files)?;
    files.sort();
    let mut list = String::from("&[\n");
    for (name, path) in files {
        println!("cargo::rerun-if-changed={}", path.display());
        list.push_str(&format!("    ({name:?}, include_str!({:?})),\n", path.canonicalize()?));
    }
    list.push_str("]\n");
    fs::write(out.join("profiles.rs"), list)
}

/// Adds every TOML file below a folder by its path with `/`.
fn collect(folder: &Path, below: &str, files: &mut Vec<(String, PathBuf)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            collect(&path, &format!("{below}{name}/"), files)?;
        } else if name.ends_with(".toml") {
            files.push((format!("{below}{name}"), path));
        }
    }
    Ok(())
}
