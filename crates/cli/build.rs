//! The hash of everything that the program is built from, so that a record can say which program made it: the same for
//! the same sources on every machine.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let manifest = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default();
    let checkout = manifest.join("../..");
    // Unpacked from its package, the program is its own sources: the lock file beside them holds the checksums of the rest.
    let is_packaged = !checkout.join("profiles").is_dir();
    let (top, folders) = if is_packaged {
        (manifest, ["src"].as_slice())
    } else {
        (checkout, ["crates", "profiles"].as_slice())
    };
    let mut files = vec!["Cargo.toml".to_owned(), "Cargo.lock".to_owned()];
    for folder in folders {
        collect(&top, folder, &mut files)?;
    }
    files.sort();
    let mut hasher = blake3::Hasher::new();
    for name in files {
        let path = top.join(&name);
        println!("cargo::rerun-if-changed={}", path.display());
        // Line ends are those of the checkout, and say nothing.
        let mut bytes = fs::read(path)?;
        bytes.retain(|byte| *byte != b'\r');
        hasher
            .update(name.as_bytes())
            .update(&[0])
            .update(&(bytes.len() as u64).to_le_bytes())
            .update(&bytes);
    }
    println!("cargo::rustc-env=WINDLASS_SOURCES={}", hasher.finalize().to_hex());
    Ok(())
}

/// Adds every file below a folder of the sources by its path from the top, with `/`; what only tests and measures the
/// program is not part of it.
fn collect(top: &Path, below: &str, files: &mut Vec<String>) -> io::Result<()> {
    println!("cargo::rerun-if-changed={}", top.join(below).display());
    for entry in fs::read_dir(top.join(below))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{below}/{name}");
        if !entry.file_type()?.is_dir() {
            files.push(path);
        } else if !["tests", "benches", "examples", "target"].contains(&name.as_str()) {
            collect(top, &path, files)?;
        }
    }
    Ok(())
}
