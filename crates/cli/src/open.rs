//! Opening what the command line names: a case with its world, and the settings.

use crate::arguments::Options;
use std::path::{Path, PathBuf};
use windlass::{Case, Complaint, Complaints, Files, Settings};
use windlass_lab::{Folder, read_file};

/// The case file that a path means: the path itself, or `case.toml` in the folder.
pub fn case_file(path: &Path) -> PathBuf {
    if path.is_dir() { path.join("case.toml") } else { path.to_owned() }
}

/// Reads a case and the folder that is its world. Its user named it, so it may name files anywhere.
///
/// # Errors
/// The file cannot be read, or every fault in it.
pub fn case(path: &Path) -> Result<(Case, Folder), Complaints> {
    let file = case_file(path);
    let name = file.display().to_string();
    let bytes = read_file(&file).map_err(|why| {
        Complaint::input(&name, why).then("name a case file; `windlass sample DIR` writes one to start from")
    })?;
    let folder = file.parent().map(Path::to_owned).unwrap_or_default();
    Ok((Case::read(&name, &bytes)?, Folder::open(folder)))
}

/// The settings: profiles compiled in, with those of `--profiles` in their place.
///
/// # Errors
/// A profile cannot be read, or every fault in it.
pub fn settings(options: &Options) -> Result<Settings, Complaints> {
    match &options.profiles {
        None => Settings::built_in(),
        Some(folder) => Settings::with(crate::profiles::read(folder)?),
    }
}

/// The settings of a run that writes files, with the kinds named.
///
/// # Errors
/// As for [`settings`]; a word that is not a kind of file.
pub fn settings_for(options: &Options, files: Option<&str>) -> Result<Settings, Complaints> {
    let files = files.map_or(Ok(Files::all()), Files::parse)?;
    Ok(Settings { files, ..settings(options)? })
}
