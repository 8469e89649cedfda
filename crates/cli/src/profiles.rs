//! Reading a folder of profiles: every TOML file in it, by its path from the folder.

use crate::terminal::Terminal;
use std::fs;
use std::path::Path;
use windlass::{Complaint, Complaints, profiles};
use windlass_lab::read_file;
use windlass_measure::Note;

/// Folders within folders, and files, at most: the profiles compiled in are two deep and under a hundred.
const DEEPEST: usize = 8;
const MOST: usize = 2_000;

/// Names and texts of the profiles in a folder, sorted by name. Links to folders are not followed.
///
/// # Errors
/// The folder or a file cannot be read, is not text, or there are too many.
pub fn read(folder: &Path) -> Result<Vec<(String, String)>, Complaints> {
    let mut read = FolderRead { files: Vec::new(), seen: 0 };
    read.folder(folder, "", DEEPEST)?;
    read.files.sort();
    Ok(read.files)
}

struct FolderRead {
    files: Vec<(String, String)>,
    seen: usize,
}

impl FolderRead {
    fn folder(&mut self, folder: &Path, below: &str, deep: usize) -> Result<(), Complaints> {
        let place = folder.display().to_string();
        let failed = |e: std::io::Error| {
            Complaint::input(&place, e.to_string())
                .then("`windlass profiles --write DIR` writes a folder to begin with")
        };
        for entry in fs::read_dir(folder).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let kind = entry.file_type().map_err(failed)?;
            let name = entry.file_name().to_string_lossy().into_owned();
            self.seen += 1;
            if self.seen > MOST || deep == 0 {
                let why = format!(
                    "more than {MOST} files, or folders more than {DEEPEST} deep: this is not a folder of profiles"
                );
                return Err(Complaint::input(&place, why)
                    .then("`windlass profiles --write DIR` writes a folder to begin with")
                    .into());
            }
            let path = entry.path();
            if kind.is_dir() {
                self.folder(&path, &format!("{below}{name}/"), deep - 1)?;
            } else if path.extension().is_some_and(|e| e == "toml") && !path.is_dir() {
                self.files.push((format!("{below}{name}"), text(&path)?));
            }
        }
        Ok(())
    }
}

fn text(path: &Path) -> Result<String, Complaint> {
    let shown = path.display().to_string();
    let bytes = read_file(path).map_err(|why| Complaint::input(&shown, why))?;
    let text = windlass_measure::text::decode(&bytes).map_err(|e| Complaint::input(&shown, e.to_string()))?;
    Ok(text.chars.into_owned())
}

/// Tells which files of a folder take the place of no profile: a slip of the pen would otherwise change nothing, and
/// say nothing. Rules and tables of evidence may be new.
pub fn tell_strangers(folder: &Path, own: &[(String, String)], terminal: &Terminal) {
    let built_in = profiles::built_in();
    let known = |name: &str| built_in.iter().any(|(known, _)| known == name);
    let strangers: Vec<&str> =
        own.iter().map(|(name, _)| name.as_str()).filter(|name| !known(name) && !may_be_new(name)).collect();
    // Where all are strangers, it is the wrong folder, and three of them show it.
    let listed = if own.len() == strangers.len() { 3 } else { 20 };
    for name in strangers.iter().take(listed) {
        let names = built_in.iter().map(|(known, _)| known.as_str());
        let file = |name: &str| name.rsplit('/').next().unwrap_or(name).to_owned();
        let same_file = names.clone().find(|known| file(known) == file(name));
        let near = same_file.or_else(|| windlass_document::nearest(name, names));
        let note = Note::warning(
            folder.join(name).display().to_string(),
            "this profile replaces no built-in profile",
        );
        terminal.remark(&match near {
            Some(near) => note.then(format!("did you mean {near}? `windlass profiles` lists all")),
            None => note.then("`windlass profiles` lists the names"),
        });
    }
    if own.len() == strangers.len() {
        let text = "no file in this folder replaces a profile, so the built-in ones are used";
        let note = Note::warning(folder.display().to_string(), text);
        terminal.remark(&note.then("name the folder that holds materials/, processes/, rules/ and so on"));
    }
}

/// Whether a name that is not compiled in is read all the same.
fn may_be_new(name: &str) -> bool {
    ["rules/", "processes/", "printers/", "prefabricated/"].iter().any(|folder| name.starts_with(folder))
}
