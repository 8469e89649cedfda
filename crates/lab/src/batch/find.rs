//! Finding the cases of a folder tree, one after the other, in a fixed order, without keeping them all.

use std::collections::HashSet;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use windlass::{Complaint, Complaints};

/// How many bytes of a file are looked at to see whether it is a case.
const HEAD: u64 = 4096;

/// A case file found in the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchCase {
    /// Its path.
    pub file: PathBuf,
    /// Its path from the top of the tree, with `/`.
    pub relative: String,
    /// The folder for its outputs, from the output folder: the same place, and the file's stem unless it is
    /// `case.toml`.
    pub place: PathBuf,
    /// The case before it whose outputs have the same place, also on a disk that does not tell letter case apart.
    pub place_taken_by: Option<String>,
}

/// The case files below a folder: every `case.toml`, and every other TOML file that says it is a case. Links to
/// folders are not followed, and the output folder is left out.
///
/// # Errors
/// The top folder cannot be read; a folder further down that cannot be read comes as an item.
pub fn cases(dir: &Path, out: &Path) -> Result<Cases, Complaints> {
    let out = out.canonicalize().ok();
    let mut cases = Cases { stack: Vec::new(), out, places: HashSet::new() };
    cases.open(dir, "")?;
    Ok(cases)
}

/// The walk over the tree.
pub struct Cases {
    /// Entries still to be seen, the next one last.
    stack: Vec<Entry>,
    out: Option<PathBuf>,
    /// The places of the cases so far, by hash: a few bytes for each case of a long batch. Never walked.
    places: HashSet<[u8; 16]>,
}

struct Entry {
    path: PathBuf,
    relative: String,
    is_dir: bool,
}

impl Cases {
    fn open(&mut self, dir: &Path, relative: &str) -> Result<(), Complaint> {
        let failed = |e: &std::io::Error| {
            Complaint::input(dir.display().to_string(), crate::folder::plain(e))
                .then("name a folder with cases")
        };
        let mut entries = Vec::new();
        for entry in fs::read_dir(dir).map_err(|e| failed(&e))? {
            let entry = entry.map_err(|e| failed(&e))?;
            let kind = entry.file_type().map_err(|e| failed(&e))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let is_toml = !kind.is_dir() && name.ends_with(".toml");
            if kind.is_dir() || is_toml {
                let relative = if relative.is_empty() { name } else { format!("{relative}/{name}") };
                entries.push(Entry { path: entry.path(), relative, is_dir: kind.is_dir() });
            }
        }
        entries.sort_by(|a, b| b.relative.cmp(&a.relative));
        self.stack.extend(entries);
        Ok(())
    }

    fn found(&mut self, entry: Entry) -> BatchCase {
        let relative = Path::new(&entry.relative);
        let folder = relative.parent().unwrap_or(Path::new("")).to_owned();
        let stem = relative.file_stem().unwrap_or_default();
        let place = if stem == "case" { folder } else { folder.join(stem) };
        let hash = blake3::hash(place.to_string_lossy().to_lowercase().as_bytes());
        let mut key = [0; 16];
        key.copy_from_slice(&hash.as_bytes()[..16]);
        let place_taken_by = (!self.places.insert(key)).then(|| other_case(&entry, &place));
        BatchCase { file: entry.path, relative: entry.relative, place, place_taken_by }
    }

    fn is_output(&self, dir: &Path) -> bool {
        self.out.is_some() && dir.canonicalize().ok() == self.out
    }
}

impl Iterator for Cases {
    type Item = Result<BatchCase, Complaint>;

    fn next(&mut self) -> Option<Self::Item> {
        while let Some(entry) = self.stack.pop() {
            if entry.is_dir {
                if self.is_output(&entry.path) {
                    continue;
                }
                if let Err(complaint) = self.open(&entry.path, &entry.relative) {
                    return Some(Err(complaint));
                }
            } else if is_case(&entry.path) {
                return Some(Ok(self.found(entry)));
            }
        }
        None
    }
}

/// The case that came before this one at its place, as far as its name tells.
fn other_case(entry: &Entry, place: &Path) -> String {
    let place = place.to_string_lossy();
    let top = entry.path.ancestors().nth(Path::new(&entry.relative).components().count());
    let beside = [format!("{place}.toml"), format!("{place}/case.toml")];
    let is_there =
        |name: &&String| **name != entry.relative && top.is_some_and(|top| is_case(&top.join(name)));
    beside.iter().find(is_there).cloned().unwrap_or_else(|| "another case".to_owned())
}

fn is_case(file: &Path) -> bool {
    if file.file_name().is_some_and(|n| n == "case.toml") {
        return true;
    }
    let mut head = Vec::new();
    let read = fs::metadata(file).is_ok_and(|m| m.is_file())
        && fs::File::open(file).and_then(|f| f.take(HEAD).read_to_end(&mut head)).is_ok();
    read && String::from_utf8_lossy(&head).contains("windlass.case/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases_come_in_order_and_outputs_are_no_cases() {
        let base = tempfile::tempdir().unwrap();
        for file in ["b/case.toml", "a/x.toml", "a/case.toml", "out/c/case.toml", "a/Cargo.toml"] {
            let path = base.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            let text =
                if file.ends_with("Cargo.toml") { "[package]" } else { "schema = \"windlass.case/1\"" };
            fs::write(path, text).unwrap();
        }
        let found: Vec<_> =
            cases(base.path(), &base.path().join("out")).unwrap().map(Result::unwrap).collect();
        let names: Vec<_> = found.iter().map(|f| f.relative.as_str()).collect();
        assert_eq!(names, ["a/case.toml", "a/x.toml", "b/case.toml"]);
        assert!(found.iter().all(|f| f.place_taken_by.is_none()));
        let places: Vec<_> = found.iter().map(|f| f.place.to_str().unwrap()).collect();
        assert_eq!(places, ["a", "a/x", "b"]);
    }

    #[test]
    fn two_cases_with_one_place_are_told() {
        let base = tempfile::tempdir().unwrap();
        for file in ["a/case.toml", "a.toml", "A.toml"] {
            let path = base.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "schema = \"windlass.case/1\"").unwrap();
        }
        let found: Vec<_> =
            cases(base.path(), &base.path().join("out")).unwrap().map(Result::unwrap).collect();
        let taken: Vec<_> =
            found.iter().map(|f| (f.relative.as_str(), f.place_taken_by.as_deref())).collect();
        assert!(taken[0].1.is_none() && taken[1..].iter().all(|(_, by)| by.is_some()), "{taken:?}");
        assert!(
            taken.contains(&("a.toml", Some("a/case.toml")))
                || taken.contains(&("a/case.toml", Some("a.toml"))),
            "{taken:?}"
        );
    }
}
