//! Designs the case of a folder on this machine: `embed FOLDER`.

use std::{env, fs, io};

fn main() -> io::Result<()> {
    let folder = env::args().nth(1).unwrap_or_default();
    let mut scans = Vec::new();
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        scans.push((name, fs::read(path)?));
    }
    let case = fs::read(format!("{folder}/case.toml"))?;
    print!("{}", embed::listing(&case, scans));
    Ok(())
}
