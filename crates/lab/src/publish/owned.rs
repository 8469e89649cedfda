//! What in a folder this program made: the files that a job's or a package's record lists.

use crate::read_file;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use windlass::job::{FileHash, Manifest, hash};

/// The files of a folder that records list.
#[derive(Debug, Default)]
pub(super) struct Owned {
    /// By name; records without a hash.
    files: BTreeMap<String, Option<FileHash>>,
    /// The case and the feet of the job in the folder.
    pub job: Option<(String, Vec<String>)>,
}

impl Owned {
    /// Reads the records of a folder; what is no record says nothing. What a case reads now is an input, whoever made
    /// it.
    pub fn of(dir: &Path, inputs: &[PathBuf]) -> Owned {
        let mut owned = Owned::default();
        let Ok(entries) = std::fs::read_dir(dir) else { return owned };
        for name in entries.flatten().filter_map(|e| e.file_name().into_string().ok()) {
            if name == "job.json" || name.ends_with(".job.json") || name.ends_with(".manifest.json") {
                let read = read_file(&dir.join(&name)).ok();
                if let Some(record) = read.and_then(|bytes| serde_json::from_slice(&bytes).ok()) {
                    owned.add(&name, &record);
                }
            }
        }
        let inputs: Vec<PathBuf> = inputs.iter().filter_map(|p| p.canonicalize().ok()).collect();
        owned.files.retain(|name, _| !dir.join(name).canonicalize().is_ok_and(|real| inputs.contains(&real)));
        owned
    }

    fn add(&mut self, name: &str, record: &Value) {
        let schema = record["schema"].as_str().unwrap_or_default();
        let listed: Option<Vec<FileHash>> = if schema.starts_with("windlass.job/") {
            serde_json::from_value::<Manifest>(record["manifest"].clone()).ok().map(|m| m.outputs)
        } else if schema.starts_with("windlass.package/") {
            serde_json::from_value(record["files"].clone()).ok()
        } else {
            None
        };
        let Some(listed) = listed else { return };
        if name == "job.json"
            && let Some(id) = record["id"].as_str()
        {
            let feet = record["feet"].as_object();
            self.job = Some((id.to_owned(), feet.into_iter().flat_map(|f| f.keys().cloned()).collect()));
        }
        self.files.insert(name.to_owned(), None);
        // A record that was tampered with could name any path: a plain name stays in the folder.
        let is_plain = |f: &FileHash| Path::new(&f.file).file_name().is_some_and(|n| n == f.file.as_str());
        self.files.extend(listed.into_iter().filter(is_plain).map(|f| (f.file.clone(), Some(f))));
    }

    /// Whether a record lists a file of this name.
    pub fn lists(&self, name: &str) -> bool {
        self.files.contains_key(name)
    }

    /// Whether a file is one of them, as its record lists it.
    pub fn is_untouched(&self, dir: &Path, name: &str) -> bool {
        let path = dir.join(name);
        let is_file = path.symlink_metadata().is_ok_and(|m| m.is_file());
        match self.files.get(name) {
            Some(Some(listed)) => {
                is_file && read_file(&path).is_ok_and(|bytes| hash(&bytes) == listed.blake3)
            }
            Some(None) => is_file,
            None => false,
        }
    }

    /// The names of all files that are as their record lists them.
    pub fn untouched(&self, dir: &Path) -> Vec<String> {
        self.files.keys().filter(|name| self.is_untouched(dir, name)).cloned().collect()
    }
}
