//! What may or may not be on this machine: reference data beside the project, other people's tools.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A file of the reference data beside the project; tells and gives `None` when it is absent.
pub fn reference_data(file: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data").join(file);
    if !path.exists() {
        eprintln!("skipped: the reference data {file} is not beside the project");
        return None;
    }
    Some(path.canonicalize().unwrap())
}

/// A program of this machine; tells and gives `None` when it is absent.
pub fn tool(name: &str, asks_version: &str) -> Option<Command> {
    if Command::new(name).arg(asks_version).output().is_err() {
        eprintln!("skipped: {name} is not installed");
        return None;
    }
    Some(Command::new(name))
}

/// A Python that has a module; tells and gives `None` when there is none. `WINDLASS_PYTHON` names another Python.
pub fn python_with(module: &str) -> Option<Command> {
    let python = std::env::var("WINDLASS_PYTHON").unwrap_or_else(|_| "python3".into());
    let found = Command::new(&python).args(["-c", &format!("import {module}")]).output();
    if !found.is_ok_and(|o| o.status.success()) {
        eprintln!("skipped: {python} has no module {module}");
        return None;
    }
    Some(Command::new(python))
}
