//! Opening what the command line names: a case with its world, and the settings.

use crate::arguments::Options;
use crate::terminal::Terminal;
use std::path::{Path, PathBuf};
use windlass::{Case, Complaint, Complaints, Files, Settings};
use windlass_lab::{Claim, Folder, read_file};

/// The case file that a path means: the path itself, or `case.toml` in the folder.
pub fn case_file(path: &Path) -> PathBuf {
    if path.is_dir() { path.join("case.toml") } else { path.to_owned() }
}

/// A case on the disk.
pub struct Opened {
    /// What it says.
    pub case: Case,
    /// The folder that is its world.
    pub world: Folder,
    /// Its file.
    pub file: PathBuf,
}

impl Opened {
    /// Whose outputs its job is, and what they must not replace.
    pub fn claim(&self) -> Claim {
        Claim::of(&self.case, &self.file, &self.world)
    }
}

/// Reads a case and the folder that is its world. Its user named it, so it may name files anywhere.
///
/// # Errors
/// The file cannot be read, or every fault in it.
pub fn case(path: &Path) -> Result<Opened, Complaints> {
    let file = case_file(path);
    let name = file.display().to_string();
    let bytes = read_file(&file).map_err(|why| {
        Complaint::input(&name, why).then("name a case file; `windlass sample DIR` writes one to start from")
    })?;
    let folder = file.parent().map(Path::to_owned).unwrap_or_default();
    Ok(Opened { case: Case::read(&name, &bytes)?, world: Folder::open(folder), file })
}

/// The settings: profiles compiled in, with those of `--profiles` in their place; files there that replace nothing are
/// told.
///
/// # Errors
/// A profile cannot be read, or every fault in it.
pub fn settings(options: &Options, terminal: &Terminal) -> Result<Settings, Complaints> {
    let settings = match &options.profiles {
        None => Settings::built_in(),
        Some(folder) => {
            let own = crate::profiles::read(folder)?;
            crate::profiles::tell_strangers(folder, &own, terminal);
            Settings::with(own)
        }
    };
    Ok(Settings { program: env!("WINDLASS_SOURCES").to_owned(), ..settings? })
}

/// The settings of a run that writes files, with the kinds named.
///
/// # Errors
/// As for [`settings`]; a word that is no kind of file.
pub fn settings_for(
    options: &Options,
    files: Option<&str>,
    terminal: &Terminal,
) -> Result<Settings, Complaints> {
    let files = files.map_or(Ok(Files::all()), Files::parse)?;
    Ok(Settings { files, ..settings(options, terminal)? })
}
